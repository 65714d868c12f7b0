import type { Model } from './model.js';

/** Prices by their place; what is left out costs nothing. */
export interface PriceList {
  ofPlace: number[];
  ofTable: number[];
  ofPerson: number[];
}

const PATIENCE = 60;
const LEAST_STEP = 1e-3;

/**
 * An upper bound by Lagrangian prices: a person's slot, a table in a slot and a person's number of meetings get prices;
 * each pair then takes its best slot for itself. Any prices give a valid bound; the steps make it tighter.
 */
export class Prices {
  best = Number.POSITIVE_INFINITY;
  private readonly ofPlace: Float64Array;
  private readonly ofTable: Float64Array;
  private readonly ofPerson: Float64Array;
  private readonly directions: [Float64Array, Float64Array, Float64Array];
  private stride = 1;
  private sinceBetter = 0;

  constructor(private readonly model: Model) {
    const { people, slots } = model;
    this.ofPlace = new Float64Array(people * slots);
    this.ofTable = new Float64Array(slots);
    this.ofPerson = new Float64Array(people);
    this.directions = [new Float64Array(people * slots), new Float64Array(slots), new Float64Array(people)];
  }

  get settled(): boolean {
    return this.stride < LEAST_STEP;
  }

  /** Whoever found good prices elsewhere gets the bound they give. */
  adopt({ ofPlace, ofTable, ofPerson }: PriceList): void {
    for (const [ours, theirs] of [
      [this.ofPlace, ofPlace],
      [this.ofTable, ofTable],
      [this.ofPerson, ofPerson],
    ] as const)
      for (let at = 0; at < ours.length; at++) ours[at] = theirs[at] ?? 0;
    this.step(this.best);
  }

  /** One step towards prices at which the pairs ask for no more than there is. `reached` is a plan's value. */
  step(reached: number): void {
    const { model } = this;
    const uses = this.directions;
    // Part of the last direction stays: it calms the swinging of plain subgradients.
    for (const use of uses) for (let at = 0; at < use.length; at++) use[at]! *= 0.6;
    const [places, tables, persons] = uses;
    let bound = 0;
    for (let at = 0; at < places.length; at++) {
      bound += this.ofPlace[at]!;
      places[at]! -= 1;
    }
    for (let slot = 0; slot < model.slots; slot++) {
      bound += this.ofTable[slot]! * model.tables;
      tables[slot]! -= model.tables;
    }
    for (let person = 0; person < model.people; person++) {
      bound += this.ofPerson[person]! * model.max[person]!;
      persons[person]! -= model.max[person]!;
    }
    for (let pair = 0; pair < model.pairs; pair++) bound += this.take(pair);
    if (bound < this.best - 1e-6 * Math.abs(this.best)) this.sinceBetter = 0;
    else if (++this.sinceBetter > PATIENCE) {
      this.stride /= 1.5;
      this.sinceBetter = 0;
    }
    this.best = Math.min(this.best, bound);
    this.follow(bound - reached);
  }

  private take(pair: number): number {
    const { model, ofPlace } = this;
    const demand = model.demand[pair]! * model.slots;
    const supply = model.supply[pair]! * model.slots;
    const worth =
      model.weight[pair]! - this.ofPerson[model.demand[pair]!]! - this.ofPerson[model.supply[pair]!]!;
    const lock = model.lockSlot[pair]!;
    let chosen = lock;
    let most = 0;
    if (lock >= 0) most = worth - ofPlace[demand + lock]! - ofPlace[supply + lock]! - this.ofTable[lock]!;
    else
      for (const slot of model.slotsOf[pair]!) {
        const left = worth - ofPlace[demand + slot]! - ofPlace[supply + slot]! - this.ofTable[slot]!;
        if (left > most) {
          most = left;
          chosen = slot;
        }
      }
    if (chosen < 0) return 0;
    const [places, tables, persons] = this.directions;
    places[demand + chosen]! += 1;
    places[supply + chosen]! += 1;
    tables[chosen]! += 1;
    persons[model.demand[pair]!]! += 1;
    persons[model.supply[pair]!]! += 1;
    return most;
  }

  private follow(distance: number): void {
    const all: [Float64Array, Float64Array][] = [
      [this.ofPlace, this.directions[0]],
      [this.ofTable, this.directions[1]],
      [this.ofPerson, this.directions[2]],
    ];
    let length = 0;
    for (const [prices, uses] of all)
      for (let at = 0; at < uses.length; at++) {
        // A price at 0 that would fall stays there and does not count.
        if (prices[at] === 0 && uses[at]! < 0) uses[at] = 0;
        length += uses[at]! ** 2;
      }
    if (length === 0) return;
    const factor = (this.stride * Math.max(distance, 1e-9)) / length;
    for (const [prices, uses] of all)
      for (let at = 0; at < uses.length; at++) prices[at] = Math.max(0, prices[at]! + factor * uses[at]!);
  }
}
