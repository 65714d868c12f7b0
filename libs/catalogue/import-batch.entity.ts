import type { Params } from '#libs/platform';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Recognition } from './import/recognise.js';

export const IMPORT_STATES = [
  'RECOGNISED',
  'CHECKING',
  'CHECKED',
  'COMMITTING',
  'COMMITTED',
  'FAILED',
  'UNDOING',
  'UNDONE',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const FINDING_SEVERITIES = ['REJECTED', 'WARNING'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** One uploaded file and how far it has come. `processed` moves in the transaction of the rows that it counts. */
@Entity('import_batch')
export class ImportBatch {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'file_id' }) fileId: string;
  @Column('text') state: ImportState;
  @Column('jsonb') recognition: Recognition;
  @Column('integer', { name: 'row_count' }) rowCount: number;
  @Column('integer', { default: 0 }) processed: number;
  @Column('integer', { default: 0 }) created: number;
  @Column('integer', { default: 0 }) updated: number;
  @Column('integer', { default: 0 }) unchanged: number;
  @Column('integer', { default: 0 }) rejected: number;
  @Column('integer', { default: 0 }) warned: number;
  /** Patents whose changes were taken back, and those that were left because somebody relies on them. */
  @Column('integer', { default: 0 }) undone: number;
  @Column('integer', { default: 0 }) kept: number;
  @Column('jsonb', { nullable: true }) failure: { code: string; params: Params } | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { name: 'moved_at', nullable: true }) movedAt: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}

@Entity('import_finding')
export class ImportFinding {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: number;
  @Column('uuid', { name: 'batch_id' }) batchId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('integer', { name: 'row_number' }) rowNumber: number;
  @Column('text', { name: 'column_name', nullable: true }) columnName: string | null;
  @Column('text', { nullable: true }) value: string | null;
  @Column('text') severity: FindingSeverity;
  @Column('text') code: string;
  @Column('jsonb', { default: {} }) params: Params;
}
