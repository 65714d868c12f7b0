import type { LegalDay } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** CC 846; licensing decides which of them it takes. */
export const OFFER_FEE_METHODS = [
  'FREE',
  'LUMP_SUM',
  'INSTALMENTS',
  'RUNNING',
  'ENTRY_PLUS_RUNNING',
] as const;
export type OfferFeeMethod = (typeof OFFER_FEE_METHODS)[number];

/** From cheap to dear; licensing says which sum falls into which. BY_SALES has no sum in year one. */
export const OFFER_YEAR_ONE_BANDS = [
  'FREE',
  'UNDER_10K',
  'FROM_10K_TO_50K',
  'FROM_50K_TO_200K',
  'OVER_200K',
  'BY_SALES',
] as const;
export type OfferYearOneBand = (typeof OFFER_YEAR_ONE_BANDS)[number];

/**
 * What a card, a facet or the public page must know of an announced offer. Licensing writes it through
 * `CatalogueService`, in its own transaction; it holds nothing that an acceptance changes.
 */
@Entity('offer_summary')
export class OfferSummary {
  @PrimaryColumn('uuid', { name: 'patent_id' }) patentId: string;
  @Column('uuid', { name: 'declaration_id', unique: true }) declarationId: string;
  @Column('uuid', { name: 'licensor_id' }) licensorId: string;
  @Column('text', { name: 'declaration_number' }) declarationNumber: string;
  @Column('date', { name: 'announced_day' }) announcedDay: LegalDay;
  @Column('text', { name: 'fee_method' }) feeMethod: OfferFeeMethod;
  @Column('bigint', { name: 'year_one_fen', nullable: true }) yearOneFen: number | null;
  @Column('text', { name: 'year_one_band' }) yearOneBand: OfferYearOneBand;
  @Column('date', { name: 'term_end' }) termEnd: LegalDay;
  /** The frozen statement, as it was hashed. */
  @Column('jsonb') terms: Record<string, unknown>;
  @Column('text', { name: 'terms_hash' }) termsHash: string;
  /** What the offer does not say, for the card: `fee_rationale`. */
  @Column('text', { array: true, default: [] }) missing: string[];
  @Column('text', { name: 'fee_rationale', nullable: true }) feeRationale: string | null;
  @Column('text', { name: 'paused_reason', nullable: true }) pausedReason: string | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
