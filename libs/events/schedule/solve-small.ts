import { Annealing } from './annealing.js';
import { greedyPlan } from './greedy.js';
import type { Meeting, ScheduleInstance } from './instance.js';
import { modelOf } from './model.js';
import { Polishing } from './polishing.js';
import { Random } from './random.js';

const STEPS = 60;

/** The search alone, without bound, thread or clock: for trying thousands of small instances. */
export function searchSynchronously(instance: ScheduleInstance, seed: number): Meeting[] {
  const plan = greedyPlan(modelOf(instance));
  const random = new Random(seed);
  const annealing = new Annealing(plan, random, STEPS, 1);
  while (!annealing.ended) annealing.step();
  const polishing = new Polishing(plan, random);
  for (let step = 0; step < STEPS; step++) polishing.step();
  return plan.meetings();
}
