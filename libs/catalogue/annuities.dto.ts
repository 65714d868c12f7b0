import { Day, FenAmount, Flag, Instant, ListOf, Nested, OneOf, Text, Whole } from '#libs/platform';
import {
  ANNUITY_STATES,
  type AnnuityState,
  HELD_REDUCTIONS,
  type HeldReduction,
  OPEN_LICENCES,
  type OpenLicenceRecord,
  type Reduction,
  REDUCTIONS,
} from './annuity-calendar.js';
import type { Certainty } from './annuity-fees.js';

export const ANNUITY_QUESTIONS = ['lastPaidYear', 'heldReduction', 'openLicence'] as const;
export type AnnuityQuestion = (typeof ANNUITY_QUESTIONS)[number];

/** Why there is no calendar: the patent is not granted, has ended, is foreign, or its kind or days are unknown. */
export const NO_CALENDAR = ['NOT_CN', 'NO_DAYS', 'NO_KIND', 'NOT_IN_FORCE'] as const;
export type NoCalendar = (typeof NO_CALENDAR)[number];

export class AnnuityFactsDto {
  @Whole({ nullable: true, min: 1, max: 20, description: 'Patent year, counted from the filing day' })
  lastPaidYear: number | null;
  @OneOf(HELD_REDUCTIONS, { nullable: true, enumName: 'HeldReduction' }) heldReduction: HeldReduction | null;
  @OneOf(OPEN_LICENCES, { nullable: true, enumName: 'OpenLicenceRecord' })
  openLicence: OpenLicenceRecord | null;
  @Day({ nullable: true, description: 'Recordal of the first licence under the open licence' }) recordedDay:
    string | null;
  @Day({ nullable: true, description: 'Announcement of the withdrawal of the declaration' }) withdrawnDay:
    string | null;
  @Text({ max: 300, description: 'Where this is known from' }) source: string;
}

export class LateStepDto {
  @Day({ description: 'The last day on which this sum is right' }) until: string;
  @FenAmount() surchargeFen: number;
}

export class AnnuityDto {
  @Whole() year: number;
  @Day() dueDay: string;
  @Day() graceEnd: string;
  @FenAmount() fullFen: number;
  @OneOf(['SECONDARY', 'UNCONFIRMED'], { description: 'How far the fee table can be relied on' })
  certainty: Certainty;
  @OneOf(REDUCTIONS, { enumName: 'AnnuityReduction' }) reduction: Reduction;
  @Whole({ description: 'basis points (1/100 %)' }) reductionBp: number;
  @FenAmount({ nullable: true, description: 'fen after the reduction; null: hangs on a fact not stated' })
  dueFen: number | null;
  @FenAmount({
    nullable: true,
    description: 'fen to pay today, late fee included; null: unknown or too late',
  })
  todayFen: number | null;
  @ListOf(() => LateStepDto) lateSteps: LateStepDto[];
  @OneOf(ANNUITY_STATES, { enumName: 'AnnuityState' }) state: AnnuityState;
}

/** What the parties stated of the recordal of the first open licence, beside what this holder states of it. */
export class OpenLicenceToldDto {
  @Text() recordalNumber: string;
  @Day() recordedDay: string;
  @Day({ nullable: true, description: 'The declaration was withdrawn or ended' }) withdrawnDay: string | null;
  @Flag({ description: 'false: this holder states something else, which stands until a person changes it' })
  agrees: boolean;
}

/** The annuities of one patent at the desk. Its ETag is `version`, 0 before anybody stated anything. */
export class AnnuitiesDto {
  @Whole() version: number;
  @Whole({ nullable: true, min: 1, max: 20 }) lastPaidYear: number | null;
  @OneOf(HELD_REDUCTIONS, { nullable: true, enumName: 'HeldReduction' }) heldReduction: HeldReduction | null;
  @OneOf(OPEN_LICENCES, { nullable: true, enumName: 'OpenLicenceRecord' })
  openLicence: OpenLicenceRecord | null;
  @Day({ nullable: true }) recordedDay: string | null;
  @Day({ nullable: true }) withdrawnDay: string | null;
  @Text({ nullable: true, max: 300 }) source: string | null;
  @Instant({ nullable: true }) statedAt: string | null;
  @Nested(() => OpenLicenceToldDto, { nullable: true }) told: OpenLicenceToldDto | null;
  @OneOf(NO_CALENDAR, { nullable: true, enumName: 'NoAnnuityCalendar' }) noCalendar: NoCalendar | null;
  @ListOf('text', { description: 'Facts that nobody has stated and that a figure hangs on' })
  questions: AnnuityQuestion[];
  @ListOf(() => AnnuityDto, { description: 'Not known to be paid, the next one first' })
  annuities: AnnuityDto[];
}
