import { createPostgresBackend, Queue, type Job, type JobType, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { APPLICATION_ROLE } from '../database/data-source.js';
import type { QueueLimit } from './handler.js';

export const QUEUE_DATABASE_URL = Symbol('url of the database that queues live in');

export interface JobData {
  subjectId: string;
}
type Process = (job: Job<JobData>) => Promise<void>;

/** What the runtime needs of a queue, on either backend. */
export interface JobQueue {
  addBulk(jobs: { name: string; data: JobData; opts: Record<string, unknown> }[]): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { every: number },
    template: { name: string; data: JobData },
  ): Promise<unknown>;
  getJobCounts(...types: string[]): Promise<Record<string, number>>;
  getJobs(types: JobType[], start: number, end: number, ascending?: boolean): Promise<Job<JobData>[]>;
  getJob(id: string): Promise<Job<JobData> | undefined>;
  close(): Promise<void>;
}
export interface Serving {
  /** Jobs at a time in this worker. */
  concurrency: number;
  /** Of all workers of the queue together. */
  limit?: QueueLimit | undefined;
}
export interface JobWorker {
  close(): Promise<void>;
}

export interface JobBackend {
  queue(name: string, onError: (error: Error) => void): JobQueue;
  worker(name: string, process: Process, serving: Serving, onError: (error: Error) => void): JobWorker;
  close(): Promise<void>;
}

/**
 * A worker that lost its database or Redis tries again after `runRetryDelay`. A worker that was killed leaves the locks
 * of its jobs: another takes such a job over within 20 s, however many workers died of it before.
 */
const WORKER_OPTIONS = {
  runRetryDelay: 1000,
  lockDuration: 15_000,
  stalledInterval: 5000,
  maxStalledCount: 8,
};

function optionsOf({ concurrency, limit }: Serving) {
  const limiter = limit && { max: limit.max, duration: limit.seconds * 1000 };
  return { concurrency, ...(limiter && { limiter }), ...WORKER_OPTIONS };
}

/** BullMQ on the same Postgres: one pool for all queues of the process, a LISTEN connection of it for each worker. */
export function postgresBackend(url: string, queueCount: number): JobBackend {
  const pool = new pg.Pool({
    connectionString: url,
    max: queueCount * 2 + 3,
    keepAlive: true,
    options: `-c search_path=bullmq -c role=${APPLICATION_ROLE}`,
  });
  pool.on('error', () => undefined);
  // Each queue and worker listens for errors of the shared pool.
  pool.setMaxListeners(0);
  const classes = withBackend(createPostgresBackend);
  return {
    queue(name, onError) {
      const queue = new classes.Queue<JobData, void>(name, { connection: pool as never });
      queue.on('error', onError);
      return queue as unknown as JobQueue;
    },
    worker(name, process, serving, onError) {
      const options = { connection: pool as never, ...optionsOf(serving) };
      const worker = new classes.Worker<JobData, void>(name, process as never, options);
      worker.on('error', onError);
      return worker;
    },
    close: () => pool.end(),
  };
}

/** BullMQ on Redis through ioredis. Names carry hash tags, so that a cluster keeps a queue's keys together. */
export function redisBackend(url: string): JobBackend {
  const connections: Redis[] = [];
  const connect = () => {
    const redis = new Redis(url, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    connections.push(redis);
    return redis;
  };
  return {
    queue(name, onError) {
      const queue = new Queue<JobData, void>(`{${name}}`, { connection: connect() as never });
      queue.on('error', onError);
      return queue as unknown as JobQueue;
    },
    worker(name, process, serving, onError) {
      const options = { connection: connect() as never, ...optionsOf(serving) };
      const worker = new Worker<JobData, void>(`{${name}}`, process as never, options);
      worker.on('error', onError);
      return worker;
    },
    async close() {
      for (const redis of connections) redis.disconnect();
    },
  };
}
