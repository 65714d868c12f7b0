import pg from 'pg';
import { MigrationRefused, pendingMigrations } from './database/migrate.js';
import { CannotStart } from './embedded-postgres/index.js';
import { type Env, InvalidEnvironment } from './env.js';

/** A process cannot do its work, for a reason that the person at the keyboard can change: one sentence, exit code 2. */
export class CannotRun extends Error {}

/** The sentence of an error that was written for people; undefined for a fault of ours. */
export function plainSentence(error: unknown): string | undefined {
  const told = [CannotRun, CannotStart, InvalidEnvironment, MigrationRefused].some(
    (kind) => error instanceof kind,
  );
  return told && error instanceof Error ? error.message : undefined;
}

/** Runs something that speaks to a database; where the server itself refuses, that is a sentence and no stack. */
export async function onDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    const reason = connectionFault(error);
    if (reason === undefined) throw error;
    const { host, pathname } = new URL(url);
    const place = `${host}${pathname}`;
    throw new CannotRun(
      `无法连接数据库 ${place}（${reason}）。 · The database ${place} cannot be reached (${reason}).`,
      { cause: error },
    );
  });
}

/** That the database answers and has every migration of this version: production migrates first, then starts. */
export async function requireMigrated(url: string): Promise<void> {
  const [first, ...more] = await onDatabase(url, () => pendingMigrations(url));
  if (first === undefined) return;
  const others = more.length > 0 ? ` + ${more.length}` : '';
  throw new CannotRun(
    `数据库缺少迁移 ${first}${others}，请先运行 kaixu migrate。 · The database lacks the migration ${first}${others}: run kaixu migrate first.`,
  );
}

const SYSTEM_FAULTS = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EACCES',
];

function connectionFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (SYSTEM_FAULTS.includes(code)) return code;
  // 28: sign-in refused; 3D000: no such database; 57P03: starting up; 53300: no connection left.
  if (error instanceof pg.DatabaseError && /^(28|3D|57P03|53300)/.test(code)) return error.message;
  return /timeout|terminated unexpectedly|does not support SSL/i.test(error.message)
    ? error.message
    : undefined;
}

/** What the system said of our address, as a sentence. */
export function listenFault(error: unknown, { HOST, PORT }: Pick<Env, 'HOST' | 'PORT'>): unknown {
  const place = `${HOST}:${PORT}`;
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'EADDRINUSE':
      return new CannotRun(
        `端口 ${PORT} 已被其他程序占用，请设置另一个 PORT（如 PORT=${PORT + 1}）。 · Port ${PORT} is taken by another program: set another one, such as PORT=${PORT + 1}.`,
      );
    case 'EACCES':
      return new CannotRun(
        `无权使用端口 ${PORT}，请设 PORT 为 1024 以上的端口。 · Port ${PORT} needs more rights: set PORT to one above 1024.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CannotRun(
        `本机没有地址 ${place}，请检查 HOST。 · This machine has no address ${place}: check HOST.`,
      );
    default:
      return error;
  }
}

const DRAIN_MS = 10_000;
/** npm passes a Ctrl-C on to us that the terminal has already sent: the same key, heard twice. */
const SAME_KEY_MS = 800;

/**
 * A process that runs until it is told to stop. What was opened is closed in reverse order, also where the signal
 * comes in the middle of starting; then exit code 0. A second Ctrl-C ends it at once.
 */
export class Lifetime {
  private readonly closers: (() => Promise<unknown>)[] = [];
  private stoppedAt: number | undefined;

  constructor(private readonly say: (sentence: string) => void) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.hear());
    process.on('uncaughtException', (error) => this.crash(error));
  }

  closeWith(close: () => Promise<unknown>): void {
    this.closers.push(close);
  }

  /** Starts; a reason that a person can change is told in its sentence. */
  async run(start: () => Promise<void>): Promise<void> {
    try {
      await start();
    } catch (error) {
      // What was being started found its ground taken away: that is the stop, not a fault.
      if (this.stoppedAt !== undefined) return;
      const sentence = plainSentence(error);
      if (sentence === undefined) this.crash(error);
      this.say(sentence ?? '');
      this.stoppedAt = Date.now();
      await this.end(2);
    }
  }

  async stop(): Promise<void> {
    if (this.stoppedAt !== undefined) return;
    this.stoppedAt = Date.now();
    await this.end(0);
  }

  private async hear(): Promise<void> {
    if (this.stoppedAt === undefined) return this.stop();
    if (Date.now() - this.stoppedAt > SAME_KEY_MS) process.exit(130);
  }

  private async end(code: number): Promise<void> {
    setTimeout(() => {
      this.say(
        `关闭超过 ${DRAIN_MS / 1000} 秒，强制结束。 · Closing took more than ${DRAIN_MS / 1000} s: ended by force.`,
      );
      process.exit(1);
    }, DRAIN_MS).unref();
    for (const close of this.closers.reverse()) {
      await close().catch((error: unknown) => this.say(`关闭时出错 · While closing: ${String(error)}`));
    }
    process.exit(code);
  }

  /** A fault of ours: said with its stack, and the process ends. Half a process would answer wrongly. */
  private crash(error: unknown): never {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.say(`程序出错，已停止。 · A fault of the program; it has stopped.\n${fault}`);
    process.exit(1);
  }
}
