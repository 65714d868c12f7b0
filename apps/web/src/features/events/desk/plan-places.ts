import type { DeskPlan, Meeting } from '../../../api/meetings';

export interface Place {
  slot: number;
  place: number;
}
type Pair = Pick<Meeting, 'demandId' | 'supplyId'>;
/** Why two cannot sit together in a slot. */
export type Conflict = 'BUSY' | 'AWAY' | 'FIXED';

/**
 * What stands against a pair in a slot, with `moving` and who sits at the place taken out: the two would change places. The
 * server decides; this only shows it beforehand.
 */
export function conflictAt(
  { meetings, slots, people }: DeskPlan,
  pair: Pair & { id?: string; slot?: number },
  { slot, place }: Place,
): Conflict | null {
  const sitting = meetings.find((one) => one.slot === slot && one.place === place && one.id !== pair.id);
  if (sitting && (sitting.locked || sitting.demandOutcome || sitting.supplyOutcome || !pair.id))
    return 'FIXED';
  const session = slots[slot]?.session ?? -1;
  const away = (id: string, at: number) => {
    const sessions = people.find((person) => person.id === id)?.sessions;
    return sessions ? !sessions.includes(at) : false;
  };
  const busy = (id: string, at: number) =>
    meetings.some(
      (one) =>
        one.slot === at &&
        one.id !== pair.id &&
        one.id !== sitting?.id &&
        (one.demandId === id || one.supplyId === id),
    );
  if ([pair.demandId, pair.supplyId].some((id) => away(id, session))) return 'AWAY';
  if ([pair.demandId, pair.supplyId].some((id) => busy(id, slot))) return 'BUSY';
  if (!sitting || pair.slot === undefined) return null;
  const back = slots[pair.slot]?.session ?? -1;
  if ([sitting.demandId, sitting.supplyId].some((id) => away(id, back))) return 'AWAY';
  return [sitting.demandId, sitting.supplyId].some((id) => busy(id, pair.slot!)) ? 'BUSY' : null;
}

/** Free places for a pair that has no meeting: the first free table of each slot in which both can. */
export function freePlaces(plan: DeskPlan, pair: Pair): Place[] {
  const tables = plan.settings?.tables ?? 0;
  return plan.slots.flatMap(({ slot }) => {
    const taken = new Set(plan.meetings.filter((one) => one.slot === slot).map(({ place }) => place));
    let place = 0;
    while (taken.has(place)) place += 1;
    // Who cannot at one table of a slot cannot at any of them.
    return place < tables && conflictAt(plan, pair, { slot, place }) === null ? [{ slot, place }] : [];
  });
}
