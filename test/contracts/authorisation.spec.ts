import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import {
  type Case,
  casesOf,
  expectedRoutes,
  nameOf,
  promised,
  requestOf,
  TWINS,
} from './authorisation.cases.js';
import { EXPECTATIONS, MEMBERS, type Reader, type Row } from './authorisation.expectations.js';
import { buildWorld, type World } from './authorisation.world.js';

const READERS: readonly Reader[] = ['anonymous', 'stranger', ...MEMBERS];

/** Every route × every kind of reader × own, another's and absent records, against the table of expectations. */
describe('access', () => {
  let app: TestApp;
  let world: World;
  const web = mkdtempSync(join(tmpdir(), 'kaixu-web-'));
  beforeAll(async () => {
    mkdirSync(join(web, 'assets'));
    writeFileSync(join(web, 'index.html'), '<html lang="zh-CN"><head><title></title></head></html>');
    writeFileSync(join(web, 'assets', 'app.js'), '');
    app = await startTestApp({ WEB_FOLDER: web });
    world = await buildWorld(app);
  });
  afterAll(async () => {
    await app.close();
    rmSync(web, { recursive: true });
  });

  it('is stated for every route that Fastify knows, and for none that it does not know', () => {
    const mounted = [...new Set(app.routes.map(({ method, url }) => `${method} ${url}`))];
    const gets = expectedRoutes().filter((route) => route.startsWith('GET '));
    expect(mounted.filter((route) => !route.startsWith('HEAD ')).sort()).toEqual(expectedRoutes().sort());
    expect(
      mounted.filter((route) => route.startsWith('HEAD ') && !gets.includes(route.replace('HEAD', 'GET'))),
    ).toEqual([]);
  });

  it.each(EXPECTATIONS.map((row) => ({ name: nameOf(row), row })))('$name', async ({ row }) => {
    const wanted: Record<string, number> = {};
    const got: Record<string, number> = {};
    const told: string[] = [];
    for (const reader of READERS) {
      const answers = new Map<Case, string>();
      for (const on of casesOf(row, reader)) {
        const what = `${reader}, ${on}`;
        wanted[what] = promised(row, reader, on, mineOf(reader));
        const answer = await ask(row, reader, on);
        got[what] = answer.status;
        answers.set(on, answer.text);
        if (row[0] !== 'GET') continue;
        wanted[`${what}, HEAD`] = wanted[what] ?? 0;
        got[`${what}, HEAD`] = (await ask(row, reader, on, 'HEAD')).status;
      }
      for (const [one, twin] of TWINS)
        if (answers.has(one) && answers.get(one) !== answers.get(twin)) told.push(`${reader}, ${one}`);
    }
    expect(got).toEqual(wanted);
    expect(told).toEqual([]);
  });

  it('is judged before anything is said of the request', async () => {
    const path = `/api/v1/organisations/${world.other.organisationId}/declarations`;
    for (const body of [{}, { unknown: 1 }, { patentId: 'x' }])
      expect((await world.members.clerk.client.post(path, body)).status).toBe(404);
    expect((await new Client(app).post(path, {})).body.code).toBe('not_signed_in');
  });

  async function ask(
    row: Row,
    reader: Reader,
    on: Case,
    method: string = row[0],
  ): Promise<{ status: number; text: string }> {
    const client = clientOf(reader);
    const request = requestOf(row, on, mineOf(reader), world);
    if (client?.cookie) Object.assign(request.headers, { cookie: client.cookie });
    const answer = await app.nest
      .getHttpAdapter()
      .getInstance()
      .inject({ ...request, method: method as 'GET' });
    if (row[4]?.signsOut && client) await client.signIn();
    return { status: answer.statusCode, text: answer.body };
  }

  function clientOf(reader: Reader): Client | undefined {
    if (reader === 'anonymous') return undefined;
    return reader === 'stranger' ? world.stranger : world.members[reader].client;
  }

  function mineOf(reader: Reader) {
    return reader === 'anonymous' || reader === 'stranger' ? undefined : world.members[reader].mine;
  }
});
