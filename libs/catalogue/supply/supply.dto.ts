import { Day, FenAmount, Flag, Id, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '#libs/platform';
import { OFFER_FEE_METHODS, type OfferFeeMethod } from '../offer-summary.entity.js';
import { type PatentKind, patentKinds } from '../patent-number.js';

/** How a firm may take it: an announced open licence, or whatever the two agree on. */
export const SUPPLY_MODES = ['OPEN_LICENCE', 'NEGOTIATED'] as const;
export type SupplyMode = (typeof SUPPLY_MODES)[number];

export class SupplyItemDto {
  @Id() patentId: string;
  @Text() applicationNumber: string;
  @Text({ max: 1_000_000 }) title: string;
  @Text({ nullable: true, max: 1_000_000 }) titleEn: string | null;
  @OneOf(patentKinds, { enumName: 'PatentKind' }) kind: PatentKind;
  @Text({ nullable: true }) college: string | null;
  @Text({ nullable: true, max: 1_000_000, description: 'What it does, in a sentence' }) summary:
    string | null;
  @Whole({ nullable: true, description: 'Readiness, 1 to 9 (GB/T 22900)' }) trl: number | null;
  @OneOf(SUPPLY_MODES, { enumName: 'SupplyMode' }) mode: SupplyMode;
  @OneOf(OFFER_FEE_METHODS, { nullable: true, enumName: 'FeeMethod' }) feeMethod: OfferFeeMethod | null;
  @FenAmount({ nullable: true }) yearOneFen: number | null;
  @Text({ nullable: true }) declarationNumber: string | null;
  @Day({ nullable: true, description: 'Until when the open licence can be taken' }) termEnd: string | null;
}

export class SupplyContactDto {
  @Text({ max: 60 }) name: string;
  @Text({ nullable: true, max: 40 }) phone: string | null;
  @Text({ nullable: true, max: 120 }) email: string | null;
}

export class SupplyEditionLineDto {
  @Id() id: string;
  @Id() organisationId: string;
  @Text() organisation: string;
  @Text({ nullable: true }) organisationEn: string | null;
  @Flag() demonstration: boolean;
  @Whole() number: number;
  @Text({ max: 120 }) title: string;
  @Day() publishedDay: string;
  @Whole() patents: number;
  @Whole({ description: 'Of them with an announced open licence' }) offered: number;
}

export class SupplyEditionDto extends SupplyEditionLineDto {
  @Text({ nullable: true, max: 1000 }) intro: string | null;
  @Nested(() => SupplyContactDto) contact: SupplyContactDto;
  @ListOf(() => SupplyItemDto) items: SupplyItemDto[];
  @ListOf(() => SupplyEditionLineDto, { description: 'All editions of this university, the newest first' })
  editions: SupplyEditionLineDto[];
}

export class SupplyEditionListDto {
  @ListOf(() => SupplyEditionLineDto, { description: "Each university's newest" })
  items: SupplyEditionLineDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class SupplyQuery extends PageQuery {}

/** What the next edition would hold, and how that differs from the last one. */
export class SupplyDraftDto {
  @ListOf(() => SupplyItemDto) items: SupplyItemDto[];
  @ListOf('text', { description: 'Titles that the last edition did not have' }) added: string[];
  @ListOf('text', { description: 'Titles that only the last edition has' }) removed: string[];
  @Whole({ description: 'Of both, with something else said' }) changed: number;
  @ListOf(() => SupplyEditionLineDto) editions: SupplyEditionLineDto[];
}

export class NewSupplyEditionDto {
  @Text({ max: 120 }) title: string;
  @Text({ nullable: true, max: 1000 }) intro: string | null;
  @Nested(() => SupplyContactDto) contact: SupplyContactDto;
  @ListOf('id', { max: 10_000, description: 'Patents that are left out of this edition' }) without: string[];
}
