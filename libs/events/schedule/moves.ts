import { NONE } from './model.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';

const INSERTIONS = 0.6;

/** Destroy and repair: one change of a plan that keeps every rule, and can be taken back. */
export class Moves {
  /** The pairs that the last change moved. */
  readonly changed: number[] = [];
  private readonly before: number[] = [];

  constructor(
    readonly plan: Plan,
    readonly random: Random,
  ) {}

  propose(): void {
    this.changed.length = 0;
    this.before.length = 0;
    const { plan, random } = this;
    if (plan.openCount > 0 && random.next() < INSERTIONS) this.insert();
    else this.shift();
  }

  undo(): void {
    for (let at = this.changed.length - 1; at >= 0; at--) this.plan.set(this.changed[at]!, this.before[at]!);
    this.changed.length = 0;
    this.before.length = 0;
  }

  private insert(): void {
    const { plan, random } = this;
    const pair = plan.open[random.below(plan.openCount)]!;
    const slots = plan.model.slotsOf[pair]!;
    if (slots.length > 0) this.seat(pair, slots[random.below(slots.length)]!);
  }

  /** A meeting goes to another slot. */
  private shift(): void {
    const { plan, random } = this;
    const { model } = plan;
    if (model.pairs === 0) return;
    const pair = random.below(model.pairs);
    const from = plan.slotOf[pair]!;
    if (from === NONE || model.lockSlot[pair] !== NONE) return;
    const slots = model.slotsOf[pair]!;
    const slot = slots[random.below(slots.length)]!;
    if (slot === from) return;
    this.move(pair, NONE);
    this.seat(pair, slot);
  }

  /** The pair takes the slot; whoever is in the way is seated elsewhere if anything fits, else loses the meeting. */
  private seat(pair: number, slot: number): void {
    const { plan, random } = this;
    const { model } = plan;
    const { slots, tables } = model;
    const both = [model.demand[pair]!, model.supply[pair]!];
    const out: number[] = [];
    const giveWay = (sitting: number): boolean => {
      if (sitting === NONE || model.lockSlot[sitting] !== NONE) return false;
      this.move(sitting, NONE);
      out.push(sitting);
      return true;
    };
    for (const person of both) {
      const sitting = plan.at[person * slots + slot]!;
      if (sitting !== NONE && !giveWay(sitting)) return this.undo();
    }
    for (const person of both)
      if (plan.degree[person]! >= model.max[person]! && !giveWay(this.someMeetingOf(person)))
        return this.undo();
    if (plan.load[slot]! >= tables && !giveWay(plan.inSlot[slot * tables + random.below(tables)]!))
      return this.undo();
    this.move(pair, slot);
    for (const left of out) if (!this.reseat(left)) this.refill(left, slot);
  }

  private reseat(pair: number): boolean {
    const { plan } = this;
    const slots = plan.model.slotsOf[pair]!;
    const start = this.random.below(slots.length);
    for (let step = 0; step < slots.length; step++) {
      const slot = slots[(start + step) % slots.length]!;
      if (!plan.fits(pair, slot)) continue;
      this.move(pair, slot);
      return true;
    }
    return false;
  }

  /** Whoever lost a partner in this slot takes the weightiest open wish that fits there. */
  private refill(lost: number, slot: number): void {
    const { plan } = this;
    const { demand, supply, slots, gain, bothThere, pairsOf } = plan.model;
    for (const person of [demand[lost]!, supply[lost]!]) {
      let best = NONE;
      for (const pair of pairsOf[person]!) {
        if (plan.slotOf[pair] !== NONE || !bothThere[pair * slots + slot]) continue;
        if ((best === NONE || gain[pair]! > gain[best]!) && plan.fits(pair, slot)) best = pair;
      }
      if (best !== NONE) this.move(best, slot);
    }
  }

  private someMeetingOf(person: number): number {
    const { plan } = this;
    const { slots, lockSlot } = plan.model;
    const start = this.random.below(slots);
    for (let step = 0; step < slots; step++) {
      const sitting = plan.at[person * slots + ((start + step) % slots)]!;
      if (sitting !== NONE && lockSlot[sitting] === NONE) return sitting;
    }
    return NONE;
  }

  private move(pair: number, slot: number): void {
    this.changed.push(pair);
    this.before.push(this.plan.slotOf[pair]!);
    this.plan.set(pair, slot);
  }
}
