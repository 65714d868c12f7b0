import { spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CannotStart } from './cannot-start.js';
import type { Plan } from './cluster.js';
import type { Home } from './home.js';

interface FromKeeper {
  readonly challenge?: string;
  readonly turn?: true;
  readonly ready?: true;
  readonly exited?: string;
}

export interface KeeperEvents {
  onTurn(keeper: KeeperConnection): void;
  onReady(): void;
  onClose(keeper: KeeperConnection): void;
}

const PATIENCE = 15_000;
const INHERITED = ['PATH', 'HOME', 'USER', 'TMPDIR', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP'];

/** One user's hold on the server: as long as this connection is open, the keeper keeps PostgreSQL running. */
export class KeeperConnection {
  /** How the last started server ended, if it has. */
  exited: string | undefined;
  private closed = false;

  private constructor(private readonly socket: Socket) {}

  static async open(home: Home, events: KeeperEvents): Promise<KeeperConnection> {
    const deadline = Date.now() + PATIENCE;
    for (let attempt = 0; Date.now() < deadline; attempt++) {
      const { password } = await home.settings();
      const socket = await reach(keeperAddress(home.folder));
      const keeper = socket && (await new KeeperConnection(socket).introduce(password, events));
      if (keeper) return keeper;
      // Starting one too many is harmless: it finds the address taken and ends.
      if (!socket && attempt % 40 === 0) startKeeper(home.folder);
      await pause(25);
    }
    throw new CannotStart(
      `Another process holds the database of ${home.folder} and does not answer.`,
      `另有进程占用 ${home.folder} 的数据库且没有响应。`,
    );
  }

  get isOpen(): boolean {
    return !this.closed;
  }

  start(plan: Plan): void {
    this.exited = undefined;
    this.send({ start: plan });
  }

  adopt(pid: number, plan: Plan): void {
    this.exited = undefined;
    this.send({ adopt: pid, plan });
  }

  announceReady(): void {
    this.send({ ready: true });
  }

  /** Resolves when the keeper lets go: at once, or for its last user when the server has stopped. */
  async leave(): Promise<void> {
    if (this.closed) return;
    const closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.ref();
    this.send({ leave: true });
    await closed;
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** A user at rest must not keep its process from ending. */
  rest(): void {
    this.socket.unref();
  }

  /** Listens at once: the keeper may be on its way out and close before another line of this file has run. */
  private introduce(password: string, events: KeeperEvents): Promise<this | undefined> {
    return new Promise((resolve) => {
      let known = false;
      this.socket
        .on('error', () => undefined)
        .on('close', () => {
          this.closed = true;
          if (known) events.onClose(this);
          else resolve(undefined);
        });
      const lines = createInterface({ input: this.socket });
      lines.on('error', () => undefined); // it repeats the socket's
      lines.on('line', (line) => {
        const message = JSON.parse(line) as FromKeeper;
        if (message.challenge !== undefined) {
          this.socket.write(`${createHmac('sha256', password).update(message.challenge).digest('hex')}\n`);
          return;
        }
        if (!known) resolve(this);
        known = true;
        if (message.turn) events.onTurn(this);
        if (message.ready) events.onReady();
        if (message.exited !== undefined) this.exited = message.exited;
      });
    });
  }

  private send(message: object): void {
    if (this.socket.writable) this.socket.write(`${JSON.stringify(message)}\n`);
  }
}

function reach(address: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    socket.once('connect', () => resolve(socket)).once('error', () => resolve(undefined));
  });
}

/**
 * Names the kernel frees with their owner, where it has such names: no stale lock is ever left behind.
 * Elsewhere a socket file, whose path must be short.
 */
function keeperAddress(folder: string): string {
  const name = `kaixu-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = join(folder, 'keeper.sock');
  return inside.length < 100 ? inside : join('/tmp', `${name}.sock`);
}

/** Detached: Ctrl-C and the end of a terminal go to whole process groups, and the keeper is for all users. */
function startKeeper(folder: string): void {
  const script = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
  const env = Object.fromEntries(INHERITED.map((name) => [name, process.env[name]]));
  const args = [script, folder, keeperAddress(folder).replace('\0', '@')]; // a command line holds no NUL
  const keeper = spawn(process.execPath, args, {
    cwd: folder,
    env,
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  keeper.on('error', () => undefined).unref();
}
