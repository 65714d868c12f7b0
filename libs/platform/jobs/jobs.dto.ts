import { Instant, ListOf, OneOf, Text, Whole } from '../fields.js';
import { QUEUES, type QueueName } from './queues.js';

export class QueueDto {
  @OneOf(QUEUES, { enumName: 'QueueName' }) name: QueueName;
  @Whole() waiting: number;
  @Whole() active: number;
  @Whole({ description: 'To be tried again, or scheduled' }) delayed: number;
  @Whole({ description: 'For good: their attempts are used up' }) failed: number;
  @Whole({ description: 'In the last hour, the last thousand at most' }) completed: number;
  @Whole({ description: 'How long the oldest job has been waiting' }) oldestWaitingSeconds: number;
}

export class FailedJobDto {
  @OneOf(QUEUES, { enumName: 'QueueName' }) queue: QueueName;
  @Text() id: string;
  @Text({ description: 'Topic and handler' }) name: string;
  @Text({ nullable: true }) subjectId: string | null;
  @Whole() attempts: number;
  @Text({ max: 500 }) reason: string;
  @Instant() failedAt: string;
}

export class JobsDto {
  @ListOf(() => QueueDto) queues: QueueDto[];
  @ListOf(() => FailedJobDto, { description: 'The latest first, at most a hundred of each queue' })
  failed: FailedJobDto[];
}

export const JOB_ACTS = ['RETRY', 'REMOVE'] as const;

export class FailedJobActDto {
  @OneOf(QUEUES, { enumName: 'QueueName' }) queue: QueueName;
  @Text({ max: 300 }) id: string;
  @OneOf(JOB_ACTS, { enumName: 'JobAct' }) act: (typeof JOB_ACTS)[number];
}
