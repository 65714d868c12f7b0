import type { Fen, LegalDay } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NeedState } from './need.states.js';

/** How a firm would take a technology. */
export const COOPERATION_MODES = [
  'OPEN_LICENCE',
  'ORDINARY_LICENCE',
  'EXCLUSIVE_LICENCE',
  'TRANSFER',
  'EQUITY',
  'COMMISSIONED_RND',
  'USE_FIRST_PAY_LATER',
] as const;
export type CooperationMode = (typeof COOPERATION_MODES)[number];
/** Who may read the whole text: anybody, every university, those that the firm names. */
export const CONFIDENTIALITIES = ['OPEN', 'MEMBERS', 'NAMED'] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];
export const NEED_SOURCES = ['ONLINE', 'VISIT', 'EVENT', 'COMMISSIONER'] as const;
export type NeedSource = (typeof NEED_SOURCES)[number];
/** What a need is made of besides its problem; each answer makes better matches. */
export const ELEMENTS = ['material', 'method', 'efficacy', 'product', 'application'] as const;
export type NeedElement = (typeof ELEMENTS)[number];

@Entity('need')
export class Need {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'firm_id' }) firmId: string;
  /** The service centre that wrote it for the firm. */
  @Column('uuid', { name: 'entered_by_id', nullable: true }) enteredById: string | null;
  @Column('text') state: NeedState;
  @Column('text') title: string;
  @Column('text') problem: string;
  @Column('text', { nullable: true }) material: string | null;
  @Column('text', { nullable: true }) method: string | null;
  @Column('text', { nullable: true }) efficacy: string | null;
  @Column('text', { nullable: true }) product: string | null;
  @Column('text', { nullable: true }) application: string | null;
  @Column('text', { nullable: true }) indicators: string | null;
  @Column('text', { nullable: true }) target: string | null;
  @Column('text', { array: true }) keywords: string[];
  @Column('text', { array: true }) modes: CooperationMode[];
  @Column('bigint', { name: 'budget_from_fen', nullable: true }) budgetFromFen: Fen | null;
  @Column('bigint', { name: 'budget_to_fen', nullable: true }) budgetToFen: Fen | null;
  @Column('date', { nullable: true }) deadline: LegalDay | null;
  @Column('text') confidentiality: Confidentiality;
  @Column('boolean') anonymous: boolean;
  @Column('text', { name: 'public_summary', nullable: true }) publicSummary: string | null;
  @Column('text', { nullable: true }) industry: string | null;
  @Column('text', { nullable: true }) district: string | null;
  @Column('text') source: NeedSource;
  @Column('text', { name: 'return_reason', nullable: true }) returnReason: string | null;
  @Column('text', { name: 'close_reason', nullable: true }) closeReason: string | null;
  @Column('uuid', { name: 'merged_into_id', nullable: true }) mergedIntoId: string | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt: Date | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('date', { name: 'expires_day', nullable: true }) expiresDay: LegalDay | null;
  @Column('date', { name: 'due_day', nullable: true }) dueDay: LegalDay | null;
  @Column('timestamptz', { name: 'escalated_at', nullable: true }) escalatedAt: Date | null;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
}

/** A university that may read what the firm hides from others. */
@Entity('need_admitted')
export class NeedAdmitted {
  @PrimaryColumn('uuid', { name: 'need_id' }) needId: string;
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'firm_id' }) firmId: string;
  @Column('uuid', { name: 'entered_by_id', nullable: true }) enteredById: string | null;
  @Column('timestamptz', { name: 'admitted_at' }) admittedAt: Date;
}

@Entity('need_hidden')
export class NeedHidden {
  @PrimaryColumn('uuid', { name: 'need_id' }) needId: string;
  @Column('uuid', { name: 'firm_id' }) firmId: string;
  @Column('uuid', { name: 'entered_by_id', nullable: true }) enteredById: string | null;
  @Column('text') detail: string;
}

/** What anybody may read of a need on the board. */
@Entity('published_need')
export class PublishedNeed {
  @PrimaryColumn('uuid', { name: 'need_id' }) needId: string;
  @Column('text') title: string;
  @Column('text') summary: string;
  @Column('jsonb', { nullable: true }) body: NeedBody | null;
  /** Null where the firm does not want to be named yet. */
  @Column('text', { nullable: true }) firm: string | null;
  @Column('text', { name: 'firm_en', nullable: true }) firmEn: string | null;
  @Column('uuid', { name: 'firm_id', nullable: true }) firmId: string | null;
  @Column('boolean') demonstration: boolean;
  @Column('text', { nullable: true }) industry: string | null;
  @Column('text', { nullable: true }) district: string | null;
  @Column('text', { array: true }) keywords: string[];
  @Column('text', { array: true }) modes: CooperationMode[];
  @Column('bigint', { name: 'budget_from_fen', nullable: true }) budgetFromFen: Fen | null;
  @Column('bigint', { name: 'budget_to_fen', nullable: true }) budgetToFen: Fen | null;
  @Column('text', { name: 'budget_band' }) budgetBand: BudgetBand;
  @Column('text') confidentiality: Confidentiality;
  @Column('date', { name: 'expires_day' }) expiresDay: LegalDay;
  @Column('timestamptz', { name: 'published_at' }) publishedAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('integer') version: number;
}

/** The text of a need besides title and summary. */
export type NeedBody = Pick<Need, 'problem' | NeedElement | 'indicators' | 'target'>;

export const BUDGET_BANDS = [
  'UNDER_100K',
  'FROM_100K_TO_500K',
  'FROM_500K_TO_2M',
  'OVER_2M',
  'OPEN',
] as const;
export type BudgetBand = (typeof BUDGET_BANDS)[number];

const FEN_PER_10K = 1_000_000;

/** By the most that the firm would spend; OPEN where it named no sum. */
export function budgetBand({
  budgetFromFen,
  budgetToFen,
}: Pick<Need, 'budgetFromFen' | 'budgetToFen'>): BudgetBand {
  const most = budgetToFen ?? budgetFromFen;
  if (most === null) return 'OPEN';
  if (most < 10 * FEN_PER_10K) return 'UNDER_100K';
  if (most < 50 * FEN_PER_10K) return 'FROM_100K_TO_500K';
  return most < 200 * FEN_PER_10K ? 'FROM_500K_TO_2M' : 'OVER_2M';
}
