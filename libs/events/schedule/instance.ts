export type Side = 'demand' | 'supply';

export interface SchedulePerson {
  id: string;
  side: Side;
  /** Slots in which the person is there; every slot where absent. */
  available: number[];
  /** Meetings the person should have at least; a wish, never a reason to refuse a plan. */
  min: number;
  /** Meetings the person takes at most. */
  max: number;
}

export interface ScheduleRequest {
  demand: string;
  supply: string;
  /** What the meeting is worth, ≥ 0; the plan's value is the sum over the meetings. */
  weight: number;
  /** 优先洽谈: 1 (or a higher rank up to 9); decides between plans of the same value. */
  priority: number;
}

export interface Meeting {
  demand: string;
  supply: string;
  slot: number;
  table: number;
}

/** An event's day as plain data. Slots and tables are counted from 0. */
export interface ScheduleInstance {
  slots: number;
  tables: number;
  people: SchedulePerson[];
  requests: ScheduleRequest[];
  /** 不安排: pairs that are never seated together, whatever was requested. */
  refused: [demand: string, supply: string][];
  /** Meetings fixed by hand; they need no request. */
  locks: Meeting[];
  /** The plan that people hold already: of equally good plans the one with fewer changes against it is chosen. */
  published: Meeting[];
}

/** A pair as one key. */
export function pairOf(demand: string, supply: string): string {
  return JSON.stringify([demand, supply]);
}
