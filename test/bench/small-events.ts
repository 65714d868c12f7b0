import { type Meeting, Random, type ScheduleInstance } from '#libs/events';

/** A small random instance with everything in it: absences, refusals, limits, locks that can stand, a published plan. */
export function smallInstance(seed: number): ScheduleInstance {
  const random = new Random(seed);
  const slots = 1 + random.below(5);
  const tables = 1 + random.below(4);
  const everySlot = Array.from({ length: slots }, (_, slot) => slot);
  const availability = 0.4 + 0.6 * random.next();
  const group = (side: 'demand' | 'supply') =>
    Array.from({ length: 1 + random.below(5) }, (_, at) => {
      const max = random.below(slots + 1);
      const available = everySlot.filter(() => random.next() < availability);
      return { id: `${side[0]}${at}`, side, available, min: random.below(max + 1), max };
    });
  const [demand, supply] = [group('demand'), group('supply')];
  const pairs = demand.flatMap((one) => supply.map((other) => [one.id, other.id] as [string, string]));
  const requests = pairs
    .filter(() => random.next() < 0.7)
    .map(([one, other]) => ({
      demand: one,
      supply: other,
      weight: random.below(6),
      priority: random.below(2),
    }));
  const refused = pairs.filter(() => random.next() < 0.1);
  const meetings = (): Meeting[] =>
    pairs.map(([one, other]) => ({
      demand: one,
      supply: other,
      slot: random.below(slots),
      table: random.below(tables),
    }));
  const people = [...demand, ...supply];
  const locks: Meeting[] = [];
  for (const lock of meetings().filter(() => random.next() < 0.1)) {
    const both = people.filter(({ id }) => id === lock.demand || id === lock.supply);
    const never = refused.some(([one, other]) => one === lock.demand && other === lock.supply);
    const met = (id: string) => locks.filter((other) => other.demand === id || other.supply === id);
    const free = both.every(
      ({ id, max, available }) =>
        available.includes(lock.slot) &&
        met(id).length < max &&
        met(id).every(({ slot }) => slot !== lock.slot),
    );
    const tableFree = locks.every(({ slot, table }) => slot !== lock.slot || table !== lock.table);
    if (free && tableFree && !never) locks.push(lock);
  }
  const published = meetings().filter(() => random.next() < 0.2);
  return { slots, tables, people, requests, refused, locks, published };
}
