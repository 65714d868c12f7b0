import {
  addMonths,
  addYears,
  BASIS_POINTS,
  type BasisPoints,
  type Fen,
  type LegalDay,
  shareOf,
} from '#libs/platform';
import {
  type Certainty,
  fullAnnuity,
  GRACE_MONTHS,
  HARDSHIP_BP,
  HARDSHIP_YEARS,
  lateSteps,
  type LateStep,
  OPEN_LICENCE_CUT_BP,
} from './annuity-fees.js';
import type { PatentKind } from './patent-number.js';
import { termYears } from './patent-term.js';

export const HELD_REDUCTIONS = ['NONE', 'SINGLE', 'SEVERAL'] as const;
export type HeldReduction = (typeof HELD_REDUCTIONS)[number];
export const OPEN_LICENCES = ['NONE', 'RECORDED'] as const;
export type OpenLicenceRecord = (typeof OPEN_LICENCES)[number];

/** What only the patentee can tell; null: nobody has said, and nothing is assumed. */
export interface AnnuityFacts {
  lastPaidYear: number | null;
  heldReduction: HeldReduction | null;
  /** Whether at least one licence under the open licence is recorded; a declaration alone cuts nothing. */
  openLicence: OpenLicenceRecord | null;
  recordedDay: LegalDay | null;
  /** The day on which the withdrawal of the declaration was announced. */
  withdrawnDay: LegalDay | null;
}

export interface AnnuityPatent {
  kind: PatentKind;
  filingDay: LegalDay;
  grantDay: LegalDay;
}

/** UNKNOWN: which one it is hangs on a fact that nobody has stated. */
export const REDUCTIONS = ['NONE', 'HARDSHIP', 'OPEN_LICENCE', 'UNKNOWN'] as const;
export type Reduction = (typeof REDUCTIONS)[number];

/** ASK: it was due, and nobody has said whether it was paid. OVER: the months of grace have passed. */
export const ANNUITY_STATES = ['UPCOMING', 'LATE', 'OVER', 'ASK'] as const;
export type AnnuityState = (typeof ANNUITY_STATES)[number];

export interface Annuity {
  year: number;
  dueDay: LegalDay;
  graceEnd: LegalDay;
  fullFen: Fen;
  certainty: Certainty;
  reduction: Reduction;
  reductionBp: BasisPoints;
  /** After the reduction; null where it is UNKNOWN. */
  dueFen: Fen | null;
  lateSteps: LateStep[];
  state: AnnuityState;
}

/** The patent year in which a day falls: the first begins on the filing day. */
export function patentYear(filingDay: LegalDay, day: LegalDay): number {
  const years = Number(day.slice(0, 4)) - Number(filingDay.slice(0, 4));
  return addYears(filingDay, years) <= day ? years + 1 : years;
}

/** Due by the anniversary that ends the year before (G ch.9 §4.2.1); not moved for holidays here. */
export function dueDayOf(filingDay: LegalDay, year: number): LegalDay {
  return addYears(filingDay, year - 1);
}

/** The annuities that are not known to be paid, up to the end of the term or to the one that ended the patent. */
export function annuityCalendar(patent: AnnuityPatent, facts: AnnuityFacts, today: LegalDay): Annuity[] {
  const { kind, filingDay, grantDay } = patent;
  // The annuity of the year of grant is paid with the registration (G ch.9 §4.2.1).
  const grantYear = patentYear(filingDay, grantDay);
  const first = Math.max(facts.lastPaidYear ?? grantYear, grantYear) + 1;
  const annuities: Annuity[] = [];
  for (let year = first; year <= (termYears(kind, filingDay) ?? 0); year++) {
    const full = fullAnnuity(kind, year);
    if (!full) break;
    const dueDay = dueDayOf(filingDay, year);
    const graceEnd = addMonths(dueDay, GRACE_MONTHS);
    const [reduction, reductionBp] = reductionOf(year, dueDay, grantYear, patent, facts);
    const state = stateOn(today, dueDay, graceEnd, facts.lastPaidYear !== null);
    annuities.push({
      year,
      dueDay,
      graceEnd,
      fullFen: full.fen,
      certainty: full.certainty,
      reduction,
      reductionBp,
      dueFen: reduction === 'UNKNOWN' ? null : shareOf(full.fen, BASIS_POINTS - reductionBp),
      lateSteps: lateSteps(full.fen, dueDay),
      state,
    });
    if (state === 'OVER') break;
  }
  return annuities;
}

function stateOn(today: LegalDay, dueDay: LegalDay, graceEnd: LegalDay, known: boolean): AnnuityState {
  if (today <= dueDay) return 'UPCOMING';
  if (!known) return 'ASK';
  return today <= graceEnd ? 'LATE' : 'OVER';
}

/** The better of two reductions, never both (G ch.11 §8). A fact that cannot change the answer is not asked. */
function reductionOf(
  year: number,
  dueDay: LegalDay,
  grantYear: number,
  { filingDay }: AnnuityPatent,
  { heldReduction, openLicence, recordedDay, withdrawnDay }: AnnuityFacts,
): [Reduction, BasisPoints] {
  const inHardshipYears = year < grantYear + HARDSHIP_YEARS;
  if (inHardshipYears && heldReduction === null) return ['UNKNOWN', 0];
  if (inHardshipYears && heldReduction !== 'NONE' && heldReduction !== null)
    return ['HARDSHIP', HARDSHIP_BP[heldReduction]];
  if (openLicence === null) return ['UNKNOWN', 0];
  const cut =
    openLicence === 'RECORDED' &&
    recordedDay !== null &&
    // Not yet due at the recordal; ends with the patent year in which the withdrawal was announced.
    dueDay > recordedDay &&
    (withdrawnDay === null || year <= patentYear(filingDay, withdrawnDay));
  return cut ? ['OPEN_LICENCE', OPEN_LICENCE_CUT_BP] : ['NONE', 0];
}

/** What has to be paid on a day: the annuity and what lateness adds. null: not known, or too late. */
export function payableOn(annuity: Annuity, day: LegalDay): Fen | null {
  if (annuity.dueFen === null) return null;
  if (day <= annuity.dueDay) return annuity.dueFen;
  const late = annuity.lateSteps.find(({ until }) => day <= until);
  return late ? annuity.dueFen + late.surchargeFen : null;
}
