import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { useEmbeddedPostgres, type EmbeddedPostgres } from './index.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');

jest.setTimeout(60_000); // real servers, on a machine that may be busy

describe('the embedded PostgreSQL', () => {
  let compiled = '';
  let dataDir = '';
  const processes: ChildProcess[] = [];
  const uses: EmbeddedPostgres[] = [];

  beforeAll(() => {
    compiled = compile();
  });
  afterAll(() => rmSync(compiled, { recursive: true, force: true }));

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'kaixu-embedded-'));
  });
  afterEach(async () => {
    for (const child of processes.splice(0)) child.kill('SIGKILL');
    for (const use of uses.splice(0)) await use.release();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function use({ ephemeral } = { ephemeral: true }): Promise<string> {
    const postgres = await useEmbeddedPostgres({ dataDir, ephemeral });
    uses.push(postgres);
    return postgres.url;
  }

  async function useInAnotherProcess(): Promise<{ url: string; child: ChildProcess }> {
    const child = spawn(process.execPath, [join(here, 'user.fixture.mjs'), compiled, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    processes.push(child);
    const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    return { url: chunk.toString().trim(), child };
  }

  it('is shared by all users of a data folder, stops with the last and keeps the data', async () => {
    const url = await use();
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const second = await useEmbeddedPostgres({ dataDir, ephemeral: true });
    expect(second.url).toBe(url);

    await uses.pop()?.release();
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.release();
    expect(await isListening(url)).toBe(false);
    expect(existsSync(join(dataDir, 'postgres/cluster/postmaster.pid'))).toBe(false);

    expect(await use()).toBe(url);
    expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('sorts and classifies letters alike everywhere, also Chinese ones', async () => {
    const url = await use();
    expect(
      await ask(url, `SELECT '专' ~ '\\w' AS letter, current_setting('server_encoding') AS encoding`),
    ).toEqual([{ letter: true, encoding: 'UTF8' }]);
    expect(
      await ask(url, `SELECT datcollate, datlocprovider FROM pg_database WHERE datname = 'kaixu'`),
    ).toEqual([{ datcollate: 'C.UTF-8', datlocprovider: 'b' }]);
  });

  it('is made once when two processes start at the same time on an empty folder', async () => {
    const [first, second, third] = await Promise.all([useInAnotherProcess(), useInAnotherProcess(), use()]);
    expect([first.url, second.url]).toEqual([third, third]);
  });

  it('stops by itself when its only user is killed', async () => {
    const { url, child } = await useInAnotherProcess();
    child.kill('SIGKILL');
    await until(async () => !(await isListening(url)));
    await until(async () => !existsSync(join(dataDir, 'postgres/cluster/postmaster.pid')));
  });

  it('recovers under a living user when the server or its keeper is killed', async () => {
    const url = await use({ ephemeral: false });
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    for (const victim of [postmaster, keeper, postmaster]) {
      process.kill(victim(), 'SIGKILL');
      await until(async () => (await ask(url, 'SELECT answer FROM kept')).length === 1);
    }
  });

  it('recovers at the next use when everything was killed', async () => {
    const { url, child } = await useInAnotherProcess();
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    for (const pid of [keeper(), postmaster()]) process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    expect(await use()).toBe(url);
    expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('says in one sentence that the folder belongs to another PostgreSQL', async () => {
    mkdirSync(join(dataDir, 'postgres/cluster'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres/cluster/PG_VERSION'), '17\n');
    await expect(use()).rejects.toThrow(/^.* was made by PostgreSQL 17, this is PostgreSQL 18.*$/);
  });

  it('says in one sentence that the folder cannot be written', async () => {
    writeFileSync(join(dataDir, 'postgres'), 'a file where a folder belongs');
    await expect(use()).rejects.toMatchObject({ name: 'CannotStart' });
  });

  const postmaster = (): number =>
    Number.parseInt(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10);

  /** The keeper is found by its command line, which names the data folder. */
  function keeper(): number {
    const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
    const line = stdout.split('\n').find((text) => text.includes('keeper.mjs') && text.includes(dataDir));
    return Number.parseInt(line ?? '', 10);
  }
});

/** Other processes need JavaScript: the compiled folder lies below node_modules so that it finds packages. */
function compile(): string {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'embedded-postgres-'));
  const options = '--ignoreConfig --target es2023 --module nodenext --types node --skipLibCheck'.split(' ');
  const files = ['--rootDir', here, '--outDir', folder, join(here, 'index.ts')];
  const { status, stdout } = spawnSync(process.execPath, [
    join(root, 'node_modules/tsgo/bin/tsc'),
    ...options,
    ...files,
  ]);
  if (status !== 0) throw new Error(String(stdout));
  copyFileSync(join(here, 'keeper.mjs'), join(folder, 'keeper.mjs'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isListening(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).then((listening) => {
    socket.destroy();
    return listening === true;
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > deadline) throw new Error('It did not come about within 20 seconds');
    await pause(50);
  }
}
