import { type Model, NONE } from './model.js';

/**
 * Where everybody is there all day and nobody has more wishes than slots, every wish can be seated (König), with no slot
 * fuller than the mean. Gives the slot of each pair, or undefined where the case is another one.
 */
export function colourAll(model: Model): Int32Array | undefined {
  const { pairs, people, slots, tables, max } = model;
  const free = model.slotsOf.every((list) => list.length === slots);
  const unlocked = model.lockSlot.every((slot) => slot === NONE);
  const seated = (degree: Int32Array, at: number) => degree.length <= Math.min(slots, max[at]!);
  if (!free || !unlocked || pairs > slots * tables || !model.pairsOf.every(seated)) return undefined;
  const colouring = new Colouring(model, new Int32Array(people * slots).fill(NONE));
  for (let pair = 0; pair < pairs; pair++) colouring.add(pair);
  colouring.level();
  return colouring.slotOf;
}

class Colouring {
  readonly slotOf: Int32Array;
  private readonly load: Int32Array;

  constructor(
    private readonly model: Model,
    /** The pair at person × slot. */
    private readonly at: Int32Array,
  ) {
    this.slotOf = new Int32Array(model.pairs).fill(NONE);
    this.load = new Int32Array(model.slots);
  }

  add(pair: number): void {
    const { demand, supply } = this.model;
    const one = this.freeSlotOf(demand[pair]!);
    const other = this.freeSlotOf(supply[pair]!);
    // The chain from the supply side never reaches this demand: the two sides alternate along it.
    if (one !== other) this.swap(this.chain(supply[pair]!, one, other), one, other);
    this.seat(pair, one);
  }

  /** Chains of two slots are exchanged until no slot has two more meetings than another. */
  level(): void {
    const { slots, people } = this.model;
    for (;;) {
      const order = [...this.load.keys()].sort((a, b) => this.load[b]! - this.load[a]!);
      const full = order[0]!;
      const empty = order[slots - 1]!;
      if (this.load[full]! - this.load[empty]! < 2) return;
      for (let person = 0; person < people; person++) {
        const startsHere =
          this.at[person * slots + full] !== NONE && this.at[person * slots + empty] === NONE;
        const chain = startsHere ? this.chain(person, full, empty) : [];
        if (chain.length % 2 === 0) continue;
        this.swap(chain, full, empty);
        break;
      }
    }
  }

  private freeSlotOf(person: number): number {
    const { slots } = this.model;
    let slot = 0;
    while (this.at[person * slots + slot] !== NONE) slot++;
    return slot;
  }

  /** The meetings that hang together from this person on, first in slot `one`, then `other`, and so on. */
  private chain(from: number, one: number, other: number): number[] {
    const { demand, supply, slots } = this.model;
    const chain: number[] = [];
    for (let person = from, slot = one; ; slot = slot === one ? other : one) {
      const pair = this.at[person * slots + slot]!;
      if (pair === NONE) return chain;
      chain.push(pair);
      person = demand[pair] === person ? supply[pair]! : demand[pair]!;
    }
  }

  private swap(chain: number[], one: number, other: number): void {
    const was = chain.map((pair) => this.slotOf[pair]!);
    chain.forEach((pair, at) => this.clear(pair, was[at]!));
    chain.forEach((pair, at) => this.seat(pair, was[at] === one ? other : one));
  }

  private clear(pair: number, slot: number): void {
    const { demand, supply, slots } = this.model;
    this.at[demand[pair]! * slots + slot] = NONE;
    this.at[supply[pair]! * slots + slot] = NONE;
    this.load[slot]!--;
  }

  private seat(pair: number, slot: number): void {
    const { demand, supply, slots } = this.model;
    this.at[demand[pair]! * slots + slot] = pair;
    this.at[supply[pair]! * slots + slot] = pair;
    this.load[slot]!++;
    this.slotOf[pair] = slot;
  }
}
