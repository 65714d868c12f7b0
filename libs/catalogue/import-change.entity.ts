import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why undoing an import left a patent as it is. */
export const KEPT_REASONS = ['CHANGED_SINCE', 'OTHER_HOLDER', 'IN_USE', 'GONE'] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];

/** What one import changed of one patent, so that it can be undone. */
@Entity('import_change')
export class ImportChange {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  @PrimaryColumn('uuid', { name: 'patent_id' }) patentId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  /** The import made the patent, and so its holding. */
  @Column('boolean') created: boolean;
  /** The import made the holding. */
  @Column('boolean') held: boolean;
  /** Former values of the fields that it wrote, by column. */
  @Column('jsonb', { name: 'patent_before' }) patentBefore: Record<string, unknown>;
  @Column('jsonb', { name: 'holding_before', nullable: true }) holdingBefore: Record<string, unknown> | null;
  @Column('integer', { name: 'patent_version' }) patentVersion: number;
  @Column('integer', { name: 'holding_version' }) holdingVersion: number;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt: Date | null;
  @Column('text', { nullable: true }) kept: KeptReason | null;
}
