import {
  Day,
  FenAmount,
  Flag,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Open,
  PageQuery,
  Repeated,
  Text,
  Whole,
} from '#libs/platform';
import { DECLARATION_STATES, type DeclarationState } from './declaration.states.js';
import { FEE_METHODS, type FeeMethod, ROYALTY_BASES, type RoyaltyBase } from './fees.js';
import { BAR_CODES, type BarCode, type BarState } from './gate.facts.js';

export class FeeTermsDto {
  @FenAmount({ optional: true }) lumpSumFen?: number;
  @OneOf(ROYALTY_BASES, { optional: true }) royaltyBase?: RoyaltyBase;
  @Whole({ optional: true, max: 10_000, description: 'basis points: 300 is 3.00 %' }) rateBp?: number;
}

/** Public with the announcement (G ch.11 §5). */
export class ContactDto {
  @Text({ max: 80 }) name: string;
  @Text({ optional: true, max: 40 }) phone?: string;
  @Text({ optional: true, max: 200 }) email?: string;
  @Text({ optional: true, max: 200 }) address?: string;
}

export class PayeeDto {
  @Text({ max: 120 }) name: string;
  @Text({ optional: true, max: 120 }) bank?: string;
  @Text({ optional: true, max: 60 }) account?: string;
}

/** What a clerk writes; may be incomplete until it is submitted. */
export class DeclarationTermsDto {
  @OneOf(FEE_METHODS) feeMethod: FeeMethod;
  @Nested(() => FeeTermsDto) feeParameters: FeeTermsDto;
  @Whole({ optional: true, nullable: true, max: 3650 }) firstPaymentDays?: number | null;
  @Day() termEnd: string;
  @Nested(() => ContactDto) contact: ContactDto;
  @Nested(() => PayeeDto, { optional: true, nullable: true }) payee?: PayeeDto | null;
  @Text({ optional: true, nullable: true, max: 4000 }) otherMatters?: string | null;
  @Text({ optional: true, nullable: true, max: 8000 }) feeRationale?: string | null;
  @Text({ optional: true, nullable: true, max: 2000, description: 'Why a rate above the general limit' })
  capReason?: string | null;
}

export class NewDeclarationDto extends DeclarationTermsDto {
  @Id() patentId: string;
}

export class ReasonDto {
  @Text({ max: 2000 }) reason: string;
}

export class FilingDto {
  @Day() day: string;
}

export class AnnouncementDto {
  @Text({ max: 60 }) declarationNumber: string;
  @Day() day: string;
  @Id({ description: 'The announcement, uploaded before' }) fileId: string;
}

/** What the office did: the day that has legal effect, its paper, its reason. */
export class OfficeActDto {
  @Day() day: string;
  @Id({ optional: true }) fileId?: string;
  @Text({ optional: true, max: 2000 }) reason?: string;
}

export class WithdrawalDto {
  @Day() day: string;
  @Text({ max: 2000 }) reason: string;
}

export class CorrectionDto {
  @Text({ max: 2000, description: 'How our transcription differs from the announcement' }) reason: string;
  @Nested(() => DeclarationTermsDto) terms: DeclarationTermsDto;
}

export class NewGateFactDto {
  @OneOf(BAR_CODES) code: BarCode;
  @Flag({ description: 'true: the bar is met' }) barred: boolean;
  @Day() statedDay: string;
  @Text({ max: 400 }) source: string;
  @Id({ optional: true }) fileId?: string;
}

export class NewConsentDto {
  @Text({ max: 200 }) coOwner: string;
  @OneOf(['DECLARE', 'WITHDRAW']) purpose: 'DECLARE' | 'WITHDRAW';
  @Id() fileId: string;
}

export class DeclarationFindingDto {
  @OneOf(['ERROR', 'WARNING']) severity: 'ERROR' | 'WARNING';
  @Text() field: string;
  @Text() code: string;
  @Open() params: Record<string, unknown>;
  @Text() message: string;
}

export class GateBarDto {
  @OneOf(BAR_CODES) code: BarCode;
  @OneOf(['CLEAR', 'BARRED', 'UNKNOWN', 'NOTE']) state: BarState;
  @Text() article: string;
  @Text() fact: string;
  @Text({ nullable: true }) cure: string | null;
}

export class ConsentDto {
  @Text() coOwner: string;
  @OneOf(['DECLARE', 'WITHDRAW']) purpose: string;
  @Id({ nullable: true, description: 'null: still missing' }) fileId: string | null;
}

export class DeclarationEventDto {
  @Text() event: string;
  @OneOf(DECLARATION_STATES) toState: string;
  @Day({ nullable: true }) legalDay: string | null;
  @Text({ nullable: true }) reason: string | null;
  @Id({ nullable: true }) fileId: string | null;
  @Text({ nullable: true }) person: string | null;
  @Instant() recordedAt: string;
}

export class DeclarationPatentDto {
  @Id() id: string;
  @Text() applicationNumber: string;
  @Text() title: string;
  @Text({ nullable: true }) titleEn: string | null;
  @Text() kind: string;
  @Text() legalStatus: string;
  @ListOf('text') patentees: string[];
  @Day({ nullable: true }) expiryDay: string | null;
}

export class DeclarationDto extends DeclarationTermsDto {
  @Id() id: string;
  @OneOf(DECLARATION_STATES) state: DeclarationState;
  @Nested(() => DeclarationPatentDto) patent: DeclarationPatentDto;
  @Text({ nullable: true }) declarationNumber: string | null;
  @Day({ nullable: true }) filedDay: string | null;
  @Day({ nullable: true }) announcedDay: string | null;
  @Day({ nullable: true }) withdrawalFiledDay: string | null;
  @Day({ nullable: true }) closedDay: string | null;
  @Text({ nullable: true }) termsHash: string | null;
  @FenAmount({ nullable: true }) yearOneFen: number | null;
  @Whole() licences: number;
  @ListOf(() => DeclarationFindingDto) findings: DeclarationFindingDto[];
  @ListOf(() => GateBarDto) gate: GateBarDto[];
  @ListOf(() => ConsentDto) consents: ConsentDto[];
  @ListOf(() => DeclarationEventDto, { max: 1000 }) events: DeclarationEventDto[];
  /** Events that the table allows from here, for the buttons. */
  @ListOf('text') nextEvents: string[];
  @Flag({ description: 'The reader submitted it, so another person approves' }) submittedByMe: boolean;
  @Whole() version: number;
}

export class DeclarationLineDto {
  @Id() id: string;
  @OneOf(DECLARATION_STATES) state: DeclarationState;
  @Id() patentId: string;
  @Text() title: string;
  @Text() applicationNumber: string;
  @OneOf(FEE_METHODS) feeMethod: FeeMethod;
  @Nested(() => FeeTermsDto) feeParameters: FeeTermsDto;
  @FenAmount({ nullable: true }) yearOneFen: number | null;
  @Day() termEnd: string;
  @Text({ nullable: true }) declarationNumber: string | null;
  @Day({ nullable: true }) announcedDay: string | null;
  @Whole() licences: number;
  @Instant() updatedAt: string;
}

export class DeclarationListDto {
  @ListOf(() => DeclarationLineDto) items: DeclarationLineDto[];
  @Text({ nullable: true }) nextCursor: string | null;
}

export class DeclarationQuery extends PageQuery {
  @Repeated(DECLARATION_STATES) state?: DeclarationState[];
}
