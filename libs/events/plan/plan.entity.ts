import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Meeting } from '../schedule/instance.js';

/** A part of the day in which people meet, as instants. */
export interface Session {
  startsAt: string;
  endsAt: string;
}

/** When and at how many tables the one-to-one meetings of an event take place. */
@Entity('event_plan')
export class EventPlan {
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('jsonb') sessions: Session[];
  @Column('smallint', { name: 'slot_minutes' }) slotMinutes: number;
  @Column('smallint', { name: 'pause_minutes' }) pauseMinutes: number;
  @Column('smallint') tables: number;
  @Column('timestamptz', { name: 'wishes_close_at' }) wishesCloseAt: Date;
  /** From then on participants see their meetings, and every change at once. */
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('integer') version: number;
}

export const RUN_STATES = ['QUEUED', 'RUNNING', 'DONE', 'STOPPED', 'FAILED'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** A search for a plan. STOPPED: ended by hand, with the best plan until then. */
@Entity('event_plan_run')
export class EventPlanRun {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') state: RunState;
  @Column('boolean', { name: 'stop_wanted', default: false }) stopWanted: boolean;
  @Column('smallint') seconds: number;
  @Column('integer') seed: number;
  @Column('double precision', { nullable: true }) value: number | null;
  @Column('double precision', { nullable: true }) bound: number | null;
  @Column('integer', { name: 'minima_met', nullable: true }) minimaMet: number | null;
  @Column('integer', { nullable: true }) gaps: number | null;
  @Column('integer', { nullable: true }) moves: number | null;
  /** `demand` and `supply` are ids of registrations. */
  @Column('jsonb', { nullable: true }) meetings: Meeting[] | null;
  @Column('uuid', { name: 'requested_by', nullable: true }) requestedBy: string | null;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('timestamptz', { name: 'taken_over_at', nullable: true }) takenOverAt: Date | null;
}

/** NOT_HELD; NO: nothing came of it; more information, a trial, 达成许可意向. */
export const OUTCOMES = ['NOT_HELD', 'NO', 'MORE_INFORMATION', 'TRIAL', 'INTENT'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Two people at a table in a slot. */
@Entity('event_meeting')
export class EventMeeting {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'demand_id' }) demandId: string;
  @Column('uuid', { name: 'supply_id' }) supplyId: string;
  @Column('text', { name: 'demand_side', default: 'DEMAND', select: false }) demandSide: string;
  @Column('text', { name: 'supply_side', default: 'SUPPLY', select: false }) supplySide: string;
  @Column('text', { name: 'demand_unit' }) demandUnit: string;
  @Column('text', { name: 'supply_unit' }) supplyUnit: string;
  @Column('smallint') slot: number;
  /** The table, counted from 0. */
  @Column('smallint') place: number;
  /** Fixed by hand: a search leaves it where it is. */
  @Column('boolean', { default: false }) locked: boolean;
  @Column('uuid', { name: 'match_id', nullable: true }) matchId: string | null;
  @Column('text', { name: 'demand_outcome', nullable: true }) demandOutcome: Outcome | null;
  @Column('text', { name: 'demand_note', nullable: true }) demandNote: string | null;
  @Column('timestamptz', { name: 'demand_said_at', nullable: true }) demandSaidAt: Date | null;
  /** The organisation of which the speaker was a signed-in member; null where the code alone spoke, or staff. */
  @Column('uuid', { name: 'demand_said_for', nullable: true }) demandSaidFor: string | null;
  @Column('text', { name: 'supply_outcome', nullable: true }) supplyOutcome: Outcome | null;
  @Column('text', { name: 'supply_note', nullable: true }) supplyNote: string | null;
  @Column('timestamptz', { name: 'supply_said_at', nullable: true }) supplySaidAt: Date | null;
  @Column('uuid', { name: 'supply_said_for', nullable: true }) supplySaidFor: string | null;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}
