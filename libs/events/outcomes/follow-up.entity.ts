import type { LegalDay } from '#libs/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is to be done after a meeting, by whom and by when. */
@Entity('event_follow_up')
export class EventFollowUp {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId: string;
  @Column('text') what: string;
  @Column('text') owner: string;
  @Column('date', { name: 'due_day' }) dueDay: LegalDay;
  @Column('date', { name: 'done_day', nullable: true }) doneDay: LegalDay | null;
  @Column('text', { nullable: true }) result: string | null;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
