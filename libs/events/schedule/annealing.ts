import { Moves } from './moves.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';

/** Temperatures in mean weights; found by trying on the six instances of the bench. */
const HOT = 0.25;
const COLD = 0.01;

/** Changes that lose value stay by chance, ever more rarely: the temperature falls over `length` steps. */
export class Annealing {
  private readonly moves: Moves;
  private readonly hot: number;
  private readonly cold: number;
  private made = 0;

  /** `heat` 1 forgets where it began; less keeps most of it. */
  constructor(
    private readonly plan: Plan,
    private readonly random: Random,
    private readonly length: number,
    heat: number,
  ) {
    const { gain } = plan.model;
    const mean = gain.reduce((sum, one) => sum + one, 0) / Math.max(1, gain.length) || 1;
    this.moves = new Moves(plan, random);
    this.hot = HOT * mean * heat;
    this.cold = COLD * mean;
  }

  get ended(): boolean {
    return this.made >= this.length;
  }

  step(): void {
    const temperature = this.hot * (this.cold / this.hot) ** (this.made++ / this.length);
    const was = this.plan.gain;
    this.moves.propose();
    const loss = was - this.plan.gain;
    if (loss > 0 && this.random.next() >= Math.exp(-loss / temperature)) this.moves.undo();
  }
}
