import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Fen, LegalDay } from '#libs/platform';
import type { EffectBasis } from './effective-day.js';
import type { LicenceState } from './licence.states.js';
import type { Terms } from './terms.js';

export type LicenceFlag = 'DISPUTED' | 'AFTER_CLOSING' | 'PAID_AFTER_CLOSING';

/** One licensee's licence, from the notice on (PL 51.1). It names both parties and keeps the terms it was taken on. */
@Entity('licence')
export class Licence {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'declaration_id' }) declarationId: string;
  @Column('uuid', { name: 'patent_id' }) patentId: string;
  @Column('uuid', { name: 'licensor_id' }) licensorId: string;
  @Column('uuid', { name: 'licensee_id' }) licenseeId: string;
  @Column('text') state: LicenceState;
  @Column('text') channel: 'KAIXU' | 'LETTER' | 'EMAIL';
  @Column('date', { name: 'notice_day' }) noticeDay: LegalDay;
  @Column('timestamptz', { name: 'notice_received_at' }) noticeReceivedAt: Date;
  @Column('uuid', { name: 'notice_file_id', nullable: true }) noticeFileId: string | null;
  @Column('uuid', { name: 'notice_by', nullable: true }) noticeBy: string | null;
  @Column('jsonb') terms: Terms;
  @Column('text', { name: 'terms_hash' }) termsHash: string;
  @Column('bigint', { name: 'due_fen' }) dueFen: Fen;
  @Column('date', { name: 'due_day', nullable: true }) dueDay: LegalDay | null;
  @Column('date', { name: 'effective_day', nullable: true }) effectiveDay: LegalDay | null;
  @Column('timestamptz', { name: 'effective_recorded_at', nullable: true }) effectiveRecordedAt: Date | null;
  @Column('text', { name: 'effective_basis', nullable: true }) effectiveBasis: EffectBasis | null;
  @Column('date', { name: 'term_end' }) termEnd: LegalDay;
  @Column('date', { name: 'recordal_due_day', nullable: true }) recordalDueDay: LegalDay | null;
  /** A foreign licensee: import and export rules apply, too (G ch.11 §6). */
  @Column('boolean', { name: 'cross_border', default: false }) crossBorder: boolean;
  @Column('text', { array: true, default: '{}' }) flags: LicenceFlag[];
  @Column('date', { name: 'ended_day', nullable: true }) endedDay: LegalDay | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason: string | null;
  @Column('text', { name: 'proof_code', unique: true, nullable: true }) proofCode: string | null;
  @Column('uuid', { name: 'proof_file_id', nullable: true }) proofFileId: string | null;
  /** `meeting:<id>` or `match:<id>`, as the licensee stated it; whoever counts checks the parties. */
  @Column('text', { nullable: true }) origin: string | null;
  @VersionColumn({ default: 1 }) version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** A payment that one side stated; the payer's slip and the payee's entry count alike (G ch.11 §7(3)). */
@Entity('payment')
export class Payment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'licence_id' }) licenceId: string;
  @Column('uuid', { name: 'licensor_id' }) licensorId: string;
  @Column('uuid', { name: 'licensee_id' }) licenseeId: string;
  @Column('bigint', { name: 'amount_fen' }) amountFen: Fen;
  @Column('date', { name: 'paid_day' }) paidDay: LegalDay;
  @Column('text') evidence: 'PAYER' | 'PAYEE';
  @Column('uuid', { name: 'file_id', nullable: true }) fileId: string | null;
  @Column('text') state: 'STATED' | 'CONFIRMED' | 'CONTESTED';
  @Column('text', { name: 'contest_reason', nullable: true }) contestReason: string | null;
  @Column('uuid', { name: 'entered_by', nullable: true }) enteredBy: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
}
