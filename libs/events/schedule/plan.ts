import type { Meeting } from './instance.js';
import { type Model, NONE } from './model.js';

/** A plan under construction: it is valid after every `set`, and every `set` can be taken back. */
export class Plan {
  /** Slot of each pair, or NONE. */
  readonly slotOf: Int32Array;
  /** The pair that person × slot sits in, or NONE. */
  readonly at: Int32Array;
  /** Meetings of each person. */
  readonly degree: Int32Array;
  /** Meetings of each slot, and which: slot × table places, the first `load` of them taken. */
  readonly load: Int32Array;
  readonly inSlot: Int32Array;
  /** Pairs without a meeting, the first `openCount` of them. */
  readonly open: Int32Array;
  openCount: number;
  gain = 0;
  private readonly placeOf: Int32Array;
  private readonly openAt: Int32Array;

  constructor(readonly model: Model) {
    const { pairs, people, slots, tables } = model;
    this.slotOf = new Int32Array(pairs).fill(NONE);
    this.at = new Int32Array(people * slots).fill(NONE);
    this.degree = new Int32Array(people);
    this.load = new Int32Array(slots);
    this.inSlot = new Int32Array(slots * tables);
    this.open = Int32Array.from({ length: pairs }, (_, pair) => pair);
    this.openAt = this.open.slice();
    this.openCount = pairs;
    this.placeOf = new Int32Array(pairs);
    model.lockSlot.forEach((slot, pair) => slot !== NONE && this.set(pair, slot));
  }

  /** Whether the pair could sit in the slot as things are; it must not have a meeting. */
  fits(pair: number, slot: number): boolean {
    const { demand, supply, slots, tables, max } = this.model;
    const one = demand[pair]!;
    const other = supply[pair]!;
    return (
      this.at[one * slots + slot] === NONE &&
      this.at[other * slots + slot] === NONE &&
      this.load[slot]! < tables &&
      this.degree[one]! < max[one]! &&
      this.degree[other]! < max[other]!
    );
  }

  /** Seats a pair in a slot where it fits, or takes its meeting away (NONE). */
  set(pair: number, slot: number): void {
    const was = this.slotOf[pair]!;
    if (was !== NONE) this.remove(pair, was);
    if (slot !== NONE) this.add(pair, slot);
  }

  private add(pair: number, slot: number): void {
    const { demand, supply, slots, tables, gain } = this.model;
    this.at[demand[pair]! * slots + slot] = pair;
    this.at[supply[pair]! * slots + slot] = pair;
    this.degree[demand[pair]!]!++;
    this.degree[supply[pair]!]!++;
    const place = slot * tables + this.load[slot]!++;
    this.inSlot[place] = pair;
    this.placeOf[pair] = place;
    this.slotOf[pair] = slot;
    this.gain += gain[pair]!;
    const hole = this.openAt[pair]!;
    const last = this.open[--this.openCount]!;
    this.open[hole] = last;
    this.openAt[last] = hole;
  }

  private remove(pair: number, slot: number): void {
    const { demand, supply, slots, tables, gain } = this.model;
    this.at[demand[pair]! * slots + slot] = NONE;
    this.at[supply[pair]! * slots + slot] = NONE;
    this.degree[demand[pair]!]!--;
    this.degree[supply[pair]!]!--;
    const last = this.inSlot[slot * tables + --this.load[slot]!]!;
    this.inSlot[this.placeOf[pair]!] = last;
    this.placeOf[last] = this.placeOf[pair]!;
    this.slotOf[pair] = NONE;
    this.gain -= gain[pair]!;
    this.open[this.openCount] = pair;
    this.openAt[pair] = this.openCount++;
  }

  /** Becomes the plan of these slots. */
  restore(slotOf: Int32Array): void {
    for (let pair = 0; pair < slotOf.length; pair++)
      if (this.slotOf[pair] !== NONE && this.slotOf[pair] !== slotOf[pair]) this.set(pair, NONE);
    for (let pair = 0; pair < slotOf.length; pair++)
      if (this.slotOf[pair] !== slotOf[pair]) this.set(pair, slotOf[pair]!);
    this.recount();
  }

  /** Sums afresh: many small additions drift. */
  recount(): void {
    this.gain = 0;
    for (let pair = 0; pair < this.slotOf.length; pair++)
      if (this.slotOf[pair] !== NONE) this.gain += this.model.gain[pair]!;
  }

  /** Idle slots between a person's first and last meeting in which the person is there. */
  gapsOf(person: number): number {
    const { slots, available } = this.model;
    let idle = 0;
    let waiting = NONE;
    for (let place = person * slots; place < (person + 1) * slots; place++) {
      if (this.at[place] !== NONE) {
        if (waiting > 0) idle += waiting;
        waiting = 0;
      } else if (waiting !== NONE && available[place]) waiting++;
    }
    return idle;
  }

  /** The meetings with tables: a lock's own, the published one where it is kept, else the first that is free. */
  meetings(): Meeting[] {
    const { model } = this;
    const meetings: Meeting[] = [];
    for (let slot = 0; slot < model.slots; slot++) {
      const pairs = [...this.inSlot.slice(slot * model.tables, slot * model.tables + this.load[slot]!)];
      const tableOf = new Map<number, number>();
      const taken = new Set<number>();
      const take = (pair: number, table: number) => tableOf.set(pair, table) && taken.add(table);
      pairs
        .filter((pair) => model.lockSlot[pair] === slot)
        .forEach((pair) => take(pair, model.lockTable[pair]!));
      for (const pair of pairs.toSorted((a, b) => a - b)) {
        const before = model.publishedTable[pair]!;
        if (!tableOf.has(pair) && model.publishedSlot[pair] === slot && !taken.has(before))
          take(pair, before);
      }
      let free = 0;
      for (const pair of pairs.toSorted((a, b) => a - b)) {
        while (taken.has(free)) free++;
        if (!tableOf.has(pair)) take(pair, free);
        const demand = model.ids[model.demand[pair]!]!;
        const supply = model.ids[model.supply[pair]!]!;
        meetings.push({ demand, supply, slot, table: tableOf.get(pair)! });
      }
    }
    return meetings;
  }
}
