import { checkSchedule, type Checked } from './check-schedule.js';
import type { Meeting, ScheduleInstance } from './instance.js';
import { type Model, modelOf, NONE } from './model.js';
import { Plan } from './plan.js';

const MOST_MOVES = 2;

export interface Absence {
  person: string;
  /** Slots that the person misses; absent: all. */
  slots?: number[];
}

export interface Replanned extends Checked {
  meetings: Meeting[];
  /** Meetings that fell away with the absence. */
  cancelled: Meeting[];
}

/**
 * The published plan after an absence: what it made impossible falls away, and open wishes take the free places. Nobody gets
 * more than two changes (a new meeting, or another slot) beside that; everything else stays at its slot and table.
 */
export function replan(instance: ScheduleInstance, published: Meeting[], absence: Absence): Replanned {
  const misses = (id: string, slot: number) =>
    id === absence.person && (absence.slots?.includes(slot) ?? true);
  const falls = ({ demand, supply, slot }: Meeting) => misses(demand, slot) || misses(supply, slot);
  const after: ScheduleInstance = {
    ...instance,
    people: instance.people.map((person) => ({
      ...person,
      available: person.available.filter((slot) => !misses(person.id, slot)),
    })),
    locks: instance.locks.filter((lock) => !falls(lock)),
    published: published.filter((meeting) => !falls(meeting)),
  };
  const model = modelOf(after);
  const plan = new Plan(model);
  plan.restore(model.publishedSlot);
  new Replanning(model, plan).run();
  const meetings = plan.meetings();
  return { ...checkSchedule(after, meetings), meetings, cancelled: published.filter(falls) };
}

class Replanning {
  private readonly moves: Int32Array;

  constructor(
    private readonly model: Model,
    private readonly plan: Plan,
  ) {
    this.moves = new Int32Array(model.people);
  }

  run(): void {
    const { gain } = this.model;
    const open = [...this.plan.open.slice(0, this.plan.openCount)];
    open.sort((a, b) => gain[b]! - gain[a]! || a - b);
    // First what moves nobody, then what moves one other meeting.
    for (const pair of open) if (this.mayMove(pair)) this.seat(pair);
    for (const pair of open)
      if (this.plan.slotOf[pair] === NONE && this.mayMove(pair)) this.seatByMovingOne(pair);
  }

  private seat(pair: number): boolean {
    const slot = this.model.slotsOf[pair]!.find((one) => this.plan.fits(pair, one));
    if (slot === undefined) return false;
    this.plan.set(pair, slot);
    this.count(pair);
    return true;
  }

  private seatByMovingOne(pair: number): void {
    const { model, plan } = this;
    for (const slot of model.slotsOf[pair]!)
      for (const person of [model.demand[pair]!, model.supply[pair]!]) {
        const sitting = plan.at[person * model.slots + slot]!;
        if (sitting === NONE || model.lockSlot[sitting] !== NONE || !this.mayMove(sitting)) continue;
        plan.set(sitting, NONE);
        if (plan.fits(pair, slot)) {
          plan.set(pair, slot);
          this.count(pair);
          if (this.mayMove(sitting) && this.seat(sitting)) return;
          plan.set(pair, NONE);
          this.count(pair, -1);
        }
        plan.set(sitting, slot);
      }
  }

  private mayMove(pair: number): boolean {
    const { demand, supply } = this.model;
    return this.moves[demand[pair]!]! < MOST_MOVES && this.moves[supply[pair]!]! < MOST_MOVES;
  }

  private count(pair: number, by = 1): void {
    const { demand, supply } = this.model;
    this.moves[demand[pair]!]! += by;
    this.moves[supply[pair]!]! += by;
  }
}
