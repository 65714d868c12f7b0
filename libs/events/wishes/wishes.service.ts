import { Injectable } from '@nestjs/common';
import type { MatchBetween } from '#libs/matchmaking';
import {
  Database,
  type FieldFault,
  invalidRequest,
  newId,
  type PersonActor,
  refuse,
  SYSTEM,
  type Tx,
} from '#libs/platform';
import { EventRegistration } from '../event.entity.js';
import { find } from '../events.service.js';
import { type Participant, type PlanFacts, unitKeyOf } from '../plan/instance-of.js';
import { EventPlan } from '../plan/plan.entity.js';
import { metBefore } from '../plan/plan-views.js';
import { readFacts } from '../plan/plan.reader.js';
import { byCode } from '../registrations.service.js';
import { EventWish, type Wish } from './wish.entity.js';
import type { CounterpartDto, OwnWishesDto, WrittenWishesDto } from './wishes.dto.js';
import { refuseWish } from './wishes.errors.js';

/** Whom participants want to meet, and when they are there: by their own code, or written by staff who asked them. */
@Injectable()
export class WishesService {
  constructor(private readonly database: Database) {}

  own(code: string): Promise<OwnWishesDto> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const { facts, me } = await standing(tx, await byCode(tx, code));
      return toDto(tx, facts, me);
    });
  }

  /** Until the wishes close. @throws wishes_without_plan, wishes_not_confirmed, wishes_closed */
  write(code: string, wanted: WrittenWishesDto): Promise<OwnWishesDto> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const { facts, me } = await standing(tx, await byCode(tx, code));
      if (tx.now >= facts.plan.wishesCloseAt)
        throw refuseWish.wishes_closed({ value: facts.plan.wishesCloseAt.toISOString() });
      return replace(tx, facts, me, wanted);
    });
  }

  ofParticipant(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    id: string,
  ): Promise<OwnWishesDto> {
    return this.database.transaction(actor, async (tx) => {
      const { facts, me } = await atDesk(tx, organisationId, eventId, id);
      return toDto(tx, facts, me);
    });
  }

  /** Staff write what a participant told them, also after the wishes closed. */
  writeFor(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    id: string,
    wanted: WrittenWishesDto,
  ): Promise<OwnWishesDto> {
    return this.database.transaction(actor, async (tx) => {
      const { facts, me } = await atDesk(tx, organisationId, eventId, id);
      return replace(tx, facts, me, wanted);
    });
  }
}

interface Standing {
  facts: PlanFacts;
  me: Participant;
}

async function atDesk(tx: Tx, organisationId: string, eventId: string, id: string): Promise<Standing> {
  await find(tx, organisationId, eventId);
  const registration = await tx.repository(EventRegistration).findOneBy({ id, eventId, organisationId });
  if (!registration) throw refuse.not_found();
  return standing(tx, registration);
}

async function standing(tx: Tx, { id, eventId }: EventRegistration): Promise<Standing> {
  const plan = await tx.repository(EventPlan).findOneBy({ eventId });
  if (!plan) throw refuseWish.wishes_without_plan();
  const facts = await readFacts(tx, plan);
  const me = facts.people.find((person) => person.id === id);
  if (!me) throw refuseWish.wishes_not_confirmed();
  return { facts, me };
}

async function replace(
  tx: Tx,
  facts: PlanFacts,
  me: Participant,
  wanted: WrittenWishesDto,
): Promise<OwnWishesDto> {
  refuseUnfit(facts, me, await leftOf(tx, facts, me), wanted);
  const { sessions, minMeetings, maxMeetings, wishes } = wanted;
  const { eventId, organisationId } = facts.plan;
  const own = {
    sessions: sessions && [...new Set(sessions)].sort((a, b) => a - b),
    minMeetings,
    maxMeetings,
  };
  await tx.repository(EventRegistration).update({ id: me.id }, own);
  await tx.query('DELETE FROM event_wish WHERE from_id = $1 AND to_id <> ALL ($2)', [
    me.id,
    wishes.map(({ to }) => to),
  ]);
  const rows = wishes.map(({ to, wish, note }) => ({
    ...{ id: newId(tx.now.getTime()), eventId, organisationId, fromId: me.id, toId: to, wish, note },
    updatedAt: tx.now,
  }));
  if (rows.length > 0) await tx.repository(EventWish).upsert(rows, ['fromId', 'toId']);
  const kept = facts.wishes.filter(({ fromId }) => fromId !== me.id);
  return toDto(tx, { ...facts, wishes: [...kept, ...rows] }, { ...me, ...own });
}

function refuseUnfit(
  { plan, people }: PlanFacts,
  me: Participant,
  left: Left[],
  { sessions, minMeetings, maxMeetings, wishes }: WrittenWishesDto,
): void {
  const faults: FieldFault[] = [];
  for (const session of sessions ?? [])
    if (session >= plan.sessions.length)
      faults.push({ field: 'sessions', code: 'wish_session_unknown', params: { value: session + 1 } });
  if (maxMeetings !== null && maxMeetings < minMeetings)
    faults.push({ field: 'maxMeetings', code: 'wish_max_below_min', params: {} });
  const others = new Set([...people.filter(({ side }) => side !== me.side), ...left].map(({ id }) => id));
  const seen = new Set<string>();
  for (const [at, { to }] of wishes.entries()) {
    const field = `wishes.${at}.to`;
    if (!others.has(to)) faults.push({ field, code: 'wish_unknown_person', params: {} });
    if (seen.has(to)) faults.push({ field, code: 'wish_twice', params: {} });
    seen.add(to);
  }
  if (faults.length > 0) throw invalidRequest(faults);
}

async function toDto(tx: Tx, facts: PlanFacts, me: Participant): Promise<OwnWishesDto> {
  const { plan, people, matches } = facts;
  const before = await metBefore(tx, facts);
  const left = await leftOf(tx, facts, me);
  const counterparts = people
    .filter(({ side }) => side !== me.side)
    .map((other): CounterpartDto => {
      const [demand, supply] = me.side === 'DEMAND' ? [me, other] : [other, me];
      return {
        ...{ id: other.id, unit: other.unit, position: other.position, topic: other.topic, left: false },
        suggested: matches.filter((match) => isBetween(match, demand, supply)).map(toReason),
        metBefore: before.get(`${unitKeyOf(demand)} ${unitKeyOf(supply)}`) ?? null,
      };
    });
  return {
    open: tx.now < plan.wishesCloseAt,
    closesAt: plan.wishesCloseAt.toISOString(),
    allSessions: plan.sessions,
    ...{ sessions: me.sessions, minMeetings: me.minMeetings, maxMeetings: me.maxMeetings },
    wishes: [
      ...facts.wishes
        .filter(({ fromId }) => fromId === me.id)
        .map(({ toId, wish, note }) => ({ to: toId, wish, note })),
      ...left.map(({ id, wish, note }) => ({ to: id, wish, note })),
    ],
    people: [
      ...counterparts.sort((a, b) => b.suggested.length - a.suggested.length || (a.id < b.id ? -1 : 1)),
      ...left.map(({ id, unit }) => ({
        ...{ id, unit, position: null, topic: null, suggested: [], metBefore: null, left: true },
      })),
    ],
  };
}

interface Left {
  id: string;
  unit: string;
  wish: Wish;
  note: string | null;
}

/** To whom there is a wish, and who no longer takes part. The wish stays: they may be confirmed again. */
function leftOf(tx: Tx, { people }: PlanFacts, me: Participant): Promise<Left[]> {
  return tx.query<Left>(
    `SELECT r.id, r.unit, w.wish, w.note FROM event_wish w JOIN event_registration r ON r.id = w.to_id
     WHERE w.from_id = $1 AND w.to_id <> ALL ($2) ORDER BY w.id`,
    [me.id, people.map(({ id }) => id)],
  );
}

function isBetween(
  { firmId, universityId }: MatchBetween,
  demand: Participant,
  supply: Participant,
): boolean {
  return firmId === demand.partyId && universityId === supply.partyId;
}

function toReason({ id, need, patentId, subject, reasons }: MatchBetween) {
  return { matchId: id, need, patentId, subject, reasons };
}
