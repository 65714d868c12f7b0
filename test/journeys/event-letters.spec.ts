import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RemindOfEvents } from '#libs/events';
import { Notifications, SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { Arranged, at, HOUR, START } from '../support/arranged.js';
import { expectStatus } from '../support/given.js';

const shanghai = (hours: number) =>
  new Date(START + (hours + 8) * HOUR).toISOString().slice(0, 16).replace('T', ' ');

interface Mail {
  recipient: string;
  subject: string;
  body: string;
}

describe('who registers with an address and has no account', () => {
  let app: TestApp;
  let arranged: Arranged;
  let centre: Client;
  let admin: Client;
  let base: string;
  const nobody = () => new Client(app);
  beforeAll(async () => {
    app = await startTestApp();
    arranged = await Arranged.open(app);
    ({ base } = arranged);
    centre = arranged.centre.staff;
    const { given } = arranged;
    admin = await given.person(await given.organisation('PLATFORM', '测试平台'), 'PLATFORM_ADMIN');
  });
  afterAll(() => app.close());

  const event = (more?: object) => arranged.event(more);
  const apply = (id: string, email: string | null, more: object = {}) =>
    arranged.apply(id, '王工', 'DEMAND', { unit: '某公司', topic: null, email, ...more });
  const register = async (id: string, email: string | null, more: object = {}): Promise<string> =>
    (await expectStatus(201, apply(id, email, more))).body.code;
  /** What lies in the post for this address, the oldest first. */
  async function letters(address: string): Promise<Mail[]> {
    await app.jobsDone();
    const { body } = await expectStatus(200, admin.get('/api/v1/mail?limit=100'));
    return body.items.filter(({ recipient }: Mail) => recipient === address).reverse();
  }
  async function sweep(): Promise<void> {
    await app.nest.get(RemindOfEvents, { strict: false }).handle();
    await app.jobsDone();
  }

  it('is told of the registration with its key, and of the seat that became free', async () => {
    const id = await event({ capacity: 1 });
    const first = await register(id, 'first@guest.example', { name: '点击领奖' });
    const second = await register(id, 'second@guest.example');
    const [mail, ...rest] = await letters('first@guest.example');
    expect(rest).toEqual([]);
    expect(mail?.subject).toBe('【开许】您已报名“点焊对接会”，席位已确认。');
    expect(mail?.body).toContain(`/event-registrations/${first}`);
    expect(mail?.body).toContain(`时间：${shanghai(0)}`);
    expect(mail?.body).toContain('某服务中心');
    // Anybody can type anybody's address, so nothing of what was typed is sent there.
    expect(mail?.body).not.toContain('点击领奖');

    const subjects = async () => (await letters('second@guest.example')).map(({ subject }) => subject);
    expect(await subjects()).toEqual([expect.stringContaining('目前候补')]);
    await expectStatus(200, nobody().send('delete', `/api/v1/event-registrations/${first}`));
    expect(await subjects()).toEqual([
      expect.stringContaining('目前候补'),
      expect.stringContaining('有席位了'),
    ]);
    expect((await letters('second@guest.example'))[1]?.body).toContain(`/event-registrations/${second}`);
  });

  it('is told when staff confirm, and that the event is cancelled; who cancelled before is not', async () => {
    const id = await event({ admission: 'BY_STAFF' });
    await register(id, 'asks@guest.example');
    const gone = await register(id, 'gone@guest.example');
    // A letter speaks of the state in which it is written.
    await app.jobsDone();
    await expectStatus(200, nobody().send('delete', `/api/v1/event-registrations/${gone}`));
    const { body } = await centre.get(`${base}/${id}/registrations?state=PENDING`);
    const decision = `${base}/${id}/registrations/${body.items[0].id}/decision`;
    for (const state of ['CONFIRMED', 'CONFIRMED']) await expectStatus(201, centre.post(decision, { state }));
    // Of a seat at an event that was cancelled meanwhile nobody would hear.
    await app.jobsDone();
    await expectStatus(201, centre.post(`${base}/${id}/steps`, { step: 'CANCEL', reason: '场地停电' }));
    const mine = await letters('asks@guest.example');
    expect(mine.map(({ subject }) => subject.slice(4))).toEqual([
      '“点焊对接会”已收到您的报名，等待主办方确认，确认后来信告知。',
      '您在“点焊对接会”有席位了：报名已确认。',
      '“点焊对接会”已取消。',
    ]);
    expect(mine[2]?.body).toContain('原因：场地停电');
    expect(await letters('gone@guest.example')).toHaveLength(1);
  });

  it('is told of the published meetings, again when the own ones changed, at most once a day', async () => {
    const id = await event();
    const settings = {
      sessions: [{ startsAt: at(0), endsAt: at(1) }],
      ...{ slotMinutes: 20, pauseMinutes: 10, tables: 2, wishesCloseAt: at(-2) },
    };
    await expectStatus(200, centre.send('put', `${base}/${id}/plan`, settings, { 'if-match': '"0"' }));
    await register(id, 'meets@guest.example');
    await register(id, 'idle@guest.example');
    await register(id, null, { side: 'SUPPLY', unit: '某大学' });
    const { body: plan } = await centre.get(`${base}/${id}/plan`);
    const one = (side: string) => plan.people.find((person: { side: string }) => person.side === side).id;
    const seat = { demandId: one('DEMAND'), supplyId: one('SUPPLY'), slot: 0, place: 1 };
    const { body: seated } = await expectStatus(201, centre.post(`${base}/${id}/plan/meetings`, seat));
    const publish = () => expectStatus(201, centre.post(`${base}/${id}/plan/publication`));
    const told = async () =>
      (await letters('meets@guest.example')).filter(({ subject }) => subject.includes('洽谈'));
    expect(await told()).toEqual([]);
    await publish();
    expect(await told()).toEqual([
      expect.objectContaining({ subject: '【开许】“点焊对接会”的一对一洽谈已排定，您有 1 场。' }),
    ]);
    expect((await told())[0]?.body).toContain(`${shanghai(0)}，第 2 桌，某大学`);
    expect(await letters('idle@guest.example')).toHaveLength(1);

    const meeting = `${base}/${id}/plan/meetings/${seated.meetings[0].id}`;
    await expectStatus(200, centre.patch(meeting, { place: 0 }));
    expect(await told()).toHaveLength(1);
    app.clock.shift(24 * HOUR);
    try {
      await centre.signIn();
      await publish();
      await admin.signIn();
      expect((await told())[1]?.body).toContain('第 1 桌');
      await publish();
      expect(await told()).toHaveLength(2);
    } finally {
      app.clock.reset();
      await Promise.all([centre.signIn(), admin.signIn()]);
    }
  });

  it('is reminded once, a day before; who registered within that day is not', async () => {
    const id = await event();
    await register(id, 'early@guest.example');
    const reminders = async (address: string) =>
      (await letters(address)).filter(({ subject }) => subject.includes('提醒'));
    await sweep();
    expect(await reminders('early@guest.example')).toEqual([]);
    app.clock.shift(START - Date.now() - 23 * HOUR);
    try {
      await admin.signIn();
      await register(id, 'late@guest.example');
      await sweep();
      await sweep();
      expect(await reminders('early@guest.example')).toEqual([
        expect.objectContaining({ subject: `【开许】提醒：“点焊对接会”于 ${shanghai(0)} 开始。` }),
      ]);
      expect(await letters('late@guest.example')).toHaveLength(1);
    } finally {
      app.clock.reset();
      await admin.signIn();
    }
  });

  it('is reminded though hundreds before it are not: their address had enough', async () => {
    const id = await event();
    const flooded = await register(id, 'flooded@guest.example');
    await app.db.transaction(SYSTEM, (tx) =>
      tx.query(
        `INSERT INTO event_registration SELECT (jsonb_populate_record(r, jsonb_build_object('phone', 13700000000 + i,
           'id', '00000000-0000-7000-8000-' || lpad(i::text, 12, '0'), 'code', 'copy' || i))).*
         FROM event_registration r, generate_series(1, 600) i WHERE r.code = $1`,
        [flooded],
      ),
    );
    await register(id, 'behind@guest.example');
    app.clock.shift(START - Date.now() - 23 * HOUR);
    try {
      await admin.signIn();
      await sweep();
      const subjects = (await letters('behind@guest.example')).map(({ subject }) => subject);
      expect(subjects).toEqual([expect.stringContaining('已报名'), expect.stringContaining('提醒')]);
    } finally {
      app.clock.reset();
      await admin.signIn();
    }
  });

  it('types one address, and nobody floods it', async () => {
    const id = await event();
    for (const wrong of ['a@b.example, c@d.example', 'nobody', 'a@b.example\r\nbcc: c@d.example']) {
      const { body } = await apply(id, wrong);
      expect(body.errors).toEqual([expect.objectContaining({ field: 'email', code: 'email_format' })]);
    }
    // Written in another way it is the same address.
    const spelt = ['victim@guest.example', 'Victim@Guest.example', 'ｖictim＠guest.example'];
    for (let count = 0; count < 22; count++) await register(id, spelt[count % 3] ?? '');
    expect(await letters('victim@guest.example')).toHaveLength(20);
    // The same key is one letter, whoever asks.
    const letter = {
      language: 'zh' as const,
      key: 'one',
      code: 'event_letter_cancelled',
      params: {},
      path: '/',
      foot: 'event_letter_foot',
    };
    const write = () =>
      app.db.transaction(SYSTEM, (tx) =>
        app.nest.get(Notifications, { strict: false }).letterTo(tx, 'once@guest.example', letter),
      );
    await write();
    await write();
    expect(await letters('once@guest.example')).toHaveLength(1);
  });
});
