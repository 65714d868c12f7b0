import { Day, FenAmount, Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#libs/platform';
import type { LicenceState } from '#libs/licensing';
import { MatchReasonDto } from '#libs/matchmaking';
import { type Outcome, OUTCOMES } from '../plan/plan.entity.js';
import { type Wish, WISHES } from '../wishes/wish.entity.js';

export class OutcomeDto {
  @OneOf(OUTCOMES, { enumName: 'MeetingOutcome' }) outcome: Outcome;
  @Text({ nullable: true, max: 500 }) note: string | null;
}

export class SideOutcomeDto {
  @OneOf(['DEMAND', 'SUPPLY']) side: 'DEMAND' | 'SUPPLY';
  @OneOf(OUTCOMES, { enumName: 'MeetingOutcome' }) outcome: Outcome;
  @Text({ nullable: true, optional: true, max: 500, description: 'Left out: what is noted stays' })
  note?: string | null;
}

/** What both sides have before them: the need, the patent, its own sentences, the price. */
export class MeetingCardDto {
  @Id() matchId: string;
  @Text() need: string;
  @Id({ nullable: true }) patentId: string | null;
  @Text({ nullable: true, max: 1_000_000 }) subject: string | null;
  @ListOf(() => MatchReasonDto) reasons: MatchReasonDto[];
  @Id({ nullable: true, description: 'The announced open licence, where one stands' }) declarationId:
    string | null;
  @Text({ nullable: true }) feeMethod: string | null;
  @FenAmount({ nullable: true, description: 'Year one; null: by sales, or no offer' }) yearOneFen:
    number | null;
}

export const NEXT_STEPS = ['OFFER', 'ASK_TO_DECLARE', 'ORDINARY_LICENCE', 'TRIAL', 'NONE'] as const;
/**
 * OFFER: an open licence stands and can be taken. ASK_TO_DECLARE: there is none; the university must declare first.
 * ORDINARY_LICENCE: no patent of a match stands behind it, so it is a contract of its own. TRIAL: keep its record.
 */
export type NextStep = (typeof NEXT_STEPS)[number];

export class OwnMeetingDto {
  @Id() id: string;
  @Instant() startsAt: string;
  @Instant() endsAt: string;
  @Whole({ description: 'The table, from 1' }) table: number;
  @Text() unit: string;
  @Text() name: string;
  @Text({ nullable: true }) position: string | null;
  @Text({ nullable: true, max: 500 }) topic: string | null;
  @Nested(() => MeetingCardDto, { nullable: true }) card: MeetingCardDto | null;
  @OneOf(OUTCOMES, { nullable: true, enumName: 'MeetingOutcome', description: 'What one said oneself' })
  outcome: Outcome | null;
  @Text({ nullable: true, max: 500 }) note: string | null;
  @Flag({ description: 'Said by somebody signed in for the own organisation' }) counted: boolean;
  @OneOf(NEXT_STEPS, { enumName: 'MeetingNextStep' }) next: NextStep;
}

export class OwnMeetingsDto {
  @ListOf(() => OwnMeetingDto, { description: 'By time; empty before the plan is published' })
  items: OwnMeetingDto[];
  @Flag({
    description:
      'Whether the reader is signed in for the own organisation: only then what is said grades the match and opens the need',
  })
  asMember: boolean;
}

export class FollowUpContentDto {
  @Text({ max: 500 }) what: string;
  @Text({ max: 60, description: 'Who does it' }) owner: string;
  @Day() dueDay: string;
}
export class FollowUpDoneDto {
  @Day({ nullable: true, description: 'Null: it is open again' }) doneDay: string | null;
  @Text({ nullable: true, max: 500 }) result: string | null;
}
export class FollowUpDto extends FollowUpContentDto {
  @Id() id: string;
  @Id() meetingId: string;
  @Day({ nullable: true }) doneDay: string | null;
  @Text({ nullable: true, max: 500 }) result: string | null;
}

export class ReportMeetingDto {
  @Id() id: string;
  @Instant() startsAt: string;
  @Whole({ description: 'The table, from 1' }) table: number;
  @Text() demand: string;
  @Text() supply: string;
  @Text({ nullable: true }) need: string | null;
  @Text({ nullable: true, max: 1_000_000 }) subject: string | null;
  @OneOf(OUTCOMES, { nullable: true, enumName: 'MeetingOutcome' }) demandOutcome: Outcome | null;
  @OneOf(OUTCOMES, { nullable: true, enumName: 'MeetingOutcome' }) supplyOutcome: Outcome | null;
  @Text({ nullable: true, max: 500 }) demandNote: string | null;
  @Text({ nullable: true, max: 500 }) supplyNote: string | null;
  @Flag({ description: 'The two sides said different things' }) contradicting: boolean;
  @Flag({ description: 'One side at least said that it took place' }) held: boolean;
  @OneOf(NEXT_STEPS, { enumName: 'MeetingNextStep' }) next: NextStep;
  @ListOf(() => FollowUpDto) followUps: FollowUpDto[];
}

export const SHORTFALLS = ['ABSENT', 'PARTNER_ABSENT', 'TOO_FEW_SEATED'] as const;
export type Shortfall = (typeof SHORTFALLS)[number];

export class ReportPersonDto {
  @Id() id: string;
  @Text() name: string;
  @Text() unit: string;
  @OneOf(['DEMAND', 'SUPPLY', 'VISITOR'], { enumName: 'EventSide' }) side: 'DEMAND' | 'SUPPLY' | 'VISITOR';
  @Flag() checkedIn: boolean;
  @Whole() planned: number;
  @Whole() held: number;
  @Whole({ description: 'Meetings wanted at least' }) minMeetings: number;
  @OneOf(SHORTFALLS, {
    nullable: true,
    enumName: 'MeetingShortfall',
    description: 'Why somebody got fewer than the minimum',
  })
  shortfall: Shortfall | null;
}

/** Two organisations with a reason to meet, whether or not they met. */
export class ReportContactDto {
  @Text() demand: string;
  @Text() supply: string;
  @OneOf(WISHES, { nullable: true, enumName: 'Wish' }) demandWish: Wish | null;
  @OneOf(WISHES, { nullable: true, enumName: 'Wish' }) supplyWish: Wish | null;
  @Text({ nullable: true, description: 'The need of their match' }) need: string | null;
  @Text({ nullable: true, max: 1_000_000 }) subject: string | null;
}

export class FunnelLicenceDto {
  @Id() licenceId: string;
  @Text() licensee: string;
  @Text() licensor: string;
  @Text({ max: 1_000_000 }) patent: string;
  @Text() state: LicenceState;
  @FenAmount({ description: 'Paid until now' }) paidFen: number;
}

/** An event after it was held: planned against held, and what came of it. Each number has its list here. */
export class EventReportDto {
  @Instant({ description: 'As of' }) at: string;
  @Whole({ description: 'Pairs of organisations with a reason to meet' }) contacts: number;
  @Whole() planned: number;
  @Whole() held: number;
  @Whole({ description: 'Meetings of which a side said 达成许可意向' }) intents: number;
  @Whole({ description: 'Licences that came from a meeting of this event' }) licences: number;
  @FenAmount({ description: 'Received for them' }) receivedFen: number;
  @Whole({ description: 'Confirmed participants who did not come' }) noShows: number;
  @ListOf(() => ReportContactDto) contactList: ReportContactDto[];
  @ListOf(() => ReportMeetingDto) meetings: ReportMeetingDto[];
  @ListOf(() => ReportPersonDto) people: ReportPersonDto[];
  @ListOf(() => FunnelLicenceDto) licenceList: FunnelLicenceDto[];
}
