import type { Meeting, ScheduleInstance } from './instance.js';
import { type Model, modelOf } from './model.js';
import { Plan } from './plan.js';

/** The heaviest wish first, each in its emptiest slot that fits: what a careful person does by hand. */
export function greedyPlan(model: Model): Plan {
  const plan = new Plan(model);
  fill(plan);
  return plan;
}

/** Seats every open pair that fits without moving anybody. */
export function fill(plan: Plan): void {
  const { model } = plan;
  const open = [...plan.open.slice(0, plan.openCount)];
  for (const pair of open.sort((a, b) => model.gain[b]! - model.gain[a]! || a - b)) {
    const fitting = [...model.slotsOf[pair]!].filter((slot) => plan.fits(pair, slot));
    const [slot] = fitting.sort((a, b) => plan.load[a]! - plan.load[b]! || a - b);
    if (slot !== undefined) plan.set(pair, slot);
  }
}

export function greedySchedule(instance: ScheduleInstance): Meeting[] {
  return greedyPlan(modelOf(instance)).meetings();
}
