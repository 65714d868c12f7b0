import { Flag, Id, Instant, ListOf, OneOf, Text, Whole } from '#libs/platform';
import { MatchReasonDto } from '#libs/matchmaking';
import { PlanSessionDto } from '../plan/plan.dto.js';
import { type Wish, WISHES } from './wish.entity.js';

export class WishDto {
  @Id({ description: 'The other participant' }) to: string;
  @OneOf(WISHES, { enumName: 'Wish' }) wish: Wish;
  @Text({ nullable: true, max: 200, description: 'What to talk about' }) note: string | null;
}

/** What somebody wants of the day, whole: what is left out is no longer wanted. */
export class WrittenWishesDto {
  @ListOf('whole', {
    nullable: true,
    max: 12,
    description: 'Sessions in which the person is there, from 0; null: all',
  })
  sessions: number[] | null;
  @Whole({ max: 60, description: 'Meetings at least; a wish' }) minMeetings: number;
  @Whole({ nullable: true, min: 1, max: 60, description: 'Meetings at most; null: no limit' })
  maxMeetings: number | null;
  @ListOf(() => WishDto, { max: 200 }) wishes: WishDto[];
}

/** Why two might talk: a need, and what may solve it. */
export class WishReasonDto {
  @Id() matchId: string;
  @Text() need: string;
  @Id({ nullable: true }) patentId: string | null;
  @Text({ nullable: true, max: 1_000_000 }) subject: string | null;
  @ListOf(() => MatchReasonDto) reasons: MatchReasonDto[];
}

export class CounterpartDto {
  @Id() id: string;
  @Text() unit: string;
  @Text({ nullable: true }) position: string | null;
  @Text({ nullable: true, max: 500 }) topic: string | null;
  @ListOf(() => WishReasonDto, { description: 'What a match says; empty where none is known' })
  suggested: WishReasonDto[];
  @Text({ nullable: true, description: 'The day on which the two organisations met before' })
  metBefore: string | null;
  @Flag({ description: 'No longer takes part; here because there is a wish' }) left: boolean;
}

export class OwnWishesDto extends WrittenWishesDto {
  @Flag({ description: 'Wishes can still be changed' }) open: boolean;
  @Instant() closesAt: string;
  @ListOf(() => PlanSessionDto) allSessions: PlanSessionDto[];
  @ListOf(() => CounterpartDto, {
    description: 'The other side; those with a match first, those who left last',
  })
  people: CounterpartDto[];
}

/** A party that has something to talk about at this event, by its matches. */
export class InvitedPartyDto {
  @Id() partyId: string;
  @Text() name: string;
  @OneOf(['DEMAND', 'SUPPLY']) side: 'DEMAND' | 'SUPPLY';
  @Whole({ description: 'Matches that were sent and not declined' }) matches: number;
  @Whole({ description: 'Organisations of the other side that they are with' }) partners: number;
  @Instant({ nullable: true }) invitedAt: string | null;
  @Flag({ description: 'Somebody of them is registered' }) registered: boolean;
}

export class InvitationsDto {
  @ListOf(() => InvitedPartyDto, { description: 'Those with most partners first; 200 at most' })
  items: InvitedPartyDto[];
  @Whole() firms: number;
  @Whole() universities: number;
}

export class NewInvitationsDto {
  @ListOf('id', { max: 200 }) partyIds: string[];
}

export class PartyDto {
  @Id({ nullable: true, description: 'The organisation that the participant is of' }) partyId: string | null;
}
