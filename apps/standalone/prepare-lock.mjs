import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * One process at a time installs and builds. The lock names its holder and the holder's current child: an
 * `npm ci` whose parent was killed still writes, and still counts. A lock whose processes are gone is void.
 */
export async function takeLock(folder, onWait) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, '.prepare.lock');
  const draft = `${file}.${process.pid}`;
  for (let told = false; ; told = true) {
    writeFileSync(draft, JSON.stringify([identity(process.pid)]));
    if (tryLink(draft, file)) break;
    if (clearDead(file)) continue;
    if (!told) onWait();
    await pause(200);
  }
  rmSync(draft, { force: true });
  return {
    shareWith(child) {
      if (child === undefined) return;
      writeFileSync(draft, JSON.stringify([identity(process.pid), identity(child)]));
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** A link appears with its content, so nobody reads an empty lock. */
function tryLink(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(error.code)) throw error;
    return tryCreate(draft, file); // a file system without hard links
  }
}

function tryCreate(draft, file) {
  try {
    writeFileSync(file, readFileSync(draft), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moved aside and looked at again, because another process may have cleared and taken it in between. */
function clearDead(file) {
  const seen = read(file);
  if (seen === undefined) return true;
  if (holders(seen).some(isAlive)) return false;
  const aside = `${file}.${process.pid}.void`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return true;
    throw error;
  }
  if (read(aside) !== seen) tryLink(aside, file);
  rmSync(aside, { force: true });
  return true;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function holders(text) {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

function identity(pid) {
  return { pid, since: startOf(pid) };
}

/** Numbers are given out again, and a zombie keeps its own: Linux is asked for state and start time as well. */
function isAlive({ pid, since }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return startOf(pid) === since;
}

function startOf(pid) {
  if (process.platform !== 'linux') return '';
  const stat = read(`/proc/${pid}/stat`) ?? '';
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? 'ended' : (rest[18] ?? 'ended');
}
