import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ColumnChoice } from './import/recognise.js';

/** How an organisation reads files with these headers; a row only where that differs from what is recognised. */
@Entity('import_mapping')
export class ImportMapping {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('text', { name: 'headers_hash' }) headersHash: string;
  @Column('jsonb') columns: ColumnChoice[];
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('uuid', { name: 'updated_by', nullable: true }) updatedBy: string | null;
}
