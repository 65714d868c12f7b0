import { describe, expect, it } from '@jest/globals';
import { DomainError, render, sentenceOf } from '#libs/platform';
import { checkSchedule } from './check-schedule.js';
import type { ScheduleInstance } from './instance.js';
import { readInstance } from './read-instance.js';
import { replan } from './replan.js';
import { solveSchedule } from './solve-schedule.js';
import { searchSynchronously } from './solve-small.js';
import { smallInstance } from '../../../test/bench/small-events.js';

const SOME = 3000;

/** Everybody wishes everybody of a window; each person is there all day. */
function freeDay(count: number, wishes: number, slots: number, tables: number): ScheduleInstance {
  const person = (side: 'demand' | 'supply') => (_: unknown, at: number) => ({
    id: `${side}${at}`,
    side,
  });
  return readInstance({
    slots,
    tables,
    people: [
      ...Array.from({ length: count }, person('demand')),
      ...Array.from({ length: count }, person('supply')),
    ],
    requests: Array.from({ length: count * wishes }, (_, at) => ({
      demand: `demand${at % count}`,
      supply: `supply${((at % count) + 3 * Math.floor(at / count)) % count}`,
      weight: 1 + (at % 5),
    })),
  });
}

function refusal(json: unknown): string {
  try {
    readInstance(json);
  } catch (error) {
    if (error instanceof DomainError) return render(sentenceOf(error.code)!, error.params, 'en');
    throw error;
  }
  return 'accepted';
}

describe('the schedule of an event', () => {
  it('breaks no rule on small instances of every kind', () => {
    for (let seed = 1; seed <= SOME; seed++) {
      const instance = smallInstance(seed);
      const { violations } = checkSchedule(instance, searchSynchronously(instance, seed));
      expect({ seed, violations }).toEqual({ seed, violations: [] });
    }
  });

  it('is the best there is where the case is small', async () => {
    const instance = readInstance({
      slots: 2,
      tables: 1,
      people: [
        { id: 'A', side: 'demand' },
        { id: 'B', side: 'demand', available: [1] },
        { id: 'x', side: 'supply' },
        { id: 'y', side: 'supply', max: 1, min: 1 },
      ],
      // Greedy seats A and x in slot 0 or 1, and may then lose B, who is only there in slot 1.
      requests: [
        { demand: 'A', supply: 'x', weight: 5 },
        { demand: 'B', supply: 'x', weight: 4 },
        { demand: 'A', supply: 'y', weight: 3 },
      ],
    });
    const solved = await solveSchedule(instance, { seconds: 20 });
    expect(solved).toMatchObject({ value: 9, bound: 9, ratio: 1, violations: [], minimaMet: 3 });
    expect(solved.meetings).toContainEqual({ demand: 'B', supply: 'x', slot: 1, table: 0 });
  });

  it('prefers priority among plans of one value, and never pays for it with value', async () => {
    const wish = (supply: string, weight: number, priority: boolean) => ({
      demand: 'A',
      supply,
      weight,
      priority,
    });
    const people = [
      { id: 'A', side: 'demand' },
      { id: 'x', side: 'supply' },
      { id: 'y', side: 'supply' },
    ];
    const seated = async (requests: object[]) => {
      const instance = readInstance({ slots: 1, tables: 1, people, requests });
      return (await solveSchedule(instance)).meetings.map(({ supply }) => supply);
    };
    expect(await seated([wish('x', 2, false), wish('y', 2, true)])).toEqual(['y']);
    expect(await seated([wish('x', 3, false), wish('y', 2, true)])).toEqual(['x']);
  });

  it.each([
    [30, 9, 9, 30],
    [30, 7, 10, 21],
  ])(
    'seats everybody’s every wish where people are there all day: %i × %i wishes, %i slots, %i tables',
    async (count, wishes, slots, tables) => {
      const solved = await solveSchedule(freeDay(count, wishes, slots, tables), { seconds: 20 });
      expect(solved).toMatchObject({ ratio: 1, violations: [] });
      expect(solved.meetings).toHaveLength(count * wishes);
    },
  );

  it('is the same for the same seed and steps, and can be ended at any time', async () => {
    const instance = freeDay(30, 12, 9, 20);
    const options = { steps: 20_000, seed: 7, seconds: 120 };
    const [one, other] = [await solveSchedule(instance, options), await solveSchedule(instance, options)];
    expect(one.steps).toBe(20_000);
    expect(other.meetings).toEqual(one.meetings);
    const ended = await solveSchedule(instance, { seconds: 3600, steps: 1e12, signal: AbortSignal.abort() });
    expect(ended).toMatchObject({ steps: 0, violations: [] });
    expect(ended.value).toBeLessThanOrEqual(ended.bound);
  });

  it('changes little after an absence: two moves a person at most, all else where it was', async () => {
    const instance = freeDay(30, 12, 9, 20);
    const { meetings } = await solveSchedule(instance, { steps: 20_000, seconds: 120 });
    const busy = meetings[0]!.supply;
    const after = replan(instance, meetings, { person: busy });
    expect(after.violations).toEqual([]);
    expect(after.meetings.some(({ supply }) => supply === busy)).toBe(false);
    expect(after.meetings.length).toBeGreaterThan(meetings.length - after.cancelled.length);
    const before = new Set(meetings.map((meeting) => JSON.stringify(meeting)));
    const moves = new Map<string, number>();
    for (const meeting of after.meetings.filter((one) => !before.has(JSON.stringify(one))))
      for (const id of [meeting.demand, meeting.supply]) moves.set(id, (moves.get(id) ?? 0) + 1);
    expect(Math.max(...moves.values())).toBeLessThanOrEqual(2);
  });

  it('names field, value and rule of what cannot be read', () => {
    const people = [
      { id: 'A', side: 'demand', available: [0] },
      { id: 'x', side: 'supply' },
    ];
    const day = { slots: 2, tables: 1, people, requests: [] };
    const lock = { demand: 'A', supply: 'x', slot: 1, table: 0 };
    expect(refusal({ ...day, tables: 0 })).toBe(
      'tables has the value 0, which does not fit: it must be a whole number from 1 to 2000.',
    );
    expect(refusal({ ...day, requests: [{ demand: 'x', supply: 'A' }] })).toBe(
      'requests[0].demand has the value "x", which is no id of a person on the demand side; see people.',
    );
    expect(refusal({ ...day, people: [...people, people[0]] })).toContain(
      'people[2].id has the value A twice',
    );
    expect(refusal({ ...day, locks: [lock] })).toBe(
      'locks[0].slot has the value 1, which cannot stand: A is not available in this slot.',
    );
    expect(refusal({ ...day, locks: [{ ...lock, slot: 0 }], refused: [['A', 'x']] })).toContain(
      'the pair is refused',
    );
  });
});

describe('the checker', () => {
  it('sees each broken rule', () => {
    const instance = readInstance({
      slots: 2,
      tables: 2,
      people: [
        { id: 'A', side: 'demand', max: 1 },
        { id: 'B', side: 'demand', available: [0] },
        { id: 'x', side: 'supply' },
        { id: 'y', side: 'supply' },
      ],
      requests: ['A', 'B'].map((demand) => ({ demand, supply: 'x' })),
      refused: [['B', 'y']],
      locks: [{ demand: 'A', supply: 'x', slot: 0, table: 1 }],
    });
    const at = (demand: string, supply: string, slot: number, table: number) => ({
      demand,
      supply,
      slot,
      table,
    });
    const rulesOf = (...meetings: ReturnType<typeof at>[]) =>
      [...new Set(checkSchedule(instance, meetings).violations.map(({ rule }) => rule))].sort();
    const lock = at('A', 'x', 0, 1);
    expect(rulesOf(lock)).toEqual([]);
    expect(rulesOf()).toEqual(['LOCK_BROKEN']);
    expect(rulesOf(lock, at('B', 'x', 0, 0))).toEqual(['PERSON_TWICE_IN_SLOT']);
    expect(rulesOf(lock, at('B', 'y', 0, 1))).toEqual([
      'NOBODY_ASKED',
      'REFUSED_PAIR',
      'TABLE_TWICE_IN_SLOT',
    ]);
    expect(rulesOf(lock, at('B', 'x', 1, 0))).toEqual(['NOT_AVAILABLE']);
    expect(rulesOf(lock, at('A', 'x', 1, 0))).toEqual(['ABOVE_MAX', 'PAIR_TWICE']);
    expect(rulesOf(lock, at('A', 'y', 1, 5))).toEqual(['ABOVE_MAX', 'NOBODY_ASKED', 'NO_SUCH_PLACE']);
  });
});
