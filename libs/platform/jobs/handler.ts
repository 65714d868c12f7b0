import { SetMetadata } from '@nestjs/common';
import type { Env } from '../env.js';

export interface HandlerOptions {
  /** What happened: the topic of an outbox row, `import.commit`. */
  topic: string;
  /** Jobs of one queue share workers; `QUEUES=` chooses queues. */
  queue: string;
  /** Jobs of this queue at a time in one worker. */
  concurrency?: number;
  /** A sweep: runs by itself this often, with an empty subject. */
  everySeconds?: number;
  /** Absent: PERSON. */
  priority?: Priority;
  /** So many jobs of the queue begin in so many seconds, in all its workers together; one handler of a queue says it. */
  limit?: QueueLimit;
}

/** PERSON: somebody may be waiting for it. SWEEP: one of many that a sweep made; begun when no PERSON job waits in its queue. */
export type Priority = 'PERSON' | 'SWEEP';

export interface QueueLimit {
  max: number;
  seconds: number;
  /** Only where this process runs so; absent: always. */
  where?: (env: Env) => boolean;
}

/**
 * Work that follows from an outbox row. It gets an id and nothing else, loads what it needs as SYSTEM, and may run
 * twice without a second effect.
 */
export interface JobHandler {
  handle(subjectId: string): Promise<void>;
}

export const HANDLES = Symbol('handles');

/** Subscribes a provider of a `x-jobs.module.ts` to a topic. Several handlers may follow one topic. */
export const Handles = (options: HandlerOptions): ClassDecorator => SetMetadata(HANDLES, options);
