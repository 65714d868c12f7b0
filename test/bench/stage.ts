import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { APPLICATION_ROLE, migrate, useEmbeddedPostgres } from '#libs/platform';
import { tell } from './measure.js';

export interface Stage {
  url: string;
  /** A connection of the database's owner, for seeding and clearing. */
  owner: pg.Client;
  /** Connections as the application has them. */
  connect(count: number): Promise<pg.Client[]>;
}

/** Lends a migrated database that is thrown away afterwards. It keeps its promises (fsync): commits are what is measured. */
export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const given = process.env['DATABASE_URL'];
  return given ? inDatabaseOf(given, (url) => set(url, work)) : embedded((url) => set(url, work));
}

async function embedded<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kaixu-bench-'));
  const postgres = await useEmbeddedPostgres({ dataDir, say: tell });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.release();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function inDatabaseOf<T>(server: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `kaixu_bench_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return await work(url.toString());
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
}

async function set<T>(url: string, work: (stage: Stage) => Promise<T>): Promise<T> {
  await migrate(url);
  const open: pg.Client[] = [];
  const connect = async (config: pg.ClientConfig) => {
    const client = new pg.Client({ connectionString: url, ...config });
    await client.connect();
    open.push(client);
    return client;
  };
  try {
    const owner = await connect({});
    const asApplication = { options: `-c role=${APPLICATION_ROLE}` };
    return await work({
      url,
      owner,
      connect: (count) => Promise.all(Array.from({ length: count }, () => connect(asApplication))),
    });
  } finally {
    await Promise.all(open.map((client) => client.end()));
  }
}

export interface Api {
  port: number;
  pid: number;
}

/** Lends the API as production runs it: its own process, from the build. `nodeOptions` is for profiling. */
export async function withApi<T>(
  stage: Stage,
  nodeOptions: string[],
  work: (api: Api) => Promise<T>,
  more: NodeJS.ProcessEnv = {},
): Promise<T> {
  const port = await freePort();
  return withProcess(stage, 'api', nodeOptions, { ...more, PORT: String(port) }, async (pid, hasEnded) => {
    await untilReady(port, hasEnded);
    return work({ port, pid });
  });
}

/** Lends a worker that serves all queues. */
export async function withWorker<T>(
  stage: Stage,
  work: () => Promise<T>,
  more: NodeJS.ProcessEnv = {},
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kaixu-bench-worker-'));
  try {
    return await withProcess(stage, 'worker', [], { ...more, DATA_DIR: dataDir }, () => work());
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function withProcess<T>(
  { url }: Stage,
  app: 'api' | 'worker',
  nodeOptions: string[],
  more: NodeJS.ProcessEnv,
  work: (pid: number, hasEnded: () => boolean) => Promise<T>,
): Promise<T> {
  const main = fileURLToPath(new URL(`../../apps/${app}/main.js`, import.meta.url));
  const child = spawn(process.execPath, [...nodeOptions, main], {
    // What the process says is no line of the answer.
    stdio: ['ignore', 2, 2],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATABASE_URL: url,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      RATE_LIMIT_FACTOR: '1000000',
      ...more,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    return await work(child.pid ?? 0, () => child.exitCode !== null);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function untilReady(port: number, hasEnded: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && !hasEnded(); await pause(100)) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error('the API did not start');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
