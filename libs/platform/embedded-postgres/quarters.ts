import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chown, cp, lchown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exists, program, type Binaries } from './binaries.js';
import { CannotStart } from './cannot-start.js';
import type { Home } from './home.js';

const run = promisify(execFile);

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where the cluster lives and as whom its programs run. PostgreSQL refuses to run as root. */
export interface Quarters {
  readonly folder: string;
  readonly native: string;
  /** Put before every command: `unshare` gives root another number without moving a file. */
  readonly prefix: readonly string[];
  readonly account?: Account;
}

const ELSEWHERE = '/var/lib/kaixu';

export async function chooseQuarters(home: Home, binaries: Binaries): Promise<Quarters> {
  const inPlace: Quarters = { folder: home.folder, native: binaries.native, prefix: [] };
  if (process.getuid === undefined || (process.getuid() !== 0 && isKnownUser())) return inPlace;

  const { elsewhere } = await home.settings();
  if (elsewhere === undefined) {
    const found = await firstThatWorks([await asOwner(inPlace), await renumbered(inPlace)]);
    if (found) return found;
  }
  if (process.getuid() === 0) return moveElsewhere(home, binaries);
  throw new CannotStart(
    `PostgreSQL does not run as user number ${process.getuid()}, which has no name: add it to /etc/passwd.`,
    `PostgreSQL 无法以没有用户名的用户 ${process.getuid()} 运行，请将其加入 /etc/passwd。`,
  );
}

/** initdb looks its user up by number and gives up when there is no such name. */
function isKnownUser(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Root at work in somebody's folder: the cluster keeps its owner, who may come back without root. */
async function asOwner(place: Quarters): Promise<Quarters | undefined> {
  const owner = await stat(join(place.folder, 'cluster')).catch(() => undefined);
  if (!owner || owner.uid === 0 || process.getuid?.() !== 0) return undefined;
  return { ...place, account: { uid: owner.uid, gid: owner.gid } };
}

async function renumbered(place: Quarters): Promise<Quarters | undefined> {
  if (process.platform !== 'linux') return undefined;
  const someone = (await namedAccounts()).find(({ uid }) => uid < 65_000);
  return someone && { ...place, prefix: ['unshare', '--user', `--map-user=${someone.uid}`, '--'] };
}

async function firstThatWorks(candidates: (Quarters | undefined)[]): Promise<Quarters | undefined> {
  for (const quarters of candidates) if (quarters && (await works(quarters))) return quarters;
  return undefined;
}

/** Tried rather than deduced: folder modes, mounts and kernel settings all have a say. */
async function works({ folder, native, prefix, account }: Quarters): Promise<boolean> {
  const test =
    '"$0" --version && : > "$1/.probe" && rm "$1/.probe" && { [ ! -d "$1/cluster" ] || [ -O "$1/cluster" ]; }';
  const [command = 'sh', ...args] = [...prefix, 'sh', '-c', test, program(native, 'postgres'), folder];
  return run(command, args, { ...account, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function moveElsewhere(home: Home, binaries: Binaries): Promise<Quarters> {
  const [account] = await namedAccounts();
  if (!account) {
    throw new CannotStart(
      'PostgreSQL does not run as root and /etc/passwd knows nobody else: start as an ordinary user.',
      'PostgreSQL 不能以 root 运行，且系统没有其他用户，请以普通用户启动。',
    );
  }
  const folder = await notedFolder(home);
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chown(folder, account.uid, account.gid);
  await writeFile(join(folder, 'data-folder.txt'), `${home.dataDir}\n`);
  await moveCluster(home, folder, account);

  const direct: Quarters = { folder, native: binaries.native, prefix: [], account };
  if (await works(direct)) return direct;
  const copied = { ...direct, native: await copyBinaries(binaries, folder, account) };
  if (await works(copied)) return copied;
  throw new CannotStart(
    `PostgreSQL cannot run as user number ${account.uid} in ${folder}: start as an ordinary user.`,
    `PostgreSQL 无法以用户 ${account.uid} 在 ${folder} 运行，请以普通用户启动。`,
  );
}

/**
 * The note names the folder it was written for: a copied clone brings a copied note along and must not share
 * the original's cluster, whereas a moved clone (its old folder is gone) keeps its own.
 */
async function notedFolder(home: Home): Promise<string> {
  const settings = await home.settings();
  const noted = settings.elsewhere;
  const isCopy =
    noted && noted.of !== home.dataDir && (await exists(join(noted.of, 'postgres', 'settings.json')));
  if (noted && !isCopy && noted.of === home.dataDir) return noted.folder;
  const name = createHash('sha256').update(home.dataDir).digest('hex').slice(0, 16);
  const fresh = join(ELSEWHERE, `${name}-${randomBytes(3).toString('hex')}`);
  const folder = noted && !isCopy ? noted.folder : fresh;
  await home.save({ ...settings, elsewhere: { folder, of: home.dataDir } });
  return folder;
}

/** A cluster begun in place, on a system that has since forbidden it. */
async function moveCluster(home: Home, folder: string, account: Account): Promise<void> {
  const [from, to] = [join(home.folder, 'cluster'), join(folder, 'cluster')];
  if ((await exists(to)) || !(await exists(from))) return;
  await rm(`${to}.moving`, { recursive: true, force: true });
  await cp(from, `${to}.moving`, { recursive: true, preserveTimestamps: true });
  await giveTo(`${to}.moving`, account);
  await rename(`${to}.moving`, to);
  await rename(from, `${from}.moved`);
}

async function copyBinaries(binaries: Binaries, folder: string, account: Account): Promise<string> {
  const to = join(folder, `native-${binaries.version}`);
  if (await exists(to)) return to;
  await rm(`${to}.copying`, { recursive: true, force: true });
  await cp(binaries.native, `${to}.copying`, { recursive: true, verbatimSymlinks: true });
  await giveTo(`${to}.copying`, account);
  await rename(`${to}.copying`, to);
  return to;
}

async function giveTo(folder: string, { uid, gid }: Account): Promise<void> {
  await lchown(folder, uid, gid);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await (entry.isDirectory() ? giveTo(path, { uid, gid }) : lchown(path, uid, gid));
  }
}

/** Accounts with a name, `postgres` and `nobody` first. */
async function namedAccounts(): Promise<Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const accounts = lines
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const rank = (name: string) => ['nobody', 'postgres'].indexOf(name);
  return accounts.filter(({ uid, gid }) => uid > 0 && gid > 0).sort((a, b) => rank(b.name) - rank(a.name));
}
