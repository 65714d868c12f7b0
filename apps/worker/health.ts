import { statSync } from 'node:fs';
import { aliveFile, TOO_OLD_MS } from './alive.js';

/** `node dist/apps/worker/health.js` for a container's health check: 0 while the worker gets its work done, else 1. */
const { mtimeMs } = statSync(aliveFile(process.env['DATA_DIR'] || '.data'), { throwIfNoEntry: false }) ?? {
  mtimeMs: 0,
};
process.exitCode = Date.now() - mtimeMs < TOO_OLD_MS ? 0 : 1;
