import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, type Firm, Given, type Offer, type University } from '../support/given.js';
import { NOTHING_SAID } from '../support/need-content.js';

const HOUR = 3_600_000;
const START = Math.ceil((Date.now() + 48 * HOUR) / HOUR) * HOUR;
const at = (hours: number) => new Date(START + hours * HOUR).toISOString();

interface Meeting {
  id: string;
  demandId: string;
  supplyId: string;
  slot: number;
  place: number;
  locked: boolean;
}
interface Person {
  id: string;
  name: string;
}

describe('one-to-one meetings of an event', () => {
  let app: TestApp;
  let given: Given;
  let centre: { id: string; staff: Client };
  let base: string;
  const nobody = () => new Client(app);
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    const id = await given.organisation('SERVICE_CENTRE', '某服务中心');
    centre = { id, staff: await given.person(id, 'SERVICE_STAFF') };
    base = `/api/v1/organisations/${id}/events`;
  });
  afterAll(() => app.close());

  /** An event of the service centre that people register for. */
  async function event(title = '点焊对接会'): Promise<string> {
    const { body } = await expectStatus(
      201,
      centre.staff.post(base, {
        ...{ type: 'MATCHMAKING', mode: 'ON_SITE', title, titleEn: null, intro: '一对一洽谈。', theme: null },
        ...{ coOrganisers: [], venue: '某路 1 号', onlineUrl: null, capacity: null, admission: 'AUTOMATIC' },
        ...{ startsAt: at(0), endsAt: at(4), registrationOpensAt: at(-96), registrationClosesAt: at(-1) },
        ...{
          contact: '021-00000000',
          minutes: null,
          costFen: null,
          budgetSource: null,
          satisfactionBp: null,
        },
        agenda: [],
      }),
    );
    const id = String(body.id);
    for (const step of ['APPROVE', 'OPEN'])
      await expectStatus(201, centre.staff.post(`${base}/${id}/steps`, { step }));
    return id;
  }
  const settings = (more: object = {}) => ({
    sessions: [
      { startsAt: at(0), endsAt: at(1) },
      { startsAt: at(2), endsAt: at(3) },
    ],
    ...{ slotMinutes: 20, pauseMinutes: 10, tables: 2, wishesCloseAt: at(-2) },
    ...more,
  });
  const settle = (id: string, more: object = {}, version = 0) =>
    centre.staff.send('put', `${base}/${id}/plan`, settings(more), { 'if-match': `"${version}"` });
  let phones = 13800000000;
  async function register(
    id: string,
    name: string,
    side: 'DEMAND' | 'SUPPLY',
    who: Client = nobody(),
    more: object = {},
  ): Promise<string> {
    const { body } = await expectStatus(
      201,
      who.post(`/api/v1/events/${id}/registrations`, {
        ...{ name, unit: `${name}的单位`, position: null, phone: String(++phones), email: null, side },
        ...{ topic: `${name}的议题`, consent: true, ...more },
      }),
    );
    return String(body.code);
  }
  const wishes = (code: string) => `/api/v1/event-registrations/${code}/wishes`;
  const wish = (code: string, list: object[], more: object = {}) =>
    nobody().send('put', wishes(code), {
      ...{ sessions: null, minMeetings: 0, maxMeetings: null },
      wishes: list.map((one) => ({ note: null, ...one })),
      ...more,
    });
  const othersOf = async (code: string): Promise<{ id: string; unit: string }[]> =>
    (await expectStatus(200, nobody().get(wishes(code)))).body.people;
  const plan = async (id: string) => (await expectStatus(200, centre.staff.get(`${base}/${id}/plan`))).body;
  async function search(id: string, more: object = { seconds: 1 }) {
    await expectStatus(202, centre.staff.post(`${base}/${id}/plan/runs`, more));
    await app.jobsDone();
    return (await plan(id)).run;
  }
  async function planned(id: string) {
    const run = await search(id);
    await expectStatus(201, centre.staff.post(`${base}/${id}/plan/runs/${run.id}/take-over`));
    await expectStatus(201, centre.staff.post(`${base}/${id}/plan/publication`));
    return plan(id);
  }

  it('collects wishes of people without an account, and only such as can be', async () => {
    const id = await event();
    const a = await register(id, '甲', 'DEMAND');
    await register(id, '乙', 'SUPPLY');
    const guest = await register(id, '丙', 'VISITOR' as 'DEMAND');
    expect((await nobody().get(wishes(a))).body.code).toBe('wishes_without_plan');
    await expectStatus(200, settle(id));
    expect((await nobody().get(wishes(guest))).body.code).toBe('wishes_not_confirmed');
    const [other] = await othersOf(a);
    expect(other).toMatchObject({ unit: '乙的单位', topic: '乙的议题', suggested: [], metBefore: null });
    expect(JSON.stringify(other)).not.toContain('1380000');

    const refused = await wish(
      a,
      [
        { to: other?.id, wish: 'WANT' },
        { to: other?.id, wish: 'REFUSE' },
        { to: id, wish: 'WANT' },
      ],
      { sessions: [2], minMeetings: 3, maxMeetings: 2 },
    );
    expect(refused.body.errors.map(({ code }: { code: string }) => code)).toEqual([
      'wish_session_unknown',
      'wish_max_below_min',
      'wish_twice',
      'wish_unknown_person',
    ]);
    const kept = await wish(a, [{ to: other?.id, wish: 'PRIORITY', note: '看样机' }], { sessions: [1] });
    expect(kept.body).toMatchObject({
      sessions: [1],
      wishes: [{ to: other?.id, wish: 'PRIORITY', note: '看样机' }],
    });
    // Written anew, what is left out is no longer wanted.
    expect((await wish(a, [])).body).toMatchObject({ sessions: null, wishes: [] });
    app.clock.shift(46.5 * HOUR + (START - Date.now() - 48 * HOUR));
    try {
      expect((await wish(a, [])).body.code).toBe('wishes_closed');
    } finally {
      app.clock.reset();
    }
  });

  it('names what does not fit in its times, and keeps times once people are seated', async () => {
    const id = await event();
    const sessions = [
      { startsAt: at(3), endsAt: at(4.5) },
      { startsAt: at(0), endsAt: at(0.1) },
    ];
    const { body } = await settle(id, { sessions, wishesCloseAt: at(1) });
    expect(body.errors.map(({ field, code }: Record<string, string>) => `${field} ${code}`)).toEqual([
      'sessions.0.startsAt plan_session_outside',
      'sessions.1.startsAt plan_session_outside',
      'wishesCloseAt plan_wishes_after_start',
    ]);
    expect((await settle(id, {}, 7)).status).toBe(412);
    await expectStatus(200, settle(id));
    const [a, b] = [await register(id, '甲', 'DEMAND'), await register(id, '乙', 'SUPPLY')];
    await expectStatus(200, wish(a, [{ to: (await othersOf(a))[0]?.id, wish: 'WANT' }]));
    await planned(id);
    const { version } = await plan(id);
    expect((await settle(id, { slotMinutes: 30, pauseMinutes: 0 }, version)).status).toBe(200);
    const shorter = [{ startsAt: at(0.5), endsAt: at(1) }];
    expect((await settle(id, { sessions: shorter }, version + 1)).body.code).toBe('plan_has_meetings');
    // Who cancels holds no place, and what was to be done about it is done with.
    const { meetings } = await plan(id);
    await expectStatus(
      201,
      centre.staff.post(`${base}/${id}/plan/meetings/${meetings[0].id}/follow-ups`, {
        ...{ what: '带样件', owner: '小林', dueDay: '2030-01-01' },
      }),
    );
    await expectStatus(200, nobody().send('delete', `/api/v1/event-registrations/${b}`));
    expect((await plan(id)).meetings).toEqual([]);
  });

  it('seats wishes of both sides by their worth, never a pair that one of them refused', async () => {
    const id = await event();
    await expectStatus(200, settle(id, { tables: 1 }));
    const [a, b] = [await register(id, '甲', 'DEMAND'), await register(id, '乙', 'DEMAND')];
    const [x, y] = [await register(id, '子', 'SUPPLY'), await register(id, '丑', 'SUPPLY')];
    const idOf = async (code: string, name: string) =>
      (await othersOf(code)).find(({ unit }) => unit === `${name}的单位`)?.id;
    const [subject, other] = [await idOf(a, '子'), await idOf(a, '丑')];
    await expectStatus(
      200,
      wish(a, [
        { to: subject, wish: 'PRIORITY' },
        { to: other, wish: 'WANT' },
      ]),
    );
    await expectStatus(200, wish(b, [{ to: subject, wish: 'WANT' }]));
    await expectStatus(200, wish(x, [{ to: await idOf(x, '乙'), wish: 'REFUSE' }]));
    await expectStatus(200, wish(y, [{ to: await idOf(y, '甲'), wish: 'WANT' }]));
    const run = await search(id);
    expect(run).toMatchObject({ state: 'DONE', value: 8, bound: 8, meetings: 2, takenOver: false });
    expect((await plan(id)).meetings).toEqual([]);
    await expectStatus(201, centre.staff.post(`${base}/${id}/plan/runs/${run.id}/take-over`));
    const { meetings, figures, people } = await plan(id);
    expect(figures).toMatchObject({ value: 8, asked: 8, meetings: 2 });
    const nameOf = (of: string) => people.find((one: Person) => one.id === of).name;
    expect(
      meetings.map(({ demandId, supplyId }: Meeting) => `${nameOf(demandId)} ${nameOf(supplyId)}`).sort(),
    ).toEqual(['甲 丑', '甲 子']);
    // Nobody sees it before it is published.
    const mine = `/api/v1/event-registrations/${a}/meetings`;
    expect((await nobody().get(mine)).body.items).toEqual([]);
    await expectStatus(201, centre.staff.post(`${base}/${id}/plan/publication`));
    const { body } = await nobody().get(mine);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ table: 1, card: null, outcome: null });
  });

  it('lets nobody be at two tables, by hand or beneath every interface', async () => {
    const id = await event();
    await expectStatus(200, settle(id));
    for (const name of ['甲', '乙']) await register(id, name, 'DEMAND');
    for (const name of ['子', '丑']) await register(id, name, 'SUPPLY');
    const { people } = await plan(id);
    const of = (name: string) => people.find((one: Person) => one.name === name).id;
    const seat = (demand: string, supply: string, slot: number, place: number) =>
      centre.staff.post(`${base}/${id}/plan/meetings`, {
        ...{ demandId: of(demand), supplyId: of(supply), slot, place },
      });
    await expectStatus(201, seat('甲', '子', 0, 0));
    const clash = await seat('甲', '丑', 0, 0);
    expect(clash.status).toBe(409);
    expect(clash.body.title).toContain('同一时间已有洽谈');
    expect(clash.body.title).toContain('这一桌同一时间已有人');
    expect((await seat('甲', '子', 1, 0)).body.title).toContain('这两家单位已有一场洽谈');
    expect((await seat('甲', '丑', 9, 0)).body.code).toBe('meeting_conflict');
    await expectStatus(201, seat('乙', '丑', 1, 0));
    const { meetings } = await plan(id);
    const [first, second] = meetings as Meeting[];
    // They change places; a fixed one stays.
    const move = (meeting: Meeting | undefined, to: object) =>
      centre.staff.patch(`${base}/${id}/plan/meetings/${meeting?.id}`, to);
    expect((await move(second, { slot: 0, place: 0 })).body.title).toContain('已固定');
    await expectStatus(200, move(first, { locked: false }));
    const moved = await expectStatus(200, move(second, { slot: 0, place: 0 }));
    expect(moved.body.meetings.map(({ id: one }: Meeting) => one)).toEqual([second?.id, first?.id]);
    const into = (column: string, value: unknown) =>
      app.db.transaction(SYSTEM, (tx) =>
        tx.query(`UPDATE event_meeting SET slot = 0, place = 1, ${column} = $2 WHERE id = $1`, [
          first?.id,
          value,
        ]),
      );
    await expect(into('supply_id', of('丑'))).rejects.toThrow('event_meeting_supply');
    await expect(into('demand_id', of('乙'))).rejects.toThrow('event_meeting_demand');
    await expect(into('place', 0)).rejects.toThrow();
    await expect(into('demand_id', of('丑'))).rejects.toThrow('foreign key');
  });

  it('mends the plan when somebody does not come, and stops a search when it is told to', async () => {
    const id = await event();
    await expectStatus(200, settle(id, { tables: 1, sessions: [{ startsAt: at(0), endsAt: at(0.5) }] }));
    const [a, b] = [await register(id, '甲', 'DEMAND'), await register(id, '乙', 'DEMAND')];
    await register(id, '子', 'SUPPLY');
    const [x] = await othersOf(a);
    await expectStatus(200, wish(a, [{ to: x?.id, wish: 'PRIORITY' }]));
    await expectStatus(200, wish(b, [{ to: x?.id, wish: 'WANT' }]));
    const { meetings, people } = await planned(id);
    const of = (name: string) => people.find((one: Person) => one.name === name).id;
    expect(meetings).toEqual([expect.objectContaining({ demandId: of('甲') })]);
    const { body } = await expectStatus(
      201,
      centre.staff.post(`${base}/${id}/plan/absences`, { registrationId: of('甲') }),
    );
    expect(body).toMatchObject({ cancelled: 1, added: 1, moved: 0 });
    expect(body.plan.meetings).toEqual([expect.objectContaining({ demandId: of('乙'), slot: 0 })]);

    // Of a search under way only one is there; told to stop, it keeps what it has. A finished one is not begun again.
    const runs = `${base}/${id}/plan/runs`;
    const { body: begun } = await expectStatus(202, centre.staff.post(runs, { seconds: 120 }));
    const twice = await centre.staff.post(runs, { seconds: 1 });
    if (twice.status === 409) expect(twice.body.code).toBe('plan_run_busy');
    await expectStatus(202, centre.staff.post(`${runs}/${begun.run.id}/stop`));
    await app.jobsDone();
    expect(['STOPPED', 'DONE']).toContain((await plan(id)).run.state);
  });

  describe('that a match stands behind', () => {
    let firm: Firm;
    let university: University;
    let offer: Offer;
    let matchId: string;
    beforeAll(async () => {
      [firm, university] = [await given.firm('某座椅厂'), await given.university()];
      offer = await given.offer(university, { title: '一种电阻点焊熔核质量的在线判定方法' });
      await app.db.transaction(SYSTEM, async (tx) => {
        const abstract = '采集动态电阻曲线。焊完当场判定熔核质量，误判率1.5%。适用于镀锌板。';
        await tx.query('UPDATE patent SET abstract = $2, updated_at = $3 WHERE id = $1', [
          ...[offer.patentId, abstract, tx.now],
        ]);
        await tx.later('patent.changed', offer.patentId);
      });
      const needs = `/api/v1/organisations/${firm.id}/needs`;
      const { body: need } = await expectStatus(
        201,
        firm.signatory.post(needs, {
          ...NOTHING_SAID,
          title: '点焊质量靠砸件抽检',
          problem: '每班抽三十只凿开看焊点熔核，希望焊完一个点当场就判定熔核质量，误判不超过 2%。',
          material: '镀锌板',
          efficacy: '熔核质量在线判定，误判不超过 2%',
          keywords: ['点焊', '熔核'],
          modes: ['OPEN_LICENCE'],
          anonymous: true,
        }),
      );
      await expectStatus(201, firm.signatory.post(`${needs}/${need.id}/steps`, { step: 'SUBMIT' }));
      const desk = `/api/v1/organisations/${centre.id}`;
      await expectStatus(201, centre.staff.post(`${desk}/triage/${need.id}/steps`, { step: 'PUBLISH' }));
      await app.jobsDone();
      const { body } = await centre.staff.get(`${desk}/match-review?limit=100`);
      matchId = body.items.find((one: { needId: string }) => one.needId === need.id).matches[0].id;
      const step = { step: 'SEND', matchIds: [matchId] };
      await expectStatus(201, centre.staff.post(`${desk}/match-review/steps`, step));
      await app.jobsDone();
    });

    it('invites who has something to talk about, once, and names no firm before it is interested', async () => {
      const id = await event('按匹配邀请的对接会');
      const invitations = `${base}/${id}/invitations`;
      const { body: before } = await expectStatus(200, centre.staff.get(invitations));
      expect(before).toMatchObject({ firms: 1, universities: 1 });
      const partyIds = before.items.map(({ partyId }: { partyId: string }) => partyId);
      await expectStatus(201, centre.staff.post(invitations, { partyIds }));
      await expectStatus(201, centre.staff.post(invitations, { partyIds }));
      await app.jobsDone();
      const { body: news } = await firm.signatory.get('/api/v1/notifications');
      const invited = news.items.filter(({ path }: { path: string }) => path === `/events/${id}`);
      expect(invited).toHaveLength(1);
      expect(invited[0].text).toContain('1 家单位');

      await expectStatus(200, settle(id));
      const code = await register(id, '厂长', 'DEMAND', firm.signatory, { organisationId: firm.id });
      const other = await register(id, '教授', 'SUPPLY', university.clerk, { organisationId: university.id });
      const foreign = await university.clerk.post(`/api/v1/events/${id}/registrations`, {
        ...{ name: '他人', unit: '某', position: null, phone: '13900000000', email: null, side: 'DEMAND' },
        ...{ topic: null, consent: true, organisationId: firm.id },
      });
      expect(foreign.status).toBe(403);
      const suggestedTo = async (to: string) =>
        (await expectStatus(200, nobody().get(wishes(to)))).body.people[0].suggested;
      expect(await suggestedTo(other)).toEqual([]);
      const verdicts = `/api/v1/organisations/${firm.id}/matches/${matchId}/verdicts`;
      await expectStatus(201, firm.signatory.post(verdicts, { verdict: 'INTERESTED' }));
      for (const to of [code, other])
        expect(await suggestedTo(to)).toEqual([
          expect.objectContaining({ matchId, need: '点焊质量靠砸件抽检', patentId: offer.patentId }),
        ]);
    });

    it('leads from the table to the licence, and the report counts what the lists show', async () => {
      const id = await event('从洽谈到许可');
      await expectStatus(200, settle(id));
      const code = await register(id, '厂长', 'DEMAND', firm.signatory, { organisationId: firm.id });
      const other = await register(id, '教授', 'SUPPLY', university.clerk, { organisationId: university.id });
      // Nobody wished for anything: the match alone is a reason to meet.
      const { meetings } = await planned(id);
      expect(meetings).toEqual([expect.objectContaining({ matchId })]);
      const meeting = meetings[0].id;
      const say = (by: string, outcome: string) =>
        nobody().post(`/api/v1/event-registrations/${by}/meetings/${meeting}/outcome`, {
          outcome,
          note: null,
        });
      expect((await say(code, 'INTENT')).body.code).toBe('meeting_not_begun');
      app.clock.shift(START + 3 * HOUR - Date.now());
      try {
        const { body: said } = await expectStatus(201, say(code, 'INTENT'));
        expect(said.items[0]).toMatchObject({
          outcome: 'INTENT',
          next: 'OFFER',
          card: { matchId, declarationId: offer.declarationId, yearOneFen: 3_000_000 },
        });
        await expectStatus(201, say(other, 'MORE_INFORMATION'));
        await app.jobsDone();
        await firm.signatory.signIn();
        await centre.staff.signIn();
        const accepted = await firm.signatory.post(
          `/api/v1/declarations/${offer.declarationId}/acceptances`,
          {
            ...{ organisationId: firm.id, termsHash: offer.termsHash, origin: `meeting:${meeting}` },
          },
        );
        expect(accepted.status).toBe(201);
        const wrong = await firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, {
          ...{ organisationId: firm.id, termsHash: offer.termsHash, origin: 'hearsay' },
        });
        expect(wrong.body.errors).toEqual([expect.objectContaining({ field: 'origin' })]);

        const followUps = `${base}/${id}/plan/meetings/${meeting}/follow-ups`;
        const { body: todo } = await expectStatus(
          201,
          centre.staff.post(followUps, { what: '约看样机', owner: '小林', dueDay: '2030-01-01' }),
        );
        await expectStatus(
          200,
          centre.staff.patch(`${base}/${id}/follow-ups/${todo.id}`, {
            doneDay: '2029-12-31',
            result: '已看',
          }),
        );
        const { body: report } = await expectStatus(200, centre.staff.get(`${base}/${id}/report`));
        expect(report).toMatchObject({
          ...{ contacts: 1, planned: 1, held: 1, intents: 1, licences: 1, receivedFen: 0, noShows: 2 },
          licenceList: [{ licensee: '某座椅厂', licensor: university.name, state: 'NOTIFIED' }],
        });
        expect(report.meetings[0]).toMatchObject({
          ...{ contradicting: true, next: 'OFFER', demandOutcome: 'INTENT' },
          followUps: [{ what: '约看样机', owner: '小林', doneDay: '2029-12-31', result: '已看' }],
        });
        const { body: graded } = await app.db.transaction(SYSTEM, async (tx) => ({
          body: await tx.query('SELECT side, verdict FROM match_judgement ORDER BY side'),
        }));
        expect(graded).toContainEqual({ side: 'UNIVERSITY', verdict: 'GOOD' });
      } finally {
        app.clock.reset();
      }
    });
  });
});
