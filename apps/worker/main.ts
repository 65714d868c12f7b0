import 'reflect-metadata';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NestFactory } from '@nestjs/core';
import {
  CannotRun,
  createLogger,
  JobsRuntime,
  Lifetime,
  NestLogger,
  readEnv,
  requireMigrated,
} from '#libs/platform';
import { aliveFile, BEAT_MS } from './alive.js';
import { WorkerModule } from './worker.module.js';

const startLogger = createLogger('info');
const life = new Lifetime((sentence) => startLogger.fatal(sentence));

/** Jobs only: no port is opened. Its health is a file that stays young (`health.ts`). */
await life.run(async () => {
  const env = readEnv();
  const databaseUrl = env.DATABASE_URL;
  if (!databaseUrl)
    throw new CannotRun('请设置 DATABASE_URL（postgres://…）。 · Set DATABASE_URL (postgres://…).');
  await requireMigrated(databaseUrl);
  const alive = await makeAliveFile(env.DATA_DIR);
  const logger = createLogger(env.LOG_LEVEL);
  const worker = await NestFactory.createApplicationContext(WorkerModule.forRoot({ env, databaseUrl }), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  life.closeWith(() => worker.close());
  const runtime = worker.get(JobsRuntime, { strict: false });
  const beating = setInterval(() => {
    const { lastBeat } = runtime;
    if (lastBeat && Date.now() - lastBeat.getTime() < BEAT_MS)
      void utimes(alive, lastBeat, lastBeat).catch((error: unknown) =>
        logger.warn({ err: error }, 'the sign of life cannot be written'),
      );
  }, BEAT_MS);
  life.closeWith(async () => clearInterval(beating));
  logger.info({ queues: env.QUEUES ?? 'all' }, 'the worker runs');
});

async function makeAliveFile(dataDir: string): Promise<string> {
  const file = aliveFile(dataDir);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '');
    return file;
  } catch (error) {
    throw new CannotRun(`无法写入 ${file}，请检查 DATA_DIR。 · ${file} cannot be written: check DATA_DIR.`, {
      cause: error,
    });
  }
}
