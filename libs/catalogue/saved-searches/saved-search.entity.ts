import { Column, Entity, PrimaryColumn } from 'typeorm';

/** SOON: within minutes; DAILY: at eight in the morning; NEVER: only kept. */
export const ALERTS = ['SOON', 'DAILY', 'NEVER'] as const;
export type Alert = (typeof ALERTS)[number];

/** A search that somebody follows. */
@Entity('saved_search')
export class SavedSearch {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** Which list: `PATENTS`. */
  @Column('text') subject: string;
  @Column('text') name: string;
  /** Parameters of the list's address. */
  @Column('jsonb') query: Record<string, string | string[]>;
  @Column('text') alert: Alert;
  /** Up to here the list was looked through. */
  @Column('timestamptz', { name: 'looked_at' }) lookedAt: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  /** What the last look saw within the time that looks overlap. */
  @Column('uuid', { array: true }) told: string[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
