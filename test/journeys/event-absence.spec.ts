import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, Given } from '../support/given.js';

const HOUR = 3_600_000;
const START = Math.ceil((Date.now() + 48 * HOUR) / HOUR) * HOUR;
const at = (hours: number) => new Date(START + hours * HOUR).toISOString();

interface Meeting {
  demandId: string;
  supplyId: string;
  slot: number;
}

describe('on the day of an event', () => {
  let app: TestApp;
  let staff: Client;
  let base: string;
  beforeAll(async () => {
    app = await startTestApp();
    const given = new Given(app);
    const id = await given.organisation('SERVICE_CENTRE', '某服务中心');
    staff = await given.person(id, 'SERVICE_STAFF');
    base = `/api/v1/organisations/${id}/events`;
  });
  afterAll(() => app.close());

  it('what is over stays when somebody does not come, and nobody is seated in the past', async () => {
    const { body: event } = await expectStatus(
      201,
      staff.post(base, {
        ...{
          type: 'MATCHMAKING',
          mode: 'ON_SITE',
          title: '对接会',
          titleEn: null,
          intro: '洽谈。',
          theme: null,
        },
        ...{ coOrganisers: [], venue: '某路 1 号', onlineUrl: null, capacity: null, admission: 'AUTOMATIC' },
        ...{ startsAt: at(0), endsAt: at(4), registrationOpensAt: at(-96), registrationClosesAt: at(-1) },
        ...{ contact: '021-00000000', minutes: null, costFen: null, budgetSource: null },
        ...{ satisfactionBp: null, agenda: [] },
      }),
    );
    const one = `${base}/${event.id}`;
    for (const step of ['APPROVE', 'OPEN']) await expectStatus(201, staff.post(`${one}/steps`, { step }));
    const settings = {
      sessions: [{ startsAt: at(0), endsAt: at(2) }],
      ...{ slotMinutes: 30, pauseMinutes: 0, tables: 2, wishesCloseAt: at(-2) },
    };
    await expectStatus(200, staff.send('put', `${one}/plan`, settings, { 'if-match': '"0"' }));
    let phones = 13600000000;
    for (const [name, side] of [
      ['甲', 'DEMAND'],
      ['乙', 'DEMAND'],
      ['子', 'SUPPLY'],
      ['丑', 'SUPPLY'],
    ])
      await expectStatus(
        201,
        new Client(app).post(`/api/v1/events/${event.id}/registrations`, {
          ...{ name, unit: `${name}的单位`, position: null, phone: String(++phones), email: null, side },
          ...{ topic: null, consent: true },
        }),
      );
    const { body: empty } = await staff.get(`${one}/plan`);
    const of = (name: string) => empty.people.find((person: { name: string }) => person.name === name).id;
    const seat = (demand: string, supply: string, slot: number) =>
      expectStatus(
        201,
        staff.post(`${one}/plan/meetings`, { demandId: of(demand), supplyId: of(supply), slot, place: 0 }),
      );
    await seat('甲', '子', 0);
    await seat('甲', '丑', 2);
    const wishes = { sessions: null, minMeetings: 0, maxMeetings: null };
    const wanted = [of('子'), of('丑')].map((to) => ({ to, wish: 'WANT', note: null }));
    await expectStatus(
      200,
      staff.send('put', `${one}/registrations/${of('乙')}/wishes`, { ...wishes, wishes: wanted }),
    );
    // A quarter of an hour into the second slot.
    app.clock.shift(START + 0.75 * HOUR - Date.now());
    try {
      await staff.signIn();
      const { body } = await expectStatus(
        201,
        staff.post(`${one}/plan/absences`, { registrationId: of('甲') }),
      );
      expect(body).toMatchObject({ cancelled: 1, added: 2, moved: 0 });
      const seated = body.plan.meetings.map(
        ({ demandId, slot }: Meeting) => `${demandId === of('甲') ? '甲' : '乙'} ${slot}`,
      );
      expect(seated).toEqual(['甲 0', '乙 1', '乙 2']);
    } finally {
      app.clock.reset();
      await staff.signIn();
    }
  });
});
