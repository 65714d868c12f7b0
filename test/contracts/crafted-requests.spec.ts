import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { Given, type Offer, type University } from '../support/given.js';

const CURSORS = [
  '',
  'x',
  '["x"]',
  '["x","y"]',
  '["\\u0000"]',
  '[1,2]',
  '[{}]',
  '[null]',
  `["${'9'.repeat(30)}",1]`,
  '[1e400,1]',
];
const QUERIES = [
  'q=%00',
  'q=%F0%9F%94%8B',
  'state=x',
  'limit=0',
  'limit=1e9',
  'limit=1&limit=2',
  'q=a&q=b',
  'q[x]=1',
  'cursor=a&cursor=b',
  'sort=x',
  '__proto__=1',
];
const BODIES = [
  '',
  'null',
  '[]',
  '"x"',
  '1',
  '{"__proto__":{"x":1}}',
  '{',
  '{"reason":"\\u0000"}',
  '{"day":"2026-02-30"}',
  '{"terms":[],"person":[],"organisation":null}',
];
const PARTS = ['no-id', '%00', '%F0%9F%94%8B', 'a'.repeat(500), '..%2f..', "';--"];

/** Whatever comes in, the answer is a refusal that names the fault; never 500, which is kept for faults of ours. */
describe('a crafted request', () => {
  let app: TestApp;
  let university: University;
  let offer: Offer;
  let people: Client[];

  beforeAll(async () => {
    app = await startTestApp();
    const given = new Given(app);
    university = await given.university();
    offer = await given.offer(university);
    const platform = await given.person(await given.organisation('PLATFORM', '平台'), 'PLATFORM_ADMIN');
    people = [university.clerk, university.approver, platform];
  });
  afterAll(() => app.close());

  const addressOf = (url: string, more: Record<string, string> = {}) => {
    const names: Record<string, string> = {
      organisationId: university.id,
      declarationId: offer.declarationId,
      patentId: offer.patentId,
      ...more,
    };
    return url.replace(/:(\w+)/g, (_, name: string) => names[name] ?? randomUUID());
  };
  const routes = (...methods: string[]) =>
    app.routes.filter(
      ({ method, url }) => methods.includes(method) && url.startsWith('/api/v1') && !/\*|reference/.test(url),
    );
  async function faultsOf(
    requests: { method: string; url: string; payload?: string; type?: string }[],
  ): Promise<string[]> {
    const faults = new Set<string>();
    for (const { cookie } of people)
      for (const { method, url, payload, type = 'application/json' } of requests) {
        const headers = {
          cookie: cookie ?? '',
          'idempotency-key': randomUUID(),
          'if-match': '"1"',
          ...(payload !== undefined && { 'content-type': type }),
        };
        const answer = await app.nest
          .getHttpAdapter()
          .getInstance()
          .inject({ method: method as 'GET', url, headers, payload });
        if (answer.statusCode >= 500) faults.add(`${method} ${url} ${payload ?? ''}`);
      }
    return [...faults];
  }

  it('is no fault of ours, whatever its cursor or query says', async () => {
    const queries = [
      ...QUERIES,
      ...CURSORS.map((cursor) => `cursor=${Buffer.from(cursor).toString('base64url')}`),
    ];
    const requests = routes('GET').flatMap(({ method, url }) =>
      queries.map((query) => ({ method, url: `${addressOf(url)}?${query}` })),
    );
    expect(await faultsOf(requests)).toEqual([]);
  });

  it('is no fault of ours, whatever its body is', async () => {
    // Signing out would end the story.
    const writing = routes('POST', 'PATCH');
    const requests = writing.flatMap(({ method, url }) =>
      BODIES.map((payload) => ({ method, url: addressOf(url), payload })),
    );
    expect(await faultsOf(requests)).toEqual([]);
    const types = [
      'text/plain',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      '',
    ];
    const typed = writing.flatMap(({ method, url }) =>
      types.map((type) => ({ method, url: addressOf(url), payload: 'x', type })),
    );
    expect(await faultsOf(typed)).toEqual([]);
  });

  it('is no fault of ours, whatever stands in its address', async () => {
    const requests = routes('GET', 'POST', 'PATCH').flatMap(({ method, url }) =>
      [...url.matchAll(/:(\w+)/g)].flatMap(([, name = '']) =>
        PARTS.map((part) => ({ method, url: addressOf(url, { [name]: part }) })),
      ),
    );
    expect(await faultsOf(requests)).toEqual([]);
  });

  it('is refused with its file where the file’s name or part cannot be', async () => {
    const base = `/api/v1/organisations/${university.id}`;
    const part = (disposition: string) =>
      `--x\r\ncontent-disposition: form-data; ${disposition}\r\n\r\nabc\r\n--x--\r\n`;
    const payloads = [
      part('name="file"'),
      part('name="file"; filename=""'),
      part('name="other"; filename="a.csv"'),
      part('name="file"; filename="a\u0000.csv"'),
      '--x--\r\n',
      '--x\r\n',
    ];
    const requests = ['files', 'imports', 'needs/imports'].flatMap((list) =>
      payloads.map((payload) => ({
        method: 'POST',
        url: `${base}/${list}`,
        payload,
        type: 'multipart/form-data; boundary=x',
      })),
    );
    expect(await faultsOf(requests)).toEqual([]);
  });
});
