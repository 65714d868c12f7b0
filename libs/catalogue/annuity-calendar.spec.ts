import { describe, expect, it } from '@jest/globals';
import { annuityCalendar, type AnnuityFacts, patentYear, payableOn } from './annuity-calendar.js';
import { fullAnnuity } from './annuity-fees.js';

const yuan = (fen: number | null | undefined) => (fen === null || fen === undefined ? null : fen / 100);
const OLD = { kind: 'INVENTION', filingDay: '2016-03-10', grantDay: '2018-03-23' } as const;
const PAID: AnnuityFacts = {
  lastPaidYear: 10,
  heldReduction: 'NONE',
  openLicence: 'NONE',
  recordedDay: null,
  withdrawnDay: null,
};
const RECORDED: AnnuityFacts = { ...PAID, openLicence: 'RECORDED', recordedDay: '2025-06-20' };
const year = (n: number, facts: AnnuityFacts, today = '2025-07-01', patent: typeof OLD = OLD) =>
  annuityCalendar(patent, facts, today).find((annuity) => annuity.year === n);

describe('the annuity calendar', () => {
  it('cuts the worked case of the guidelines from the next undue fee, and no longer once withdrawn', () => {
    const eleventh = year(11, RECORDED);
    expect([eleventh?.dueDay, eleventh?.reduction, yuan(eleventh?.dueFen)]).toEqual([
      '2026-03-10',
      'OPEN_LICENCE',
      3_400,
    ]);
    const withdrawn = { ...RECORDED, withdrawnDay: '2026-09-01' };
    expect(yuan(year(11, withdrawn)?.dueFen)).toBe(3_400);
    expect([year(12, withdrawn)?.dueDay, yuan(year(12, withdrawn)?.dueFen)]).toEqual(['2027-03-10', 4_000]);
  });

  it.each([
    ['recorded the day before it was due', '2026-03-09', 'OPEN_LICENCE'],
    ['recorded on the day it was due', '2026-03-10', 'NONE'],
    ['recorded afterwards', '2026-04-01', 'NONE'],
  ])('cuts only what is not yet due: %s', (_, recordedDay, reduction) => {
    expect(year(11, { ...RECORDED, recordedDay })?.reduction).toBe(reduction);
  });

  it('takes the better of two reductions, never both', () => {
    // Granted in patent year 3: hardship reaches year 12.
    const both = { ...RECORDED, heldReduction: 'SEVERAL' as const };
    expect([year(12, both)?.reduction, yuan(year(12, both)?.dueFen)]).toEqual(['HARDSHIP', 1_200]);
    expect([year(13, both)?.reduction, yuan(year(13, both)?.dueFen)]).toEqual(['OPEN_LICENCE', 5_100]);
    expect(yuan(year(12, { ...both, heldReduction: 'SINGLE' })?.dueFen)).toBe(600);
  });

  it.each([
    ['2026-03-10', 4_000],
    ['2026-03-11', 4_000],
    ['2026-04-10', 4_000],
    ['2026-04-11', 4_200],
    ['2026-05-10', 4_200],
    ['2026-05-11', 4_400],
    ['2026-06-11', 4_600],
    ['2026-07-11', 4_800],
    ['2026-08-11', 5_000],
    ['2026-09-10', 5_000],
    ['2026-09-11', null],
  ])('adds the late fee month by month: paid on %s it costs %p', (day, sum) => {
    const annuity = year(11, PAID, '2025-07-01');
    expect(annuity && yuan(payableOn(annuity, day))).toBe(sum);
  });

  it('reckons the late fee on the full annuity, whatever was cut', () => {
    const annuity = year(11, RECORDED);
    expect(annuity && yuan(payableOn(annuity, '2026-05-01'))).toBe(3_400 + 200);
  });

  it('knows what is upcoming, late, or over, and stops where the patent ended', () => {
    const states = (today: string) => annuityCalendar(OLD, PAID, today).map(({ state }) => state);
    expect(states('2026-03-10')[0]).toBe('UPCOMING');
    expect(states('2026-03-11')[0]).toBe('LATE');
    expect(states('2026-09-10')[0]).toBe('LATE');
    expect(states('2026-09-11')).toEqual(['OVER']);
  });

  it('asks what nobody has stated, and only where it matters', () => {
    const unknown: AnnuityFacts = { ...PAID, lastPaidYear: null, heldReduction: null, openLicence: null };
    const calendar = annuityCalendar(OLD, unknown, '2026-01-01');
    // The annuity of the year of grant is paid with the registration: the first that can be open is the fourth.
    expect(calendar[0]).toMatchObject({ year: 4, state: 'ASK', dueFen: null, reduction: 'UNKNOWN' });
    expect(year(12, { ...PAID, heldReduction: 'SINGLE', openLicence: null })?.reduction).toBe('HARDSHIP');
    expect(year(13, { ...PAID, heldReduction: null, openLicence: 'NONE' })?.reduction).toBe('NONE');
    expect(year(13, { ...PAID, openLicence: null })?.dueFen).toBeNull();
  });

  it('ends with the term', () => {
    expect(annuityCalendar(OLD, PAID, '2026-01-01').at(-1)?.year).toBe(20);
    const design = { kind: 'DESIGN', filingDay: '2021-08-06', grantDay: '2022-03-15' } as const;
    const last = annuityCalendar(design, { ...PAID, lastPaidYear: 5 }, '2026-01-01').at(-1);
    expect([last?.year, yuan(last?.fullFen), last?.certainty]).toEqual([15, 3_000, 'UNCONFIRMED']);
  });

  it.each([
    ['2026-03-09', 10],
    ['2026-03-10', 11],
    ['2027-03-09', 11],
    ['2016-03-10', 1],
  ])('counts patent years from the filing day: %s is in year %i', (day, n) => {
    expect(patentYear('2016-03-10', day)).toBe(n);
  });

  it.each([
    ['INVENTION', [900, 900, 900, 1200, 1200, 1200, 2000, 2000, 2000, 4000, 4000, 4000, 6000, 6000, 6000]],
    ['UTILITY_MODEL', [600, 600, 600, 900, 900, 1200, 1200, 1200, 2000, 2000]],
  ] as const)('has the fee table of %s', (kind, table) => {
    expect(table.map((_, at) => yuan(fullAnnuity(kind, at + 1)?.fen))).toEqual(table);
    expect(fullAnnuity(kind, 21)).toBeNull();
  });

  it('falls due at the end of February for a patent filed on a leap day', () => {
    const leap = { kind: 'INVENTION', filingDay: '2016-02-29', grantDay: '2018-03-23' } as const;
    const due = annuityCalendar(leap, PAID, '2025-07-01').map(({ dueDay }) => dueDay);
    expect(due.slice(0, 3)).toEqual(['2026-02-28', '2027-02-28', '2028-02-29']);
  });
});
