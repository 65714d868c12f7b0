import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import {
  createHttpApp,
  Database,
  type Env,
  Lifetime,
  listenFault,
  migrate,
  onDatabase,
  readEnv,
  useEmbeddedPostgres,
} from '#libs/platform';
import { type DemoSignIn, demoSignIns } from '../cli/demo/demo-sign-ins.js';
import { isDemoLoaded, loadDemo, NotEmpty } from '../cli/demo/load-demo.js';
import { forgetAddress, freePort, noteAddress, runningAlready } from './address.js';
import { StandaloneModule } from './standalone.module.js';
import { welcome } from './welcome.js';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
const life = new Lifetime(say);

await life.run(async () => {
  const env = await readNewcomersEnv();
  const address = await runningAlready(env);
  if (address) {
    // What was asked for is so: Kaixu runs on this data folder.
    say(`开许已在运行 · Kaixu already runs at ${address}`);
    return life.stop();
  }
  const databaseUrl = env.DATABASE_URL ?? (await embedded(env));
  await onDatabase(databaseUrl, () => migrate(databaseUrl));
  const { nest } = await createHttpApp(StandaloneModule.forRoot({ env, databaseUrl }), env, WEB);
  life.closeWith(() => nest.close());
  const signIns = env.DATABASE_URL ? [] : await demonstration(nest);
  await nest.listen(env.PORT, env.HOST).catch((error: unknown) => {
    throw listenFault(error, env);
  });
  await noteAddress(env);
  life.closeWith(() => forgetAddress(env));
  process.stdout.write(welcome(env.PUBLIC_URL, signIns));
});

/** A newcomer reads sentences; whoever wants the log asks for it. Port 0 is any free one, and known before the start. */
async function readNewcomersEnv(): Promise<Env> {
  const source = { ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] || 'error' };
  const env = readEnv(source);
  return env.PORT === 0 ? readEnv({ ...source, PORT: String(await freePort(env.HOST)) }) : env;
}

async function embedded({ DATA_DIR }: Env): Promise<string> {
  const postgres = await useEmbeddedPostgres({ dataDir: DATA_DIR, say });
  life.closeWith(() => postgres.release());
  return postgres.url;
}

/** Only into a database of our own that is empty; before anything listens or any job runs, because it moves the clock. */
async function demonstration(app: INestApplicationContext): Promise<DemoSignIn[]> {
  const database = app.get(Database);
  if (!(await isDemoLoaded(database))) {
    const filled = await loadDemo(
      app,
      (done) => void (done === 0 && say('正在装入演示数据 · Loading the demonstration data')),
    ).catch((error: unknown) => {
      if (error instanceof NotEmpty) return undefined;
      throw error;
    });
    if (!filled) return [];
  }
  return (await demoSignIns(database)).signIns;
}
