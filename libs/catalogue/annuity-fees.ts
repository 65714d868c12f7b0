import { addMonths, type BasisPoints, type Fen, type LegalDay, shareOf } from '#libs/platform';
import type { PatentKind } from './patent-number.js';

/** Numbers of annuities, each with its article; a change of the law is a change here. */

/** Months after the due day in which an annuity can still be paid (IR 115). */
export const GRACE_MONTHS = 6;

/** Of the full annuity, by the month after the due day (G ch.9 §4.2.1.3): nothing in the first, 25 % in the sixth. */
export const LATE_STEPS_BP: readonly BasisPoints[] = [0, 500, 1_000, 1_500, 2_000, 2_500];

/** The open-licence cut (PL 51.2; the rate is known from two independent reports). */
export const OPEN_LICENCE_CUT_BP: BasisPoints = 1_500;

/** Hardship reduction, for one applicant or several (from reports), in the year of grant and the nine after it. */
export const HARDSHIP_BP = { SINGLE: 8_500, SEVERAL: 7_000 } as const;
export const HARDSHIP_YEARS = 10;

/** How far a figure can be relied on: no primary source of the present fee table could be had. */
export type Certainty = 'SECONDARY' | 'UNCONFIRMED';

interface Step {
  upTo: number;
  yuan: number;
  certainty: Certainty;
}
const step = (upTo: number, yuan: number, certainty: Certainty = 'SECONDARY'): Step => ({
  upTo,
  yuan,
  certainty,
});
const OTHERS = [step(3, 600), step(5, 900), step(8, 1_200), step(10, 2_000)];
const TABLE: Record<PatentKind, readonly Step[]> = {
  INVENTION: [
    step(3, 900),
    step(6, 1_200),
    step(9, 2_000),
    step(12, 4_000),
    step(15, 6_000),
    step(20, 8_000),
  ],
  UTILITY_MODEL: OTHERS,
  DESIGN: [...OTHERS, step(15, 3_000, 'UNCONFIRMED')],
  UNKNOWN: [],
};

/** The full annuity of a patent year; null beyond the table. */
export function fullAnnuity(kind: PatentKind, year: number): { fen: Fen; certainty: Certainty } | null {
  const found = TABLE[kind].find(({ upTo }) => year <= upTo);
  return found && year >= 1 ? { fen: found.yuan * 100, certainty: found.certainty } : null;
}

export interface LateStep {
  /** The last day on which this sum is right. */
  until: LegalDay;
  surchargeFen: Fen;
}

/** What lateness costs, month by month: on the full annuity, whatever reduction is held. */
export function lateSteps(fullFen: Fen, dueDay: LegalDay): LateStep[] {
  return LATE_STEPS_BP.map((rate, month) => ({
    until: addMonths(dueDay, month + 1),
    surchargeFen: shareOf(fullFen, rate),
  }));
}
