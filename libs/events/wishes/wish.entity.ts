import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 优先洽谈, a meeting, 不安排. */
export const WISHES = ['PRIORITY', 'WANT', 'REFUSE'] as const;
export type Wish = (typeof WISHES)[number];

/** What one participant wants of another; it holds no place. */
@Entity('event_wish')
export class EventWish {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'from_id' }) fromId: string;
  @Column('uuid', { name: 'to_id' }) toId: string;
  @Column('text') wish: Wish;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

/** An organisation that was asked to come. */
@Entity('event_invitation')
export class EventInvitation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'party_id' }) partyId: string;
  @Column('text') side: 'DEMAND' | 'SUPPLY';
  @Column('timestamptz', { name: 'invited_at' }) invitedAt: Date;
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy: string | null;
}
