import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DebianPostgres, debianPostgres } from '../support/debian-postgres.js';
import { eventually } from '../support/eventually.js';
import { freePort, programOnPath, Running, type Service, startRedis } from '../support/processes.js';
import { accept, Visitor } from '../support/visitor.js';

const programs = debianPostgres();
const redisServer = programOnPath('redis-server');
const missing = [
  !existsSync('dist/apps/api/main.js') && 'nothing is built in dist/',
  !programs && 'no PostgreSQL in /usr/lib/postgresql',
  !redisServer && 'redis-server is not on PATH',
].filter(Boolean);
const [story, name] =
  missing.length === 0
    ? [describe, 'the production form: two APIs, two workers, PostgreSQL, Redis']
    : [describe.skip, `the production form (not run: ${missing.join(', ')})`];

story(name, () => {
  let folder: string;
  let postgres: DebianPostgres;
  let redis: Service;
  let apis: Running[];
  let addresses: string[];
  const workers: Running[] = [];
  let signIns: { role: string; name: string; password: string; organisationId: string }[];

  const environment = (): NodeJS.ProcessEnv => ({
    DATABASE_URL: postgres.url('kaixu', 'kaixu_owner'),
    QUEUE_URL: redis.url,
    PUBLIC_URL: addresses[0],
    DATA_DIR: join(folder, randomUUID()),
    RATE_LIMIT_FACTOR: '100',
    DATABASE_POOL: '5',
    LOG_LEVEL: 'info',
  });
  const start = (app: 'api' | 'worker', more: NodeJS.ProcessEnv = {}) =>
    new Running(process.execPath, [`dist/apps/${app}/main.js`], { ...environment(), ...more });
  const startWorker = async () => {
    const worker = start('worker');
    workers.push(worker);
    await worker.printed(/the worker runs/);
    return worker;
  };
  async function kaixu(...args: string[]) {
    const command = new Running(
      process.execPath,
      ['dist/apps/cli/main.js', ...args, '--json'],
      environment(),
    );
    expect([await command.ended, command.output]).toEqual([0, expect.stringMatching(/\{.*\}\s*$/s)]);
    return JSON.parse(command.output.slice(command.output.indexOf('{')));
  }
  const count = async (of: string) => {
    const rows = await postgres.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${of}`, 'kaixu');
    return rows[0]?.n ?? 0;
  };
  const signatory = (at = 0) => {
    const found = signIns.filter(({ role }) => role === 'licensee_signatory')[at];
    if (!found) throw new Error('no such signatory');
    return found;
  };
  /** Offers that oblige to nothing before the licence: it takes effect with the notice, and a proof is due. */
  async function offersAtOnce(): Promise<string[]> {
    const { items } = (
      await new Visitor(addresses[0] ?? '').get(
        '/api/v1/patents?offered=true&feeMethod=FREE&feeMethod=RUNNING&limit=100',
      )
    ).body;
    return items.map(({ offer }: { offer: { declarationId: string } }) => offer.declarationId);
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaixu-processes-'));
    postgres = new DebianPostgres(programs ?? '');
    await postgres.create();
    // As a database administrator would: the owner of one database, no superuser.
    await postgres.query('CREATE ROLE kaixu_owner LOGIN CREATEROLE');
    await postgres.query('CREATE DATABASE kaixu OWNER kaixu_owner');
    redis = await startRedis(redisServer ?? '');
    const ports = [await freePort(), await freePort()];
    addresses = ports.map((port) => `http://127.0.0.1:${port}`);
  });
  afterAll(async () => {
    await Promise.all([...(apis ?? []), ...workers].map((running) => running.kill('SIGKILL')));
    await redis?.stop();
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says what to do where the database was not migrated, and ends with code 2', async () => {
    const early = [start('api', { PORT: '0' }), start('worker')];
    expect(await Promise.all(early.map(({ ended }) => ended))).toEqual([2, 2]);
    for (const { output } of early) expect(output).toContain('kaixu migrate');
  });

  it('is prepared by the operator’s commands', async () => {
    expect((await kaixu('migrate')).applied).toContain('0001-platform.sql');
    expect(await kaixu('migrate')).toEqual({ applied: [] });
    expect(await kaixu('demo', 'load')).toEqual({ outcome: 'LOADED' });
    ({ signIns } = await kaixu('demo', 'sign-ins'));
    expect(signIns.length).toBeGreaterThan(5);
  });

  it('answers ready once it listens', async () => {
    apis = addresses.map((address) => start('api', { PORT: new URL(address).port }));
    await Promise.all(apis.map((api) => api.printed(/the API listens/)));
    for (const address of addresses)
      expect((await new Visitor(address).get('/health/ready')).status).toBe(200);
  });

  it('takes one act at both APIs at once, under one key, as one licence', async () => {
    const { name: who, password, organisationId } = signatory();
    const one = await new Visitor(addresses[0] ?? '').signIn(who, password);
    const two = one.at(addresses[1] ?? '');
    const taken = (await two.get(`/api/v1/organisations/${organisationId}/licences?limit=100`)).body.items;
    const ids = taken.map(({ declarationId }: { declarationId: string }) => declarationId);
    const offer = (await offersAtOnce()).find((id) => !ids.includes(id)) ?? '';
    const key = randomUUID();
    const answers = await Promise.all([
      accept(one, organisationId, offer, key),
      accept(two, organisationId, offer, key),
    ]);
    // The later one gets the first one's answer, or learns that the same request is under way.
    expect(answers.map(({ status }) => status).sort()[0]).toBe(201);
    for (const { status, body } of answers)
      expect(body.code ?? status).toEqual(status === 201 ? 201 : 'request_in_progress');
    const again = await accept(two, organisationId, offer, key);
    expect([again.status, again.text]).toEqual([201, answers.find(({ status }) => status === 201)?.text]);
    expect(
      await count(`licence WHERE declaration_id = '${offer}' AND licensee_id = '${organisationId}'`),
    ).toBe(1);
  });

  it('makes every proof though a worker is killed in the middle of them', async () => {
    const nobody = new Visitor(addresses[1] ?? '');
    const offers = await offersAtOnce();
    const people = Array.from(
      { length: Math.ceil(40 / offers.length) },
      (_, at) => `person${at}@test.example`,
    );
    for (const signInName of people) {
      const person = { name: '某人', signInName, password: 'a-long-password', language: 'zh' };
      await nobody.post('/api/v1/registrations', {
        organisation: { kind: 'INDIVIDUAL', name: '某人' },
        person,
      });
      const visitor = await new Visitor(addresses[0] ?? '').signIn(signInName, person.password);
      const { memberships } = (await visitor.get('/api/v1/sessions/current')).body;
      for (const offer of offers)
        expect((await accept(visitor, memberships[0].organisationId, offer)).status).toBe(201);
    }
    const due = await count('licence WHERE proof_code IS NOT NULL');
    const first = await startWorker();
    await eventually(async () => (await count('licence_proof')) > 0);
    await first.kill('SIGKILL');
    const made = await count('licence_proof');
    expect(made).toBeLessThan(due);
    await startWorker();
    await eventually(async () => (await count('licence_proof')) === due, {
      within: 60_000,
      what: `${due} proofs`,
    });
    expect(await count('licence WHERE proof_code IS NOT NULL AND proof_file_id IS NULL')).toBe(0);
    // Each paper once, also those that the dead worker had begun.
    expect(await count("stored_file WHERE purpose = 'PROOF_OF_LICENCE'")).toBe(due);
  }, 120_000);

  it('is not ready while PostgreSQL is stopped, loses nothing, and goes on when it returns', async () => {
    const { name: who, password, organisationId } = signatory(1);
    const visitor = await new Visitor(addresses[0] ?? '').signIn(who, password);
    const path = `/api/v1/organisations/${organisationId}/licences`;
    const answers: number[] = [];
    let stopped = false;
    const askOnAndOn = async () => {
      while (!stopped) answers.push((await visitor.get(path)).status);
    };
    const asking = Promise.all(Array.from({ length: 10 }, askOnAndOn));
    await eventually(async () => answers.length > 20);
    await postgres.stop();
    await eventually(async () => answers.at(-1) === 503);
    stopped = true;
    await asking;
    // Also those under way when it went.
    expect(new Set(answers)).toEqual(new Set([200, 503]));
    for (const address of addresses) {
      expect((await new Visitor(address).get('/health/ready')).status).toBe(503);
      expect((await new Visitor(address).get('/health/live')).status).toBe(200);
    }
    const refused = await visitor.get(path);
    expect([refused.status, refused.body.code]).toEqual([503, 'service_unavailable']);
    await postgres.start();
    for (const address of addresses)
      await eventually(async () => (await new Visitor(address).get('/health/ready')).status === 200);

    const { body } = await visitor.get(`${path}?limit=100`);
    const taken = body.items.map(({ declarationId }: { declarationId: string }) => declarationId);
    const offer = (await offersAtOnce()).find((id) => !taken.includes(id)) ?? '';
    const accepted = await accept(visitor, organisationId, offer);
    expect(accepted.status).toBe(201);
    const proof = `/api/v1/organisations/${organisationId}/licences/${accepted.body.licenceId}/proof`;
    await eventually(async () => (await visitor.get(proof)).status === 200, {
      what: 'the proof after the return',
    });
  });

  it('ends when it is told to: every process with code 0', async () => {
    const live = [...apis, ...workers.slice(1)];
    expect(await Promise.all(live.map((running) => running.kill('SIGTERM')))).toEqual(live.map(() => 0));
    for (const address of addresses) await expect(fetch(address)).rejects.toThrow();
  });
});
