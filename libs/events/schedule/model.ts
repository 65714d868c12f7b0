import { pairOf, type ScheduleInstance } from './instance.js';

export const NONE = -1;
/** So small beside a weight that priority decides between plans of equal value and never against value. */
const PRIORITY_PART = 1e-9;

/** The instance by numbers: people and meetings that could be are indices, for the inner loops. */
export interface Model {
  slots: number;
  tables: number;
  people: number;
  /** Pairs that may meet: requests without the refused and impossible ones, then locks without a request. */
  pairs: number;
  demand: Int32Array;
  supply: Int32Array;
  weight: Float64Array;
  /** Weight with the part of the priority. */
  gain: Float64Array;
  /** Slots in which both are there. */
  slotsOf: Int32Array[];
  /** 1 where both of pair × slot are there. */
  bothThere: Uint8Array;
  /** The pairs of each person. */
  pairsOf: Int32Array[];
  /** The slot and table a lock fixes, or NONE. */
  lockSlot: Int32Array;
  lockTable: Int32Array;
  publishedSlot: Int32Array;
  publishedTable: Int32Array;
  min: Int32Array;
  max: Int32Array;
  /** 1 where person × slot is available. */
  available: Uint8Array;
  /** Ids, to name the meetings again. */
  ids: string[];
}

export function modelOf(instance: ScheduleInstance): Model {
  const { slots, tables, people } = instance;
  const personAt = new Map(people.map(({ id }, at) => [id, at]));
  const available = new Uint8Array(people.length * slots);
  people.forEach((person, at) => person.available.forEach((slot) => (available[at * slots + slot] = 1)));
  const locks = new Map(instance.locks.map((lock) => [pairOf(lock.demand, lock.supply), lock]));
  const published = new Map(instance.published.map((was) => [pairOf(was.demand, was.supply), was]));
  const kept = pairsThatMayMeet(instance);
  const heaviest = kept.reduce((most, { weight }) => Math.max(most, weight), 0);
  const numbers = (of: (pair: KeptPair) => number) => Int32Array.from(kept, of);
  const demand = numbers((pair) => personAt.get(pair.demand)!);
  const supply = numbers((pair) => personAt.get(pair.supply)!);
  const slotsOf = kept.map((_, at) =>
    Int32Array.from(
      Array.from({ length: slots }, (_, slot) => slot).filter(
        (slot) => available[demand[at]! * slots + slot] && available[supply[at]! * slots + slot],
      ),
    ),
  );
  const bothThere = new Uint8Array(kept.length * slots);
  slotsOf.forEach((list, pair) => list.forEach((slot) => (bothThere[pair * slots + slot] = 1)));
  const pairsOf: number[][] = people.map(() => []);
  kept.forEach((_, pair) => [demand[pair]!, supply[pair]!].forEach((person) => pairsOf[person]!.push(pair)));
  return {
    slots,
    tables,
    people: people.length,
    pairs: kept.length,
    demand,
    supply,
    weight: Float64Array.from(kept, ({ weight }) => weight),
    gain: Float64Array.from(kept, ({ weight, priority }) => weight + priority * heaviest * PRIORITY_PART),
    slotsOf,
    bothThere,
    pairsOf: pairsOf.map((list) => Int32Array.from(list)),
    lockSlot: numbers(({ key }) => locks.get(key)?.slot ?? NONE),
    lockTable: numbers(({ key }) => locks.get(key)?.table ?? NONE),
    publishedSlot: numbers(({ key }) => published.get(key)?.slot ?? NONE),
    publishedTable: numbers(({ key }) => published.get(key)?.table ?? NONE),
    min: Int32Array.from(people, ({ min }) => min),
    max: Int32Array.from(people, ({ max }) => max),
    available,
    ids: people.map(({ id }) => id),
  };
}

interface KeptPair {
  demand: string;
  supply: string;
  weight: number;
  priority: number;
  key: string;
}

/** One entry a pair: where a pair was requested twice, the heavier request counts. */
function pairsThatMayMeet(instance: ScheduleInstance): KeptPair[] {
  const refused = new Set(instance.refused.map(([demand, supply]) => pairOf(demand, supply)));
  const kept = new Map<string, KeptPair>();
  for (const request of instance.requests) {
    const key = pairOf(request.demand, request.supply);
    const known = kept.get(key);
    const better =
      !known ||
      request.weight > known.weight ||
      (request.weight === known.weight && request.priority > known.priority);
    if (better && !refused.has(key)) kept.set(key, { ...request, key });
  }
  for (const { demand, supply } of instance.locks) {
    const key = pairOf(demand, supply);
    if (!kept.has(key)) kept.set(key, { demand, supply, weight: 0, priority: 0, key });
  }
  return [...kept.values()];
}
