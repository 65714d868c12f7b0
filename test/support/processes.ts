import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';

/** The full path of a program on PATH; undefined where this machine lacks it. */
export function programOnPath(name: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** A process of the story: what it printed, and how it ended. */
export class Running {
  output = '';
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  private readonly child: ChildProcess;
  private over = false;

  constructor(
    command: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    more: { uid?: number; gid?: number; cwd?: string } = {},
  ) {
    // Jest's own settings of Node are not the product's.
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    this.child = spawn(command, args, {
      env: { ...inherited, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...more,
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (text) => (this.output += String(text)));
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => resolve(error.message));
      this.child.once('close', (code, signal) => {
        this.over = true;
        resolve(signal ?? code ?? -1);
      });
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  kill(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
    if (!this.over) this.child.kill(signal);
    return this.ended;
  }

  /** Waits until it has printed this; fails at once where it ends before. */
  async printed(wanted: RegExp, within = 20_000): Promise<RegExpExecArray> {
    let ended: number | string | undefined;
    void this.ended.then((how) => (ended = how));
    const found = await eventually(
      () => wanted.exec(this.output) ?? (ended === undefined ? undefined : 'ended'),
      { within, what: String(wanted) },
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${this.output}`);
    });
    if (found === 'ended')
      throw new Error(`ended with ${ended} before it printed ${String(wanted)}\n${this.output}`);
    return found;
  }
}

export interface Service {
  url: string;
  stop(): Promise<unknown>;
}

/** A Redis of one's own that keeps nothing. */
export async function startRedis(program: string): Promise<Service> {
  const port = await freePort();
  const redis = new Running(program, [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    '/',
  ]);
  await redis.printed(/Ready to accept connections/);
  return { url: `redis://127.0.0.1:${port}`, stop: () => redis.kill() };
}

export interface SearchService extends Service {
  key: string;
  kill(signal: NodeJS.Signals): void;
}

/** A Meilisearch of one's own, thrown away after. */
export async function startMeilisearch(
  program: string,
  at?: { port: number; folder: string },
): Promise<SearchService> {
  const port = at?.port ?? (await freePort());
  const folder = at?.folder ?? mkdtempSync(join(tmpdir(), 'kaixu-meilisearch-'));
  const key = 'a-key-of-the-tests-only';
  const engine = new Running(
    program,
    [
      '--http-addr',
      `127.0.0.1:${port}`,
      '--no-analytics',
      '--master-key',
      key,
      '--db-path',
      join(folder, 'data'),
    ],
    {},
    { cwd: folder },
  );
  const url = `http://127.0.0.1:${port}`;
  await eventually(
    () =>
      fetch(`${url}/health`).then(
        ({ ok }) => ok || undefined,
        () => undefined,
      ),
    {
      within: 20_000,
      what: 'Meilisearch answers',
    },
  );
  const stop = async () => {
    await engine.kill('SIGKILL');
    if (!at) rmSync(folder, { recursive: true, force: true });
  };
  return { url, key, stop, kill: (signal) => void process.kill(engine.pid, signal) };
}
