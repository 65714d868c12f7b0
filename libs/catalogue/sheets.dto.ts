import { Day, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#libs/platform';
import { PART_STATES, type PartState, SHEET_PARTS, type SheetPart } from './sheet-parts.js';

const LONG = 2000;
/** A draft is as long as the abstract's sentences are. */
const LIFTED = 1_000_000;

/** Sentences of the abstract, not yet confirmed by anybody. */
export class SheetDraftDto {
  @Text({ nullable: true, max: LIFTED }) problem: string | null;
  @Text({ nullable: true, max: LIFTED }) howItWorks: string | null;
  @Text({ nullable: true, max: LIFTED }) benefit: string | null;
  @ListOf('text', { itemMax: LIFTED }) applications: string[];
}

export class SheetContentDto {
  @Text({ nullable: true, max: LONG }) problem: string | null;
  @Text({ nullable: true, max: LONG }) howItWorks: string | null;
  @Text({ nullable: true, max: LONG, description: "The figure against today's way" }) benefit: string | null;
  @ListOf('text', { max: 20, itemMax: 200 }) applications: string[];
  @Whole({ nullable: true, min: 1, max: 9, description: 'Readiness level, GB/T 22900' }) trl: number | null;
  @Text({ nullable: true }) assessedBy: string | null;
  @Day({ nullable: true }) assessedOn: string | null;
  @Text({ nullable: true, max: LONG }) evidence: string | null;
  @Text({ nullable: true, max: LONG, description: 'Help that the holder offers besides the right' }) help:
    string | null;
}

export class SheetPartDto {
  @OneOf(SHEET_PARTS, { enumName: 'SheetPart' }) part: SheetPart;
  @OneOf(PART_STATES, { enumName: 'SheetPartState' }) state: PartState;
}

/** The sheet at the desk. Its ETag is `version`, 0 before anybody confirmed one. */
export class SheetDto extends SheetContentDto {
  @Whole() version: number;
  @Instant({ nullable: true }) confirmedAt: string | null;
  @Text({ nullable: true }) confirmedBy: string | null;
  @ListOf(() => SheetPartDto) parts: SheetPartDto[];
  @Nested(() => SheetDraftDto) draft: SheetDraftDto;
}

/** What anybody reads of it. */
export class PublicSheetDto extends SheetContentDto {
  @Id({ description: 'The holder that confirmed it' }) organisationId: string;
  @Text() organisation: string;
  @Text({ nullable: true }) organisationEn: string | null;
  @Instant() confirmedAt: string;
}
