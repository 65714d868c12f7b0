import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chown, mkdir, readFile, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { exists, program, type Binaries } from './binaries.js';
import { CannotStart, codeOf, failedProgram } from './cannot-start.js';
import type { Quarters } from './quarters.js';

const run = promisify(execFile);

/** The command that the keeper runs, and runs again when the server dies under living users. */
export interface Plan {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly log: string;
  /** The server's own lock file. */
  readonly lock: string;
  readonly uid?: number;
  readonly gid?: number;
}

const LAPTOP = [
  'shared_buffers=128MB',
  'max_connections=100',
  'max_wal_size=512MB',
  'TimeZone=UTC',
  'log_checkpoints=off',
];
const FORGETFUL = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];

export function clusterFolder(quarters: Quarters): string {
  return join(quarters.folder, 'cluster');
}

export async function refuseOtherMajor(cluster: string, binaries: Binaries): Promise<void> {
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found === String(binaries.major)) return;
  throw new CannotStart(
    `${cluster} was made by PostgreSQL ${found}, this is PostgreSQL ${binaries.major}: set another DATA_DIR.`,
    `${cluster} 由 PostgreSQL ${found} 创建，当前为 PostgreSQL ${binaries.major}，请另设 DATA_DIR。`,
  );
}

/** Made beside its place and renamed, so that a cluster that is there is a whole one. */
export async function createCluster(quarters: Quarters, password: string, ephemeral: boolean): Promise<void> {
  const draft = `${clusterFolder(quarters)}.new`;
  const secret = join(quarters.folder, '.password');
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await writeFile(secret, password, { mode: 0o600 });
    if (quarters.account) {
      await chown(draft, quarters.account.uid, quarters.account.gid);
      await chown(secret, quarters.account.uid, quarters.account.gid);
    }
    const options = ['-D', draft, '-U', 'kaixu', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8'];
    // Sorting and character classes must not depend on the LANG of whoever started first.
    options.push('--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions');
    if (ephemeral) options.push('--no-sync');
    const { command, args, cwd, ...account } = commandFor(quarters, 'initdb', options);
    await run(command, [...args], { cwd, ...account });
    await rename(draft, clusterFolder(quarters));
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    if (typeof error !== 'object' || error === null || !('stderr' in error)) throw error;
    throw await failedProgram('initdb', String(error.stderr), quarters.folder);
  } finally {
    await rm(secret, { force: true });
  }
}

export function serverPlan(quarters: Quarters, port: number, log: string, ephemeral: boolean): Plan {
  const settings = [...LAPTOP, ...(ephemeral ? FORGETFUL : []), 'listen_addresses=127.0.0.1', `port=${port}`];
  const options = [...settings, 'unix_socket_directories='].flatMap((setting) => ['-c', setting]);
  return {
    ...commandFor(quarters, 'postgres', ['-D', clusterFolder(quarters), ...options]),
    log,
    lock: lockOf(clusterFolder(quarters)),
  };
}

function commandFor(
  quarters: Quarters,
  name: 'initdb' | 'postgres',
  options: string[],
): Omit<Plan, 'log' | 'lock'> {
  const [command = '', ...args] = [...quarters.prefix, program(quarters.native, name), ...options];
  return { command, args, cwd: quarters.folder, ...quarters.account };
}

function lockOf(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The server that holds this cluster. A lock file left by a dead one is cleared away. */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lock = lockOf(cluster);
  if (!(await exists(lock))) return undefined;
  const [pid = 0, , , port = 0] = (await readFile(lock, 'utf8')).split('\n').map(Number);
  if (pid > 0 && (await holdsCluster(pid, cluster))) return { pid, port };
  // PostgreSQL would refuse to start where the number now belongs to some other process.
  await rm(lock, { force: true });
  return undefined;
}

/**
 * PostgreSQL works inside its cluster folder, so the working directory tells it from a process that was given
 * the same number later; a zombie has none.
 */
async function holdsCluster(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'win32') return isAlive(pid);
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch((error: unknown) => codeOf(error) ?? '');
    return folder === (await realpath(cluster)) || (folder === 'EACCES' && isAlive(pid));
  }
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.includes(cluster);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * The port the folder had before, given a moment: what is left of a killed server may still hold it. A new one
 * comes from below the range that systems hand out to outgoing connections, one of which would take it
 * while the server is down.
 */
export async function freePort(wished: number | undefined): Promise<number> {
  for (let tries = 0; wished !== undefined && tries < 10; tries++) {
    if (await tryPort(wished)) return wished;
    await pause(100);
  }
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await tryPort(port)) return port;
  }
}

function tryPort(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}
