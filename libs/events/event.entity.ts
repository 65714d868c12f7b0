import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EventState } from './event.states.js';

export const EVENT_TYPES = ['MATCHMAKING', 'NEGOTIATION', 'SHOWCASE', 'PROMOTION'] as const;
export type EventType = (typeof EVENT_TYPES)[number];
export const EVENT_MODES = ['ON_SITE', 'ONLINE', 'HYBRID'] as const;
export type EventMode = (typeof EVENT_MODES)[number];
export const ADMISSIONS = ['AUTOMATIC', 'BY_STAFF'] as const;
export type Admission = (typeof ADMISSIONS)[number];
export const SIDES = ['DEMAND', 'SUPPLY', 'VISITOR'] as const;
export type Side = (typeof SIDES)[number];
export const REGISTRATION_STATES = ['PENDING', 'CONFIRMED', 'WAITING', 'DECLINED', 'CANCELLED'] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** 对接会、洽谈会、展示会、推介会. Anybody reads it from its approval on. */
@Entity('event')
export class EventRecord {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') type: EventType;
  @Column('text') mode: EventMode;
  @Column('text') title: string;
  @Column('text', { name: 'title_en', nullable: true }) titleEn: string | null;
  @Column('text') intro: string;
  @Column('text', { nullable: true }) theme: string | null;
  @Column('text', { name: 'co_organisers', array: true, default: '{}' }) coOrganisers: string[];
  @Column('text', { nullable: true }) venue: string | null;
  @Column('text', { name: 'online_url', nullable: true }) onlineUrl: string | null;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('timestamptz', { name: 'registration_opens_at' }) registrationOpensAt: Date;
  @Column('timestamptz', { name: 'registration_closes_at' }) registrationClosesAt: Date;
  @Column('integer', { nullable: true }) capacity: number | null;
  @Column('text') admission: Admission;
  @Column('text') contact: string;
  @Column('text') state: EventState;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason: string | null;
  @Column('text', { nullable: true }) minutes: string | null;
  @Column('bigint', { name: 'cost_fen', nullable: true }) costFen: number | null;
  @Column('text', { name: 'budget_source', nullable: true }) budgetSource: string | null;
  @Column('integer', { name: 'satisfaction_bp', nullable: true }) satisfactionBp: number | null;
  @Column('integer') version: number;
  /** Grows with what participants must learn: place, time, cancellation. The sequence of the calendar entry. */
  @Column('integer', { name: 'notice_version' }) noticeVersion: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('uuid', { name: 'approved_by', nullable: true }) approvedBy: string | null;
}

@Entity('event_agenda')
export class EventAgendaItem {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('smallint') position: number;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('text') title: string;
  @Column('text', { nullable: true }) speaker: string | null;
  @Column('uuid', { name: 'patent_ids', array: true, default: '{}' }) patentIds: string[];
}

/** Who takes part. `code` is the participant's key to it, and the QR code at the door. */
@Entity('event_registration')
export class EventRegistration {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { unique: true }) code: string;
  @Column('text') name: string;
  @Column('text') unit: string;
  @Column('text', { nullable: true }) position: string | null;
  @Column('text') phone: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text') side: Side;
  @Column('text', { nullable: true }) topic: string | null;
  @Column('text') state: RegistrationState;
  @Column('boolean', { name: 'walk_in' }) walkIn: boolean;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
  @Column('timestamptz', { name: 'checked_in_at', nullable: true }) checkedInAt: Date | null;
  /** The organisation that the person is of, where it is known to Kaixu. */
  @Column('uuid', { name: 'party_id', nullable: true }) partyId: string | null;
  /** Sessions of the plan in which the person is there, from 0; null: in all. */
  @Column('smallint', { array: true, nullable: true }) sessions: number[] | null;
  @Column('smallint', { name: 'min_meetings', default: 0 }) minMeetings: number;
  @Column('smallint', { name: 'max_meetings', nullable: true }) maxMeetings: number | null;
}
