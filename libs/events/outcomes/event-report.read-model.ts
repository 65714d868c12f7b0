import { Injectable } from '@nestjs/common';
import { Database, groupBy, type PersonActor, SYSTEM, type Tx } from '#libs/platform';
import { EventRegistration } from '../event.entity.js';
import { find } from '../events.service.js';
import { type AskedPair, askedPairs, type PlanFacts } from '../plan/instance-of.js';
import { type EventMeeting, EventPlan } from '../plan/plan.entity.js';
import { readFacts } from '../plan/plan.reader.js';
import { slotsOf } from '../plan/slots.js';
import { EventFollowUp } from './follow-up.entity.js';
import { furthest, nextStep } from './next-step.js';
import type {
  EventReportDto,
  FunnelLicenceDto,
  ReportContactDto,
  ReportMeetingDto,
  ReportPersonDto,
  Shortfall,
} from './outcomes.dto.js';
import { followUpView, matchOf } from './outcomes.service.js';

/** Contact → meeting → intent → licence → money received: every figure counted from the list that stands beside it. */
@Injectable()
export class EventReport {
  constructor(private readonly database: Database) {}

  /** Nine statements; they grow with the people and meetings of this event. */
  async of(actor: PersonActor, organisationId: string, eventId: string): Promise<EventReportDto> {
    const found = await this.database.transaction(actor, async (tx) => {
      const { startsAt } = await find(tx, organisationId, eventId);
      const plan = await tx.repository(EventPlan).findOneBy({ eventId });
      const facts = plan && (await readFacts(tx, plan));
      const followUps = await tx
        .repository(EventFollowUp)
        .find({ where: { eventId }, order: { dueDay: 'ASC', id: 'ASC' } });
      const everybody = await tx
        .repository(EventRegistration)
        .find({ where: { eventId, organisationId, state: 'CONFIRMED' }, order: { id: 'ASC' } });
      return { facts, followUps, everybody, now: tx.now, begun: tx.now >= startsAt };
    });
    const { facts, everybody, now, begun } = found;
    const followUps = groupBy(found.followUps, ({ meetingId }) => meetingId);
    const meetings = facts ? facts.meetings.map((meeting) => toMeeting(facts, meeting, followUps)) : [];
    const people = everybody.map((person) => toPerson(person, facts?.meetings ?? [], everybody));
    const contactList = facts ? askedPairs(facts).map((pair) => toContact(facts, pair)) : [];
    const licenceList = await this.database.transaction(SYSTEM, (tx) => licencesFrom(tx, eventId));
    return {
      at: now.toISOString(),
      contacts: contactList.length,
      planned: meetings.length,
      held: meetings.filter(({ held }) => held).length,
      intents: meetings.filter(
        ({ demandOutcome, supplyOutcome }) => demandOutcome === 'INTENT' || supplyOutcome === 'INTENT',
      ).length,
      licences: licenceList.length,
      receivedFen: licenceList.reduce((sum, { paidFen }) => sum + paidFen, 0),
      noShows: begun ? people.filter(({ checkedIn }) => !checkedIn).length : 0,
      ...{ contactList, meetings, people, licenceList },
    };
  }
}

function toContact(
  facts: PlanFacts,
  { demand, supply, demandWish, supplyWish, match }: AskedPair,
): ReportContactDto {
  return {
    ...{ demand: unitOf(facts, demand), supply: unitOf(facts, supply) },
    demandWish: demandWish?.wish ?? null,
    supplyWish: supplyWish?.wish ?? null,
    need: match?.need ?? null,
    subject: match?.subject ?? null,
  };
}

function unitOf({ people }: PlanFacts, id: string): string {
  return people.find((person) => person.id === id)?.unit ?? '—';
}

function toMeeting(
  facts: PlanFacts,
  meeting: EventMeeting,
  followUps: ReadonlyMap<string, EventFollowUp[]>,
): ReportMeetingDto {
  const { id, slot, place, demandOutcome, supplyOutcome, demandNote, supplyNote } = meeting;
  const match = matchOf(facts, meeting);
  return {
    ...{ id, demandOutcome, supplyOutcome, demandNote, supplyNote, table: place + 1 },
    startsAt: slotsOf(facts.plan)[slot]?.startsAt ?? '',
    demand: unitOf(facts, meeting.demandId),
    supply: unitOf(facts, meeting.supplyId),
    need: match?.need ?? null,
    subject: match?.subject ?? null,
    contradicting: demandOutcome !== null && supplyOutcome !== null && demandOutcome !== supplyOutcome,
    held: wasHeld(meeting),
    next: nextStep(furthest(demandOutcome, supplyOutcome), match),
    followUps: (followUps.get(id) ?? []).map(followUpView),
  };
}

function wasHeld({ demandOutcome, supplyOutcome }: EventMeeting): boolean {
  return [demandOutcome, supplyOutcome].some((outcome) => outcome !== null && outcome !== 'NOT_HELD');
}

function toPerson(
  { id, name, unit, side, checkedInAt, minMeetings }: EventRegistration,
  all: readonly EventMeeting[],
  everybody: readonly EventRegistration[],
): ReportPersonDto {
  const own = all.filter(({ demandId, supplyId }) => demandId === id || supplyId === id);
  const held = own.filter(wasHeld);
  const here = (other: string) => everybody.find((one) => one.id === other)?.checkedInAt !== null;
  const withAbsent = own.some(({ demandId, supplyId }) => !here(demandId === id ? supplyId : demandId));
  const why = (): Shortfall => {
    if (checkedInAt === null) return 'ABSENT';
    return withAbsent && own.length >= minMeetings ? 'PARTNER_ABSENT' : 'TOO_FEW_SEATED';
  };
  return {
    ...{ id, name, unit, side, minMeetings, checkedIn: checkedInAt !== null },
    planned: own.length,
    held: held.length,
    shortfall: held.length < minMeetings ? why() : null,
  };
}

/** Licences whose licensee said that they came from a meeting of this event, and was a party to it. */
function licencesFrom(tx: Tx, eventId: string): Promise<FunnelLicenceDto[]> {
  return tx.query<FunnelLicenceDto>(
    `SELECT l.id AS "licenceId", e.name AS licensee, o.name AS licensor, p.title AS patent, l.state,
       coalesce((SELECT sum(amount_fen) FROM payment WHERE licence_id = l.id AND state <> 'CONTESTED'), 0)::bigint AS "paidFen"
     FROM event_meeting m JOIN event_registration d ON d.id = m.demand_id JOIN event_registration s ON s.id = m.supply_id
     JOIN licence l ON l.origin = 'meeting:' || m.id AND l.licensee_id = d.party_id AND l.licensor_id = s.party_id
     JOIN organisation e ON e.id = l.licensee_id JOIN organisation o ON o.id = l.licensor_id
     JOIN patent p ON p.id = l.patent_id WHERE m.event_id = $1 ORDER BY l.id`,
    [eventId],
  );
}
