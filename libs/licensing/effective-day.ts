import { addDays, addMonths, laterDay } from '#libs/platform';
import type { Fen, LegalDay } from '#libs/platform';
import { RECORDAL_WINDOW_MONTHS } from './licensing.numbers.js';
import type { Reason } from './messages.js';

/** Notice and payment together obtain the licence (PL 51.1), so it counts from the later day; null: nothing due. */
export function effectiveDay(noticeDay: LegalDay, firstPaymentDay: LegalDay | null): LegalDay {
  return firstPaymentDay === null ? noticeDay : laterDay(noticeDay, firstPaymentDay);
}

export interface PaymentFact {
  amountFen: Fen;
  paidDay: LegalDay;
  /** A payer's slip (STATED) counts as much as the payee's confirmation (G ch.11 §7(3)). */
  state: 'STATED' | 'CONFIRMED' | 'CONTESTED';
}

/** The day on which the uncontested payments reach what is due; null while they do not. */
export function sufficientPaymentDay(payments: readonly PaymentFact[], dueFen: Fen): LegalDay | null {
  let paid = 0;
  const counted = payments.filter((payment) => payment.state !== 'CONTESTED');
  for (const payment of counted.sort((a, b) =>
    a.paidDay < b.paidDay ? -1 : a.paidDay > b.paidDay ? 1 : 0,
  )) {
    paid += payment.amountFen;
    if (paid >= dueFen) return payment.paidDay;
  }
  return null;
}

export interface EffectFacts {
  noticeDay: LegalDay;
  dueFen: Fen;
  payments: readonly PaymentFact[];
  /** What is recorded already, else null. */
  effective: { day: LegalDay; basis: EffectBasis } | null;
}

export type EffectBasis = 'PAYMENT' | 'NOTHING_DUE';

export interface Effect {
  day: LegalDay | null;
  basis: EffectBasis | null;
  /** Uncontested and still missing; 0 once the due sum is reached. */
  missingFen: Fen;
  /** Somebody contests a payment: a flag for both parties (PL 52), never a step back. */
  disputed: boolean;
}

/** A licence once obtained stays obtained: contesting a payment later changes neither its day nor its state. */
export function effectOf({ noticeDay, dueFen, payments, effective }: EffectFacts): Effect {
  const paidFen = payments.reduce(
    (sum, { amountFen, state }) => sum + (state === 'CONTESTED' ? 0 : amountFen),
    0,
  );
  const disputed = payments.some((payment) => payment.state === 'CONTESTED');
  const missingFen = Math.max(0, dueFen - paidFen);
  if (effective) return { ...effective, missingFen, disputed };
  // A pure running royalty and a free licence owe nothing yet: the notice alone completes the contract.
  if (dueFen === 0) return { day: effectiveDay(noticeDay, null), basis: 'NOTHING_DUE', missingFen, disputed };
  const paidDay = sufficientPaymentDay(payments, dueFen);
  if (paidDay === null) return { day: null, basis: null, missingFen, disputed };
  return { day: effectiveDay(noticeDay, paidDay), basis: 'PAYMENT', missingFen, disputed };
}

export interface DueDay {
  day: LegalDay;
  /** Where the months end by the calendar, before a weekend moves them. */
  correspondingDay: LegalDay;
  /** No calendar of statutory holidays and shifted working days is kept yet; the page says so. */
  holidaysChecked: false;
  reason: Reason;
}

/** The last day for recordal (IR 15.2), counted by IR 5: the first day not counted, a day off moves to the next. */
export function recordalDueDay(effective: LegalDay): DueDay {
  const correspondingDay = addMonths(effective, RECORDAL_WINDOW_MONTHS);
  const day = afterWeekend(correspondingDay);
  const params = { effectiveDay: effective, months: RECORDAL_WINDOW_MONTHS, correspondingDay, day };
  const code = day === correspondingDay ? 'recordal_due_corresponding_day' : 'recordal_due_after_weekend';
  return { day, correspondingDay, holidaysChecked: false, reason: { code, params } };
}

function afterWeekend(day: LegalDay): LegalDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 6) return addDays(day, 2);
  return weekday === 0 ? addDays(day, 1) : day;
}

export interface NoticeFacts {
  noticeDay: LegalDay;
  /** The day the declaration took effect (G ch.11 §3.5); left out where the caller has made sure of it. */
  announcedDay?: LegalDay | null;
  /** Last day of the declared term. */
  termEnd: LegalDay;
  /** The day a closing took effect, where one is recorded. */
  closedDay: LegalDay | null;
  /** The first day without protection: the day before is the last protected one (G ch.9 §4.1). */
  expiryDay: LegalDay | null;
}

export type NoticeFlag = 'AFTER_CLOSING';

export interface NoticeVerdict {
  taken: boolean;
  flags: NoticeFlag[];
  /** Why it is not taken, or why it is flagged. */
  reason: Reason | null;
}

/**
 * What a notice received on a day meets. A closing becomes known to us later than it takes effect, so a notice
 * of that day or after it is taken, flagged and judged again by people, never dropped. That a notice through Kaixu
 * is refused once the closing is recorded is a matter of the declaration's state.
 */
export function noticeVerdict(facts: NoticeFacts): NoticeVerdict {
  const { noticeDay, announcedDay, termEnd, closedDay, expiryDay } = facts;
  if (announcedDay && noticeDay < announcedDay)
    return notTaken({ code: 'notice_before_announcement', params: { noticeDay, announcedDay } });
  if (expiryDay && noticeDay >= expiryDay)
    return notTaken({ code: 'notice_after_expiry', params: { expiryDay } });
  if (noticeDay > termEnd) return notTaken({ code: 'notice_after_term', params: { termEnd } });
  if (closedDay === null || noticeDay < closedDay) return { taken: true, flags: [], reason: null };
  const reason: Reason = { code: 'notice_after_closing', params: { noticeDay, closedDay } };
  return { taken: true, flags: ['AFTER_CLOSING'], reason };
}

function notTaken(reason: Reason): NoticeVerdict {
  return { taken: false, flags: [], reason };
}
