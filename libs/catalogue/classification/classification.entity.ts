import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SCHEMES = ['IPC', 'WIPO', 'GBT4754'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** One place of a public classification: what it is called, and below which other it stands. */
@Entity({ name: 'classification' })
export class Classification {
  @PrimaryColumn('text') scheme: Scheme;
  /** As patents carry it: `H01M10/0525`; WIPO: 1–35, its sectors I–V; GB/T 4754: a letter, then two to four digits. */
  @PrimaryColumn('text') code: string;
  @Column('text', { nullable: true }) parent: string | null;
  @Column('text', { name: 'title_zh', nullable: true }) titleZh: string | null;
  @Column('text', { name: 'title_en', nullable: true }) titleEn: string | null;
  /** What a technology field takes in: beginnings of IPC symbols, `H01M` or `A61K8/`. */
  @Column('text', { array: true }) ipc: string[];
}
