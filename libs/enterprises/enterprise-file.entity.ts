import type { LegalDay } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const FILE_LEVELS = ['KEY', 'ORDINARY'] as const;
export type FileLevel = (typeof FILE_LEVELS)[number];
export const VISIT_KINDS = ['VISIT', 'CALL', 'MEETING', 'NOTE'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** What one centre keeps on one firm (一企一册). */
@Entity('enterprise_file')
export class EnterpriseFile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'firm_id' }) firmId: string;
  @Column('text') level: FileLevel;
  /** Who of the centre looks after the firm. */
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId: string | null;
  @Column('text', { nullable: true }) products: string | null;
  @Column('text', { nullable: true }) research: string | null;
  @Column('text', { name: 'intellectual_property', nullable: true }) intellectualProperty: string | null;
  @Column('text', { nullable: true }) notes: string | null;
  @Column('text', { name: 'next_step', nullable: true }) nextStep: string | null;
  @Column('date', { name: 'next_step_day', nullable: true }) nextStepDay: LegalDay | null;
  @Column('date', { name: 'reviewed_day', nullable: true }) reviewedDay: LegalDay | null;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
}

/** That a file is kept on a firm, since when and by whom: all that the firm sees of it. */
@Entity('enterprise_file_kept')
export class EnterpriseFileKept {
  @PrimaryColumn('uuid', { name: 'file_id' }) fileId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'firm_id' }) firmId: string;
  @Column('date') since: LegalDay;
}

/** A person of the firm, and why these data may be kept (PIPL 13). */
@Entity('enterprise_contact')
export class EnterpriseContact {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'file_id' }) fileId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) position: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text') basis: string;
  @Column('date', { name: 'basis_day' }) basisDay: LegalDay;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

@Entity('enterprise_visit')
export class EnterpriseVisit {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'file_id' }) fileId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') kind: VisitKind;
  @Column('date') day: LegalDay;
  @Column('text') summary: string;
  @Column('text', { nullable: true }) people: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
}
