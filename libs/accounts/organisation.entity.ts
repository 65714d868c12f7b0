import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { SizeClass } from './size-class.js';

export const ORGANISATION_KINDS = [
  'UNIVERSITY',
  'RESEARCH_INSTITUTE',
  'ENTERPRISE',
  'INDIVIDUAL',
  'FOREIGN_BODY',
  'SERVICE_CENTRE',
  'IP_OFFICE',
  'EDUCATION_COMMISSION',
  'PLATFORM',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Kinds that a person may register by themselves; the others are opened by the platform. */
export const LICENSEE_KINDS = ['ENTERPRISE', 'INDIVIDUAL', 'FOREIGN_BODY'] as const;
export const LICENSOR_KINDS = ['UNIVERSITY', 'RESEARCH_INSTITUTE'] as const;

@Entity('organisation')
export class Organisation {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: OrganisationKind;
  @Column('text') name: string;
  @Column('text', { name: 'name_en', nullable: true }) nameEn: string | null;
  /** Unified social credit code (GB 32100-2015). */
  @Column('text', { unique: true, nullable: true }) uscc: string | null;
  @Column('text', { default: 'CN' }) country: string;
  @Column('text', { nullable: true }) district: string | null;
  /** Set only by `kaixu demo load`; shown on every page of the organisation. */
  @Column('boolean', { default: false }) demonstration: boolean;
  /** Since when its Kaixu inbox is the system designated to receive notices (CC 137). */
  @Column('timestamptz', { name: 'inbox_agreed_at', nullable: true }) inboxAgreedAt: Date | null;
  @Column('uuid', { name: 'inbox_agreed_by', nullable: true }) inboxAgreedBy: string | null;
  /** What the enterprise stated of its own size last, and for which year. */
  @Column('text', { name: 'size_class', nullable: true }) sizeClass: SizeClass | null;
  @Column('smallint', { name: 'size_year', nullable: true }) sizeYear: number | null;
  @VersionColumn({ default: 1 }) version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
