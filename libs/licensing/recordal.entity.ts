import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LegalDay } from '#libs/platform';
import type { RecordalFile, RecordalState, Side } from './recordal.js';

/** One filing of a licence for recordal, and what the office answered; a licence may need more than one. */
@Entity('recordal')
export class Recordal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'licence_id' }) licenceId: string;
  @Column('uuid', { name: 'licensor_id' }) licensorId: string;
  @Column('uuid', { name: 'licensee_id' }) licenseeId: string;
  @Column('text') state: RecordalState;
  @Column('text', { name: 'filed_by' }) filedBy: Side;
  @Column('date', { name: 'filed_day' }) filedDay: LegalDay;
  @Column('boolean', { name: 'by_agent' }) byAgent: boolean;
  @Column('text', { array: true }) files: RecordalFile[];
  @Column('uuid', { name: 'entered_by', nullable: true }) enteredBy: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('text', { name: 'recordal_number', nullable: true }) recordalNumber: string | null;
  @Column('date', { name: 'outcome_day', nullable: true }) outcomeDay: LegalDay | null;
  @Column('text', { name: 'outcome_by', nullable: true }) outcomeBy: Side | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { name: 'file_id', nullable: true }) fileId: string | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
}
