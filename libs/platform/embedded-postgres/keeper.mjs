// @ts-check
/**
 * The keeper: one small process per data folder that owns its PostgreSQL. Every user of the server holds one
 * connection to the keeper; the kernel closes it whatever way the user ends, and when the last one is gone the
 * server is shut down. Whoever connects while no server runs is given the turn to bring one up; the keeper only
 * runs the command it is told. It outlives its parent and stays one file: `dist` may be rebuilt under it.
 *
 * Started as `node keeper.mjs <home> <address>`. Listening on the address is what makes it the only one.
 */
import { spawn } from 'node:child_process';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** @typedef {{command: string, args: string[], cwd: string, log: string, lock: string, uid?: number, gid?: number}} Plan */
/** @typedef {{pid: number, plan: Plan, since: number}} Server */

const LINGER = 1_000; // a user that vanished may be restarting: node --watch, a crash loop
const FIRST_USER = 10_000;
const INTRODUCTION = 5_000;
const PATIENCE = 30_000; // of a shutdown, before it becomes an immediate one

const [home = '', spelled = ''] = process.argv.slice(2);
const address = spelled.replace(/^@/, '\0');
const { password } = JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'));

/** @type {Set<import('node:net').Socket>} */
const users = new Set();
/** @type {Set<import('node:net').Socket>} */
const leavers = new Set();
/** @type {import('node:net').Socket | undefined} */
let preparer;
/** @type {Server | undefined} */
let server;
/** @type {Server | undefined} */
let last;
/** @type {'EMPTY' | 'RUNNING' | 'STOPPING'} */
let state = 'EMPTY';
let quickDeaths = 0;
let closing = false;
/** @type {NodeJS.Timeout | undefined} */
let idle = setTimeout(stopWhenUnused, FIRST_USER);

for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
process.on('SIGTERM', stop);

const door = createServer(welcome);
door.on('error', giveWay);
door.listen(address);

/**
 * The address may be open to every account of this machine, and a user can have commands run: a newcomer first
 * proves that it can read the settings file. It never shows the password itself, whoever listens here.
 * @param {import('node:net').Socket} socket
 */
function welcome(socket) {
  const challenge = randomBytes(24).toString('hex');
  const expected = createHmac('sha256', password).update(challenge).digest();
  let known = false;
  socket.on('error', () => undefined).on('close', () => known && forget(socket));
  setTimeout(() => known || socket.destroy(), INTRODUCTION).unref();
  say(socket, { challenge });
  const lines = createInterface({ input: socket });
  lines.on('error', () => undefined); // it repeats the socket's
  lines.on('line', (line) => {
    if (known) return hear(socket, JSON.parse(line));
    const proof = Buffer.from(line.slice(0, 100), 'hex');
    known = !closing && proof.length === expected.length && timingSafeEqual(proof, expected);
    if (!known) return void socket.destroy();
    users.add(socket);
    clearTimeout(idle);
    if (state === 'RUNNING') say(socket, { ready: true });
    else offerTurn();
  });
}

/** @param {import('node:net').Socket} socket @param {any} message */
function hear(socket, message) {
  if (message.leave) {
    leavers.add(socket);
    return forget(socket);
  }
  if (socket !== preparer) return;
  if (message.start) launch(message.start);
  if (message.adopt) adopt(message.adopt, message.plan);
  if (message.ready) {
    state = 'RUNNING';
    preparer = undefined;
    for (const user of users) say(user, { ready: true });
    if (!server && last) restart(last); // it answered and was killed before its preparer could say so
  }
}

/** @param {import('node:net').Socket} socket */
function forget(socket) {
  users.delete(socket);
  if (preparer === socket) preparer = undefined;
  if (users.size === 0 && leavers.has(socket)) return stop();
  if (leavers.delete(socket)) socket.end();
  if (users.size === 0) idle = setTimeout(stopWhenUnused, LINGER);
  else offerTurn();
}

function offerTurn() {
  if (state !== 'EMPTY' || preparer) return;
  preparer = [...users][0];
  if (preparer) say(preparer, { turn: true });
}

/** Not on a full or unwritable disk; the server shall have its say first. @param {string} log */
function openLog(log) {
  try {
    return openSync(log, 'a', 0o600);
  } catch {
    return undefined;
  }
}

/** @param {Plan} plan */
function launch(plan) {
  const log = openLog(plan.log);
  const { command, args, cwd, uid, gid } = plan;
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['ignore', log ?? 'ignore', log ?? 'ignore'];
  const child = spawn(command, args, { cwd, uid, gid, detached: true, stdio });
  if (log !== undefined) closeSync(log);
  const launched = { pid: child.pid ?? 0, plan, since: Date.now() };
  last = server = launched;
  child.on('error', (error) => child.pid === undefined && gone(launched, error.message));
  child.on('exit', (code, signal) => gone(launched, `${signal ?? code}`));
}

/** A server that survived its keeper is no child of this one and has to be watched. @param {number} pid @param {Plan} plan */
function adopt(pid, plan) {
  if (server?.pid === pid) return;
  const adopted = { pid, plan, since: Date.now() };
  last = server = adopted;
  const watch = setInterval(() => {
    if (isRunning(pid)) return;
    clearInterval(watch);
    gone(adopted, 'gone');
  }, 200);
}

/** A killed process may stay a zombie where nobody reaps it; kill(pid, 0) still finds it. @param {number} pid */
function isRunning(pid) {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0);
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !'ZX'.includes(status.charAt(status.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/** @param {Server} which @param {string} how */
function gone(which, how) {
  if (server !== which) return;
  server = undefined;
  if (state === 'RUNNING') return restart(which);
  if (preparer) return say(preparer, { exited: how });
  if (state === 'STOPPING' || users.size === 0) settle();
}

/** Its users go on with the same address, so the same command is run again. @param {Server} was */
function restart(was) {
  if (users.size === 0 || !isStillOurs()) return settle();
  quickDeaths = Date.now() - was.since > 10_000 ? 0 : quickDeaths + 1;
  // Often at first: the backends of a killed server need a moment to end. Then seldom: the disk may be full.
  setTimeout(() => relaunch(was), quickDeaths < 30 ? 100 : 5_000);
}

/** @param {Server} was */
function relaunch({ pid, plan }) {
  if (state !== 'RUNNING' || server) return;
  if (users.size === 0) return settle();
  forgetLock(plan.lock, pid);
  launch(plan);
}

/** PostgreSQL takes a zombie for a running server and would wait for it to be reaped. @param {string} lock @param {number} pid */
function forgetLock(lock, pid) {
  try {
    if (Number.parseInt(readFileSync(lock, 'utf8'), 10) === pid) rmSync(lock);
  } catch {
    // it ended cleanly and took its lock along
  }
}

function stopWhenUnused() {
  if (users.size === 0) stop();
}

function stop() {
  if (state === 'STOPPING') return;
  state = 'STOPPING';
  preparer = undefined;
  if (!server) return settle();
  const { pid } = server;
  signal(pid, 'SIGINT');
  setTimeout(() => server?.pid === pid && signal(pid, 'SIGQUIT'), PATIENCE).unref();
}

/** @param {number} pid @param {NodeJS.Signals} name */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // it was faster
  }
}

/** No server runs: whoever came meanwhile gets the turn, else the keeper's work is done. */
function settle() {
  state = 'EMPTY';
  for (const leaver of leavers) leaver.end();
  leavers.clear();
  if (users.size > 0 && isStillOurs()) return offerTurn();
  closing = true;
  door.close();
  if (!address.startsWith('\0')) rmSync(address, { force: true });
  setTimeout(() => process.exit(0), 50);
}

/** Not when the data folder was deleted, or deleted and begun anew, under a running server. */
function isStillOurs() {
  try {
    return JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8')).password === password;
  } catch {
    return false;
  }
}

/** Another keeper was first. Only a socket file can be a dead one's. @param {Error & {code?: string}} error */
function giveWay(error) {
  if (error.code !== 'EADDRINUSE' || address.startsWith('\0') || !existsSync(address)) process.exit(1);
  const { ino } = statSync(address);
  createConnection(address)
    .on('connect', () => process.exit(1))
    .on('error', () => {
      if (statSync(address, { throwIfNoEntry: false })?.ino === ino) rmSync(address, { force: true });
      door.listen(address);
    });
}

/** @param {import('node:net').Socket} socket @param {object} message */
function say(socket, message) {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}
