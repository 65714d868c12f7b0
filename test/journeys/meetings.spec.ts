import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Arranged, at, HOUR, START } from '../support/arranged.js';
import { Client } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectStatus } from '../support/given.js';

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
  let arranged: Arranged;
  let staff: Client;
  let base: string;
  const nobody = () => new Client(app);
  beforeAll(async () => {
    app = await startTestApp();
    arranged = await Arranged.open(app);
    ({ base } = arranged);
    ({ staff } = arranged.centre);
  });
  afterAll(() => app.close());

  /** Twice an hour with another between, at two tables. */
  const settle = (id: string, more: object = {}, version = 0) => {
    const sessions = [
      { startsAt: at(0), endsAt: at(1) },
      { startsAt: at(2), endsAt: at(3) },
    ];
    return arranged.settle(id, { sessions, tables: 2, ...more }, version);
  };
  const register = async (id: string, name: string, side: string): Promise<string> =>
    (await arranged.register(id, name, side)).code;
  const plan = (id: string) => arranged.plan(id);
  const wishes = (code: string) => `/api/v1/event-registrations/${code}/wishes`;
  const wish = (code: string, list: object[], more: object = {}) =>
    nobody().send('put', wishes(code), {
      ...{ sessions: null, minMeetings: 0, maxMeetings: null },
      wishes: list.map((one) => ({ note: null, ...one })),
      ...more,
    });
  const othersOf = async (code: string): Promise<{ id: string; unit: string }[]> =>
    (await expectStatus(200, nobody().get(wishes(code)))).body.people;
  const search = (id: string) => arranged.search(id);
  const planned = (id: string) => arranged.planned(id);

  it('collects wishes of people without an account, and only such as can be', async () => {
    const id = await arranged.event();
    const a = await register(id, '甲', 'DEMAND');
    await register(id, '乙', 'SUPPLY');
    const guest = await register(id, '丙', 'VISITOR');
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

  it('keeps a wish for somebody who left until it is taken back: they may come again', async () => {
    const id = await arranged.event();
    await expectStatus(200, settle(id));
    const a = await register(id, '甲', 'DEMAND');
    await register(id, '乙', 'SUPPLY');
    const { id: left } = await arranged.register(id, '子', 'SUPPLY');
    const decide = (state: string) =>
      expectStatus(201, staff.post(`${base}/${id}/registrations/${left}/decision`, { state }));
    await expectStatus(200, wish(a, [{ to: left, wish: 'PRIORITY', note: '看样机' }]));
    await decide('DECLINED');
    const { body } = await nobody().get(wishes(a));
    const gone = { id: left, unit: '子的单位', position: null, topic: null, suggested: [] };
    expect(body.people).toEqual([
      expect.objectContaining({ unit: '乙的单位', left: false }),
      { ...gone, metBefore: null, left: true },
    ]);
    // Read and saved again, together with another one.
    await expectStatus(200, wish(a, [...body.wishes, { to: body.people[0].id, wish: 'WANT' }]));
    expect((await plan(id)).pairs).toHaveLength(1);
    await decide('CONFIRMED');
    expect((await plan(id)).pairs).toContainEqual(
      expect.objectContaining({ supplyId: left, demandWish: 'PRIORITY', note: '看样机' }),
    );
    // Taken back, there is nothing to keep, and nobody who left can be wished for anew.
    await decide('DECLINED');
    const { body: fewer } = await wish(a, []);
    expect(fewer.people).toHaveLength(1);
    expect((await wish(a, [{ to: left, wish: 'WANT' }])).body.errors).toEqual([
      expect.objectContaining({ field: 'wishes.0.to', code: 'wish_unknown_person' }),
    ]);
  });

  it('names what does not fit in its times, and keeps times once people are seated', async () => {
    const id = await arranged.event();
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
      staff.post(`${base}/${id}/plan/meetings/${meetings[0].id}/follow-ups`, {
        ...{ what: '带样件', owner: '小林', dueDay: '2030-01-01' },
      }),
    );
    await expectStatus(200, nobody().send('delete', `/api/v1/event-registrations/${b}`));
    expect((await plan(id)).meetings).toEqual([]);
  });

  it('moves with its event, and is not left outside of it', async () => {
    const id = await arranged.event();
    await expectStatus(200, settle(id));
    const a = await register(id, '甲', 'DEMAND');
    await register(id, '乙', 'SUPPLY');
    await expectStatus(200, wish(a, [{ to: (await othersOf(a))[0]?.id, wish: 'WANT' }]));
    await planned(id);
    const { body: written, headers } = await staff.get(`${base}/${id}`);
    const {
      id: _,
      state: __,
      cancelReason: ___,
      steps: ____,
      counts: _____,
      version: ______,
      ...content
    } = written;
    const change = (more: object, etag = String(headers['etag'])) =>
      staff.patch(`${base}/${id}`, { ...content, ...more }, etag);
    const short = await change({ endsAt: at(2) });
    expect(short.body.errors).toEqual([
      expect.objectContaining({ field: 'startsAt', code: 'event_plan_outside' }),
    ]);
    const day = 24;
    await expectStatus(200, change({ startsAt: at(day), endsAt: at(day + 4) }));
    const { settings, meetings, slots } = await plan(id);
    expect(settings.sessions[0]).toEqual({ startsAt: at(day), endsAt: at(day + 1) });
    expect(settings.wishesCloseAt).toBe(at(day - 2));
    expect(meetings).toHaveLength(1);
    expect(slots[0].startsAt).toBe(at(day));
  });

  it('keeps who came, knows two of one organisation, and outlives a search whose job was lost', async () => {
    const id = await arranged.event();
    await expectStatus(200, settle(id));
    for (const name of ['甲', '乙']) await register(id, name, 'DEMAND');
    const code = await register(id, '子', 'SUPPLY');
    const { people } = await plan(id);
    const of = (name: string) => people.find((one: Person) => one.name === name).id;
    for (const [slot, name] of ['甲', '乙'].entries())
      await expectStatus(
        201,
        staff.post(`${base}/${id}/plan/meetings`, {
          ...{ demandId: of(name), supplyId: of('子'), slot, place: 0 },
        }),
      );
    // Two of one organisation cannot both have a meeting with the same other one: nothing of it is written.
    const { id: partyId } = await arranged.given.firm();
    const partyOf = (name: string) =>
      staff.send('put', `${base}/${id}/registrations/${of(name)}/party`, { partyId });
    await expectStatus(204, partyOf('甲'));
    expect((await partyOf('乙')).body.code).toBe('party_meets_already');
    expect((await plan(id)).people.find((one: Person) => one.name === '乙').partyId).toBeNull();

    await expectStatus(200, staff.post(`${base}/${id}/check-ins`, { scans: [{ code, at: at(-1) }] }));
    const declined = await staff.post(`${base}/${id}/registrations/${of('子')}/decision`, {
      state: 'DECLINED',
    });
    expect(declined.body.code).toBe('registration_took_part');

    await app.db.transaction(SYSTEM, (tx) =>
      tx.query(
        `INSERT INTO event_plan_run (id, event_id, organisation_id, state, seconds, seed, requested_at)
         VALUES ($1, $2, $3, 'QUEUED', 20, 1, $4)`,
        [newId(tx.now.getTime() - HOUR), id, arranged.centre.id, new Date(tx.now.getTime() - HOUR)],
      ),
    );
    expect(await search(id)).toMatchObject({ state: 'DONE', meetings: 2 });
  });

  it('seats wishes of both sides by their worth, never a pair that one of them refused', async () => {
    const id = await arranged.event();
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
    await expectStatus(201, staff.post(`${base}/${id}/plan/runs/${run.id}/take-over`));
    const { meetings, figures, people } = await plan(id);
    expect(figures).toMatchObject({ value: 8, asked: 8, meetings: 2 });
    const nameOf = (of: string) => people.find((one: Person) => one.id === of).name;
    expect(
      meetings.map(({ demandId, supplyId }: Meeting) => `${nameOf(demandId)} ${nameOf(supplyId)}`).sort(),
    ).toEqual(['甲 丑', '甲 子']);
    // Nobody sees it before it is published.
    const mine = `/api/v1/event-registrations/${a}/meetings`;
    expect((await nobody().get(mine)).body.items).toEqual([]);
    await expectStatus(201, staff.post(`${base}/${id}/plan/publication`));
    const { body } = await nobody().get(mine);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ table: 1, card: null, outcome: null });
  });

  it('lets nobody be at two tables, by hand or beneath every interface', async () => {
    const id = await arranged.event();
    await expectStatus(200, settle(id));
    for (const name of ['甲', '乙']) await register(id, name, 'DEMAND');
    for (const name of ['子', '丑']) await register(id, name, 'SUPPLY');
    const { people } = await plan(id);
    const of = (name: string) => people.find((one: Person) => one.name === name).id;
    const seat = (demand: string, supply: string, slot: number, place: number) =>
      staff.post(`${base}/${id}/plan/meetings`, {
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
      staff.patch(`${base}/${id}/plan/meetings/${meeting?.id}`, to);
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

  it('mends the plan when somebody does not come', async () => {
    const id = await arranged.event();
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
      staff.post(`${base}/${id}/plan/absences`, { registrationId: of('甲') }),
    );
    expect(body).toMatchObject({ cancelled: 1, added: 1, moved: 0 });
    expect(body.plan.meetings).toEqual([expect.objectContaining({ demandId: of('乙'), slot: 0 })]);
  });

  it('searches once at a time for an event, and stops with the best until then when it is told to', async () => {
    const id = await arranged.event();
    // Eight slots in which half of the people are there: so many that the best plan is not proven within seconds.
    const eight = Array.from({ length: 8 }, (_, at) => at);
    const sessions = eight.map((one) => ({ startsAt: at(one / 4), endsAt: at(one / 4 + 1 / 8) }));
    await expectStatus(200, settle(id, { sessions, tables: 20, slotMinutes: 5, pauseMinutes: 0 }));
    const draw = drawing(3);
    const side = (name: string) =>
      Array.from({ length: 20 }, (_, at) => ({
        name: `${name}${at}`,
        sessions: eight.filter(() => draw(20) < 11),
      }));
    const [demand, supply] = [side('甲'), side('子')];
    const drawn = demand.map(() => supply.map(() => [draw(3), draw(3)] as const));
    const codes = new Map<string, string>();
    for (const { name } of demand) codes.set(name, await register(id, name, 'DEMAND'));
    for (const { name } of supply) codes.set(name, await register(id, name, 'SUPPLY'));
    const say = async (me: (typeof demand)[number], wanted: (other: string) => number) => {
      const code = codes.get(me.name) ?? '';
      const list = (await othersOf(code)).flatMap(({ id: to, unit }) => {
        const kind = [undefined, 'WANT', 'PRIORITY'][wanted(unit.replace('的单位', ''))];
        return kind ? [{ to, wish: kind }] : [];
      });
      await expectStatus(200, wish(code, list, { sessions: me.sessions }));
    };
    const place = (name: string) => Number(name.slice(1));
    for (const one of demand) await say(one, (other) => drawn[place(one.name)]?.[place(other)]?.[0] ?? 0);
    for (const one of supply) await say(one, (other) => drawn[place(other)]?.[place(one.name)]?.[1] ?? 0);
    const runs = `${base}/${id}/plan/runs`;
    const { body: begun } = await expectStatus(202, staff.post(runs, { seconds: 120 }));
    expect((await staff.post(runs, { seconds: 1 })).body.code).toBe('plan_run_busy');
    await eventually(async () => (await plan(id)).run.state === 'RUNNING', {
      what: 'the search is under way',
    });
    await expectStatus(202, staff.post(`${runs}/${begun.run.id}/stop`));
    await app.jobsDone();
    const { run } = await plan(id);
    expect(run.state).toBe('STOPPED');
    expect(run.meetings).toBeGreaterThan(0);
  });
});

/** The same numbers in each run; `draw(n)` is below n. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % below;
  };
}
