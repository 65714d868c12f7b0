import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row that an import refused, as it stands in the file or as a person put it right. */
@Entity('import_refused_row')
export class ImportRefusedRow {
  @PrimaryColumn('uuid', { name: 'batch_id' }) batchId: string;
  @PrimaryColumn('integer', { name: 'row_number' }) rowNumber: number;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { array: true }) cells: string[];
  @Column('timestamptz', { name: 'corrected_at', nullable: true }) correctedAt: Date | null;
  @Column('uuid', { name: 'corrected_by', nullable: true }) correctedBy: string | null;
}
