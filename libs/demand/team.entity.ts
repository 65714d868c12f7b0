import { Column, Entity, PrimaryColumn } from 'typeorm';

/** People of a university who answer needs. */
@Entity('team')
export class Team {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { nullable: true }) college: string | null;
  @Column('text') name: string;
  @Column('text', { name: 'name_en', nullable: true }) nameEn: string | null;
  @Column('text') lead: string;
  @Column('text', { name: 'lead_title', nullable: true }) leadTitle: string | null;
  /** What they can do. */
  @Column('text') fields: string;
  @Column('text', { array: true }) keywords: string[];
  @Column('text', { nullable: true }) availability: string | null;
  /** Takes new work, and is public. */
  @Column('boolean') open: boolean;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
