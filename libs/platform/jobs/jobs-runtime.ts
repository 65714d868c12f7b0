import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import type { Job } from 'bullmq';
import { Database } from '../database/database.js';
import { Env } from '../env.js';
import {
  type JobBackend,
  type JobData,
  type JobQueue,
  type JobWorker,
  postgresBackend,
  QUEUE_DATABASE_URL,
  redisBackend,
} from './backend.js';
import { CannotRun } from '../process.js';
import { type HandlerOptions, HANDLES, type JobHandler, type Priority } from './handler.js';
import { type OutboxRow, relayBatch } from './relay.js';

/** An empty outbox is asked again after the first, then after twice as long each time, up to the last: rows come in company. */
const IDLE_MS = { first: 10, last: 200 };
export const JOB_OPTIONS = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: { age: 3600, count: 1000 },
  removeOnFail: { age: 30 * 86_400 },
};
/** BullMQ begins the lesser figure first, and what has none before all that has one. */
const PRIORITY_OPTIONS: Record<Priority, { priority?: number }> = { PERSON: {}, SWEEP: { priority: 10 } };

interface Subscription extends HandlerOptions {
  name: string;
  handler: JobHandler;
}

/** Runs in the worker (and in standalone): relays the outbox, serves the queues, starts the sweeps. */
@Injectable()
export class JobsRuntime implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly queues = new Map<string, JobQueue>();
  private readonly workers: JobWorker[] = [];
  private subscriptions: Subscription[] = [];
  private backend: JobBackend;
  private relaying: Promise<void> | undefined;
  private stopping = false;
  /** When the relay last got through to the database. */
  lastBeat: Date | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly env: Env,
    @Inject(QUEUE_DATABASE_URL) private readonly databaseUrl: string,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.subscriptions = this.discover();
    const names = [...new Set(this.subscriptions.map(({ queue }) => queue))];
    const served = this.env.QUEUES ? this.env.QUEUES.split(',').map((name) => name.trim()) : names;
    const unknown = served.filter((name) => !names.includes(name));
    if (unknown.length > 0)
      throw new CannotRun(
        `QUEUES names no queue of ours: ${unknown.join(', ')} (there are ${names.join(', ')})`,
      );
    this.backend = this.env.QUEUE_URL
      ? redisBackend(this.env.QUEUE_URL)
      : postgresBackend(this.databaseUrl, names.length);
    const onError = (error: Error) => this.logger.warn(`queue connection: ${error.message}`);
    for (const name of names) this.queues.set(name, this.backend.queue(name, onError));
    for (const name of served) {
      const mine = this.subscriptions.filter(({ queue }) => queue === name);
      const concurrency = Math.max(1, ...mine.map((s) => s.concurrency ?? 2));
      const limit = mine.find((s) => s.limit && (s.limit.where?.(this.env) ?? true))?.limit;
      this.workers.push(this.backend.worker(name, (job) => this.run(job), { concurrency, limit }, onError));
    }
    for (const { name, queue, everySeconds } of this.subscriptions) {
      if (!everySeconds) continue;
      const template = { name, data: { subjectId: '' } };
      await this.queues.get(queue)?.upsertJobScheduler(name, { every: everySeconds * 1000 }, template);
    }
    this.relaying = this.relay();
  }

  /** Drains: no new job is taken, those under way are finished. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.relaying;
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.backend?.close();
  }

  /** Every queue that a handler of this process asks for. */
  get queueNames(): string[] {
    return [...this.queues.keys()].sort();
  }

  /** Resolves when nothing is waiting anywhere; tests wait for it. Throws when a job failed for good. */
  async idle(): Promise<void> {
    for (;;) {
      const [row] = await this.database.query<{ waiting: number }>(
        'SELECT count(*)::int AS waiting FROM outbox',
      );
      const counts = await Promise.all(
        [...this.queues.values()].map((queue) =>
          queue.getJobCounts('waiting', 'active', 'prioritized', 'failed'),
        ),
      );
      const failed = counts.reduce((sum, count) => sum + (count['failed'] ?? 0), 0);
      if (failed > 0) throw new Error(`failed for good: ${await this.failures()}`);
      const busy = counts.reduce(
        (sum, { waiting = 0, active = 0, prioritized = 0 }) => sum + waiting + active + prioritized,
        0,
      );
      if (row?.waiting === 0 && busy === 0) return;
      await pause(20);
    }
  }

  private async failures(): Promise<string> {
    const jobs = await Promise.all([...this.queues.values()].map((queue) => queue.getJobs(['failed'], 0, 4)));
    return jobs
      .flat()
      .map(({ name, failedReason }) => `${name}: ${failedReason}`)
      .join('; ');
  }

  private discover(): Subscription[] {
    return this.discovery.getProviders().flatMap(({ instance, metatype }) => {
      const options = metatype && this.reflector.get<HandlerOptions | undefined>(HANDLES, metatype as never);
      if (!options || !instance) return [];
      return [{ ...options, name: `${options.topic}>${metatype.name}`, handler: instance as JobHandler }];
    });
  }

  private async relay(): Promise<void> {
    let idle = IDLE_MS.last;
    while (!this.stopping) {
      try {
        const moved = await relayBatch(this.database, (rows) => this.deliver(rows));
        this.lastBeat = new Date();
        if (moved > 0) {
          idle = IDLE_MS.first;
          continue;
        }
      } catch (error) {
        idle = IDLE_MS.last;
        this.logger.warn(`outbox relay: ${error instanceof Error ? error.message : String(error)}`);
      }
      await pause(idle);
      idle = Math.min(2 * idle, IDLE_MS.last);
    }
  }

  /** One job for each handler of a row's topic; the same subject twice in a batch is one job. */
  private async deliver(rows: OutboxRow[]): Promise<void> {
    const byQueue = new Map<string, Map<string, Parameters<JobQueue['addBulk']>[0][number]>>();
    for (const row of rows) {
      const followers = this.subscriptions.filter(({ topic }) => topic === row.topic);
      for (const { name, queue, priority = 'PERSON' } of followers) {
        const jobs = byQueue.get(queue) ?? new Map();
        jobs.set(`${name} ${row.subjectId}`, {
          name,
          data: { subjectId: row.subjectId },
          opts: {
            ...JOB_OPTIONS,
            ...PRIORITY_OPTIONS[priority],
            jobId: `outbox-${row.id}-${name.replaceAll(':', '.')}`,
          },
        });
        byQueue.set(queue, jobs);
      }
    }
    for (const [queue, jobs] of byQueue) await this.queues.get(queue)?.addBulk([...jobs.values()]);
  }

  private async run(job: Job<JobData>): Promise<void> {
    const subscription = this.subscriptions.find(({ name }) => name === job.name);
    // A job of a newer version's topic: tried again for about a minute, until a worker that knows it has started.
    if (!subscription) throw new Error(`no handler for ${job.name}`);
    try {
      await subscription.handler.handle(job.data.subjectId);
    } catch (error) {
      this.logger.error(
        { err: error, job: job.name, subjectId: job.data.subjectId, attempt: job.attemptsMade + 1 },
        'job failed',
      );
      throw error;
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
