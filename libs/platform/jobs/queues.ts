/** Every queue there is, for who serves none and wants to see them all; a test holds the list against the handlers. */
export const QUEUES = [
  'alerts',
  'documents',
  'files',
  'housekeeping',
  'imports',
  'licensing',
  'mail',
  'matching',
  'schedules',
  'search',
  'vectors',
] as const;
export type QueueName = (typeof QUEUES)[number];
