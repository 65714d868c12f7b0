import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import {
  CannotRun,
  createHttpApp,
  createLogger,
  Lifetime,
  listenFault,
  readEnv,
  requireMigrated,
} from '#libs/platform';
import { ApiModule } from './api.module.js';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));

const startLogger = createLogger('info');
const life = new Lifetime((sentence) => startLogger.fatal(sentence));

/** HTTP only. Migrating is a step of its own, `kaixu migrate`: several of these start at once. */
await life.run(async () => {
  const env = readEnv();
  const databaseUrl = env.DATABASE_URL;
  if (!databaseUrl)
    throw new CannotRun('请设置 DATABASE_URL（postgres://…）。 · Set DATABASE_URL (postgres://…).');
  await requireMigrated(databaseUrl);
  const { nest, logger } = await createHttpApp(ApiModule.forRoot({ env, databaseUrl }), env, WEB);
  life.closeWith(() => nest.close());
  await nest.listen(env.PORT, env.HOST).catch((error: unknown) => {
    throw listenFault(error, env);
  });
  logger.info({ host: env.HOST, port: env.PORT, publicUrl: env.PUBLIC_URL }, 'the API listens');
});
