import type { Tx } from '#libs/platform';
import { checkSchedule } from '../schedule/check-schedule.js';
import { type AskedPair, askedPairs, instanceOf, placeOf, type PlanFacts, unitKeyOf } from './instance-of.js';
import type { DeskPlanDto, MeetingDto, PlanFiguresDto, PlanPairDto, PlanRunDto } from './plan.dto.js';
import { type EventMeeting, EventPlanRun } from './plan.entity.js';
import { slotsOf } from './slots.js';

/** Nothing is settled yet. */
export const NO_PLAN: DeskPlanDto = {
  ...{ settings: null, figures: null, run: null, publishedAt: null, version: 0 },
  ...{ slots: [], people: [], pairs: [], meetings: [] },
};

export async function planView(tx: Tx, facts: PlanFacts): Promise<DeskPlanDto> {
  const { plan, people, meetings } = facts;
  const { sessions, slotMinutes, pauseMinutes, tables, wishesCloseAt, publishedAt, version } = plan;
  const asked = askedPairs(facts);
  const before = await metBefore(tx, facts);
  const [run] = await tx
    .repository(EventPlanRun)
    .find({ where: { eventId: plan.eventId }, order: { id: 'DESC' }, take: 1 });
  return {
    settings: { sessions, slotMinutes, pauseMinutes, tables, wishesCloseAt: wishesCloseAt.toISOString() },
    slots: slotsOf(plan),
    people: people.map(({ checkedInAt, topic: _, position: __, ...person }) => ({
      ...person,
      checkedIn: checkedInAt !== null,
    })),
    pairs: asked.map((pair) => pairView(pair, facts, before)),
    meetings: meetings.map(meetingView),
    figures: figuresOf(facts, asked),
    run: run ? runView(run) : null,
    publishedAt: publishedAt?.toISOString() ?? null,
    version,
  };
}

export function runView(run: EventPlanRun): PlanRunDto {
  const { id, state, seconds, seed, value, bound, minimaMet, gaps, moves } = run;
  return {
    ...{ id, state, seconds, seed, value, bound, minimaMet, gaps, moves },
    meetings: run.meetings?.length ?? null,
    requestedAt: run.requestedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    takenOver: run.takenOverAt !== null,
  };
}

export function meetingView(meeting: EventMeeting): MeetingDto {
  const { id, demandId, supplyId, slot, place, locked, matchId, demandOutcome, supplyOutcome } = meeting;
  return { id, demandId, supplyId, slot, place, locked, matchId, demandOutcome, supplyOutcome };
}

function pairView(pair: AskedPair, facts: PlanFacts, before: ReadonlyMap<string, string>): PlanPairDto {
  const { demand: demandId, supply: supplyId, weight, demandWish, supplyWish, match } = pair;
  const unit = (id: string) => unitKeyOf(facts.people.find((person) => person.id === id)!);
  const notes = [demandWish?.note, supplyWish?.note].filter((note) => note);
  return {
    ...{ demandId, supplyId, weight },
    demandWish: demandWish?.wish ?? null,
    supplyWish: supplyWish?.wish ?? null,
    note: notes.length > 0 ? notes.join(' · ').slice(0, 500) : null,
    matchId: match?.id ?? null,
    need: match?.need ?? null,
    subject: match?.subject ?? null,
    metBefore: before.get(`${unit(demandId)} ${unit(supplyId)}`) ?? null,
  };
}

function figuresOf(facts: PlanFacts, asked: AskedPair[]): PlanFiguresDto {
  const { value, minimaMet, gaps } = checkSchedule(instanceOf(facts), facts.meetings.map(placeOf));
  return {
    ...{ value, minimaMet, gaps },
    asked: asked.reduce((sum, { weight }) => sum + weight, 0),
    meetings: facts.meetings.length,
    people: facts.people.length,
  };
}

/** The last day on which two organisations met at an event of the same organiser, by both their keys. */
export async function metBefore(tx: Tx, { plan, people }: PlanFacts): Promise<Map<string, string>> {
  const units = [...new Set(people.map(unitKeyOf))];
  const rows = await tx.query<{ pair: string; day: string }>(
    `SELECT m.demand_unit || ' ' || m.supply_unit AS pair, max((e.starts_at AT TIME ZONE 'Asia/Shanghai')::date)::text AS day
     FROM event_meeting m JOIN event e ON e.id = m.event_id
     WHERE m.organisation_id = $1 AND m.event_id <> $2 AND e.starts_at < $4
       AND m.demand_unit = ANY ($3) AND m.supply_unit = ANY ($3)
       AND coalesce(nullif(m.demand_outcome, 'NOT_HELD'), nullif(m.supply_outcome, 'NOT_HELD')) IS NOT NULL
     GROUP BY 1`,
    [plan.organisationId, plan.eventId, units, tx.now],
  );
  return new Map(rows.map(({ pair, day }) => [pair, day]));
}
