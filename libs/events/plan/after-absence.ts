import type { Meeting } from '../schedule/instance.js';
import { replan } from '../schedule/replan.js';
import { instanceOf, placeOf, type PlanFacts, unitKeyOf } from './instance-of.js';
import type { EventMeeting } from './plan.entity.js';
import { slotsOf } from './slots.js';

export interface AfterAbsence {
  meetings: Meeting[];
  cancelled: Meeting[];
}

/**
 * The plan without a person who did not come. Slots that have ended keep their meetings and take no new ones; so does what
 * was spoken of. The others fall away, and open wishes take the places.
 */
export function afterAbsence(facts: PlanFacts, person: string, now: Date): AfterAbsence {
  const slots = slotsOf(facts.plan);
  const left = new Set(
    slots.filter(({ endsAt }) => Date.parse(endsAt) > now.getTime()).map(({ slot }) => slot),
  );
  const over = facts.meetings.filter(({ slot }) => !left.has(slot));
  const coming = facts.meetings.filter(({ slot }) => left.has(slot)).map(placeOf);
  const spoken = new Set(
    facts.meetings.filter((one) => hasOutcome(one) && sits(one, person)).map(({ slot }) => slot),
  );
  const { meetings, cancelled } = replan({ ...whatIsLeft(facts, left, over), published: coming }, coming, {
    person,
    slots: [...left].filter((slot) => !spoken.has(slot)),
  });
  return { meetings: [...over.map(placeOf), ...meetings], cancelled };
}

function whatIsLeft(facts: PlanFacts, left: ReadonlySet<number>, over: readonly EventMeeting[]) {
  const instance = instanceOf(facts);
  const unitOf = new Map(facts.people.map((one) => [one.id, unitKeyOf(one)]));
  const units = (demand: string, supply: string) => `${unitOf.get(demand)} ${unitOf.get(supply)}`;
  const met = new Set(over.map(({ demandUnit, supplyUnit }) => `${demandUnit} ${supplyUnit}`));
  const had = (id: string) => over.filter((one) => sits(one, id)).length;
  return {
    ...instance,
    people: instance.people.map((person) => ({
      ...person,
      available: person.available.filter((slot) => left.has(slot)),
      min: Math.max(0, person.min - had(person.id)),
      max: Math.max(0, person.max - had(person.id)),
    })),
    requests: instance.requests.filter(({ demand, supply }) => !met.has(units(demand, supply))),
    locks: instance.locks.filter(({ slot }) => left.has(slot)),
  };
}

export function hasOutcome({ demandOutcome, supplyOutcome }: EventMeeting): boolean {
  return demandOutcome !== null || supplyOutcome !== null;
}

function sits({ demandId, supplyId }: EventMeeting, id: string): boolean {
  return demandId === id || supplyId === id;
}
