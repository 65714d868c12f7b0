import { addMonths, daysBetween } from '#libs/platform';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  effectOf,
  effectiveDay,
  noticeVerdict,
  recordalDueDay,
  sufficientPaymentDay,
} from './effective-day.js';
import type { EffectFacts, PaymentFact } from './effective-day.js';

const paid = (amountFen: number, paidDay: string, state: PaymentFact['state'] = 'STATED'): PaymentFact => ({
  amountFen,
  paidDay,
  state,
});

describe('the effective day', () => {
  it('is the later of notice and payment', () => {
    expect(effectiveDay('2026-11-02', '2026-11-20')).toBe('2026-11-20');
    expect(effectiveDay('2026-11-02', '2026-10-30')).toBe('2026-11-02');
    expect(effectiveDay('2026-11-02', null)).toBe('2026-11-02');
  });

  it('waits until the uncontested payments reach the due sum, in the order of their days', () => {
    const payments = [paid(40, '2026-11-09'), paid(50, '2026-11-03'), paid(10, '2026-11-05', 'CONFIRMED')];
    expect(sufficientPaymentDay(payments, 100)).toBe('2026-11-09');
    expect(sufficientPaymentDay(payments, 60)).toBe('2026-11-05');
    expect(sufficientPaymentDay(payments, 101)).toBeNull();
    expect(sufficientPaymentDay([paid(100, '2026-11-03', 'CONTESTED')], 100)).toBeNull();
  });
});

describe('the effect of a notice', () => {
  const NOTICE: EffectFacts = { noticeDay: '2026-11-02', dueFen: 100, payments: [], effective: null };

  it('waits for the payment', () => {
    const effect = effectOf({ ...NOTICE, payments: [paid(30, '2026-11-03')] });
    expect(effect).toEqual({ day: null, basis: null, missingFen: 70, disputed: false });
  });

  it('comes with a slip of the payer alone, on the day of payment', () => {
    const effect = effectOf({ ...NOTICE, payments: [paid(100, '2026-11-20')] });
    expect(effect).toEqual({ day: '2026-11-20', basis: 'PAYMENT', missingFen: 0, disputed: false });
  });

  it('comes at once where nothing is due', () => {
    expect(effectOf({ ...NOTICE, dueFen: 0 })).toMatchObject({ day: '2026-11-02', basis: 'NOTHING_DUE' });
  });

  it('stays when the payment is contested afterwards, as a dispute', () => {
    const effective = { day: '2026-11-20', basis: 'PAYMENT' } as const;
    const effect = effectOf({ ...NOTICE, effective, payments: [paid(100, '2026-11-20', 'CONTESTED')] });
    expect(effect).toEqual({ day: '2026-11-20', basis: 'PAYMENT', missingFen: 100, disputed: true });
  });
});

describe('the last day for recordal', () => {
  it('is the corresponding day three months later, or the last of a shorter month', () => {
    expect(recordalDueDay('2026-11-23').day).toBe('2027-02-23');
    expect(recordalDueDay('2025-11-30').correspondingDay).toBe('2026-02-28');
  });

  it('moves from a weekend to Monday, and says what was not checked', () => {
    expect(recordalDueDay('2025-11-28')).toMatchObject({ correspondingDay: '2026-02-28', day: '2026-03-02' }); // Saturday
    expect(recordalDueDay('2025-12-01')).toEqual({
      day: '2026-03-02',
      correspondingDay: '2026-03-01',
      holidaysChecked: false,
      reason: {
        code: 'recordal_due_after_weekend',
        params: { effectiveDay: '2025-12-01', months: 3, correspondingDay: '2026-03-01', day: '2026-03-02' },
      },
    });
    expect(recordalDueDay('2026-11-23').reason.code).toBe('recordal_due_corresponding_day');
  });

  it('is a working weekday, at most two days after the corresponding one, for any day', () => {
    const someDay = fc.date({
      min: new Date('2021-06-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(someDay, (date) => {
        const from = date.toISOString().slice(0, 10);
        const { day } = recordalDueDay(from);
        expect([1, 2, 3, 4, 5]).toContain(new Date(day).getUTCDay());
        expect([0, 1, 2]).toContain(daysBetween(addMonths(from, 3), day));
      }),
    );
  });
});

describe('a notice on a day', () => {
  const OFFER = {
    announcedDay: '2026-01-10',
    termEnd: '2030-12-31',
    closedDay: null,
    expiryDay: '2036-03-10',
  };
  const onDay = (noticeDay: string, more: { closedDay?: string; expiryDay?: string } = {}) =>
    noticeVerdict({ ...OFFER, ...more, noticeDay });

  it('is taken from the announcement to the last day of the term', () => {
    expect([onDay('2026-01-10').taken, onDay('2030-12-31').taken]).toEqual([true, true]);
    expect(onDay('2026-01-09')).toMatchObject({
      taken: false,
      reason: { code: 'notice_before_announcement' },
    });
    expect(onDay('2031-01-01')).toMatchObject({ taken: false, reason: { code: 'notice_after_term' } });
  });

  it('is too late on the day the patent expires, in time on the day before', () => {
    expect(onDay('2028-05-05', { expiryDay: '2028-05-06' }).taken).toBe(true);
    expect(onDay('2028-05-06', { expiryDay: '2028-05-06' })).toMatchObject({
      taken: false,
      reason: { code: 'notice_after_expiry' },
    });
  });

  it('is flagged, not dropped, from the day of a closing on', () => {
    expect(onDay('2026-08-31', { closedDay: '2026-09-01' })).toEqual({
      taken: true,
      flags: [],
      reason: null,
    });
    expect(onDay('2026-09-01', { closedDay: '2026-09-01' })).toMatchObject({
      taken: true,
      flags: ['AFTER_CLOSING'],
    });
  });
});
