import { randomUUID } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Database,
  Handles,
  JOB_OPTIONS,
  type JobHandler,
  JobsRuntime,
  PlatformJobsModule,
  PlatformModule,
  postgresBackend,
  readEnv,
  redisBackend,
  SYSTEM,
} from '#libs/platform';
import { programOnPath, startRedis } from '../support/processes.js';
import type { BenchOptions } from './main.js';
import { interleave, print, secondsOf, tell } from './measure.js';
import { onStage, type Stage } from './stage.js';

const JOBS = 2_000;
/** As sweeps write their outbox rows. */
const PAGE = 200;
const CONCURRENCY = 20;
const ROUNDS = 5;

/** Counts jobs that were done, and says when a round of them is complete. */
class Tally {
  private left = 0;
  private complete: () => void = () => undefined;

  async of(count: number, work: () => Promise<void>): Promise<number> {
    this.left = count;
    const all = new Promise<void>((resolve) => (this.complete = resolve));
    return count / (await secondsOf(() => Promise.all([work(), all])));
  }

  async done(): Promise<void> {
    if (--this.left === 0) this.complete();
  }
}
const tally = new Tally();

@Injectable()
@Handles({ topic: 'bench.empty', queue: 'bench', concurrency: CONCURRENCY })
class EmptyHandler implements JobHandler {
  handle(): Promise<void> {
    return tally.done();
  }
}
@Module({ providers: [EmptyHandler] })
class EmptyHandlerModule {}

/** Empty jobs: outbox, relay, queue, handler, against the queue alone with the same options; on each backend. */
export async function benchEmptyJobs(options: BenchOptions): Promise<void> {
  await onStage((stage) => measure('postgres', stage, undefined, options));
  const program = programOnPath('redis-server');
  if (!program) return tell('empty jobs: not run on Redis, no redis-server on PATH');
  const redis = await startRedis(program);
  await onStage((stage) => measure('redis', stage, redis.url, options)).finally(() => redis.stop());
}

async function measure(
  name: string,
  { url }: Stage,
  queueUrl: string | undefined,
  { rounds = ROUNDS }: BenchOptions,
): Promise<void> {
  const env = readEnv({ LOG_LEVEL: 'warn', QUEUE_URL: queueUrl });
  @Module({
    imports: [PlatformModule.forRoot({ env, databaseUrl: url }), PlatformJobsModule, EmptyHandlerModule],
  })
  class Working {}
  const app = await NestFactory.createApplicationContext(Working, { logger: ['error'], abortOnError: false });
  const fail = (error: Error) => tell(error.message);
  const backend = queueUrl
    ? redisBackend(queueUrl)
    : postgresBackend(url, app.get(JobsRuntime).queueNames.length);
  const queue = backend.queue('bare', fail);
  const worker = backend.worker('bare', () => tally.done(), { concurrency: CONCURRENCY }, fail);
  const ids = Array.from({ length: JOBS }, () => randomUUID());
  const pages = Array.from({ length: JOBS / PAGE }, (_, at) => ids.slice(at * PAGE, (at + 1) * PAGE));
  const bare = async () => {
    for (const page of pages)
      await queue.addBulk(
        page.map((subjectId) => ({ name: 'bare', data: { subjectId }, opts: { ...JOB_OPTIONS } })),
      );
  };
  const ours = async () => {
    for (const page of pages)
      await app.get(Database).transaction(SYSTEM, async (tx) => {
        for (const id of page) await tx.later('bench.empty', id);
      });
  };
  try {
    print(
      await interleave({
        goal: `empty_jobs_${name}_over_bare_queue`,
        unit: 'jobs/s',
        rounds,
        warmUp: 1,
        each: JOBS,
        anchor: () => tally.of(JOBS, bare),
        ours: () => tally.of(JOBS, ours),
      }),
    );
  } finally {
    await worker.close();
    await queue.close();
    await backend.close();
    await app.close();
  }
}
