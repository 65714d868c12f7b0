import type { LegalDay } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A patent in plain words, as one of its holders confirmed it; a part that is null was not written. */
@Entity('patent_sheet')
export class PatentSheet {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'patent_id' }) patentId: string;
  @Column('text', { nullable: true }) problem: string | null;
  @Column('text', { name: 'how_it_works', nullable: true }) howItWorks: string | null;
  /** The figure against today's way. */
  @Column('text', { nullable: true }) benefit: string | null;
  @Column('text', { array: true, default: [] }) applications: string[];
  /** Readiness level, GB/T 22900. */
  @Column('smallint', { nullable: true }) trl: number | null;
  @Column('text', { name: 'assessed_by', nullable: true }) assessedBy: string | null;
  @Column('date', { name: 'assessed_on', nullable: true }) assessedOn: LegalDay | null;
  @Column('text', { nullable: true }) evidence: string | null;
  /** What the holder does for a licensee besides the right. */
  @Column('text', { nullable: true }) help: string | null;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'first_confirmed_at' }) firstConfirmedAt: Date;
  @Column('timestamptz', { name: 'confirmed_at' }) confirmedAt: Date;
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedBy: string | null;
}
