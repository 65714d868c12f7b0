import { Injectable } from '@nestjs/common';
import {
  Database,
  type Language,
  type PersonActor,
  refuse,
  sentenceOf,
  type Tx,
  render,
} from '#libs/platform';
import type { EventRecord } from '../event.entity.js';
import { checkSchedule, type Rule } from '../schedule/check-schedule.js';
import type { Meeting } from '../schedule/instance.js';
import { afterAbsence, hasOutcome } from './after-absence.js';
import { instanceOf, isFixed, placeOf, type PlanFacts, unitKeyOf } from './instance-of.js';
import { writeMeetings } from './meeting-rows.js';
import type { AbsenceDto, DeskPlanDto, MoveDto, ReplannedDto, SeatDto } from './plan.dto.js';
import { EventMeeting, EventPlan } from './plan.entity.js';
import { refusePlan } from './plan.errors.js';
import { readFacts, requirePlan } from './plan.reader.js';
import { editable, viewOf } from './plan.service.js';
import { PLAN_PUBLISHED } from './plan.topics.js';

/** Staff's own hand on the plan: every change is checked by the checker and, beneath it, by the database. */
@Injectable()
export class MeetingsService {
  constructor(private readonly database: Database) {}

  /** Seats two people, whether or not anybody asked for it; fixed, so that no search undoes it. @throws meeting_conflict */
  seat(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    { demandId, supplyId, slot, place }: SeatDto,
  ): Promise<DeskPlanDto> {
    return this.edit(actor, organisationId, eventId, async (tx, facts) => {
      const known = (id: string, side: string) =>
        facts.people.some((person) => person.id === id && person.side === side);
      if (!known(demandId, 'DEMAND') || !known(supplyId, 'SUPPLY')) throw refuse.not_found();
      const meeting = { demand: demandId, supply: supplyId, slot, table: place };
      const wanted = [...facts.meetings.map(placeOf), meeting];
      this.refuseConflict(actor.language, facts, wanted, [meeting]);
      await writeMeetings(tx, facts, wanted);
      await tx.repository(EventMeeting).update({ eventId, demandId, supplyId }, { locked: true });
    });
  }

  /** To another slot or table; with the meeting that sits there it changes places. @throws meeting_conflict */
  move(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    id: string,
    to: MoveDto,
  ): Promise<DeskPlanDto> {
    return this.edit(actor, organisationId, eventId, async (tx, facts) => {
      const row = requireMeeting(facts, id);
      const [slot, place] = [to.slot ?? row.slot, to.place ?? row.place];
      if (slot !== row.slot || place !== row.place) {
        refuseSpoken(row);
        const there = facts.meetings.find((one) => one.slot === slot && one.place === place);
        const changed: Meeting[] = [{ ...placeOf(row), slot, table: place }];
        if (there) changed.push({ ...placeOf(there), slot: row.slot, table: row.place });
        if (there && isFixed(there))
          throw refusePlan.meeting_conflict({ reasons: ruleText('LOCK_BROKEN', actor.language) });
        const rest = facts.meetings.filter((one) => one !== row && one !== there).map(placeOf);
        this.refuseConflict(actor.language, facts, [...rest, ...changed], changed);
        await writeMeetings(tx, facts, [...rest, ...changed]);
      }
      if (to.locked !== undefined)
        await tx.repository(EventMeeting).update({ id }, { locked: to.locked, changedAt: tx.now });
    });
  }

  remove(actor: PersonActor, organisationId: string, eventId: string, id: string): Promise<DeskPlanDto> {
    return this.edit(actor, organisationId, eventId, async (tx, facts) => {
      const row = requireMeeting(facts, id);
      refuseSpoken(row);
      await writeMeetings(tx, facts, facts.meetings.filter((one) => one !== row).map(placeOf));
    });
  }

  /**
   * Somebody did not come: their meetings that are not over fall away, and open wishes take the free places, with at most
   * two changes for each person.
   */
  async absent(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    { registrationId }: AbsenceDto,
  ): Promise<ReplannedDto> {
    const counts = { cancelled: 0, added: 0, moved: 0 };
    const plan = await this.edit(actor, organisationId, eventId, async (tx, facts) => {
      if (!facts.people.some(({ id }) => id === registrationId)) throw refuse.not_found();
      const before = facts.meetings.map(placeOf);
      const after = afterAbsence(facts, registrationId, tx.now);
      await writeMeetings(tx, facts, after.meetings);
      const was = new Map(before.map((one) => [`${one.demand} ${one.supply}`, one]));
      counts.cancelled = after.cancelled.length;
      for (const one of after.meetings) {
        const known = was.get(`${one.demand} ${one.supply}`);
        if (!known) counts.added++;
        else if (known.slot !== one.slot) counts.moved++;
      }
    });
    return { ...counts, plan };
  }

  private edit(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    work: (tx: Tx, facts: PlanFacts, event: EventRecord) => Promise<void>,
  ): Promise<DeskPlanDto> {
    return this.database.transaction(actor, async (tx) => {
      const event = await editable(tx, organisationId, eventId);
      const plan: EventPlan = await requirePlan(tx, event, true);
      await work(tx, await readFacts(tx, plan), event);
      if (plan.publishedAt) await tx.later(PLAN_PUBLISHED, eventId);
      return viewOf(tx, event);
    });
  }

  /** Only what the changed meetings break is a conflict: a fault that was there before must not lock the plan. */
  private refuseConflict(
    language: Language,
    facts: PlanFacts,
    wanted: Meeting[],
    changed: readonly Meeting[],
  ): void {
    const { locks: _, ...instance } = instanceOf(facts);
    const { violations } = checkSchedule({ ...instance, locks: [] }, wanted);
    const touched = changed.flatMap(({ demand, supply }) => [demand, supply]);
    const rules = violations.flatMap(({ rule, meeting, person }) =>
      rule !== 'NOBODY_ASKED' && (changed.some((one) => one === meeting) || touched.includes(person ?? ''))
        ? [rule]
        : [],
    );
    const unitOf = new Map(facts.people.map((one) => [one.id, unitKeyOf(one)]));
    const pairs = wanted.map(({ demand, supply }) => `${unitOf.get(demand)} ${unitOf.get(supply)}`);
    if (new Set(pairs).size < pairs.length) rules.push('PAIR_TWICE');
    if (rules.length > 0)
      throw refusePlan.meeting_conflict({
        reasons: [...new Set(rules)]
          .map((rule) => ruleText(rule, language))
          .join(language === 'zh' ? '；' : '; '),
      });
  }
}

function ruleText(rule: Rule, language: Language): string {
  const sentence = sentenceOf(`plan_rule_${rule}`);
  return sentence ? render(sentence, {}, language) : rule;
}

function requireMeeting({ meetings }: PlanFacts, id: string): EventMeeting {
  const row = meetings.find((one) => one.id === id);
  if (!row) throw refuse.not_found();
  return row;
}

function refuseSpoken(row: EventMeeting): void {
  if (hasOutcome(row)) throw refusePlan.meeting_has_outcome();
}
