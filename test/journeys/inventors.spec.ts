import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MatchAllNeeds } from '#libs/matchmaking';
import { Notifications, SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Arranged } from '../support/arranged.js';
import { Client } from '../support/client.js';
import { expectStatus, type Firm, Given, type University } from '../support/given.js';
import { NOTHING_SAID } from '../support/need-content.js';

const DAY = 86_400_000;
const INVENTOR = 'inventor@test.example';

describe('a match, put to its inventor', () => {
  let app: TestApp;
  let given: Given;
  let firm: Firm;
  let university: University;
  let other: University;
  let centre: { id: string; staff: Client };
  let matchId: string;
  let needId: string;
  const nobody = () => new Client(app);
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    [firm, university, other] = [
      await given.firm('某座椅厂'),
      await given.university('虚构理工大学'),
      await given.university(),
    ];
    const id = await given.organisation('SERVICE_CENTRE', '某服务中心');
    centre = { id, staff: await given.person(id, 'SERVICE_STAFF') };
    const needs = `/api/v1/organisations/${firm.id}/needs`;
    const need = {
      ...NOTHING_SAID,
      title: '点焊质量靠抽检',
      problem: '每班抽三十只凿开看熔核',
      keywords: ['点焊'],
      anonymous: true,
      confidentiality: 'MEMBERS',
      publicSummary: '求点焊在线判定的办法',
      hiddenDetail: '整车厂索赔了两次',
    };
    needId = String((await expectStatus(201, firm.signatory.post(needs, need))).body.id);
    await expectStatus(201, firm.signatory.post(`${needs}/${needId}/steps`, { step: 'SUBMIT' }));
    const triage = `/api/v1/organisations/${centre.id}/triage/${needId}/steps`;
    await expectStatus(201, centre.staff.post(triage, { step: 'PUBLISH' }));
    const patentId = await given.patent(university, { title: '一种点焊熔核质量的在线判定方法' });
    const answers = `/api/v1/organisations/${university.id}/answers`;
    await expectStatus(
      201,
      university.clerk.post(answers, { needId, kind: 'PATENT', patentId, text: '可一试' }),
    );
    await app.jobsDone();
    const { body } = await university.clerk.get(`/api/v1/organisations/${university.id}/matches`);
    matchId = String(body.items[0].id);
  });
  afterAll(() => app.close());

  const inventors = (of = university) => `/api/v1/organisations/${of.id}/matches/${matchId}/inventors`;
  const link = (code: string) => `/api/v1/inventor-questions/${code}`;
  async function ask(
    more: object = {},
  ): Promise<{ id: string; code: string; letter: { body: string; subject: string } }> {
    const wanted = { email: INVENTOR, note: '王老师，这家厂很急。', language: 'zh', ...more };
    const { body } = await expectStatus(201, university.clerk.post(inventors(), wanted));
    await app.jobsDone();
    const [letter] = await app.db.transaction(SYSTEM, (tx) =>
      tx.query<{ body: string; subject: string }>('SELECT body, subject FROM mail ORDER BY id DESC LIMIT 1'),
    );
    const code = /inventor-questions\/([\w-]+)/.exec(letter?.body ?? '')?.[1] ?? '';
    return { id: String(body.items[0].id), code, letter: letter ?? { body: '', subject: '' } };
  }
  const withdraw = (id: string) => expectStatus(200, university.clerk.send('delete', `${inventors()}/${id}`));

  it('is a letter with a link that shows what anybody may read, and takes an answer without an account', async () => {
    const { id, code, letter } = await ask();
    expect(letter.subject).toContain('虚构理工大学请你看一项企业需求：“点焊质量靠抽检”');
    expect(letter.body).toContain('王老师，这家厂很急。');
    expect(code.length).toBe(43);
    const { body: card } = await expectStatus(200, nobody().get(link(code)));
    expect(card).toMatchObject({
      university: '虚构理工大学',
      need: '点焊质量靠抽检',
      summary: '求点焊在线判定的办法',
      body: null,
      firm: null,
      subject: '一种点焊熔核质量的在线判定方法',
      verdict: null,
    });
    expect(JSON.stringify(card)).not.toMatch(/索赔|凿开|座椅|test\.example/);
    const unfit = { verdict: 'NOT_FIT', sentence: '板厚超出了我们的范围' };
    const silent = await nobody().post(link(code), unfit);
    expect(silent.body.errors[0].code).toBe('match_reason_missing');
    await expectStatus(201, nobody().post(link(code), { ...unfit, reason: 'FIGURE_NOT_REACHED' }));
    await app.jobsDone();
    for (const sentence of ['可以试', '可以试 2 mm 以下', '可以试 2 mm 以下']) {
      await expectStatus(201, nobody().post(link(code), { verdict: 'CAN_HELP', sentence }));
      await app.jobsDone();
    }
    const { body: seen } = await expectStatus(200, university.approver.get(inventors()));
    expect(seen.items).toMatchObject([
      {
        id,
        email: INVENTOR,
        state: 'ANSWERED',
        verdict: 'CAN_HELP',
        reason: null,
        sentence: '可以试 2 mm 以下',
      },
    ]);
    const told = (await university.clerk.get('/api/v1/notifications')).body.items;
    const path = `/desk/${university.id}/matches/${matchId}`;
    expect(told.filter((one: { path: string }) => one.path === path)).toMatchObject([
      { text: '发明人对需求“点焊质量靠抽检”答复：可以帮忙。' },
      { text: '发明人对需求“点焊质量靠抽检”答复：不合适。' },
    ]);
    await withdraw(id);
  });

  it('stays the university’s own: nobody else reads whom it asked, and the secret is kept nowhere but in the letter', async () => {
    const { id, code } = await ask();
    await expectStatus(404, other.clerk.get(inventors(other)));
    await expectStatus(403, firm.signatory.get(inventors({ ...university, id: firm.id })));
    await expectStatus(403, university.approver.post(inventors(), { email: INVENTOR, language: 'zh' }));
    const me = (organisationId: string, role: 'SERVICE_STAFF' | 'SIGNATORY') => ({
      kind: 'PERSON' as const,
      personId: id,
      language: 'zh' as const,
      roles: new Map([[organisationId, [role]]]),
      platformAdmin: false,
      authenticatedAt: new Date(),
    });
    const count = (actor: Parameters<typeof app.db.transaction>[0]) =>
      app.db.transaction(actor, async (tx) => (await tx.query('SELECT 1 FROM inventor_question')).length);
    expect(await count(me(centre.id, 'SERVICE_STAFF'))).toBe(0);
    expect(await count(me(firm.id, 'SIGNATORY'))).toBe(0);
    expect(await count(SYSTEM)).toBeGreaterThan(0);
    const rows = await app.db.transaction(SYSTEM, (tx) => tx.query('SELECT * FROM inventor_question'));
    expect(JSON.stringify(rows)).not.toContain(code);
    await withdraw(id);
  });

  it('is over when it is withdrawn, and its address is erased; what was said stays', async () => {
    const { id, code } = await ask({ email: 'Inventor@Test.Example' });
    const { body: asked } = await university.clerk.get(inventors());
    expect(asked.items[0].email).toBe(INVENTOR);
    await expectStatus(201, nobody().post(link(code), { verdict: 'CAN_HELP' }));
    const { body } = await withdraw(id);
    expect(body.items[0]).toMatchObject({ id, state: 'WITHDRAWN', email: null, verdict: 'CAN_HELP' });
    for (const answer of [nobody().get(link(code)), nobody().post(link(code), { verdict: 'CAN_HELP' })])
      expect((await expectStatus(410, answer)).body.code).toBe('inventor_link_over');
    await expectStatus(404, nobody().get(link('no-such-secret')));
  });

  it('is written to an address that had enough letters for a day: a clerk vouches for it', async () => {
    await app.db.transaction(SYSTEM, async (tx) => {
      for (let count = 0; count < 20; count++)
        await app.nest.get(Notifications, { strict: false }).letterTo(tx, INVENTOR, {
          ...{ key: `flood ${count}`, code: 'inventor_helps_news', params: { need: '—' } },
          ...{ path: '/', language: 'zh', foot: 'inventor_letter_foot' },
        });
    });
    await app.jobsDone();
    const { id, code, letter } = await ask();
    expect(letter.subject).toContain('请你看一项企业需求');
    await expectStatus(200, nobody().get(link(code)));
    await withdraw(id);
  });

  it('says the same again without a trace', async () => {
    const { id, code } = await ask();
    const version = async () => {
      const rows = await app.db.transaction(SYSTEM, (tx) =>
        tx.query<{ version: number }>('SELECT version FROM inventor_question WHERE id = $1', [id]),
      );
      return rows[0]?.version;
    };
    for (const expected of [2, 2]) {
      await expectStatus(201, nobody().post(link(code), { verdict: 'CAN_HELP', sentence: '可以' }));
      expect(await version()).toBe(expected);
    }
    await withdraw(id);
  });

  it('is over after thirty days; ninety more, and the address is erased, what was said stays', async () => {
    const { id, code } = await ask();
    await expectStatus(201, nobody().post(link(code), { verdict: 'CAN_HELP' }));
    const kept = async () => {
      await app.nest.get(MatchAllNeeds, { strict: false }).handle();
      await app.jobsDone();
      await university.clerk.signIn();
      const { body } = await expectStatus(200, university.clerk.get(inventors()));
      const [{ email, state, verdict }] = body.items;
      return { email, state, verdict };
    };
    try {
      app.clock.shift(30 * DAY - 60_000);
      await expectStatus(200, nobody().get(link(code)));
      app.clock.shift(120_000);
      await expectStatus(410, nobody().get(link(code)));
      app.clock.shift(89 * DAY);
      expect(await kept()).toEqual({ email: INVENTOR, state: 'ANSWERED', verdict: 'CAN_HELP' });
      app.clock.shift(2 * DAY);
      expect(await kept()).toEqual({ email: null, state: 'ANSWERED', verdict: 'CAN_HELP' });
    } finally {
      app.clock.reset();
      await university.clerk.signIn();
    }
    await withdraw(id);
  });

  it('goes to one address that can be one, and to five of a match at a time', async () => {
    for (const email of ['nobody', 'a@b.example, c@d.example', 'a b@c.example']) {
      const refused = await university.clerk.post(inventors(), { email, language: 'zh' });
      expect([refused.status, refused.body.errors[0].code]).toEqual([400, 'email_format']);
    }
    const wanted = (at: number) => ({ email: `inventor${at}@test.example`, language: 'en' });
    const asked = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((at) => university.clerk.post(inventors(), wanted(at))),
    );
    expect(asked.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409]);
  });
});

describe('a match that goes back to staff', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('closes the inventor’s link, which opens again when it is sent again', async () => {
    const arranged = await Arranged.open(app);
    const { university, offer, matchId } = await arranged.sentMatch();
    const inventors = `/api/v1/organisations/${university.id}/matches/${matchId}/inventors`;
    await expectStatus(201, university.clerk.post(inventors, { email: INVENTOR, language: 'zh' }));
    await app.jobsDone();
    const [letter] = await app.db.transaction(SYSTEM, (tx) =>
      tx.query<{ body: string }>('SELECT body FROM mail WHERE recipient = $1', [INVENTOR]),
    );
    const link = `/api/v1/inventor-questions/${/inventor-questions\/([\w-]+)/.exec(letter?.body ?? '')?.[1]}`;
    const nobody = new Client(app);
    const isOver = async () => {
      for (const answer of [nobody.get(link), nobody.post(link, { verdict: 'CAN_HELP' })])
        expect((await expectStatus(410, answer)).body.code).toBe('inventor_link_over');
    };
    const becomes = async (status: string) => {
      await app.db.transaction(SYSTEM, async (tx) => {
        const values = [offer.patentId, status, tx.now];
        await tx.query(
          'UPDATE patent SET legal_status = $2, version = version + 1, updated_at = $3 WHERE id = $1',
          values,
        );
        await tx.later('patent.changed', offer.patentId);
      });
      await app.jobsDone();
    };
    const step = (name: string) =>
      expectStatus(
        201,
        arranged.centre.staff.post(`${arranged.desk}/match-review/steps`, {
          step: name,
          matchIds: [matchId],
        }),
      );
    await expectStatus(200, nobody.get(link));
    // Taken back with its ground, then suggested anew, then held.
    await becomes('LAPSED');
    await isOver();
    await becomes('GRANTED_IN_FORCE');
    await isOver();
    await step('HOLD');
    await isOver();
    await step('SEND');
    await expectStatus(200, nobody.get(link));
  });
});
