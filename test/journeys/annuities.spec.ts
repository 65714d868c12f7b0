import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, addYears, legalDayOf, SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectStatus, Given, type University } from '../support/given.js';

const TODAY = legalDayOf(new Date());
const UNKNOWN = {
  lastPaidYear: null,
  heldReduction: null,
  openLicence: null,
  recordedDay: null,
  withdrawnDay: null,
  source: '缴费收据',
};
const STATED = { ...UNKNOWN, lastPaidYear: 14, heldReduction: 'SINGLE', openLicence: 'NONE' };

describe('the annuities of a patent', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
  });
  afterAll(() => app.close());

  /** Its 15th annuity, 6,000 yuan and beyond the years of hardship, is due so many days from today. */
  const dueIn = async (days: number, title: string) => {
    const id = await given.patent(university, { title });
    const filed = addYears(addDays(TODAY, days), -14);
    await app.db.transaction(SYSTEM, (tx) =>
      tx.query('UPDATE patent SET filing_day = $2, grant_day = $3 WHERE id = $1', [
        id,
        filed,
        addYears(filed, 2),
      ]),
    );
    return id;
  };
  const at = (id: string) => `/api/v1/organisations/${university.id}/patents/${id}/annuities`;
  const state = (id: string, facts: object, seen = '"0"') =>
    university.clerk.send('patch', at(id), facts, { 'if-match': seen });
  const matters = async (title: string) =>
    (await university.clerk.get(`/api/v1/organisations/${university.id}/today`)).body.items
      .filter(({ message }: { message: string }) => message.includes(title))
      .map(({ code, day, urgency }: Record<string, string>) => [code, day, urgency]);

  it('are asked for before a sum is named, and then named to the yuan', async () => {
    const id = await dueIn(30, '一种灯');
    const asked = await expectStatus(200, university.clerk.get(at(id)));
    expect(asked.body.questions).toEqual(['lastPaidYear', 'heldReduction', 'openLicence']);
    expect(asked.body.annuities[0]).toMatchObject({ state: 'ASK', dueFen: null, todayFen: null });
    expect(await matters('一种灯')).toEqual([['today_annuity_ask', addDays(TODAY, 30), 'DUE']]);

    const told = await expectStatus(200, state(id, STATED));
    expect(told.headers['etag']).toBe('"1"');
    expect(told.body.questions).toEqual([]);
    expect(told.body.annuities[0]).toMatchObject({
      year: 15,
      dueDay: addDays(TODAY, 30),
      fullFen: 600_000,
      reduction: 'NONE',
      todayFen: 600_000,
      certainty: 'SECONDARY',
    });
    expect(await matters('一种灯')).toEqual([['today_annuity', addDays(TODAY, 30), 'DUE']]);
  });

  it('cost 15 per cent less once a licence under the open licence is recorded', async () => {
    const id = await dueIn(30, '一种钟');
    const recorded = { ...STATED, openLicence: 'RECORDED', recordedDay: addDays(TODAY, -5) };
    const { body } = await expectStatus(200, state(id, recorded));
    expect(body.annuities[0]).toMatchObject({ reduction: 'OPEN_LICENCE', dueFen: 510_000 });
  });

  it('stand first among the matters of the day where they are overdue, with what lateness adds', async () => {
    const id = await dueIn(-40, '一种秤');
    const { body } = await expectStatus(200, state(id, STATED));
    expect(body.annuities[0]).toMatchObject({ state: 'LATE', dueFen: 600_000, todayFen: 630_000 });
    expect(await matters('一种秤')).toEqual([['today_annuity_late', addDays(TODAY, -40), 'OVERDUE']]);
    const today = await university.clerk.get(`/api/v1/organisations/${university.id}/today`);
    expect(today.body.items[0]).toMatchObject({ subject: 'PATENT', subjectId: id });
  });

  it('are no matter of the day while they are far off, nor once they are paid', async () => {
    await dueIn(61, '一种锁');
    const paid = await dueIn(20, '一种钩');
    await expectStatus(200, state(paid, { ...STATED, lastPaidYear: 15 }));
    expect([await matters('一种锁'), await matters('一种钩')]).toEqual([[], []]);
  });

  it.each([
    [{ lastPaidYear: 2 }, 'lastPaidYear', 'paid_year_outside'],
    [{ openLicence: 'RECORDED' }, 'recordedDay', 'recordal_day_mismatch'],
    [{ recordedDay: '2025-01-01' }, 'recordedDay', 'recordal_day_mismatch'],
    [{ withdrawnDay: '2025-01-01' }, 'withdrawnDay', 'withdrawn_without_recordal'],
    [{ openLicence: 'RECORDED', recordedDay: '2099-01-01' }, 'recordedDay', 'day_in_future'],
  ])('are not reckoned from %j', async (change, field, code) => {
    const id = await dueIn(30, '一种盖');
    const answer = await state(id, { ...STATED, ...change });
    expect([answer.status, answer.body.errors]).toEqual([400, [expect.objectContaining({ field, code })]]);
    expect((await university.clerk.get(at(id))).body.version).toBe(0);
  });

  it('have no calendar where nothing is owed', async () => {
    const id = await dueIn(30, '一种桶');
    await app.db.transaction(SYSTEM, (tx) =>
      tx.query(`UPDATE patent SET legal_status = 'LAPSED' WHERE id = $1`, [id]),
    );
    expect((await university.clerk.get(at(id))).body).toMatchObject({
      noCalendar: 'NOT_IN_FORCE',
      annuities: [],
      questions: [],
    });
    expect(await matters('一种桶')).toEqual([]);
  });
});
