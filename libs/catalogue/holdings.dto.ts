import { Day, Id, Instant, ListOf, Nested, OneOf, PageQuery, Repeated, Text, Whole } from '#libs/platform';
import { LEGAL_EVENT_TYPES, LEGAL_STATUSES, type LegalEventType, type LegalStatus } from './legal-status.js';
import { type PatentKind, patentKinds } from './patent-number.js';
import { OfferDto, PatentDto } from './patents.dto.js';

export class HoldingQuery extends PageQuery {
  @Text({ optional: true, min: 0, description: 'In title, patent numbers or internal number' }) q?: string;
  @Repeated(LEGAL_STATUSES) legalStatus?: string[];
}

export class HoldingRowDto {
  @Id() patentId: string;
  @Text({ min: 2, max: 2 }) authority: string;
  @Text() applicationNumber: string;
  @Text({ max: 1_000_000 }) title: string;
  @OneOf(patentKinds, { enumName: 'PatentKind' }) kind: PatentKind;
  @OneOf(LEGAL_STATUSES, { enumName: 'LegalStatus' }) legalStatus: LegalStatus;
  @Day({ nullable: true }) filingDay: string | null;
  @Day({ nullable: true }) expiryDay: string | null;
  @Text({ nullable: true }) internalNumber: string | null;
  @Text({ nullable: true }) college: string | null;
  @Nested(() => OfferDto, { nullable: true }) offer: OfferDto | null;
}

export class HoldingListDto {
  @ListOf(() => HoldingRowDto) items: HoldingRowDto[];
  @Whole() total: number;
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

/** One patent of the desk: the public record and what this organisation alone knows. Its ETag is `version`. */
export class HoldingDto {
  @Id() patentId: string;
  @Nested(() => PatentDto) patent: PatentDto;
  @Text({ nullable: true }) internalNumber: string | null;
  @Text({ nullable: true }) college: string | null;
  @Text({ nullable: true, max: 500 }) inventorContact: string | null;
  @Text({ nullable: true, max: 5000 }) notes: string | null;
  @Whole() version: number;
  @Instant() createdAt: string;
}

export class HoldingChangeDto {
  @Text({ optional: true, nullable: true, max: 100 }) internalNumber?: string | null;
  @Text({ optional: true, nullable: true, max: 100 }) college?: string | null;
  @Text({ optional: true, nullable: true, max: 500 }) inventorContact?: string | null;
  @Text({ optional: true, nullable: true, max: 5000 }) notes?: string | null;
}

export class LegalEventDto {
  @OneOf(LEGAL_EVENT_TYPES, { enumName: 'LegalEventType' }) type: LegalEventType;
  @Day({ description: 'The legal day, not the day of recording' }) day: string;
  @Text({ max: 300, description: 'Where this is known from: register, gazette, notice' }) source: string;
  @Text({ optional: true, nullable: true, max: 1000 }) detail?: string | null;
}

export class PatenteesDto {
  @ListOf('text', { max: 50, itemMax: 200 }) patentees: string[];
  @Text({ max: 300, description: 'Where this is known from, such as a copy of the register' }) source: string;
}
