import { Flag, Id, Instant, ListOf, Moment, Nested, OneOf, Text, Whole } from '#libs/platform';
import { type Wish, WISHES } from '../wishes/wish.entity.js';
import { type Outcome, OUTCOMES, RUN_STATES, type RunState } from './plan.entity.js';

export class PlanSessionDto {
  @Moment() startsAt: string;
  @Moment() endsAt: string;
}

/** When and at how many tables people meet. */
export class PlanSettingsDto {
  @ListOf(() => PlanSessionDto, { max: 12, description: 'Parts of the day, in their order' })
  sessions: PlanSessionDto[];
  @Whole({ min: 5, max: 120 }) slotMinutes: number;
  @Whole({ max: 60, description: 'Between two slots' }) pauseMinutes: number;
  @Whole({ min: 1, max: 300 }) tables: number;
  @Moment({ description: 'Until then participants say whom they want to meet' }) wishesCloseAt: string;
}

export class PlanSlotDto {
  @Whole({ description: 'Counted from 0 over all sessions' }) slot: number;
  @Whole() session: number;
  @Instant() startsAt: string;
  @Instant() endsAt: string;
}

export class PlanPersonDto {
  @Id() id: string;
  @Text() name: string;
  @Text() unit: string;
  @Id({ nullable: true, description: 'The organisation, where it is known' }) partyId: string | null;
  @OneOf(['DEMAND', 'SUPPLY']) side: 'DEMAND' | 'SUPPLY';
  @ListOf('whole', { nullable: true, description: 'Sessions from 0; null: all' }) sessions: number[] | null;
  @Whole() minMeetings: number;
  @Whole({ nullable: true }) maxMeetings: number | null;
  @Flag() checkedIn: boolean;
}

/** Two organisations with a reason to meet. */
export class PlanPairDto {
  @Id() demandId: string;
  @Id() supplyId: string;
  @Whole({ description: 'What the meeting is worth: the wishes of both, and their match' }) weight: number;
  @OneOf(WISHES, { nullable: true, enumName: 'Wish' }) demandWish: Wish | null;
  @OneOf(WISHES, { nullable: true, enumName: 'Wish' }) supplyWish: Wish | null;
  @Text({ nullable: true, max: 500 }) note: string | null;
  @Id({ nullable: true }) matchId: string | null;
  @Text({ nullable: true, description: 'The need of the match' }) need: string | null;
  @Text({ nullable: true, max: 1_000_000, description: 'Its patent or team' }) subject: string | null;
  @Text({ nullable: true, description: 'The day on which the two met before' }) metBefore: string | null;
}

export class MeetingDto {
  @Id() id: string;
  @Id() demandId: string;
  @Id() supplyId: string;
  @Whole() slot: number;
  @Whole({ description: 'The table, from 0' }) place: number;
  @Flag({ description: 'A search leaves it where it is' }) locked: boolean;
  @Id({ nullable: true }) matchId: string | null;
  @OneOf(OUTCOMES, { nullable: true, enumName: 'MeetingOutcome' }) demandOutcome: Outcome | null;
  @OneOf(OUTCOMES, { nullable: true, enumName: 'MeetingOutcome' }) supplyOutcome: Outcome | null;
}

/** What a plan is worth, by the checker that shares nothing with the search. */
export class PlanFiguresDto {
  @Whole() value: number;
  @Whole({ description: 'Of all pairs that have a reason to meet; more than any plan can reach' })
  asked: number;
  @Whole() meetings: number;
  @Whole({ description: 'People who have their minimum' }) minimaMet: number;
  @Whole() people: number;
  @Whole({ description: 'Idle slots between first and last meeting, over all people' }) gaps: number;
}

export class PlanRunDto {
  @Id() id: string;
  @OneOf(RUN_STATES, { enumName: 'PlanRunState' }) state: RunState;
  @Whole() seconds: number;
  @Whole() seed: number;
  @Whole({ nullable: true }) value: number | null;
  @Whole({ nullable: true, description: 'No plan can be worth more' }) bound: number | null;
  @Whole({ nullable: true }) minimaMet: number | null;
  @Whole({ nullable: true }) gaps: number | null;
  @Whole({ nullable: true, description: 'Against the published plan' }) moves: number | null;
  @Whole({ nullable: true }) meetings: number | null;
  @Instant() requestedAt: string;
  @Instant({ nullable: true }) endedAt: string | null;
  @Flag() takenOver: boolean;
}

/** The one-to-one schedule of an event at the desk. Its ETag is `version`; 0: nothing is settled yet. */
export class DeskPlanDto {
  @Nested(() => PlanSettingsDto, { nullable: true }) settings: PlanSettingsDto | null;
  @ListOf(() => PlanSlotDto) slots: PlanSlotDto[];
  @ListOf(() => PlanPersonDto) people: PlanPersonDto[];
  @ListOf(() => PlanPairDto) pairs: PlanPairDto[];
  @ListOf(() => MeetingDto, { description: 'By slot and table' }) meetings: MeetingDto[];
  @Nested(() => PlanFiguresDto, { nullable: true }) figures: PlanFiguresDto | null;
  @Nested(() => PlanRunDto, { nullable: true, description: 'The last search' }) run: PlanRunDto | null;
  @Instant({ nullable: true }) publishedAt: string | null;
  @Whole() version: number;
}

export class NewPlanRunDto {
  @Whole({ optional: true, min: 1, max: 120, description: '20 unless given' }) seconds?: number;
  @Whole({ optional: true, max: 1_000_000, description: '1 unless given' }) seed?: number;
}

export class SeatDto {
  @Id() demandId: string;
  @Id() supplyId: string;
  @Whole({ max: 1000 }) slot: number;
  @Whole({ max: 300 }) place: number;
}

/** A meeting changes places with the one that sits there. */
export class MoveDto {
  @Whole({ optional: true, max: 1000 }) slot?: number;
  @Whole({ optional: true, max: 300 }) place?: number;
  @Flag({ optional: true }) locked?: boolean;
}

export class AbsenceDto {
  @Id() registrationId: string;
}

export class ReplannedDto {
  @Whole({ description: 'Meetings that fell away' }) cancelled: number;
  @Whole({ description: 'Open wishes that took a free place' }) added: number;
  @Whole({ description: 'Meetings at another slot' }) moved: number;
  @Nested(() => DeskPlanDto) plan: DeskPlanDto;
}
