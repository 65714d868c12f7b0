import { Moves } from './moves.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';

/** Below this part of the heaviest wish two sums are the same; a priority counts ten times as much. */
const SAME = 1e-10;

/** Improves what comes after the value, in order: minima met, idle gaps, moves against the published plan. */
export class Polishing {
  private readonly moves: Moves;
  private readonly gaps: Int32Array;
  private readonly met: Uint8Array;
  private readonly moved: Uint8Array;
  private readonly same: number;

  constructor(
    private readonly plan: Plan,
    random: Random,
  ) {
    const { people, pairs, gain } = plan.model;
    this.moves = new Moves(plan, random);
    this.gaps = Int32Array.from({ length: people }, (_, person) => plan.gapsOf(person));
    this.met = Uint8Array.from({ length: people }, (_, person) => this.isMet(person));
    this.moved = Uint8Array.from({ length: pairs }, (_, pair) => this.isMoved(pair));
    this.same = SAME * gain.reduce((most, one) => Math.max(most, one), 0);
  }

  step(): void {
    const { plan, moves } = this;
    const was = plan.gain;
    moves.propose();
    if (moves.changed.length === 0) return;
    const gained = plan.gain - was;
    if (gained < -this.same) return moves.undo();
    const { demand, supply } = plan.model;
    const pairs = new Set(moves.changed);
    const people = new Set(moves.changed.flatMap((pair) => [demand[pair]!, supply[pair]!]));
    let met = 0;
    let gaps = 0;
    let moved = 0;
    for (const person of people) {
      met += this.isMet(person) - this.met[person]!;
      gaps += plan.gapsOf(person) - this.gaps[person]!;
    }
    for (const pair of pairs) moved += this.isMoved(pair) - this.moved[pair]!;
    const worse = gained <= this.same && (met < 0 || (met === 0 && (gaps > 0 || (gaps === 0 && moved > 0))));
    if (worse) return moves.undo();
    for (const person of people) {
      this.met[person] = this.isMet(person);
      this.gaps[person] = plan.gapsOf(person);
    }
    for (const pair of pairs) this.moved[pair] = this.isMoved(pair);
  }

  private isMet(person: number): number {
    return Number(this.plan.degree[person]! >= this.plan.model.min[person]!);
  }

  private isMoved(pair: number): number {
    const published = this.plan.model.publishedSlot[pair]!;
    return Number(published >= 0 && published !== this.plan.slotOf[pair]);
  }
}
