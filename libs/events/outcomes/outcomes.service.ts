import { Injectable } from '@nestjs/common';
import { judgeByMeeting, type MatchBetween } from '#libs/matchmaking';
import { NeedsService } from '#libs/demand';
import {
  type Actor,
  audit,
  Database,
  newId,
  type PersonActor,
  refuse,
  SYSTEM,
  type Tx,
} from '#libs/platform';
import { EventFollowUp } from './follow-up.entity.js';
import { find } from '../events.service.js';
import type { PlanFacts } from '../plan/instance-of.js';
import { EventMeeting, EventPlan, type Outcome } from '../plan/plan.entity.js';
import { readFacts } from '../plan/plan.reader.js';
import { editable } from '../plan/plan.service.js';
import { slotsOf } from '../plan/slots.js';
import { byCode } from '../registrations.service.js';
import { nextStep } from './next-step.js';
import type {
  FollowUpContentDto,
  FollowUpDoneDto,
  FollowUpDto,
  MeetingCardDto,
  OutcomeDto,
  OwnMeetingDto,
  OwnMeetingsDto,
  SideOutcomeDto,
} from './outcomes.dto.js';
import { refuseOutcome } from './outcomes.errors.js';
import { OUTCOME_SAID } from './outcomes.topics.js';

type Side = 'DEMAND' | 'SUPPLY';

/** What came of a meeting, said by each side for itself, and what is to be done about it. */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly database: Database,
    private readonly needs: NeedsService,
  ) {}

  /** One's own meetings, by the code of the registration. */
  own(actor: Actor, code: string): Promise<OwnMeetingsDto> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const { id, eventId, partyId } = await byCode(tx, code);
      const plan = await tx.repository(EventPlan).findOneBy({ eventId });
      const items = plan?.publishedAt ? ownMeetings(await readFacts(tx, plan), id) : [];
      return { items, asMember: memberOf(actor, partyId) !== null };
    });
  }

  /** In two taps: each side says it for itself, and may say it anew. @throws meeting_not_published, meeting_not_begun */
  say(actor: Actor, code: string, meetingId: string, said: OutcomeDto): Promise<OwnMeetingsDto> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const { id, eventId, partyId } = await byCode(tx, code);
      const plan = await planHeld(tx, eventId);
      const meeting = await tx.repository(EventMeeting).findOneBy({ id: meetingId, eventId });
      const side = meeting?.demandId === id ? 'DEMAND' : meeting?.supplyId === id ? 'SUPPLY' : undefined;
      if (!plan || !meeting || !side) throw refuse.not_found();
      if (!plan.publishedAt) throw refuseOutcome.meeting_not_published();
      const saidFor = memberOf(actor, partyId);
      await keep(tx, plan, meeting, side, said, saidFor);
      return { items: ownMeetings(await readFacts(tx, plan), id), asMember: saidFor !== null };
    });
  }

  /** Staff write what a side told them: of the event's figures, but no word of that side (see `follow`). */
  sayFor(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    meetingId: string,
    { side, ...said }: SideOutcomeDto,
  ): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      await editable(tx, organisationId, eventId);
      const plan = await planHeld(tx, eventId);
      if (!plan) throw refuse.not_found();
      const meeting = await requireMeeting(tx, eventId, meetingId);
      await keep(tx, plan, meeting, side, said, null);
      await audit(tx, {
        action: 'EVENT_OUTCOME_FOR_SIDE',
        subjectType: 'event_meeting',
        subjectId: meetingId,
        organisationId,
        before: { outcome: side === 'DEMAND' ? meeting.demandOutcome : meeting.supplyOutcome },
        after: { side, outcome: said.outcome },
      });
    });
  }

  /**
   * The match behind the meeting is graded by who met, and a firm that wants more lets the university see its need. Both
   * only by the word of somebody signed in for that very organisation: the organiser, who may be a party of the match,
   * holds every code and writes for every side.
   */
  async follow(meetingId: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const meeting = await tx.repository(EventMeeting).findOneBy({ id: meetingId });
      if (!meeting?.matchId) return;
      const [match] = await tx.query<{ needId: string; firmId: string; universityId: string }>(
        'SELECT need_id AS "needId", firm_id AS "firmId", university_id AS "universityId" FROM match WHERE id = $1',
        [meeting.matchId],
      );
      if (!match) return;
      const { demandOutcome, demandSaidAt, demandSaidFor, supplyOutcome, supplySaidAt, supplySaidFor } =
        meeting;
      const firm = demandSaidFor === match.firmId ? demandOutcome : null;
      const university = supplySaidFor === match.universityId ? supplyOutcome : null;
      for (const [side, outcome, saidAt] of [
        ['FIRM', firm, demandSaidAt],
        ['UNIVERSITY', university, supplySaidAt],
      ] as const)
        if (outcome !== null && outcome !== 'NOT_HELD' && saidAt !== null)
          await judgeByMeeting(tx, meeting.matchId, side, outcome === 'NO' ? 'BAD' : 'GOOD', saidAt);
      if (wantsMore(firm)) await this.needs.admitUniversity(tx, match.needId, match.universityId);
    });
  }

  addFollowUp(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    meetingId: string,
    content: FollowUpContentDto,
  ): Promise<FollowUpDto> {
    return this.database.transaction(actor, async (tx) => {
      await editable(tx, organisationId, eventId);
      await planHeld(tx, eventId);
      await requireMeeting(tx, eventId, meetingId);
      const row = tx.repository(EventFollowUp).create({
        ...{ id: newId(tx.now.getTime()), eventId, organisationId, meetingId, ...content },
        ...{ doneDay: null, result: null, version: 1, createdAt: tx.now },
      });
      await tx.repository(EventFollowUp).insert(row);
      return followUpView(row);
    });
  }

  endFollowUp(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    id: string,
    { doneDay, result }: FollowUpDoneDto,
  ): Promise<FollowUpDto> {
    return this.database.transaction(actor, async (tx) => {
      await find(tx, organisationId, eventId);
      const row = await tx.repository(EventFollowUp).findOneBy({ id, eventId, organisationId });
      if (!row) throw refuse.not_found();
      Object.assign(row, { doneDay, result, version: row.version + 1 });
      await tx.repository(EventFollowUp).save(row);
      return followUpView(row);
    });
  }
}

/** Nobody takes a meeting off the plan while something is said of it; many may speak at the same time. */
function planHeld(tx: Tx, eventId: string): Promise<EventPlan | null> {
  return tx.repository(EventPlan).findOne({ where: { eventId }, lock: { mode: 'pessimistic_read' } });
}

/** The party of a registration, where who speaks with its code is signed in as one of its people. */
function memberOf(actor: Actor, partyId: string | null): string | null {
  return partyId !== null && actor.kind === 'PERSON' && actor.roles.has(partyId) ? partyId : null;
}

async function keep(
  tx: Tx,
  plan: EventPlan,
  meeting: EventMeeting,
  side: Side,
  { outcome, note }: Pick<SideOutcomeDto, 'outcome' | 'note'>,
  saidFor: string | null,
): Promise<void> {
  const startsAt = slotsOf(plan)[meeting.slot]?.startsAt ?? '';
  if (tx.now < new Date(startsAt)) throw refuseOutcome.meeting_not_begun({ value: startsAt });
  await tx
    .repository(EventMeeting)
    .update(
      { id: meeting.id },
      side === 'DEMAND'
        ? { demandOutcome: outcome, demandNote: note, demandSaidAt: tx.now, demandSaidFor: saidFor }
        : { supplyOutcome: outcome, supplyNote: note, supplySaidAt: tx.now, supplySaidFor: saidFor },
    );
  await tx.later(OUTCOME_SAID, meeting.id);
}

async function requireMeeting(tx: Tx, eventId: string, id: string): Promise<EventMeeting> {
  const meeting = await tx.repository(EventMeeting).findOneBy({ id, eventId });
  if (!meeting) throw refuse.not_found();
  return meeting;
}

function wantsMore(outcome: Outcome | null): boolean {
  return outcome === 'MORE_INFORMATION' || outcome === 'TRIAL' || outcome === 'INTENT';
}

function ownMeetings(facts: PlanFacts, id: string): OwnMeetingDto[] {
  const slots = slotsOf(facts.plan);
  return facts.meetings.flatMap((meeting) => {
    const mine = meeting.demandId === id ? 'DEMAND' : meeting.supplyId === id ? 'SUPPLY' : null;
    const slot = slots[meeting.slot];
    const other = facts.people.find(
      (one) => one.id === (mine === 'DEMAND' ? meeting.supplyId : meeting.demandId),
    );
    if (!mine || !slot || !other) return [];
    const match = matchOf(facts, meeting);
    const outcome = mine === 'DEMAND' ? meeting.demandOutcome : meeting.supplyOutcome;
    const { name, unit, position, topic } = other;
    return [
      {
        ...{ id: meeting.id, startsAt: slot.startsAt, endsAt: slot.endsAt, table: meeting.place + 1 },
        ...{ name, unit, position, topic, outcome },
        card: match && cardOf(match),
        note: mine === 'DEMAND' ? meeting.demandNote : meeting.supplyNote,
        counted: (mine === 'DEMAND' ? meeting.demandSaidFor : meeting.supplySaidFor) !== null,
        next: nextStep(outcome, match),
      },
    ];
  });
}

/** The match behind a meeting, as far as both may speak of it: the one it was seated by, else one that came up later. */
export function matchOf({ matches, people }: PlanFacts, meeting: EventMeeting): MatchBetween | null {
  const partyOf = (id: string) => people.find((person) => person.id === id)?.partyId;
  const [firm, university] = [partyOf(meeting.demandId), partyOf(meeting.supplyId)];
  return (
    matches.find(({ id }) => id === meeting.matchId) ??
    matches.find(({ firmId, universityId }) => firmId === firm && universityId === university) ??
    null
  );
}

export function cardOf(match: MatchBetween): MeetingCardDto {
  const { id: matchId, need, patentId, subject, reasons, declarationId, feeMethod, yearOneFen } = match;
  return { matchId, need, patentId, subject, reasons, declarationId, feeMethod, yearOneFen };
}

export function followUpView({
  id,
  meetingId,
  what,
  owner,
  dueDay,
  doneDay,
  result,
}: EventFollowUp): FollowUpDto {
  return { id, meetingId, what, owner, dueDay, doneDay, result };
}
