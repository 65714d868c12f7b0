import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { LegalDay } from '#libs/platform';
import type { DeclarationEventName, DeclarationState } from './declaration.states.js';
import type { FeeMethod, FeeParameters } from './fees.js';
import type { BarCode } from './gate.facts.js';
import type { Terms, TermsContact, TermsPayee } from './terms.js';

/** 开放许可声明: what a patentee offers to anybody, on announced terms (PL 50, IR 85). */
@Entity('declaration')
export class Declaration {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patent_id' }) patentId: string;
  @Column('uuid', { name: 'licensor_id' }) licensorId: string;
  @Column('text') state: DeclarationState;
  @Column('text', { name: 'fee_method' }) feeMethod: FeeMethod;
  @Column('jsonb', { name: 'fee_parameters' }) feeParameters: FeeParameters;
  /** Days after the notice; null: the terms do not say (未约定). */
  @Column('integer', { name: 'first_payment_days', nullable: true }) firstPaymentDays: number | null;
  @Column('date', { name: 'term_end' }) termEnd: LegalDay;
  @Column('jsonb') contact: TermsContact;
  @Column('jsonb', { nullable: true }) payee: TermsPayee | null;
  @Column('text', { name: 'other_matters', nullable: true }) otherMatters: string | null;
  @Column('text', { name: 'fee_rationale', nullable: true }) feeRationale: string | null;
  @Column('text', { name: 'cap_reason', nullable: true }) capReason: string | null;
  @Column('text', { name: 'declaration_number', unique: true, nullable: true }) declarationNumber:
    string | null;
  @Column('date', { name: 'filed_day', nullable: true }) filedDay: LegalDay | null;
  @Column('date', { name: 'announced_day', nullable: true }) announcedDay: LegalDay | null;
  @Column('uuid', { name: 'announced_file_id', nullable: true }) announcedFileId: string | null;
  @Column('timestamptz', { name: 'announced_recorded_at', nullable: true }) announcedRecordedAt: Date | null;
  @Column('date', { name: 'withdrawal_filed_day', nullable: true }) withdrawalFiledDay: LegalDay | null;
  @Column('text', { name: 'withdrawal_reason', nullable: true }) withdrawalReason: string | null;
  @Column('date', { name: 'closed_day', nullable: true }) closedDay: LegalDay | null;
  @Column('uuid', { name: 'closed_file_id', nullable: true }) closedFileId: string | null;
  @Column('timestamptz', { name: 'closed_recorded_at', nullable: true }) closedRecordedAt: Date | null;
  @Column('jsonb', { nullable: true }) terms: Terms | null;
  @Column('text', { name: 'terms_hash', nullable: true }) termsHash: string | null;
  @Column('uuid', { name: 'submitted_by', nullable: true }) submittedBy: string | null;
  @Column('uuid', { name: 'approved_by', nullable: true }) approvedBy: string | null;
  @VersionColumn({ default: 1 }) version: number;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

/** Each set of terms that stood, so that a person sees what changed since the page was shown. */
@Entity('terms_version')
export class TermsVersion {
  @PrimaryColumn('uuid', { name: 'declaration_id' }) declarationId: string;
  @PrimaryColumn('text', { name: 'terms_hash' }) termsHash: string;
  @Column('jsonb') terms: Terms;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('declaration_event')
export class DeclarationEvent {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'declaration_id' }) declarationId: string;
  @Column('uuid', { name: 'licensor_id' }) licensorId: string;
  @Column('text') event: DeclarationEventName | 'CREATE' | 'CORRECT';
  @Column('text', { name: 'from_state' }) fromState: DeclarationState;
  @Column('text', { name: 'to_state' }) toState: DeclarationState;
  @Column('date', { name: 'legal_day', nullable: true }) legalDay: LegalDay | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { name: 'file_id', nullable: true }) fileId: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

/** What somebody stated about a bar, with its day and source. */
@Entity('gate_fact')
export class GateFact {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'declaration_id' }) declarationId: string;
  @Column('uuid', { name: 'licensor_id' }) licensorId: string;
  @Column('text') code: BarCode;
  @Column('boolean') barred: boolean;
  @Column('date', { name: 'stated_day' }) statedDay: LegalDay;
  @Column('text') source: string;
  @Column('uuid', { name: 'file_id', nullable: true }) fileId: string | null;
  @Column('uuid', { name: 'stated_by', nullable: true }) statedBy: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

/** A co-owner's written consent to declaring, or to withdrawing (G ch.11 §3.2, §4). */
@Entity('co_owner_consent')
export class CoOwnerConsent {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'declaration_id' }) declarationId: string;
  @Column('uuid', { name: 'licensor_id' }) licensorId: string;
  @Column('text', { name: 'co_owner' }) coOwner: string;
  @Column('text') purpose: 'DECLARE' | 'WITHDRAW';
  @Column('uuid', { name: 'file_id' }) fileId: string;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}
