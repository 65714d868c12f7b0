import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Words that mean the same, in any language: who asks for one is shown what holds any of them. */
@Entity({ name: 'search_synonym' })
export class SearchSynonym {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { array: true }) words: string[];
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('uuid', { name: 'updated_by', nullable: true }) updatedBy: string | null;
}
