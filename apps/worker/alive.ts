import { join } from 'node:path';

export const BEAT_MS = 10_000;
/** Three beats missed. */
export const TOO_OLD_MS = 3 * BEAT_MS + 5_000;

/** Touched while the relay gets through to the database. */
export function aliveFile(dataDir: string): string {
  return join(dataDir, 'worker.alive');
}
