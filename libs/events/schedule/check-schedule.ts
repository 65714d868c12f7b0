import type { Meeting, ScheduleInstance } from './instance.js';

export type Rule =
  | 'PERSON_TWICE_IN_SLOT'
  | 'TABLE_TWICE_IN_SLOT'
  | 'NOT_AVAILABLE'
  | 'REFUSED_PAIR'
  | 'ABOVE_MAX'
  | 'PAIR_TWICE'
  | 'LOCK_BROKEN'
  | 'NOBODY_ASKED'
  | 'NO_SUCH_PLACE';

export interface Violation {
  rule: Rule;
  meeting?: Meeting;
  person?: string;
}

export interface Checked {
  violations: Violation[];
  /** Sum of the weights of the requests that have a meeting. */
  value: number;
  priority: number;
  /** People who have at least their minimum. */
  minimaMet: number;
  /** Idle slots between a person's first and last meeting in which the person is available, over all people. */
  gaps: number;
  /** Published meetings that are no longer at their slot and table. */
  moves: number;
}

/**
 * Judges a plan by the instance alone. It shares nothing with the solver, so that a mistake there is not repeated here:
 * every figure that is told comes from this function.
 */
export function checkSchedule(instance: ScheduleInstance, meetings: readonly Meeting[]): Checked {
  const violations: Violation[] = [];
  const seen = new Set<string>();
  const once = (rule: Rule, meeting: Meeting, ...key: (string | number)[]) => {
    const word = JSON.stringify([rule, ...key]);
    if (seen.has(word)) violations.push({ rule, meeting });
    seen.add(word);
  };
  const people = new Map(instance.people.map((person) => [person.id, person]));
  const slotsOf = new Map<string, number[]>(instance.people.map(({ id }) => [id, []]));
  const refused = (meeting: Meeting) => refusedPairs.has(JSON.stringify([meeting.demand, meeting.supply]));
  const refusedPairs = new Set(instance.refused.map((pair) => JSON.stringify(pair)));
  const wishes = new Map<string, { weight: number; priority: number }>();
  for (const { demand, supply, weight, priority } of instance.requests) {
    const key = JSON.stringify([demand, supply]);
    const known = wishes.get(key);
    if (!known || weight > known.weight || (weight === known.weight && priority > known.priority))
      wishes.set(key, { weight, priority });
  }
  const locked = new Set(instance.locks.map((lock) => JSON.stringify([lock.demand, lock.supply])));
  let value = 0;
  let priority = 0;
  for (const meeting of meetings) {
    const { demand, supply, slot, table } = meeting;
    const key = JSON.stringify([demand, supply]);
    for (const id of [demand, supply]) {
      once('PERSON_TWICE_IN_SLOT', meeting, id, slot);
      if (!people.get(id)?.available.includes(slot)) violations.push({ rule: 'NOT_AVAILABLE', meeting });
      slotsOf.get(id)?.push(slot);
    }
    once('TABLE_TWICE_IN_SLOT', meeting, slot, table);
    once('PAIR_TWICE', meeting, key);
    if (!(slot >= 0 && slot < instance.slots && table >= 0 && table < instance.tables))
      violations.push({ rule: 'NO_SUCH_PLACE', meeting });
    if (refused(meeting)) violations.push({ rule: 'REFUSED_PAIR', meeting });
    const wish = wishes.get(key);
    if (!wish && !locked.has(key)) violations.push({ rule: 'NOBODY_ASKED', meeting });
    value += wish?.weight ?? 0;
    priority += wish?.priority ?? 0;
  }
  const stands = (wanted: Meeting) => placed.has(placeOf(wanted));
  const placed = new Set(meetings.map(placeOf));
  for (const lock of instance.locks)
    if (!stands(lock)) violations.push({ rule: 'LOCK_BROKEN', meeting: lock });
  let minimaMet = 0;
  let gaps = 0;
  for (const { id, min, max, available } of instance.people) {
    const busy = slotsOf.get(id) ?? [];
    if (busy.length > max) violations.push({ rule: 'ABOVE_MAX', person: id });
    if (busy.length >= min) minimaMet++;
    const first = Math.min(...busy);
    const last = Math.max(...busy);
    gaps += available.filter((slot) => slot > first && slot < last && !busy.includes(slot)).length;
  }
  const moves = instance.published.filter((meeting) => !stands(meeting)).length;
  return { violations, value, priority, minimaMet, gaps, moves };
}

function placeOf({ demand, supply, slot, table }: Meeting): string {
  return JSON.stringify([demand, supply, slot, table]);
}
