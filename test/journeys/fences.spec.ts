import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PersonActor, type Role, SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, Given } from '../support/given.js';

function actorOf(organisationId: string, role: Role): PersonActor {
  const roles = new Map([[organisationId, [role]]]);
  return {
    kind: 'PERSON',
    personId: organisationId,
    language: 'zh',
    roles,
    platformAdmin: false,
    authenticatedAt: new Date(),
  };
}

const TENANT_TABLES = [
  'holding',
  'annuity_fact',
  'gate_fact',
  'declaration_event',
  'stored_file',
  'membership',
  'invitation',
  'licence',
  'payment',
  'claim',
];

describe('the fences', () => {
  let app: TestApp;
  let given: Given;
  let nobody: Client;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    nobody = new Client(app);
  });
  afterAll(() => app.close());

  it('send a content policy without inline scripts, and tell nobody to keep an answer', async () => {
    const { headers } = await nobody.get('/api/v1/figures');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(headers['permissions-policy']).toContain('camera=(self), microphone=()');
    expect([headers['x-content-type-options'], headers['cache-control']]).toEqual(['nosniff', 'no-store']);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['a foreign origin', { origin: 'https://elsewhere.example' }, 403],
    ['an origin that is none', { origin: 'null' }, 403],
    ['another port', { origin: 'http://127.0.0.1:9' }, 403],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a fetch from a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
    ['our own origin', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, 204],
    ['our origin by its other name', { origin: 'http://localhost:3000' }, 204],
    ['a client that is no browser', {}, 204],
  ])('treat a change that comes from %s as it deserves', async (_, headers, status) => {
    const { signatory } = await given.firm();
    const answer = await signatory.send(
      'patch',
      '/api/v1/people/me',
      { language: 'zh' },
      headers as Record<string, string>,
    );
    expect([answer.status, answer.body.code]).toEqual([
      status,
      status === 403 ? 'foreign_origin' : undefined,
    ]);
  });

  it('let anybody read from anywhere', async () => {
    await expectStatus(
      200,
      nobody.get('/api/v1/figures', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }),
    );
  });

  it('keep the rows of one organisation from another in the database itself, and all of them from nobody', async () => {
    const [university, other] = [await given.university(), await given.university()];
    await given.offer(university);
    const union = TENANT_TABLES.map((table) => `SELECT '${table}' AS name, id::text FROM ${table}`).join(
      ' UNION ALL ',
    );
    const seenBy = async (organisationId: string) => {
      const rows = await app.db.transaction(actorOf(organisationId, 'UNIVERSITY_CLERK'), (tx) =>
        tx.query<{ name: string }>(union),
      );
      return [...new Set(rows.map(({ name }) => name))].sort();
    };
    expect(await seenBy(university.id)).toEqual([
      'declaration_event',
      'gate_fact',
      'holding',
      'membership',
      'stored_file',
    ]);
    expect(await seenBy(other.id)).toEqual(['membership']);
    expect(
      await app.db.query(
        `${union} UNION ALL SELECT 'person', id::text FROM person UNION ALL SELECT 'session', token_hash FROM session`,
      ),
    ).toEqual([]);
    expect(await app.db.transaction(SYSTEM, (tx) => tx.query(union))).not.toEqual([]);
  });

  it('hide a draft from everybody else, and show an announced declaration, for it is an offer', async () => {
    const university = await given.university();
    const { declarationId } = await given.offer(university);
    const patentId = await given.patent(university);
    const draft = await expectStatus(
      201,
      university.clerk.post(`/api/v1/organisations/${university.id}/declarations`, {
        patentId,
        ...given.terms(),
      }),
    );
    const rows = await app.db.query<{ id: string }>('SELECT id FROM declaration WHERE id = ANY ($1)', [
      [declarationId, draft.body.id],
    ]);
    expect(rows).toEqual([{ id: declarationId }]);
  });

  it('slow down whoever guesses passwords, and say for how long', async () => {
    const strict = await startTestApp({ RATE_LIMIT_FACTOR: '1' });
    const guesser = new Client(strict);
    const answers = [];
    for (let guess = 0; guess < 21; guess++) answers.push(await guesser.post('/api/v1/sessions', {}));
    const last = answers.pop();
    expect(answers.every(({ status }) => status === 400)).toBe(true);
    expect([last?.status, last?.body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(last?.headers['retry-after'])).toBeLessThanOrEqual(60);
    // Other requests of the same caller go on.
    await expectStatus(200, guesser.get('/api/v1/figures'));
    await strict.close();
  });
});
