import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { Arranged, HOUR, START } from '../support/arranged.js';
import { expectStatus } from '../support/given.js';

interface Meeting {
  demandId: string;
  supplyId: string;
  slot: number;
}

describe('on the day of an event', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('what is over stays when somebody does not come, and nobody is seated in the past', async () => {
    const arranged = await Arranged.open(app);
    const { staff } = arranged.centre;
    const id = await arranged.event();
    const one = `${arranged.base}/${id}`;
    await expectStatus(200, arranged.settle(id, { slotMinutes: 30, pauseMinutes: 0, tables: 2 }));
    for (const [name, side] of [
      ['甲', 'DEMAND'],
      ['乙', 'DEMAND'],
      ['子', 'SUPPLY'],
      ['丑', 'SUPPLY'],
    ] as const)
      await arranged.register(id, name, side);
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
