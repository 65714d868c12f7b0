import type { LegalDay } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HeldReduction, OpenLicenceRecord } from './annuity-calendar.js';

/** What one holder stated of a patent's annuities, with its source; null: nobody has said. */
@Entity('annuity_fact')
export class AnnuityFact {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'patent_id' }) patentId: string;
  @Column('smallint', { name: 'last_paid_year', nullable: true }) lastPaidYear: number | null;
  @Column('text', { name: 'held_reduction', nullable: true }) heldReduction: HeldReduction | null;
  @Column('text', { name: 'open_licence', nullable: true }) openLicence: OpenLicenceRecord | null;
  @Column('date', { name: 'recorded_day', nullable: true }) recordedDay: LegalDay | null;
  @Column('date', { name: 'withdrawn_day', nullable: true }) withdrawnDay: LegalDay | null;
  @Column('text') source: string;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'stated_at' }) statedAt: Date;
  @Column('uuid', { name: 'stated_by', nullable: true }) statedBy: string | null;
  /** What licensing told of the first recorded open licence: it may differ from what the holder states. */
  @Column('text', { name: 'told_recordal_number', nullable: true }) toldRecordalNumber: string | null;
  @Column('date', { name: 'told_recorded_day', nullable: true }) toldRecordedDay: LegalDay | null;
  @Column('date', { name: 'told_withdrawn_day', nullable: true }) toldWithdrawnDay: LegalDay | null;
}
