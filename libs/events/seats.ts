import { refuse, type Tx } from '#libs/platform';
import { EventRecord, EventRegistration } from './event.entity.js';
import { refuseEvent } from './events.errors.js';
import { EVENT_SEAT } from './letters/letters.topics.js';
import { EventPlan } from './plan/plan.entity.js';
import { PLAN_PUBLISHED } from './plan/plan.topics.js';

/** Registrations of one event queue behind each other, so that no seat is given twice. */
export async function lockEvent(tx: Tx, id: string): Promise<EventRecord> {
  const event = await tx
    .repository(EventRecord)
    .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!event || event.state === 'PLANNED') throw refuse.not_found();
  return event;
}

async function seatsLeft(tx: Tx, { id, capacity }: EventRecord): Promise<number> {
  if (capacity === null) return Infinity;
  const taken = await tx.repository(EventRegistration).countBy({ eventId: id, state: 'CONFIRMED' });
  return capacity - taken;
}

export async function seatOrWait(tx: Tx, event: EventRecord): Promise<'CONFIRMED' | 'WAITING'> {
  return (await seatsLeft(tx, event)) > 0 ? 'CONFIRMED' : 'WAITING';
}

/** Who has waited longest takes the seat that became free. */
export async function moveUp(tx: Tx, event: EventRecord): Promise<void> {
  const free = await seatsLeft(tx, event);
  if (free <= 0 || free === Infinity) return;
  const moved = await tx.query<{ id: string }>(
    `UPDATE event_registration SET state = 'CONFIRMED' WHERE id IN (
       SELECT id FROM event_registration WHERE event_id = $1 AND state = 'WAITING' ORDER BY id LIMIT $2) RETURNING id`,
    [event.id, free],
  );
  for (const { id } of moved) await tx.later(EVENT_SEAT, id);
}

/** Who came, or of whose meeting something was said, stays on the list: every meeting is of confirmed people. */
export async function refuseTookPart(tx: Tx, { id, checkedInAt }: EventRegistration): Promise<void> {
  const spoken = await tx.query(
    `SELECT 1 FROM event_meeting WHERE $1 IN (demand_id, supply_id)
       AND (demand_outcome IS NOT NULL OR supply_outcome IS NOT NULL) LIMIT 1`,
    [id],
  );
  if (checkedInAt !== null || spoken.length > 0) throw refuseEvent.registration_took_part();
}

/**
 * Who no longer comes holds no place. The plan is locked first: a search that is being taken over meanwhile either sees
 * that the person is gone, or has its meeting taken off here.
 */
export async function leavePlan(tx: Tx, { id, eventId }: EventRegistration): Promise<void> {
  const plan = await tx
    .repository(EventPlan)
    .findOne({ where: { eventId }, lock: { mode: 'pessimistic_write' } });
  if (!plan) return;
  const left = await tx.query('DELETE FROM event_meeting WHERE $1 IN (demand_id, supply_id) RETURNING id', [
    id,
  ]);
  if (plan.publishedAt && left.length > 0) await tx.later(PLAN_PUBLISHED, eventId);
}
