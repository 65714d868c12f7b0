import { setImmediate as breathe } from 'node:timers/promises';
import { Annealing } from './annealing.js';
import { checkSchedule, type Violation } from './check-schedule.js';
import { colourAll } from './edge-colouring.js';
import { greedyPlan } from './greedy.js';
import type { Meeting, ScheduleInstance } from './instance.js';
import { LinearProgram } from './linear-program.js';
import { type Model, modelOf } from './model.js';
import type { Plan } from './plan.js';
import { Polishing } from './polishing.js';
import { Prices } from './prices.js';
import { Random } from './random.js';

const SECONDS = 20;
/** What a busy core does in a second; a cooling of this length ends well before the time does. */
const STEPS_A_SECOND = 400_000;
const SLICE = 2_000;
const LOOK = 50;
const POLISH_A_PAIR = 60;
/** Of the time for the search; the rest is for polishing and checking. */
const SEARCH = 0.94;
const REHEAT = 0.5;

export interface SolveOptions {
  /** Ends the search, between two slices of steps. */
  seconds?: number | undefined;
  seed?: number | undefined;
  /** Steps of the search; the same seed and steps give the same plan wherever the time suffices. */
  steps?: number | undefined;
  /** Told whenever value or bound is better than before. */
  onProgress?: (progress: { value: number; bound: number }) => void;
  /** Ends the search at once; the best plan so far is the answer. */
  signal?: AbortSignal | undefined;
}

export interface Solved {
  value: number;
  /** No plan can have a greater value. */
  bound: number;
  ratio: number;
  violations: Violation[];
  minimaMet: number;
  gaps: number;
  moves: number;
  seconds: number;
  /** Steps of the search that were made. */
  steps: number;
  meetings: Meeting[];
}

export async function solveSchedule(instance: ScheduleInstance, options: SolveOptions = {}): Promise<Solved> {
  return new Solver(instance, options).solve();
}

class Solver {
  private readonly began = performance.now();
  private readonly seconds: number;
  private readonly model: Model;
  private readonly plan: Plan;
  private readonly random: Random;
  private readonly prices: Prices;
  private readonly whole: boolean;
  private best: Int32Array;
  private bestGain: number;
  private bound: number;
  private steps = 0;
  private relaxed = false;

  constructor(
    private readonly instance: ScheduleInstance,
    private readonly options: SolveOptions,
  ) {
    this.seconds = options.seconds ?? SECONDS;
    this.model = modelOf(instance);
    this.random = new Random(options.seed ?? 1);
    this.prices = new Prices(this.model);
    this.plan = greedyPlan(this.model);
    const all = colourAll(this.model);
    if (all) this.plan.restore(all);
    this.best = this.plan.slotOf.slice();
    this.bestGain = this.plan.gain;
    this.bound = this.model.weight.reduce((sum, weight) => sum + weight, 0);
    this.whole = this.model.weight.every(Number.isInteger);
  }

  async solve(): Promise<Solved> {
    const program = new LinearProgram(this.model);
    const relaxation = program.solve().then((found) => {
      this.relaxed = true;
      if (found) this.prices.adopt(found.prices);
      this.lower(Math.min(this.prices.best, found?.exact?.value ?? Number.POSITIVE_INFINITY));
      return found;
    });
    try {
      if (program.small) {
        const found = await Promise.race([relaxation, this.timeUp()]);
        if (found?.exact) this.plan.restore(found.exact.slotOf);
        this.keepBest();
      } else await this.price();
      await this.search();
      this.polish();
      if (!this.relaxed) await Promise.race([relaxation, this.timeUp()]);
    } finally {
      program.stop();
    }
    return this.answer();
  }

  /** A bound of our own, should the linear program not end in time. */
  private async price(): Promise<void> {
    while (!this.prices.settled && !this.relaxed && this.spent() < this.seconds * 0.1 && !this.isOver()) {
      for (let step = 0; step < 20; step++) this.prices.step(this.bestGain);
      await breathe();
    }
    this.lower(this.prices.best);
  }

  private async search(): Promise<void> {
    const { options, plan } = this;
    const most = options.steps ?? Number.POSITIVE_INFINITY;
    const length = options.steps ?? Math.ceil(this.seconds * STEPS_A_SECOND);
    for (let heat = 1; this.steps < most && !this.isOver(); heat = REHEAT) {
      plan.restore(this.best);
      const annealing = new Annealing(plan, this.random, length, heat);
      while (!annealing.ended && !this.isOver()) {
        for (let step = 0; step < SLICE && !annealing.ended; step++) {
          annealing.step();
          if (++this.steps % LOOK === 0 && plan.gain > this.bestGain) this.keepBest();
        }
        await breathe();
      }
    }
  }

  /** A fixed number of steps, so that a plan depends on seed and steps alone. */
  private polish(): void {
    this.plan.restore(this.best);
    const polishing = new Polishing(this.plan, new Random(this.options.seed ?? 1));
    for (let step = this.model.pairs * POLISH_A_PAIR; step > 0; step--) polishing.step();
  }

  private keepBest(): void {
    this.plan.recount();
    if (this.plan.gain <= this.bestGain) return;
    this.bestGain = this.plan.gain;
    this.best.set(this.plan.slotOf);
    this.tell();
  }

  private lower(bound: number): void {
    // Whole weights have whole sums.
    const told = this.whole ? Math.floor(bound + 1e-6) : bound;
    if (!(told < this.bound)) return;
    this.bound = told;
    this.tell();
  }

  private tell(): void {
    this.options.onProgress?.({ value: this.valueOf(this.best), bound: this.bound });
  }

  private valueOf(slotOf: Int32Array): number {
    return slotOf.reduce((sum, slot, pair) => (slot < 0 ? sum : sum + this.model.weight[pair]!), 0);
  }

  private isOver(): boolean {
    if (this.options.signal?.aborted || this.spent() >= this.seconds * SEARCH) return true;
    // Asked for steps, the search makes them: when the bound arrives must not change the plan.
    return this.options.steps === undefined && this.valueOf(this.best) >= this.bound - 1e-6;
  }

  private spent(): number {
    return (performance.now() - this.began) / 1000;
  }

  private async timeUp(): Promise<undefined> {
    while (!this.relaxed && this.spent() < this.seconds && !this.options.signal?.aborted)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return undefined;
  }

  private answer(): Solved {
    const { instance, steps } = this;
    const meetings = this.plan.meetings();
    const { violations, value, minimaMet, gaps, moves } = checkSchedule(instance, meetings);
    const bound = Math.max(this.bound, value);
    const seconds = Number(this.spent().toFixed(2));
    const ratio = bound > 0 ? value / bound : 1;
    return { value, bound, ratio, violations, minimaMet, gaps, moves, seconds, steps, meetings };
  }
}
