import {
  type Meeting,
  pairOf,
  type ScheduleInstance,
  type SchedulePerson,
  type ScheduleRequest,
  type Side,
} from './instance.js';
import { refuseSchedule } from './schedule.errors.js';

const MOST_SLOTS = 500;
const MOST_TABLES = 2000;
const MOST_PEOPLE = 5000;
const MOST_REQUESTS = 100_000;
const MOST_WEIGHT = 1_000_000;
const MOST_PRIORITY = 9;
const SIDES: Record<Side, { zh: string; en: string }> = {
  demand: { zh: '需求方', en: 'demand' },
  supply: { zh: '供给方', en: 'supply' },
};

/**
 * The instance of a file's JSON. Left out: `available` every slot, `min` 0, `max` the slots, `weight` 1, `priority` false,
 * `refused`, `locks` and `published` nothing. Throws `schedule_*` naming field, value and rule.
 */
export function readInstance(json: unknown): ScheduleInstance {
  const { slots, tables, people, requests, refused, locks, published } = objectOf('', json);
  const read = new InstanceReader(
    whole('slots', slots, 1, MOST_SLOTS),
    whole('tables', tables, 1, MOST_TABLES),
  );
  return read.instance({ people, requests, refused, locks, published });
}

class InstanceReader {
  private readonly people = new Map<string, SchedulePerson>();

  constructor(
    private readonly slots: number,
    private readonly tables: number,
  ) {}

  instance(given: Record<string, unknown>): ScheduleInstance {
    const { slots, tables } = this;
    const people = listOf('people', given['people'], MOST_PEOPLE).map((one, at) =>
      this.person(`people[${at}]`, one),
    );
    const requests = listOf('requests', given['requests'], MOST_REQUESTS).map((one, at) =>
      this.request(`requests[${at}]`, one),
    );
    const refused = listOf('refused', given['refused'] ?? [], MOST_REQUESTS).map((one, at) =>
      this.refusal(`refused[${at}]`, one),
    );
    const meetings = (field: string) =>
      listOf(field, given[field] ?? [], MOST_REQUESTS).map((one, at) => this.meeting(`${field}[${at}]`, one));
    const instance = {
      slots,
      tables,
      people,
      requests,
      refused,
      locks: meetings('locks'),
      published: meetings('published'),
    };
    this.requirePossible(instance);
    return instance;
  }

  private person(field: string, json: unknown): SchedulePerson {
    const { id, side, available, min, max } = objectOf(field, json);
    if (typeof id !== 'string' || id === '' || id.length > 200)
      throw fault(`${field}.id`, id, '1 至 200 个字符', 'a text of 1 to 200 characters');
    if (this.people.has(id)) throw refuseSchedule.schedule_person_twice({ field: `${field}.id`, value: id });
    if (side !== 'demand' && side !== 'supply')
      throw fault(`${field}.side`, side, ' demand 或 supply', 'demand or supply');
    const there =
      available === undefined
        ? Array.from({ length: this.slots }, (_, slot) => slot)
        : listOf(`${field}.available`, available, MOST_SLOTS).map((slot, at) =>
            this.slot(`${field}.available[${at}]`, slot),
          );
    const most = whole(`${field}.max`, max ?? this.slots, 0, MOST_SLOTS);
    const person: SchedulePerson = {
      id,
      side,
      available: [...new Set(there)],
      min: whole(`${field}.min`, min ?? 0, 0, most),
      max: most,
    };
    this.people.set(id, person);
    return person;
  }

  private request(field: string, json: unknown): ScheduleRequest {
    const { demand, supply, weight = 1, priority = 0 } = objectOf(field, json);
    if (typeof weight !== 'number' || !(weight >= 0 && weight <= MOST_WEIGHT))
      throw fault(
        `${field}.weight`,
        weight,
        ` 0 至 ${MOST_WEIGHT} 的数`,
        `a number from 0 to ${MOST_WEIGHT}`,
      );
    const rank = typeof priority === 'boolean' ? Number(priority) : priority;
    return {
      ...this.pair(field, demand, supply),
      weight,
      priority: whole(`${field}.priority`, rank, 0, MOST_PRIORITY),
    };
  }

  private refusal(field: string, json: unknown): [string, string] {
    if (!Array.isArray(json) || json.length !== 2)
      throw fault(field, json, ' [需求方 id, 供给方 id]', 'a pair [demand id, supply id]');
    return [this.known(`${field}[0]`, json[0], 'demand'), this.known(`${field}[1]`, json[1], 'supply')];
  }

  private meeting(field: string, json: unknown): Meeting {
    const { demand, supply, slot, table } = objectOf(field, json);
    return {
      ...this.pair(field, demand, supply),
      slot: this.slot(`${field}.slot`, slot),
      table: whole(`${field}.table`, table, 0, this.tables - 1),
    };
  }

  private pair(field: string, demand: unknown, supply: unknown): { demand: string; supply: string } {
    return {
      demand: this.known(`${field}.demand`, demand, 'demand'),
      supply: this.known(`${field}.supply`, supply, 'supply'),
    };
  }

  private known(field: string, id: unknown, side: Side): string {
    if (typeof id === 'string' && this.people.get(id)?.side === side) return id;
    const { zh, en } = SIDES[side];
    throw refuseSchedule.schedule_person_unknown({ field, value: shown(id), side: zh, sideEn: en });
  }

  private slot(field: string, value: unknown): number {
    return whole(field, value, 0, this.slots - 1);
  }

  /** What is fixed by hand must itself keep every hard rule, or no plan could. */
  private requirePossible({ locks, refused }: ScheduleInstance): void {
    const never = new Set(refused.map(([demand, supply]) => pairOf(demand, supply)));
    const taken = new Set<string>();
    const count = new Map<string, number>();
    locks.forEach((lock, at) => {
      const { demand, supply, slot, table } = lock;
      const no = (name: string, value: unknown, rule: string, ruleEn: string) =>
        refuseSchedule.schedule_lock_impossible({
          field: `locks[${at}].${name}`,
          value: shown(value),
          rule,
          ruleEn,
        });
      const key = pairOf(demand, supply);
      if (never.has(key)) throw no('supply', supply, '双方不安排（refused）', 'the pair is refused');
      if (taken.has(key)) throw no('supply', supply, '双方已有另一个锁定', 'the pair has another lock');
      if (taken.has(`${slot} ${table}`))
        throw no('table', table, '该时段该桌已被锁定', 'another lock has this table in this slot');
      taken.add(key).add(`${slot} ${table}`);
      for (const [name, id] of [
        ['demand', demand],
        ['supply', supply],
      ] as const) {
        const person = this.people.get(id)!;
        if (!person.available.includes(slot))
          throw no('slot', slot, `${id} 该时段不在`, `${id} is not available in this slot`);
        if (taken.has(`${id} at ${slot}`))
          throw no(name, id, '该时段已有另一个锁定', 'has another lock in this slot');
        taken.add(`${id} at ${slot}`);
        const meetings = (count.get(id) ?? 0) + 1;
        count.set(id, meetings);
        if (meetings > person.max)
          throw no(name, id, `锁定多于 max（${person.max}）`, `has more locks than max (${person.max})`);
      }
    });
  }
}

function objectOf(field: string, json: unknown): Record<string, unknown> {
  if (typeof json === 'object' && json !== null && !Array.isArray(json))
    return json as Record<string, unknown>;
  throw fault(field || 'JSON', json, '一个对象', 'an object');
}

function listOf(field: string, json: unknown, most: number): unknown[] {
  if (Array.isArray(json) && json.length <= most) return json;
  throw fault(field, json, `至多 ${most} 项的列表`, `a list of at most ${most}`);
}

function whole(field: string, value: unknown, least: number, most: number): number {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  throw fault(field, value, ` ${least} 至 ${most} 的整数`, `a whole number from ${least} to ${most}`);
}

function fault(field: string, value: unknown, rule: string, ruleEn: string): Error {
  return refuseSchedule.schedule_field({ field, value: shown(value), rule, ruleEn });
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? '（无 none）').slice(0, 60);
}
