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
import { FeeTermsDto } from './declaration.dto.js';
import { FEE_METHODS, type FeeMethod } from './fees.js';
import { LICENCE_STATES, type LicenceState } from './licence.states.js';
import { RecordalDto } from './recordal.dto.js';
import { type Side, SIDES } from './recordal.js';

/** The acceptance: the written notice of PL 51.1, on exactly these terms. */
export class AcceptanceDto {
  @Id() organisationId: string;
  @Text({ min: 64, max: 64, description: 'The hash of the terms that were shown' }) termsHash: string;
  @Text({
    optional: true,
    max: 44,
    description: 'Where it came from, `meeting:<id>` or `match:<id>`; remembered with the licence',
  })
  origin?: string;
}

export class AcceptedDto {
  @Id() licenceId: string;
  @OneOf(LICENCE_STATES) state: LicenceState;
}

export class OfferPartyDto {
  @Id() id: string;
  @Text() name: string;
  @Text({ nullable: true }) nameEn: string | null;
  @Flag() demonstration: boolean;
}

/** A standing offer, whole: what a licensee reads before the notice. */
export class StandingOfferDto {
  @Id() declarationId: string;
  @Id() patentId: string;
  @Text() title: string;
  @Text({ nullable: true }) titleEn: string | null;
  @Text() applicationNumber: string;
  @Nested(() => OfferPartyDto) licensor: OfferPartyDto;
  @Open({ description: 'The frozen terms (kaixu.terms/1), as hashed' }) terms: Record<string, unknown>;
  @Text() termsHash: string;
  @OneOf(FEE_METHODS) feeMethod: FeeMethod;
  @Nested(() => FeeTermsDto) feeParameters: FeeTermsDto;
  @FenAmount({ nullable: true, description: 'null: by sales' }) yearOneFen: number | null;
  @FenAmount({ description: 'What must be paid before the licence is obtained' }) dueFen: number;
  @Text({ max: 1000 }) workedExample: string;
  @Day() announcedDay: string;
  @Day() termEnd: string;
  @Text({ nullable: true, description: 'Why Kaixu passes on no notices for now' }) pausedReason:
    string | null;
}

export class LetterLicenseeDto {
  @OneOf(['ENTERPRISE', 'INDIVIDUAL', 'FOREIGN_BODY']) kind: 'ENTERPRISE' | 'INDIVIDUAL' | 'FOREIGN_BODY';
  @Text({ max: 120 }) name: string;
  @Text({ optional: true, max: 40 }) uscc?: string;
  @Text({ optional: true, min: 2, max: 2 }) country?: string;
}

/** A notice that reached the university by letter or e-mail: as valid as one through Kaixu (PL 51.1, CC 469). */
export class LetterNoticeDto {
  @Id() declarationId: string;
  @Nested(() => LetterLicenseeDto) licensee: LetterLicenseeDto;
  @OneOf(['LETTER', 'EMAIL']) channel: 'LETTER' | 'EMAIL';
  @Day() receivedDay: string;
  @Id({ description: 'The scan, uploaded before' }) fileId: string;
}

export class NewPaymentDto {
  @FenAmount({ min: 1 }) amountFen: number;
  @Day() paidDay: string;
  @Id({ optional: true, description: 'The slip; the payer must give it' }) fileId?: string;
}

export class LapseDto {
  @Text({ max: 2000 }) reason: string;
}

export class ContestDto {
  @Text({ max: 2000 }) reason: string;
}

export class PaymentDto {
  @Id() id: string;
  @FenAmount() amountFen: number;
  @Day() paidDay: string;
  @OneOf(['PAYER', 'PAYEE']) evidence: 'PAYER' | 'PAYEE';
  @OneOf(['STATED', 'CONFIRMED', 'CONTESTED']) state: 'STATED' | 'CONFIRMED' | 'CONTESTED';
  @Text({ nullable: true }) contestReason: string | null;
  @Id({ nullable: true }) fileId: string | null;
  @Instant() recordedAt: string;
}

export class LicenceLineDto {
  @Id() id: string;
  @OneOf(LICENCE_STATES) state: LicenceState;
  @Id() patentId: string;
  @Id() declarationId: string;
  @Text() title: string;
  @Text({ nullable: true }) titleEn: string | null;
  @Text() applicationNumber: string;
  @Nested(() => OfferPartyDto) licensor: OfferPartyDto;
  @Nested(() => OfferPartyDto) licensee: OfferPartyDto;
  @OneOf(['KAIXU', 'LETTER', 'EMAIL']) channel: string;
  @Day() noticeDay: string;
  @FenAmount() dueFen: number;
  @Day({ nullable: true }) dueDay: string | null;
  @FenAmount({ description: 'Uncontested payments' }) paidFen: number;
  @Day({ nullable: true }) effectiveDay: string | null;
  @OneOf(['PAYMENT', 'NOTHING_DUE'], { nullable: true }) effectiveBasis: string | null;
  @Day({ nullable: true }) recordalDueDay: string | null;
  @Day() termEnd: string;
  @ListOf('text') flags: string[];
  @Flag() unconfirmedPayment: boolean;
}

export class LicenceDto extends LicenceLineDto {
  @Open() terms: Record<string, unknown>;
  @Text() termsHash: string;
  @Instant() noticeReceivedAt: string;
  @Instant({ nullable: true }) effectiveRecordedAt: string | null;
  @Text({ nullable: true }) recordalReason: string | null;
  @Flag() crossBorder: boolean;
  @Day({ nullable: true }) endedDay: string | null;
  @Text({ nullable: true }) endReason: string | null;
  @Text({ nullable: true }) proofCode: string | null;
  @Flag() proofReady: boolean;
  @ListOf(() => PaymentDto) payments: PaymentDto[];
  @ListOf(() => RecordalDto, { description: 'Each filing for recordal, the first one first' })
  recordals: RecordalDto[];
  @Whole() version: number;
}

export class LicenceListDto {
  @ListOf(() => LicenceLineDto) items: LicenceLineDto[];
  @Text({ nullable: true }) nextCursor: string | null;
}

export class LicenceQuery extends PageQuery {
  @OneOf(['LICENSOR', 'LICENSEE'], { optional: true }) side?: 'LICENSOR' | 'LICENSEE';
  @Repeated(LICENCE_STATES) state?: LicenceState[];
}

/** What the public page of a proof says; it names what the parties' own paper names. */
export class ProofDto {
  @Text() code: string;
  @OneOf(LICENCE_STATES) state: LicenceState;
  @Text() title: string;
  @Text() applicationNumber: string;
  @Text() declarationNumber: string;
  @Text() licensor: string;
  @Text() licensee: string;
  @Day() effectiveDay: string;
  @OneOf(['PAYMENT', 'NOTHING_DUE']) effectiveBasis: string;
  @Day() termEnd: string;
  @Text() termsHash: string;
  @Flag() demonstration: boolean;
  @Flag({ description: 'The payer stated the payment and the payee has not confirmed it' })
  unconfirmedPayment: boolean;
  @Flag() disputed: boolean;
  @Text({ nullable: true, description: 'As a party stated it; null while none is recorded' })
  recordalNumber: string | null;
  @Day({ nullable: true }) recordedDay: string | null;
}

export class TodayItemDto {
  @Text() code: string;
  @OneOf(['OVERDUE', 'DUE', 'NEW']) urgency: 'OVERDUE' | 'DUE' | 'NEW';
  @Day({ nullable: true }) day: string | null;
  @Text({ max: 500 }) message: string;
  @OneOf(['DECLARATION', 'LICENCE', 'PATENT']) subject: 'DECLARATION' | 'LICENCE' | 'PATENT';
  @Id() subjectId: string;
  @OneOf(SIDES, { nullable: true, description: 'Of a licence: on which side the organisation stands' })
  side: Side | null;
}

export class TodayDto {
  @Day() asOf: string;
  @ListOf(() => TodayItemDto) items: TodayItemDto[];
  @Day({ nullable: true }) nextDay: string | null;
}
