import { newId, type Tx } from '#libs/platform';
import type { Meeting } from '../schedule/instance.js';
import { askedPairs, type PlanFacts, unitKeyOf } from './instance-of.js';
import { EventMeeting } from './plan.entity.js';

/**
 * Makes the rows say what `wanted` says. A pair that stays keeps its row, and with it what was said of it. Moved ones move
 * in one statement, so that they may change places.
 */
export async function writeMeetings(tx: Tx, facts: PlanFacts, wanted: readonly Meeting[]): Promise<void> {
  const { plan, people, meetings } = facts;
  const rowOf = new Map(meetings.map((row) => [`${row.demandId} ${row.supplyId}`, row]));
  const matchOf = new Map(
    askedPairs(facts).map(({ demand, supply, match }) => [`${demand} ${supply}`, match?.id ?? null]),
  );
  const unitOf = new Map(people.map((person) => [person.id, unitKeyOf(person)]));
  const key = ({ demand, supply }: Meeting) => `${demand} ${supply}`;
  const kept = new Set(wanted.map(key));
  const gone = meetings.filter(({ demandId, supplyId }) => !kept.has(`${demandId} ${supplyId}`));
  const moved = wanted.flatMap((meeting) => {
    const row = rowOf.get(key(meeting));
    return row && (row.slot !== meeting.slot || row.place !== meeting.table)
      ? [{ id: row.id, slot: meeting.slot, place: meeting.table }]
      : [];
  });
  await tx.query('DELETE FROM event_meeting WHERE id = ANY ($1)', [gone.map(({ id }) => id)]);
  await tx.query(
    `UPDATE event_meeting m SET slot = t.slot, place = t.place, changed_at = $4
     FROM unnest($1::uuid[], $2::smallint[], $3::smallint[]) AS t (id, slot, place) WHERE m.id = t.id`,
    [moved.map(({ id }) => id), moved.map(({ slot }) => slot), moved.map(({ place }) => place), tx.now],
  );
  const fresh = wanted.filter((meeting) => !rowOf.has(key(meeting)));
  if (fresh.length === 0) return;
  await tx.repository(EventMeeting).insert(
    fresh.map((meeting) => ({
      id: newId(tx.now.getTime()),
      eventId: plan.eventId,
      organisationId: plan.organisationId,
      demandId: meeting.demand,
      supplyId: meeting.supply,
      demandUnit: unitOf.get(meeting.demand) ?? '',
      supplyUnit: unitOf.get(meeting.supply) ?? '',
      slot: meeting.slot,
      place: meeting.table,
      matchId: matchOf.get(key(meeting)) ?? null,
      changedAt: tx.now,
    })),
  );
}
