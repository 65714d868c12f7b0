import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SizeClass, SizeFigures, SizeSector } from './size-class.js';

/** What was stated of an enterprise's size in one year, by itself or by the centre that keeps a file on it. */
@Entity('size_statement')
export class SizeStatement implements SizeFigures {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enterprise_id' }) enterpriseId: string;
  /** The organisation whose statement it is; nobody else reads it. */
  @Column('uuid', { name: 'stated_for' }) statedFor: string;
  @Column('smallint') year: number;
  @Column('text') sector: SizeSector;
  @Column('integer', { nullable: true }) employees: number | null;
  @Column('bigint', { name: 'revenue_fen', nullable: true }) revenueFen: number | null;
  @Column('bigint', { name: 'assets_fen', nullable: true }) assetsFen: number | null;
  @Column('text', { name: 'size_class' }) sizeClass: SizeClass;
  @Column('text') evidence: string;
  @Column('timestamptz', { name: 'stated_at' }) statedAt: Date;
  @Column('uuid', { name: 'stated_by', nullable: true }) statedBy: string | null;
}
