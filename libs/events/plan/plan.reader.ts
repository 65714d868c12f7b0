import { matchesBetween } from '#libs/matchmaking';
import { refuse, type Tx } from '#libs/platform';
import type { EventRecord } from '../event.entity.js';
import type { Participant, PlanFacts, WishRow } from './instance-of.js';
import { EventMeeting, EventPlan } from './plan.entity.js';

/** Everything that a plan rests on. Five statements; they grow with the participants of this event and their wishes. */
export async function readFacts(tx: Tx, plan: EventPlan): Promise<PlanFacts> {
  const { eventId, organisationId } = plan;
  const people = await participantsOf(tx, eventId);
  const wishes = await tx.query<WishRow>(
    `SELECT w.from_id AS "fromId", w.to_id AS "toId", w.wish, w.note FROM event_wish w
     WHERE w.event_id = $1 AND w.from_id = ANY ($2) AND w.to_id = ANY ($2) ORDER BY w.id`,
    [eventId, people.map(({ id }) => id)],
  );
  const parties = [...new Set(people.flatMap(({ partyId }) => partyId ?? []))];
  const matches = await matchesBetween(tx, await arranges(tx, organisationId), parties);
  const meetings = await tx
    .repository(EventMeeting)
    .find({ where: { eventId }, order: { slot: 'ASC', place: 'ASC' } });
  return { plan, people, wishes, matches, meetings };
}

/** Confirmed people of the two sides; visitors have no meetings. */
export function participantsOf(tx: Tx, eventId: string): Promise<Participant[]> {
  return tx.query<Participant>(
    `SELECT id, name, unit, party_id AS "partyId", position, topic, side, sessions, min_meetings AS "minMeetings",
       max_meetings AS "maxMeetings", checked_in_at AS "checkedInAt"
     FROM event_registration WHERE event_id = $1 AND state = 'CONFIRMED' AND side <> 'VISITOR' ORDER BY id`,
    [eventId],
  );
}

/** A service centre brings everybody together (null); a university only its own matches. */
export async function arranges(tx: Tx, organisationId: string): Promise<string | null> {
  const [row] = await tx.query<{ kind: string }>('SELECT kind FROM organisation WHERE id = $1', [
    organisationId,
  ]);
  return row?.kind === 'SERVICE_CENTRE' ? null : organisationId;
}

/** With the plan locked: edits of one plan queue behind each other. */
export async function requirePlan(tx: Tx, { id }: EventRecord, lock = false): Promise<EventPlan> {
  const plan = await tx.repository(EventPlan).findOne({
    where: { eventId: id },
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!plan) throw refuse.not_found();
  return plan;
}
