import {
  checkSchedule,
  greedySchedule,
  type Meeting,
  replan,
  type ScheduleInstance,
  searchSynchronously,
  solveSchedule,
} from '#libs/events';
import { EVENT_SHAPES, madeUpEvent } from './made-up-events.js';
import { type Line, print, rounded, tell } from './measure.js';
import type { BenchOptions } from './main.js';
import { smallInstance } from './small-events.js';

const SECONDS = 20;
const SMALL = 100_000;
/** What a new plan after an absence may take, and how many moves of one person. */
const REPLAN_MS = 1000;
const MOST_MOVES = 2;

/** Each instance: the value reached in 20 s against the greedy plan's, and against the bound that no plan can pass. */
export async function benchSchedule({ rounds = 1 }: BenchOptions): Promise<void> {
  checkSmallOnes();
  for (const [at, shape] of EVENT_SHAPES.entries()) {
    const instance = madeUpEvent(shape, at + 1);
    const greedy = checkSchedule(instance, greedySchedule(instance)).value;
    const name = `schedule_${shape.demand}x${shape.supply}_${shape.requests}`;
    const values: number[] = [];
    let meetings: Meeting[] = [];
    let bound = Number.POSITIVE_INFINITY;
    for (let round = 1; round <= rounds; round++) {
      const solved = await solveSchedule(instance, { seconds: SECONDS, seed: round });
      if (solved.violations.length > 0) throw new Error(`${name}: ${JSON.stringify(solved.violations[0])}`);
      values.push(solved.value);
      meetings = solved.meetings;
      bound = Math.min(bound, solved.bound);
      tell(
        `${name}: round ${round}/${rounds}: ${solved.meetings.length} meetings, ${solved.seconds} s, ${solved.steps} steps`,
      );
    }
    const ours = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    const against = (goal: string, anchor: number) => ({
      goal,
      unit: 'value',
      ours,
      anchor: rounded(anchor, 6),
      ratio: rounded(ours / anchor, 5),
      spread: [Math.min(...values), Math.max(...values)].map((value) => rounded(value / anchor, 5)) as [
        number,
        number,
      ],
      n: rounds,
    });
    print(against(`${name}_over_bound`, bound));
    print(against(`${name}_over_greedy`, greedy));
    print(benchReplan(name, instance, meetings));
  }
}

/** The search against the independent checker; one broken rule ends the bench. */
function checkSmallOnes(): void {
  for (let seed = 1; seed <= SMALL; seed++) {
    const instance = smallInstance(seed);
    const [broken] = checkSchedule(instance, searchSynchronously(instance, seed)).violations;
    if (broken) throw new Error(`small instance ${seed}: ${JSON.stringify(broken)}`);
  }
  const line = { unit: 'plans', ours: SMALL, anchor: SMALL, ratio: 1, n: SMALL };
  print({ goal: 'schedule_small_without_violation', ...line, spread: [1, 1] });
}

/** Everybody is absent once; the slowest new plan counts. */
function benchReplan(name: string, instance: ScheduleInstance, meetings: Meeting[]): Line {
  const times = instance.people.map(({ id: person }) => {
    const began = performance.now();
    const after = replan(instance, meetings, { person });
    const took = performance.now() - began;
    if (after.violations.length > 0 || mostMoves(meetings, after.meetings) > MOST_MOVES)
      throw new Error(
        `${name} without ${person}: ${JSON.stringify(after.violations[0] ?? 'too many moves')}`,
      );
    return took;
  });
  const ratios = times.map((took) => rounded(took / REPLAN_MS));
  const slowest = Math.max(...times);
  return {
    goal: `${name}_replan`,
    unit: 'ms',
    ours: rounded(slowest),
    anchor: REPLAN_MS,
    ratio: rounded(slowest / REPLAN_MS),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    n: times.length,
  };
}

function mostMoves(before: Meeting[], after: Meeting[]): number {
  const known = new Set(before.map((meeting) => JSON.stringify(meeting)));
  const moves = new Map<string, number>();
  for (const meeting of after.filter((one) => !known.has(JSON.stringify(one))))
    for (const id of [meeting.demand, meeting.supply]) moves.set(id, (moves.get(id) ?? 0) + 1);
  return Math.max(0, ...moves.values());
}
