import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Env, migrate, onDatabase, readEnv, requireMigrated, useEmbeddedPostgres } from '#libs/platform';
import { CliModule } from './cli.module.js';

/** More than a command needs at a time: a step of the demonstration holds three. */
const CONNECTIONS = 6;

/**
 * Lends the database to a command: `DATABASE_URL`, else the embedded one of `DATA_DIR`, which a running Kaixu may be
 * using at the same time, or which starts for this command and stops with it.
 */
export async function withDatabase<T>(
  work: (url: string, env: Env, embedded: boolean) => Promise<T>,
): Promise<T> {
  const env = readEnv();
  const { DATABASE_URL: url } = env;
  if (url) return onDatabase(url, () => work(url, env, false));
  const postgres = await useEmbeddedPostgres({ dataDir: env.DATA_DIR, say: tell });
  try {
    return await work(postgres.url, env, true);
  } finally {
    await postgres.release();
  }
}

/** Lends the services. The embedded database is brought to this version first; any other is the operator's to migrate. */
export async function withServices<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase(async (databaseUrl, given, embedded) => {
    if (embedded) await migrate(databaseUrl);
    else await requireMigrated(databaseUrl);
    const env = { ...given, DATABASE_POOL: CONNECTIONS };
    // Standard output belongs to the command's own answer.
    const app = await NestFactory.createApplicationContext(CliModule.forRoot({ env, databaseUrl }), {
      logger: false,
      abortOnError: false,
    });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  });
}

/** For the person at the keyboard, never for a program. */
export function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** The command's answer: one JSON object for programs, sentences for people. */
export function answer(json: boolean | undefined, object: object, sentences: string[]): void {
  process.stdout.write(`${json ? JSON.stringify(object) : sentences.join('\n')}\n`);
}
