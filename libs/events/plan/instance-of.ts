import type { MatchBetween } from '#libs/matchmaking';
import type { Meeting, ScheduleInstance, ScheduleRequest } from '../schedule/instance.js';
import type { Wish } from '../wishes/wish.entity.js';
import type { EventMeeting, EventPlan } from './plan.entity.js';
import { slotsOf } from './slots.js';

/** What a wish is worth; the wishes of both sides add up. A match that nobody asked for is a reason to meet, too. */
export const WISH_WEIGHT = { PRIORITY: 4, WANT: 2, MATCH: 1 } as const;

/** A confirmed participant of one of the two sides. */
export interface Participant {
  id: string;
  name: string;
  unit: string;
  partyId: string | null;
  position: string | null;
  topic: string | null;
  side: 'DEMAND' | 'SUPPLY';
  sessions: number[] | null;
  minMeetings: number;
  maxMeetings: number | null;
  checkedInAt: Date | null;
}

export interface WishRow {
  fromId: string;
  toId: string;
  wish: Wish;
  note: string | null;
}

export interface PlanFacts {
  plan: EventPlan;
  people: Participant[];
  wishes: WishRow[];
  matches: MatchBetween[];
  meetings: EventMeeting[];
}

/** A pair that has a reason to meet. */
export interface AskedPair extends ScheduleRequest {
  demandWish: WishRow | null;
  supplyWish: WishRow | null;
  match: MatchBetween | null;
}

/** Whom somebody is of, as one key: the organisation where it is known, else the unit as it was written. */
export function unitKeyOf({ partyId, unit }: Pick<Participant, 'partyId' | 'unit'>): string {
  return partyId ?? unit.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/**
 * Who has a reason to meet whom, one pair for two organisations: colleagues share what either of them wants, and the one
 * who wants it most sits at the table.
 */
export function askedPairs({ people, wishes, matches }: Omit<PlanFacts, 'plan' | 'meetings'>): AskedPair[] {
  const of = (side: Participant['side']) => people.filter((person) => person.side === side);
  const wishOf = new Map(wishes.map((row) => [`${row.fromId} ${row.toId}`, row]));
  const matchOf = new Map<string, MatchBetween>();
  for (const match of matches) {
    const key = `${match.firmId} ${match.universityId}`;
    if (!matchOf.has(key)) matchOf.set(key, match);
  }
  const best = new Map<string, AskedPair>();
  for (const demand of of('DEMAND'))
    for (const supply of of('SUPPLY')) {
      const demandWish = wishOf.get(`${demand.id} ${supply.id}`) ?? null;
      const supplyWish = wishOf.get(`${supply.id} ${demand.id}`) ?? null;
      const match = matchOf.get(`${demand.partyId} ${supply.partyId}`) ?? null;
      const both = [demandWish?.wish, supplyWish?.wish];
      if (both.includes('REFUSE')) continue;
      const weight = both.reduce((sum, wish) => sum + weightOf(wish), match ? WISH_WEIGHT.MATCH : 0);
      if (weight === 0) continue;
      const priority = both.filter((wish) => wish === 'PRIORITY').length;
      const pair = { demand: demand.id, supply: supply.id, weight, priority, demandWish, supplyWish, match };
      const units = `${unitKeyOf(demand)} ${unitKeyOf(supply)}`;
      const known = best.get(units);
      if (!known || pair.weight > known.weight) best.set(units, pair);
    }
  return [...best.values()];
}

/** The plan's question to the solver. Slots and tables count from 0; a person's id is the registration's. */
export function instanceOf(facts: PlanFacts): ScheduleInstance {
  const { plan, people, wishes, meetings } = facts;
  const slots = slotsOf(plan);
  const side = new Map(people.map((person) => [person.id, person.side]));
  return {
    slots: slots.length,
    tables: plan.tables,
    people: people.map(({ id, side: of, sessions, minMeetings, maxMeetings }) => ({
      id,
      side: of === 'DEMAND' ? 'demand' : 'supply',
      available: slots.flatMap(({ slot, session }) =>
        sessions === null || sessions.includes(session) ? [slot] : [],
      ),
      min: Math.min(minMeetings, slots.length),
      max: Math.min(maxMeetings ?? slots.length, slots.length),
    })),
    requests: askedPairs(facts).map(({ demand, supply, weight, priority }) => ({
      demand,
      supply,
      weight,
      priority,
    })),
    refused: wishes
      .filter(({ wish }) => wish === 'REFUSE')
      .map(({ fromId, toId }) => (side.get(fromId) === 'DEMAND' ? [fromId, toId] : [toId, fromId])),
    locks: meetings.filter(isFixed).map(placeOf),
    published: plan.publishedAt ? meetings.map(placeOf) : [],
  };
}

/** What somebody fixed by hand, or already spoke of, stays where it is. */
export function isFixed({ locked, demandOutcome, supplyOutcome }: EventMeeting): boolean {
  return locked || demandOutcome !== null || supplyOutcome !== null;
}

export function placeOf({
  demandId,
  supplyId,
  slot,
  place,
}: Pick<EventMeeting, 'demandId' | 'supplyId' | 'slot' | 'place'>): Meeting {
  return { demand: demandId, supply: supplyId, slot, table: place };
}

function weightOf(wish: Wish | undefined): number {
  return wish === undefined || wish === 'REFUSE' ? 0 : WISH_WEIGHT[wish];
}
