import { Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  decodeIdCursor,
  encodeCursor,
  type FieldFault,
  newId,
  type PersonActor,
  refuse,
  requireSeen,
  type Role,
  type Tx,
  invalidRequest,
} from '#libs/platform';
import { EventAgendaItem, EventRecord } from './event.entity.js';
import { CLOSED_STATES, EVENT_TRANSITIONS, stepsFrom } from './event.states.js';
import type {
  AgendaItemDto,
  DeskEventDto,
  DeskEventQuery,
  EventContentDto,
  EventListDto,
  EventStepDto,
} from './events.dto.js';
import { refuseEvent } from './events.errors.js';
import { EventsRepository } from './events.repository.js';
import { movePlan } from './plan/move-plan.js';
import { EVENT_CANCELLED } from './letters/letters.topics.js';
import { toLine } from './public-events.service.js';

/** What participants must learn of when it changes. */
const TOLD = ['title', 'venue', 'onlineUrl', 'startsAt', 'endsAt'] as const;

/** The organiser's desk: plans an event, writes it, and takes it from step to step. */
@Injectable()
export class EventsService {
  constructor(
    private readonly database: Database,
    private readonly repository: EventsRepository,
  ) {}

  list(
    actor: PersonActor,
    organisationId: string,
    { limit = 20, cursor, state }: DeskEventQuery,
  ): Promise<EventListDto> {
    const before = decodeIdCursor(cursor);
    return this.database.transaction(actor, async (tx) => {
      const rows = await this.repository.listOf(tx, organisationId, state ?? null, before, limit + 1);
      const page = rows.slice(0, limit);
      return {
        items: page.map(toLine),
        nextCursor: rows.length > limit ? encodeCursor([page.at(-1)?.id ?? null]) : null,
      };
    });
  }

  one(actor: PersonActor, organisationId: string, id: string): Promise<DeskEventDto> {
    return this.database.transaction(actor, async (tx) => this.toDto(tx, await find(tx, organisationId, id)));
  }

  async plan(actor: PersonActor, organisationId: string, content: EventContentDto): Promise<DeskEventDto> {
    return this.database.transaction(actor, async (tx) => {
      refuseUnfit(content);
      const event = tx.repository(EventRecord).create({
        id: newId(tx.now.getTime()),
        organisationId,
        state: 'PLANNED',
        cancelReason: null,
        version: 1,
        noticeVersion: 0,
        createdAt: tx.now,
        createdBy: actor.personId,
        approvedBy: null,
        ...writtenIn(content),
      });
      await tx.repository(EventRecord).insert(event);
      await writeAgenda(tx, event, content.agenda);
      return this.toDto(tx, event);
    });
  }

  async change(
    actor: PersonActor,
    organisationId: string,
    id: string,
    seen: string,
    content: EventContentDto,
  ): Promise<DeskEventDto> {
    return this.database.transaction(actor, async (tx) => {
      const event = await find(tx, organisationId, id, true);
      requireSeen(seen, event);
      if (CLOSED_STATES.includes(event.state)) throw refuseEvent.event_closed();
      refuseUnfit(content);
      const written = writtenIn(content);
      await movePlan(tx, event, written);
      const told = TOLD.some((field) => String(event[field]) !== String(written[field]));
      Object.assign(event, written, {
        version: event.version + 1,
        noticeVersion: event.noticeVersion + (told ? 1 : 0),
      });
      await tx.repository(EventRecord).save(event);
      await writeAgenda(tx, event, content.agenda);
      return this.toDto(tx, event);
    });
  }

  /** @throws event_step_refused where the table has no such step; invalid_request where something is missing for it. */
  async step(
    actor: PersonActor,
    organisationId: string,
    id: string,
    { step, reason }: EventStepDto,
  ): Promise<DeskEventDto> {
    return this.database.transaction(actor, async (tx) => {
      const event = await find(tx, organisationId, id, true);
      const row = EVENT_TRANSITIONS.find((one) => one.step === step && one.from.includes(event.state));
      if (!row) throw refuseEvent.event_step_refused({ state: event.state });
      const roles: readonly Role[] = actor.roles.get(organisationId) ?? [];
      if (!row.by.some((role) => roles.includes(role))) throw refuse.forbidden();
      refuseUnready(event, row.needs, reason, tx.now);
      if (step === 'APPROVE' && roles.includes('UNIVERSITY_APPROVER') && event.createdBy === actor.personId)
        throw invalidRequest([{ field: 'step', code: 'event_approver_is_author', params: {} }]);
      const before = event.state;
      Object.assign(event, {
        state: row.to,
        version: event.version + 1,
        ...(step === 'APPROVE' && { approvedBy: actor.personId }),
        ...(step === 'CANCEL' && { cancelReason: reason, noticeVersion: event.noticeVersion + 1 }),
      });
      await tx.repository(EventRecord).save(event);
      if (step === 'CANCEL') await tx.later(EVENT_CANCELLED, id);
      await audit(tx, {
        action: `EVENT_${step}`,
        subjectType: 'event',
        subjectId: id,
        organisationId,
        before: { state: before },
        after: { state: event.state, reason: reason ?? null },
      });
      return this.toDto(tx, event);
    });
  }

  private async toDto(tx: Tx, event: EventRecord): Promise<DeskEventDto> {
    const roles = tx.actor.kind === 'PERSON' ? (tx.actor.roles.get(event.organisationId) ?? []) : [];
    const written = writtenIn(event);
    return {
      id: event.id,
      ...written,
      startsAt: event.startsAt.toISOString(),
      endsAt: event.endsAt.toISOString(),
      registrationOpensAt: event.registrationOpensAt.toISOString(),
      registrationClosesAt: event.registrationClosesAt.toISOString(),
      agenda: await this.repository.agenda(tx, event.id),
      state: event.state,
      cancelReason: event.cancelReason,
      steps: stepsFrom(event.state, roles),
      counts: await this.repository.counts(tx, event.id),
      version: event.version,
    };
  }
}

export async function find(tx: Tx, organisationId: string, id: string, lock = false): Promise<EventRecord> {
  const event = await tx.repository(EventRecord).findOne({
    where: { id, organisationId },
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!event) throw refuse.not_found();
  return event;
}

type Written = Omit<
  EventContentDto,
  'agenda' | 'startsAt' | 'endsAt' | 'registrationOpensAt' | 'registrationClosesAt'
> &
  Pick<EventRecord, 'startsAt' | 'endsAt' | 'registrationOpensAt' | 'registrationClosesAt'>;

/** The fields that the organiser writes, by name: nothing else of a request or a row passes. */
function writtenIn(from: EventContentDto | EventRecord): Written {
  const { type, mode, title, titleEn, intro, theme, coOrganisers, venue, onlineUrl, capacity } = from;
  const { admission, contact, minutes, costFen, budgetSource, satisfactionBp } = from;
  return {
    ...{ type, mode, title, titleEn, intro, theme, coOrganisers, venue, onlineUrl, capacity },
    ...{ admission, contact, minutes, costFen, budgetSource, satisfactionBp },
    startsAt: new Date(from.startsAt),
    endsAt: new Date(from.endsAt),
    registrationOpensAt: new Date(from.registrationOpensAt),
    registrationClosesAt: new Date(from.registrationClosesAt),
  };
}

async function writeAgenda(tx: Tx, event: EventRecord, agenda: AgendaItemDto[]): Promise<void> {
  await tx.repository(EventAgendaItem).delete({ eventId: event.id });
  if (agenda.length === 0) return;
  await tx.repository(EventAgendaItem).insert(
    agenda.map(({ startsAt, title, speaker, patentIds }, position) => ({
      id: newId(tx.now.getTime()),
      eventId: event.id,
      organisationId: event.organisationId,
      position,
      startsAt: new Date(startsAt),
      title,
      speaker,
      patentIds,
    })),
  );
}

function refuseUnfit(content: EventContentDto): void {
  const faults: FieldFault[] = [];
  const at = (instant: string) => Date.parse(instant);
  if (at(content.endsAt) <= at(content.startsAt))
    faults.push({ field: 'endsAt', code: 'event_end_before_start', params: {} });
  const closes = at(content.registrationClosesAt);
  if (closes <= at(content.registrationOpensAt) || closes > at(content.endsAt))
    faults.push({ field: 'registrationClosesAt', code: 'registration_window', params: {} });
  if (content.mode !== 'ONLINE' && content.venue === null)
    faults.push({ field: 'venue', code: 'venue_needed', params: {} });
  if (content.mode !== 'ON_SITE' && content.onlineUrl === null)
    faults.push({ field: 'onlineUrl', code: 'online_url_needed', params: {} });
  for (const [row, { startsAt }] of content.agenda.entries())
    if (at(startsAt) < at(content.startsAt) || at(startsAt) >= at(content.endsAt))
      faults.push({ field: `agenda.${row}.startsAt`, code: 'agenda_outside', params: { row: row + 1 } });
  if (faults.length > 0) throw invalidRequest(faults);
}

function refuseUnready(
  event: EventRecord,
  need: string | undefined,
  reason: string | undefined,
  now: Date,
): void {
  if (need === 'reason' && !reason)
    throw invalidRequest([{ field: 'reason', code: 'step_reason_needed', params: {} }]);
  if (need === 'minutes' && !event.minutes)
    throw invalidRequest([{ field: 'step', code: 'step_minutes_needed', params: {} }]);
  if (need === 'started' && now < event.startsAt)
    throw invalidRequest([
      { field: 'step', code: 'step_not_started', params: { value: event.startsAt.toISOString() } },
    ]);
}
