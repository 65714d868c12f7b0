import { open, stat, truncate } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { exists, findBinaries, type Binaries } from './binaries.js';
import { CannotStart, codeOf, explained, failedProgram } from './cannot-start.js';
import {
  clusterFolder,
  createCluster,
  freePort,
  refuseOtherMajor,
  runningPostmaster,
  serverPlan,
} from './cluster.js';
import { clusterUrl } from './cluster-url.js';
import type { Home } from './home.js';
import type { KeeperConnection } from './keeper-connection.js';
import { chooseQuarters, type Quarters } from './quarters.js';

export interface BringUp {
  readonly home: Home;
  readonly ephemeral: boolean;
  readonly say: (sentence: string) => void;
}

const SETTLING = 15_000; // how long the rest of a killed server may stand in the way
const RECOVERY = 120_000;
const LOG_LIMIT = 2 ** 20;
const CURABLE = /could not bind|TCP\/IP socket|shared memory block|lock file .* already/;

/** What the user that has the keeper's turn does: find or make the cluster, have it served, make the database. */
export async function bringUp(task: BringUp, keeper: KeeperConnection): Promise<void> {
  const { home, ephemeral, say } = task;
  try {
    const binaries = await findBinaries();
    const quarters = await chooseQuarters(home, binaries);
    await ensureCluster(task, binaries, quarters);
    const deadline = Date.now() + SETTLING;
    while (keeper.isOpen && !(await serve(home, quarters, ephemeral, keeper, say))) {
      if (Date.now() > deadline)
        throw await failedProgram('PostgreSQL', await tail(home.log, 0), home.folder);
      await pause(150);
    }
    keeper.announceReady();
  } catch (error) {
    throw explained(error, home.folder);
  }
}

async function ensureCluster(task: BringUp, binaries: Binaries, quarters: Quarters): Promise<void> {
  const cluster = clusterFolder(quarters);
  if (await exists(cluster)) return refuseOtherMajor(cluster, binaries);
  task.say(`Making a PostgreSQL ${binaries.major} database in ${cluster} · 正在创建 PostgreSQL 数据库`);
  await createCluster(quarters, (await task.home.settings()).password, task.ephemeral);
}

/** Adopts the server that runs or starts one. False: it ended for a reason that time or another port cures. */
async function serve(
  home: Home,
  quarters: Quarters,
  ephemeral: boolean,
  keeper: KeeperConnection,
  say: BringUp['say'],
): Promise<boolean> {
  const settings = await home.settings();
  const running = await runningPostmaster(clusterFolder(quarters));
  const port = running ? running.port || settings.port || 0 : await freePort(settings.port);
  if (port !== settings.port && port !== 0) await home.save({ ...settings, port });
  const plan = serverPlan(quarters, port, home.log, ephemeral);
  const logStart = await shortened(home.log);
  if (running) keeper.adopt(running.pid, plan);
  else keeper.start(plan);

  const answers = await untilItAnswers(
    clusterUrl(settings.password, port, 'postgres'),
    keeper,
    say,
    createDatabase,
  );
  if (answers || !keeper.isOpen) return true;
  const said = await tail(home.log, logStart);
  // A server that was killed, or adopted, tells nothing about the next one.
  const ended = running === undefined && /^\d+$/.test(keeper.exited ?? '');
  if (ended && !CURABLE.test(said)) throw await failedProgram('PostgreSQL', said, home.folder);
  return false;
}

async function createDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'kaixu'`);
  if (rowCount === 0) await client.query('CREATE DATABASE kaixu');
}

/** False when the server ended (or the keeper did) instead of answering. */
export async function untilItAnswers(
  url: string,
  keeper: KeeperConnection,
  say: BringUp['say'],
  then: (client: Client) => Promise<void> = async () => undefined,
): Promise<boolean> {
  const [slow, deadline] = [Date.now() + 3_000, Date.now() + RECOVERY];
  for (let told = false; keeper.isOpen && keeper.exited === undefined; await pause(30)) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await then(client);
      return true;
    } catch (error) {
      if (codeOf(error) === '28P01') throw wrongPassword(error);
      if (!isPassing(error) || Date.now() > deadline) throw error;
      if (!told && Date.now() > slow)
        say('PostgreSQL is recovering after an abrupt end · PostgreSQL 正在恢复');
      told ||= Date.now() > slow;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

/** Not up yet, recovering, shutting down, or cut off in between: anything but a considered answer. */
function isPassing(error: unknown): boolean {
  return !(error instanceof DatabaseError) || ['57P01', '57P02', '57P03', '53300'].includes(error.code ?? '');
}

function wrongPassword(error: unknown): CannotStart {
  return new CannotStart(
    'The password in settings.json is not that of the database beside it: put the two back together.',
    'settings.json 中的密码与其旁的数据库不符，请恢复配套的文件。',
    error,
  );
}

async function shortened(log: string): Promise<number> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= LOG_LIMIT) return size;
  await truncate(log);
  return 0;
}

async function tail(log: string, from: number): Promise<string> {
  const file = await open(log).catch(() => undefined);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const start = Math.max(from, size - 8_192);
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(Math.max(0, size - start)),
      0,
      size - start,
      start,
    );
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
