import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from './eventually.js';
import { freePort, Running } from './processes.js';

const VERSIONS = '/usr/lib/postgresql';

/** The programs of the newest PostgreSQL ≥ 15 that the distribution installed; undefined where there is none. */
export function debianPostgres(): string | undefined {
  const versions = existsSync(VERSIONS)
    ? readdirSync(VERSIONS)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  const newest = join(VERSIONS, String(Math.max(...versions)), 'bin');
  return existsSync(join(newest, 'postgres')) ? newest : undefined;
}

/** A throw-away cluster that can be stopped and started again. */
export class DebianPostgres {
  private server: Running | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), 'kaixu-postgres-'));
  private port = 0;
  /** Postgres refuses to run as root. */
  private readonly as = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};

  constructor(private readonly programs: string) {}

  async create(): Promise<void> {
    if (this.as.uid !== undefined && this.as.gid !== undefined)
      chownSync(this.folder, this.as.uid, this.as.gid);
    this.port = await freePort();
    const initdb = this.run('initdb', [
      '-D',
      this.cluster,
      '-U',
      'postgres',
      '-A',
      'trust',
      '--no-sync',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ]);
    if ((await initdb.ended) !== 0) throw new Error(initdb.output);
    await this.start();
  }

  async start(): Promise<void> {
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'fsync=off',
      'max_connections=100',
    ];
    this.server = this.run('postgres', [
      '-D',
      this.cluster,
      '-p',
      String(this.port),
      ...settings.flatMap((setting) => ['-c', setting]),
    ]);
    await eventually(() => this.query('SELECT 1'), { what: 'PostgreSQL' });
  }

  /** Fast shutdown: connections are cut. */
  async stop(): Promise<void> {
    await this.server?.kill('SIGINT');
  }

  async remove(): Promise<void> {
    await this.server?.kill('SIGQUIT');
    rmSync(this.folder, { recursive: true, force: true });
  }

  url(database: string, user = 'postgres'): string {
    return `postgres://${user}@127.0.0.1:${this.port}/${database}`;
  }

  async query<T extends pg.QueryResultRow>(sql: string, database = 'postgres'): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  private get cluster(): string {
    return join(this.folder, 'cluster');
  }

  private run(program: string, args: string[]): Running {
    return new Running(
      join(this.programs, program),
      args,
      { LC_ALL: 'C.UTF-8' },
      { ...this.as, cwd: this.folder },
    );
  }
}

function idOf(which: '-u' | '-g'): number {
  for (const user of ['postgres', 'nobody']) {
    const { status, stdout } = spawnSync('id', [which, user], { encoding: 'utf8' });
    if (status === 0) return Number(stdout);
  }
  throw new Error('neither postgres nor nobody is a user of this machine');
}
