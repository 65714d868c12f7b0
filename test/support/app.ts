import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp, Clock, Database, type HttpApp, JobsRuntime, readEnv } from '#libs/platform';
import { StandaloneModule } from '../../apps/standalone/standalone.module.js';
import { createTestDatabase, type TestDatabase } from './database.js';

export interface TestApp extends HttpApp {
  nest: NestFastifyApplication;
  clock: Clock;
  db: Database;
  databaseUrl: string;
  /** Everything that had to happen later has happened. */
  jobsDone(): Promise<void>;
  close(): Promise<void>;
}

/** The product, built by production's own function over a database of this test file. */
export async function startTestApp(more: NodeJS.ProcessEnv = {}, on?: TestDatabase): Promise<TestApp> {
  const database = on ?? (await createTestDatabase());
  const env = readEnv({
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'fatal',
    RATE_LIMIT_FACTOR: '1000',
    DATABASE_POOL: '6',
    ...more,
  });
  const app = await createHttpApp(
    StandaloneModule.forRoot({ env, databaseUrl: database.url }),
    env,
    more['WEB_FOLDER'],
  );
  await app.nest.init();
  await app.nest.getHttpAdapter().getInstance().ready();
  const nest = app.nest;
  return {
    ...app,
    clock: nest.get(Clock),
    db: nest.get(Database),
    databaseUrl: database.url,
    jobsDone: () => nest.get(JobsRuntime, { strict: false }).idle(),
    close: async () => {
      await nest.close();
      await database.drop();
    },
  };
}
