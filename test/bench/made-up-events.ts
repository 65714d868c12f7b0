import { Random, type ScheduleInstance } from '#libs/events';

export interface EventShape {
  demand: number;
  supply: number;
  requests: number;
  slots: number;
  tables: number;
  /** How likely a person is there in a slot. */
  availability: number;
}

export const EVENT_SHAPES: EventShape[] = [
  { demand: 20, supply: 30, requests: 150, slots: 10, tables: 12, availability: 0.9 },
  { demand: 60, supply: 80, requests: 600, slots: 14, tables: 30, availability: 0.85 },
  { demand: 100, supply: 150, requests: 1500, slots: 18, tables: 55, availability: 0.85 },
  { demand: 40, supply: 60, requests: 700, slots: 12, tables: 40, availability: 0.55 },
  { demand: 60, supply: 60, requests: 1500, slots: 16, tables: 60, availability: 0.7 },
  { demand: 120, supply: 200, requests: 2500, slots: 20, tables: 80, availability: 0.6 },
];

/** Some people are sought after, some wishes weigh more: each pair at most once, weights 1 to 100. */
export function madeUpEvent(shape: EventShape, seed: number): ScheduleInstance {
  const random = new Random(seed);
  const { slots, tables } = shape;
  const everySlot = Array.from({ length: slots }, (_, slot) => slot);
  const person = (side: 'demand' | 'supply') => (_: unknown, at: number) => ({
    id: `${side}-${at + 1}`,
    side,
    available: everySlot.filter(() => random.next() < shape.availability),
    min: 2,
    max: Math.ceil(slots * (0.5 + 0.5 * random.next())),
  });
  const people = [
    ...Array.from({ length: shape.demand }, person('demand')),
    ...Array.from({ length: shape.supply }, person('supply')),
  ];
  const pairs = new Map<string, ScheduleInstance['requests'][number]>();
  const sought = (count: number) => Math.floor(count * random.next() ** 1.3);
  while (pairs.size < shape.requests) {
    const demand = `demand-${sought(shape.demand) + 1}`;
    const supply = `supply-${sought(shape.supply) + 1}`;
    const priority = random.next() < 0.15 ? 1 : 0;
    const weight = 1 + random.below(priority ? 100 : 70);
    pairs.set(`${demand} ${supply}`, { demand, supply, weight, priority });
  }
  return { slots, tables, people, requests: [...pairs.values()], refused: [], locks: [], published: [] };
}
