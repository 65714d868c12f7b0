import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectStatus, Given, type University } from '../support/given.js';

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const WANTED = {
  name: '王工',
  unit: '某某精密机械有限公司',
  position: null,
  phone: '138 0000 0001',
  email: null,
  side: 'DEMAND',
  topic: '在线测厚',
  consent: true,
};

describe('a matchmaking event', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  let base: string;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
    base = `/api/v1/organisations/${university.id}/events`;
  });
  afterAll(() => app.close());

  const content = (more: object = {}) => ({
    type: 'PROMOTION',
    mode: 'ON_SITE',
    title: '新材料专利推介会',
    titleEn: null,
    intro: '面向新材料中小企业。',
    theme: '新材料',
    coOrganisers: ['嘉定区科委'],
    venue: '嘉定区某路 1 号',
    onlineUrl: null,
    startsAt: inHours(48),
    endsAt: inHours(52),
    registrationOpensAt: inHours(-1),
    registrationClosesAt: inHours(47),
    capacity: 2,
    admission: 'AUTOMATIC',
    contact: '运营中心 021-00000000',
    minutes: null,
    costFen: null,
    budgetSource: null,
    satisfactionBp: null,
    agenda: [],
    ...more,
  });
  const plan = async (more: object = {}) =>
    String((await expectStatus(201, university.centre.post(base, content(more)))).body.id);
  const step = (who: 'centre' | 'approver', id: string, name: string, more: object = {}) =>
    university[who].post(`${base}/${id}/steps`, { step: name, ...more });
  const open = async (more: object = {}) => {
    const id = await plan(more);
    await expectStatus(201, step('approver', id, 'APPROVE'));
    await expectStatus(201, step('centre', id, 'OPEN'));
    return id;
  };
  const register = (id: string, at: number, more: object = {}) =>
    university.clerk.post(`/api/v1/events/${id}/registrations`, {
      ...WANTED,
      phone: `1380000${1000 + at}`,
      ...more,
    });

  it('is seen by nobody before another person approved it', async () => {
    const patentId = await given.patent(university, { title: '一种测厚装置' });
    const agenda = [{ startsAt: inHours(49), title: '路演', speaker: '某教授', patentIds: [patentId] }];
    const id = await plan({ agenda });
    expect((await university.clerk.get(`/api/v1/events/${id}`)).status).toBe(404);
    expect((await step('centre', id, 'APPROVE')).status).toBe(403);
    expect((await step('approver', id, 'OPEN')).body.code).toBe('event_step_refused');
    await expectStatus(201, step('approver', id, 'APPROVE'));
    const { body: seen } = await expectStatus(200, university.clerk.get(`/api/v1/events/${id}`));
    expect(seen).toMatchObject({
      state: 'APPROVED',
      registrationOpen: false,
      seatsLeft: 2,
      patents: [{ id: patentId, title: '一种测厚装置' }],
    });
    const { body: upcoming } = await university.clerk.get('/api/v1/events');
    expect(upcoming.items.map((one: { id: string }) => one.id)).toContain(id);
  });

  it('names what does not fit in it', async () => {
    const agenda = [{ startsAt: inHours(60), title: '太晚', speaker: null, patentIds: [] }];
    const wrong = { endsAt: inHours(40), venue: null, agenda, startsAt: inHours(48) };
    const answer = await university.centre.post(base, content(wrong));
    expect(answer.body.errors.map(({ code }: { code: string }) => code).sort()).toEqual([
      'agenda_outside',
      'event_end_before_start',
      'registration_window',
      'venue_needed',
    ]);
    const zone = await university.centre.post(base, content({ startsAt: '2030-01-01T09:00' }));
    expect(zone.body.errors).toEqual([expect.objectContaining({ field: 'startsAt', code: 'isMoment' })]);
  });

  it('gives each seat once, however many ask at the same time; who waited longest moves up', async () => {
    const id = await open();
    const answers = await Promise.all([1, 2, 3, 4].map((at) => register(id, at)));
    const states = answers.map(({ body }) => body.state).sort();
    expect(states).toEqual(['CONFIRMED', 'CONFIRMED', 'WAITING', 'WAITING']);
    expect((await register(id, 1)).body.code).toBe('registered_already');

    const codes = (state: string) =>
      answers.filter(({ body }) => body.state === state).map(({ body }) => body.code);
    const first = answers.find(({ body }) => body.waitingPlace === 1)?.body.code;
    await expectStatus(
      200,
      university.clerk.send('delete', `/api/v1/event-registrations/${codes('CONFIRMED')[0]}`),
    );
    const { body: moved } = await university.clerk.get(`/api/v1/event-registrations/${first}`);
    expect(moved).toMatchObject({ state: 'CONFIRMED', waitingPlace: null });
    const { body: desk } = await university.centre.get(`${base}/${id}`);
    expect(desk.counts).toEqual({ pending: 0, confirmed: 2, waiting: 1, checkedIn: 0 });
  });

  it('takes no registration without consent, outside its window, or by a number that is none', async () => {
    const id = await open();
    const refused = async (more: object) => (await register(id, 9, more)).body.errors?.[0]?.code;
    expect([await refused({ consent: false }), await refused({ phone: 'abc' })]).toEqual([
      'consent_needed',
      'phone_format',
    ]);
    app.clock.shift(47.5 * HOUR);
    try {
      expect((await register(id, 9)).body.code).toBe('registration_not_open');
    } finally {
      app.clock.reset();
    }
  });

  it('counts an arrival once, though the phone at the door sends its scans twice and late', async () => {
    const id = await open({ capacity: null });
    const [one, two] = await Promise.all([register(id, 21), register(id, 22)]);
    await expectStatus(200, university.clerk.send('delete', `/api/v1/event-registrations/${two.body.code}`));
    const scan = (code: string) => ({ code, at: inHours(-0.1) });
    const scans = [
      scan(one.body.code),
      scan(`https://x/${one.body.code.toLowerCase()}`),
      scan(two.body.code),
      scan('NONE'),
    ];
    const send = () => expectStatus(200, university.centre.post(`${base}/${id}/check-ins`, { scans }));
    const [sent, again] = [await send(), await send()];
    const results = ({ body }: typeof sent) => body.items.map(({ result }: { result: string }) => result);
    expect(results(sent)).toEqual(['CHECKED_IN', 'ALREADY', 'NOT_CONFIRMED', 'UNKNOWN']);
    expect(results(again)).toEqual(['ALREADY', 'ALREADY', 'NOT_CONFIRMED', 'UNKNOWN']);

    const walkIn = await expectStatus(
      201,
      university.centre.post(`${base}/${id}/walk-ins`, { ...WANTED, phone: '13900000000' }),
    );
    expect(walkIn.body).toMatchObject({ state: 'CONFIRMED', walkIn: true });
    expect((await university.centre.get(`${base}/${id}`)).body.counts).toMatchObject({ checkedIn: 2 });
  });

  it('is held when its time has come, summarised with its minutes, and archived', async () => {
    const id = await open();
    expect((await step('centre', id, 'HOLD')).body.errors[0].code).toBe('step_not_started');
    app.clock.shift(49 * HOUR);
    try {
      await Promise.all([university.centre.signIn(), university.approver.signIn()]);
      await expectStatus(201, step('centre', id, 'HOLD'));
      expect((await step('centre', id, 'SUMMARISE')).body.errors[0].code).toBe('step_minutes_needed');
      const { body: held } = await university.centre.get(`${base}/${id}`);
      await expectStatus(
        200,
        university.centre.send('patch', `${base}/${id}`, content({ minutes: '到会 18 家。' }), {
          'if-match': `"${held.version}"`,
        }),
      );
      await expectStatus(201, step('centre', id, 'SUMMARISE'));
      const { body: archived } = await expectStatus(201, step('centre', id, 'ARCHIVE'));
      expect([archived.state, archived.steps]).toEqual(['ARCHIVED', []]);
    } finally {
      app.clock.reset();
      await Promise.all([university.centre.signIn(), university.approver.signIn()]);
    }
  });

  it('stands in calendars, and leaves them when it is cancelled', async () => {
    const id = await open();
    const calendar = async () => (await university.clerk.get(`/api/v1/events/${id}/calendar.ics`)).text;
    expect(await calendar()).toMatch(/METHOD:PUBLISH[\s\S]*SEQUENCE:0[\s\S]*STATUS:CONFIRMED/);
    expect((await step('centre', id, 'CANCEL')).body.errors[0].code).toBe('step_reason_needed');
    await expectStatus(201, step('centre', id, 'CANCEL', { reason: '场地停电' }));
    expect(await calendar()).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:1[\s\S]*STATUS:CANCELLED/);
    expect((await register(id, 31)).body.code).toBe('registration_not_open');
  });
});
