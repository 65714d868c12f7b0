import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { freePort, Running } from '../support/processes.js';
import { accept, Visitor } from '../support/visitor.js';

const MAIN = 'dist/apps/standalone/main.js';
const hasSite = existsSync('dist/web/index.html');

// A whole start with its demonstration takes seconds, on a machine at work many times that.
const A_START_MS = 110_000;
jest.setTimeout(120_000);

/** What a newcomer has after `npm start`, as one process on a data folder of its own. */
const [story, name] = existsSync(MAIN)
  ? [describe, 'the built product']
  : [describe.skip, 'the built product (not run: nothing is built in dist/)'];
story(name, () => {
  let folder: string;
  let port: number;
  let running: Running;
  let address: string;
  let password: string;
  let signatory: Visitor;
  let firmId: string;
  let licenceId: string;

  const start = () =>
    new Running(process.execPath, [MAIN], {
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: '',
      QUEUE_URL: '',
      PUBLIC_URL: '',
      RATE_LIMIT_FACTOR: '100',
    });
  const licences = async () =>
    (await signatory.get(`/api/v1/organisations/${firmId}/licences?limit=100`)).body.items;
  const printedName = (desk: string) =>
    new RegExp(`^ +(${desk}\\.\\S+@\\S+)`, 'm').exec(running.output)?.[1] ?? '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaixu-built-'));
    port = await freePort();
    running = start();
  });
  afterAll(async () => {
    await running.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes its database, loads the demonstration, and prints its address and the sign-ins', async () => {
    [, address = ''] = await running.printed(/Kaixu is running at +(http:\S+)/, A_START_MS);
    expect(address).toBe(`http://127.0.0.1:${port}`);
    [, password = ''] = await running.printed(/with the password +(\S+)/);
    for (const desk of ['clerk', 'approver', 'signatory', 'admin']) expect(printedName(desk)).toContain('@');
    expect((await new Visitor(address).get('/health/ready')).status).toBe(200);
  });

  const sentence = 'serves the site; a patent’s page says what it is before any script runs';
  (hasSite ? it : it.skip)(hasSite ? sentence : `${sentence} (not run: no dist/web)`, async () => {
    const nobody = new Visitor(address);
    const home = await nobody.get('/');
    expect([home.status, home.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const [script = ''] = /\/assets\/[\w.-]+\.js/.exec(home.text) ?? [];
    expect((await nobody.get(script)).headers.get('cache-control')).toContain('immutable');
    const [patent] = (await nobody.get('/api/v1/patents?offered=true&limit=1')).body.items;
    const page = (await nobody.get(`/patents/${patent.id}`)).text;
    expect(page).toContain(`<title>${patent.title} · 开许</title>`);
    expect(page).toMatch(/<meta name="description" content="开放许可：.{10,}">/);
  });

  it('takes a signatory’s acceptance of an offer', async () => {
    signatory = await new Visitor(address).signIn(printedName('signatory'), password);
    const { memberships } = (await signatory.get('/api/v1/sessions/current')).body;
    firmId = memberships[0].organisationId;
    const taken = (await licences()).map(({ declarationId }: { declarationId: string }) => declarationId);
    const { items } = (await signatory.get('/api/v1/patents?offered=true&limit=100')).body;
    const free = items.find(
      ({ offer }: { offer: { declarationId: string } }) => !taken.includes(offer.declarationId),
    );
    const accepted = await accept(signatory, firmId, free.offer.declarationId);
    expect(accepted.status).toBe(201);
    licenceId = accepted.body.licenceId;
  });

  it('has lost nothing when it was killed and started again', async () => {
    const [before, patents] = [await licences(), (await signatory.get('/api/v1/patents')).body.total];
    expect(await running.kill('SIGKILL')).toBe('SIGKILL');
    running = start();
    await running.printed(/Kaixu is running at/, A_START_MS);
    // The session outlived the process, too.
    const after = await licences();
    expect(after.map(({ id }: { id: string }) => id)).toEqual(before.map(({ id }: { id: string }) => id));
    expect(after.some(({ id }: { id: string }) => id === licenceId)).toBe(true);
    expect((await signatory.get('/api/v1/patents')).body.total).toBe(patents);
    expect(running.output).not.toContain('Loading the demonstration');
  });

  it('answers a program in JSON also where a command cannot run', () => {
    const args = ['dist/apps/cli/main.js', 'import', 'absent.xlsx', '--organisation', firmId, '--json'];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, JSON.parse(stdout)]).toEqual([
      2,
      { error: { code: 'cannot_run', message: expect.stringContaining('absent.xlsx') } },
    ]);
  });

  it('ends a command quietly when its reader has gone', async () => {
    const [patent] = (await signatory.get('/api/v1/patents?limit=1')).body.items;
    const { universities } = (await signatory.get(`/api/v1/patents/${patent.id}`)).body;
    const env = { ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '' };
    const program = `'${process.execPath}' dist/apps/cli/main.js`;
    const exporting = `export patents --format csv --organisation ${universities[0].id}`;
    for (const command of ['--help', 'export --help', exporting]) {
      const script = `{ ${program} ${command}; echo "ended $?" >&2; } | true`;
      const { stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8', env });
      expect([command, stderr]).toEqual([command, expect.stringMatching(/ended 0\n$/)]);
      expect(stderr).not.toContain('EPIPE');
    }
  });

  it('gives an operator a university’s patents as a file, beside the running server', async () => {
    const [patent] = (await signatory.get('/api/v1/patents?limit=1')).body.items;
    const { universities } = (await signatory.get(`/api/v1/patents/${patent.id}`)).body;
    const kaixu = (command: string[]) =>
      spawnSync(
        process.execPath,
        ['dist/apps/cli/main.js', ...command, '--organisation', universities[0].id, '--json'],
        { encoding: 'utf8', env: { ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '' } },
      );
    const out = join(folder, 'patents.xlsx');
    const exported = kaixu(['export', 'patents', '--format', 'xlsx', '--out', out]);
    expect([exported.status, JSON.parse(exported.stdout)]).toEqual([
      0,
      { patents: 20, cellsLeftOut: 0, file: out },
    ]);
    const back = kaixu(['import', out, '--dry-run']);
    expect([back.status, JSON.parse(back.stdout)]).toEqual([
      0,
      expect.objectContaining({ rows: 20, unchanged: 20, updated: 0 }),
    ]);
    const mixed = kaixu(['export', 'patents', '--format', 'csv']);
    expect([mixed.status, JSON.parse(mixed.stdout).error.message]).toEqual([
      2,
      expect.stringContaining('--out'),
    ]);
  });

  it('gives an operator a firm’s needs as a file, and reads it back as nothing new', () => {
    const kaixu = (...command: string[]) => {
      const env = { ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '' };
      const args = ['dist/apps/cli/main.js', ...command, '--organisation', firmId, '--json'];
      const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
      return [status, JSON.parse(stdout)];
    };
    for (const format of ['xlsx', 'csv']) {
      const out = join(folder, `needs.${format}`);
      const [status, { needs }] = kaixu('export', 'needs', '--format', format, '--out', out);
      expect([status, needs > 0]).toEqual([0, true]);
      const back = expect.objectContaining({ rows: needs, known: needs, drafts: 0, written: false });
      expect(kaixu('import-needs', out, '--dry-run')).toEqual([0, back]);
    }
  });

  it('says where it runs when it is started a second time, and leaves the first alone', async () => {
    const second = start();
    expect(await second.ended).toBe(0);
    expect(second.output).toContain(`Kaixu already runs at ${address}`);
    expect((await signatory.get('/health/ready')).status).toBe(200);
  });

  it('ends when it is told to: with code 0, its port free and its database stopped', async () => {
    expect(await running.kill('SIGTERM')).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
    expect(existsSync(join(folder, 'data', 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
    expect(existsSync(join(folder, 'data', 'postgres', 'cluster', 'PG_VERSION'))).toBe(true);
  });
});
