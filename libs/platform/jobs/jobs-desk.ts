import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Env } from '../env.js';
import { refuse } from '../errors.js';
import {
  type JobBackend,
  type JobQueue,
  postgresBackend,
  QUEUE_DATABASE_URL,
  redisBackend,
} from './backend.js';
import type { FailedJobDto, QueueDto } from './jobs.dto.js';
import { QUEUES, type QueueName } from './queues.js';

const MOST_FAILED = 100;
const REASON = 500;

/** The queues as an operator sees them, from a process that serves none: opened when somebody first looks. */
@Injectable()
export class JobsDesk implements OnApplicationShutdown {
  private backend: JobBackend | undefined;
  private readonly opened = new Map<QueueName, JobQueue>();

  constructor(
    private readonly env: Env,
    @Inject(QUEUE_DATABASE_URL) private readonly databaseUrl: string,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.opened.values()].map((queue) => queue.close()));
    await this.backend?.close();
  }

  queues(): Promise<QueueDto[]> {
    return Promise.all(
      QUEUES.map(async (name) => {
        const queue = this.queue(name);
        const {
          waiting = 0,
          prioritized = 0,
          active = 0,
          delayed = 0,
          failed = 0,
          completed = 0,
        } = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed');
        // The first of each kind.
        const first = await queue.getJobs(['waiting', 'prioritized'], 0, 0, true);
        const oldest = Math.min(Date.now(), ...first.map(({ timestamp }) => timestamp));
        const seconds = Math.round((Date.now() - oldest) / 1000);
        return {
          name,
          waiting: waiting + prioritized,
          active,
          delayed,
          failed,
          completed,
          oldestWaitingSeconds: seconds,
        };
      }),
    );
  }

  /** Jobs that failed for good, the latest first; at most a hundred of each queue. */
  async failed(): Promise<FailedJobDto[]> {
    const each = await Promise.all(
      QUEUES.map(async (queue) =>
        (await this.queue(queue).getJobs(['failed'], 0, MOST_FAILED - 1)).map((job) => ({
          queue,
          id: String(job.id),
          name: job.name,
          subjectId: job.data.subjectId || null,
          attempts: job.attemptsMade,
          reason: (job.failedReason || '—').slice(0, REASON),
          failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
        })),
      ),
    );
    return each.flat().sort((a, b) => (a.failedAt < b.failedAt ? 1 : -1));
  }

  /** Puts a failed job back, with all its attempts; a handler may run twice, so nothing happens double. */
  async retry(queue: QueueName, id: string): Promise<void> {
    const job = await this.failedJob(queue, id);
    await job.retry('failed', { resetAttemptsMade: true });
  }

  async remove(queue: QueueName, id: string): Promise<void> {
    await (await this.failedJob(queue, id)).remove();
  }

  private async failedJob(queue: QueueName, id: string) {
    const job = await this.queue(queue).getJob(id);
    if (!job || !(await job.isFailed())) throw refuse.not_found();
    return job;
  }

  private queue(name: QueueName): JobQueue {
    this.backend ??= this.env.QUEUE_URL
      ? redisBackend(this.env.QUEUE_URL)
      : postgresBackend(this.databaseUrl, 1);
    const queue = this.opened.get(name) ?? this.backend.queue(name, () => undefined);
    this.opened.set(name, queue);
    return queue;
  }
}
