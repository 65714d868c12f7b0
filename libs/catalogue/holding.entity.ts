import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one organisation knows or decides about a patent that it (co-)owns; nobody else reads it. */
@Entity('holding')
export class Holding {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'patent_id' }) patentId: string;
  @Column('text', { name: 'internal_number', nullable: true }) internalNumber: string | null;
  @Column('text', { nullable: true }) college: string | null;
  @Column('text', { name: 'inventor_contact', nullable: true }) inventorContact: string | null;
  @Column('text', { nullable: true }) notes: string | null;
  /** Names of the fields that a person has filled in; an import leaves them alone. */
  @Column('text', { array: true, default: [] }) stated: string[];
  @Column('integer', { default: 1 }) version: number;
  /** Of the figures and papers that the organisation attached. */
  @Column('integer', { name: 'documents_version', default: 0 }) documentsVersion: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
