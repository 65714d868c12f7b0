import { Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  type FieldFault,
  invalidRequest,
  newId,
  type PersonActor,
  refuse,
  requireSeen,
  type Tx,
  violates,
} from '#libs/platform';
import type { EventRecord } from '../event.entity.js';
import { CLOSED_STATES } from '../event.states.js';
import { refuseEvent } from '../events.errors.js';
import { find } from '../events.service.js';
import { checkSchedule } from '../schedule/check-schedule.js';
import type { Meeting } from '../schedule/instance.js';
import { instanceOf } from './instance-of.js';
import { writeMeetings } from './meeting-rows.js';
import type { DeskPlanDto, NewPlanRunDto, PlanSettingsDto } from './plan.dto.js';
import { EventMeeting, EventPlan, EventPlanRun } from './plan.entity.js';
import { refusePlan } from './plan.errors.js';
import { readFacts, requirePlan } from './plan.reader.js';
import { PLAN_PUBLISHED, PLAN_RUN } from './plan.topics.js';
import { NO_PLAN, planView } from './plan-views.js';
import { slotsOf } from './slots.js';

const SECONDS = 20;
const MOST_SLOTS = 60;
/** Beyond its own seconds: others may stand before it in the queue. */
const LOST_AFTER_MINUTES = 15;

/** The one-to-one schedule of an event: settled, searched for, taken over, published. */
@Injectable()
export class PlanService {
  constructor(private readonly database: Database) {}

  one(actor: PersonActor, organisationId: string, eventId: string): Promise<DeskPlanDto> {
    return this.database.transaction(actor, async (tx) =>
      viewOf(tx, await find(tx, organisationId, eventId)),
    );
  }

  /** Times and tables. Once people are seated they change only so that every meeting keeps its time and table. */
  settle(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    seen: string,
    settings: PlanSettingsDto,
  ): Promise<DeskPlanDto> {
    return this.database.transaction(actor, async (tx) => {
      const event = await find(tx, organisationId, eventId, true);
      if (CLOSED_STATES.includes(event.state)) throw refuseEvent.event_closed();
      const known = await tx.repository(EventPlan).findOneBy({ eventId });
      requireSeen(seen, { version: known?.version ?? 0 });
      refuseUnfit(event, settings);
      const plan = tx.repository(EventPlan).create({
        eventId,
        organisationId,
        ...settings,
        wishesCloseAt: new Date(settings.wishesCloseAt),
        publishedAt: known?.publishedAt ?? null,
        version: (known?.version ?? 0) + 1,
      });
      if (known) await refuseMoved(tx, known, plan);
      await tx.repository(EventPlan).save(plan);
      return viewOf(tx, event);
    });
  }

  /** @throws plan_run_busy: one search at a time for an event. */
  async search(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    { seconds = SECONDS, seed = 1 }: NewPlanRunDto,
  ): Promise<DeskPlanDto> {
    try {
      return await this.database.transaction(actor, async (tx) => {
        const event = await editable(tx, organisationId, eventId);
        await requirePlan(tx, event);
        await endLost(tx, eventId);
        const id = newId(tx.now.getTime());
        await tx.repository(EventPlanRun).insert({
          ...{ id, eventId, organisationId, state: 'QUEUED', seconds, seed },
          requestedBy: actor.personId,
          requestedAt: tx.now,
        });
        await tx.later(PLAN_RUN, id);
        return viewOf(tx, event);
      });
    } catch (error) {
      throw violates(error, 'event_plan_run_busy') ? refusePlan.plan_run_busy() : error;
    }
  }

  /** The search hears of it within a second; its best plan until then is kept. */
  stop(actor: PersonActor, organisationId: string, eventId: string, runId: string): Promise<DeskPlanDto> {
    return this.database.transaction(actor, async (tx) => {
      const event = await find(tx, organisationId, eventId);
      const run = await requireRun(tx, eventId, runId);
      await tx.repository(EventPlanRun).update({ id: run.id }, { stopWanted: true });
      return viewOf(tx, event);
    });
  }

  /** What the search found becomes the plan, whole or not at all. @throws plan_run_empty, plan_run_stale */
  takeOver(actor: PersonActor, organisationId: string, eventId: string, runId: string): Promise<DeskPlanDto> {
    return this.database.transaction(actor, async (tx) => {
      const event = await editable(tx, organisationId, eventId);
      const plan = await requirePlan(tx, event, true);
      const run = await requireRun(tx, eventId, runId);
      if (!run.meetings || run.state === 'RUNNING') throw refusePlan.plan_run_empty();
      const facts = await readFacts(tx, plan);
      if (!stands(checkSchedule(instanceOf(facts), run.meetings))) throw refusePlan.plan_run_stale();
      await writeMeetings(tx, facts, run.meetings);
      await tx.repository(EventPlanRun).update({ id: run.id }, { takenOverAt: tx.now });
      return this.changed(tx, event, plan, run.meetings);
    });
  }

  /** Participants see their meetings from now on, and hear of it. */
  publish(actor: PersonActor, organisationId: string, eventId: string): Promise<DeskPlanDto> {
    return this.database.transaction(actor, async (tx) => {
      const event = await editable(tx, organisationId, eventId);
      const plan = await requirePlan(tx, event, true);
      const count = await tx.repository(EventMeeting).countBy({ eventId });
      if (count === 0) throw refusePlan.plan_run_empty();
      Object.assign(plan, { publishedAt: plan.publishedAt ?? tx.now, version: plan.version + 1 });
      await tx.repository(EventPlan).save(plan);
      await audit(tx, {
        action: 'EVENT_PLAN_PUBLISHED',
        subjectType: 'event',
        subjectId: eventId,
        organisationId,
        before: {},
        after: { meetings: count },
      });
      await tx.later(PLAN_PUBLISHED, eventId);
      return viewOf(tx, event);
    });
  }

  /** Every meeting is taken off and the plan is no longer published; only while nobody has spoken of an outcome. */
  clear(actor: PersonActor, organisationId: string, eventId: string): Promise<DeskPlanDto> {
    return this.database.transaction(actor, async (tx) => {
      const event = await editable(tx, organisationId, eventId);
      const plan = await requirePlan(tx, event, true);
      const facts = await readFacts(tx, plan);
      if (facts.meetings.some(({ demandOutcome, supplyOutcome }) => demandOutcome ?? supplyOutcome))
        throw refusePlan.meeting_has_outcome();
      await writeMeetings(tx, facts, []);
      await tx.repository(EventPlan).update({ eventId }, { publishedAt: null });
      return this.changed(tx, event, plan, []);
    });
  }

  private async changed(
    tx: Tx,
    event: EventRecord,
    { publishedAt }: EventPlan,
    meetings: Meeting[],
  ): Promise<DeskPlanDto> {
    await audit(tx, {
      action: 'EVENT_PLAN_CHANGED',
      subjectType: 'event',
      subjectId: event.id,
      organisationId: event.organisationId,
      before: {},
      after: { meetings: meetings.length },
    });
    if (publishedAt && meetings.length > 0) await tx.later(PLAN_PUBLISHED, event.id);
    return viewOf(tx, event);
  }
}

export async function viewOf(tx: Tx, { id }: EventRecord): Promise<DeskPlanDto> {
  const plan = await tx.repository(EventPlan).findOneBy({ eventId: id });
  return plan ? planView(tx, await readFacts(tx, plan)) : NO_PLAN;
}

export async function editable(tx: Tx, organisationId: string, eventId: string): Promise<EventRecord> {
  const event = await find(tx, organisationId, eventId);
  if (CLOSED_STATES.includes(event.state)) throw refuseEvent.event_closed();
  return event;
}

/** Seating somebody whom nobody asked for is the staff's right. */
function stands({ violations }: ReturnType<typeof checkSchedule>): boolean {
  return violations.every(({ rule }) => rule === 'NOBODY_ASKED');
}

/** A search whose job was lost with its queue must not keep an event from another one. */
async function endLost(tx: Tx, eventId: string): Promise<void> {
  await tx.query(
    `UPDATE event_plan_run SET state = 'FAILED', ended_at = $2 WHERE event_id = $1 AND state IN ('QUEUED', 'RUNNING')
       AND requested_at < $2::timestamptz - make_interval(mins => ${LOST_AFTER_MINUTES}, secs => seconds)`,
    [eventId, tx.now],
  );
}

async function requireRun(tx: Tx, eventId: string, id: string): Promise<EventPlanRun> {
  const run = await tx.repository(EventPlanRun).findOneBy({ id, eventId });
  if (!run) throw refuse.not_found();
  return run;
}

async function refuseMoved(tx: Tx, before: EventPlan, after: EventPlan): Promise<void> {
  const meetings = await tx.repository(EventMeeting).find({ where: { eventId: before.eventId } });
  const times = (plan: EventPlan) => slotsOf(plan).map(({ startsAt }) => startsAt);
  const [was, is] = [times(before), times(after)];
  const kept = meetings.every(({ slot, place }) => was[slot] === is[slot] && place < after.tables);
  if (!kept) throw refusePlan.plan_has_meetings({ value: meetings.length });
}

function refuseUnfit(event: EventRecord, settings: PlanSettingsDto): void {
  const faults: FieldFault[] = [];
  const { sessions, slotMinutes } = settings;
  let earliest = event.startsAt.getTime();
  if (sessions.length === 0) faults.push({ field: 'sessions', code: 'plan_sessions_missing', params: {} });
  for (const [at, { startsAt, endsAt }] of sessions.entries()) {
    const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
    const field = `sessions.${at}.startsAt`;
    const params = { row: at + 1 };
    if (start < earliest || end <= start || end > event.endsAt.getTime())
      faults.push({ field, code: 'plan_session_outside', params });
    else if (end - start < slotMinutes * 60_000) faults.push({ field, code: 'plan_no_slot', params });
    earliest = end;
  }
  const slots = faults.length === 0 ? slotsOf(settings).length : 0;
  if (slots > MOST_SLOTS)
    faults.push({ field: 'slotMinutes', code: 'plan_too_many_slots', params: { value: slots } });
  if (new Date(settings.wishesCloseAt) > event.startsAt)
    faults.push({ field: 'wishesCloseAt', code: 'plan_wishes_after_start', params: {} });
  if (faults.length > 0) throw invalidRequest(faults);
}
