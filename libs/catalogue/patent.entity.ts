import type { LegalDay } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LegalEventType, LegalStatus } from './legal-status.js';
import type { PatentKind } from './patent-number.js';

/** The public record of a patent, one for everybody. */
@Entity('patent')
export class Patent {
  @PrimaryColumn('uuid') id: string;
  @Column('text') authority: string;
  /** CN: `201710601862.3`; another authority: as it was written. */
  @Column('text', { name: 'application_number' }) applicationNumber: string;
  @Column('text') kind: PatentKind;
  @Column('text') title: string;
  @Column('text', { name: 'title_en', nullable: true }) titleEn: string | null;
  @Column('text', { nullable: true }) abstract: string | null;
  @Column('text', { name: 'abstract_en', nullable: true }) abstractEn: string | null;
  @Column('text', { name: 'first_claim', nullable: true }) firstClaim: string | null;
  @Column('text', { array: true, default: [] }) applicants: string[];
  /** Not the same as the applicants: only a patentee may declare (G ch.11 §2). */
  @Column('text', { array: true, default: [] }) patentees: string[];
  /** Where a person took the patentees from; null: an import wrote them, and an import may replace them. */
  @Column('text', { name: 'patentees_source', nullable: true }) patenteesSource: string | null;
  @Column('text', { array: true, default: [] }) inventors: string[];
  @Column('text', { name: 'ipc_main', nullable: true }) ipcMain: string | null;
  @Column('text', { array: true, default: [] }) ipc: string[];
  @Column('text', { nullable: true }) locarno: string | null;
  @Column('text', { nullable: true }) agency: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { name: 'publication_number', nullable: true }) publicationNumber: string | null;
  @Column('date', { name: 'publication_day', nullable: true }) publicationDay: LegalDay | null;
  @Column('text', { name: 'grant_number', nullable: true }) grantNumber: string | null;
  @Column('date', { name: 'filing_day', nullable: true }) filingDay: LegalDay | null;
  @Column('date', { name: 'grant_day', nullable: true }) grantDay: LegalDay | null;
  @Column('text', { name: 'legal_status', default: 'UNKNOWN' }) legalStatus: LegalStatus;
  /** null: known from an export that did not say since when. */
  @Column('date', { name: 'legal_status_day', nullable: true }) legalStatusDay: LegalDay | null;
  /** Also moved by a change of the offer or of the holders: the search index goes by it. */
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

/** A register event (IR 106), with its legal day and when and from where we learned it. */
@Entity('patent_event')
export class PatentEvent {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patent_id' }) patentId: string;
  @Column('text') type: LegalEventType;
  @Column('date') day: LegalDay;
  @Column('text', { nullable: true }) detail: string | null;
  @Column('text') source: string;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

/** Which institutions hold a patent: the public side of `Holding`. */
@Entity('patent_holder')
export class PatentHolder {
  @PrimaryColumn('uuid', { name: 'patent_id' }) patentId: string;
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
}
