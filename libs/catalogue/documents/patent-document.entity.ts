import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocumentKind, DocumentVisibility } from './document-kinds.js';

/** A figure or paper that a holder attached to a patent. */
@Entity('patent_document')
export class PatentDocument {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'patent_id' }) patentId: string;
  @Column('text') kind: DocumentKind;
  @Column('text') visibility: DocumentVisibility;
  /** What it shows or is; of a figure also what is read out in its place. */
  @Column('text') caption: string;
  @Column('integer') position: number;
  /** As it was uploaded. */
  @Column('uuid', { name: 'file_id' }) fileId: string;
  /** A figure as the public sees it; null for papers. Pixels are those of the large one. */
  @Column('uuid', { name: 'small_file_id', nullable: true }) smallFileId: string | null;
  @Column('uuid', { name: 'large_file_id', nullable: true }) largeFileId: string | null;
  @Column('integer', { nullable: true }) width: number | null;
  @Column('integer', { nullable: true }) height: number | null;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
  @Column('uuid', { name: 'added_by', nullable: true }) addedBy: string | null;
}
