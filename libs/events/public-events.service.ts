import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, Env, invalidCursor, isId, refuse } from '#libs/platform';
import { calendarOf } from './event-calendar.js';
import type { EventLineDto, EventListDto, EventQuery, PublicEventDto } from './events.dto.js';
import { type EventRow, EventsRepository, type PublishedEvent } from './events.repository.js';

/** Events as anybody sees them, from their approval on. */
@Injectable()
export class PublicEventsService {
  constructor(
    private readonly database: Database,
    private readonly repository: EventsRepository,
    private readonly env: Env,
  ) {}

  async list({ limit = 20, cursor, when = 'UPCOMING' }: EventQuery): Promise<EventListDto> {
    const rows = await this.repository.listPublic(
      this.database.now(),
      when === 'PAST',
      placeOf(cursor),
      limit + 1,
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const more = rows.length > limit && last;
    return {
      items: page.map(toLine),
      nextCursor: more ? encodeCursor([last.startsAt.toISOString(), last.id]) : null,
    };
  }

  /** Three statements, and one more where the agenda names patents. */
  async one(id: string): Promise<PublicEventDto> {
    const event = await this.repository.published(id);
    if (!event) throw refuse.not_found();
    const agenda = await this.repository.agenda(this.database, id);
    return {
      ...toPublic(event, this.database.now()),
      agenda,
      patents: await this.repository.patents(agenda),
    };
  }

  async calendar(id: string): Promise<string> {
    const event = await this.repository.published(id);
    if (!event) throw refuse.not_found();
    const shown = { ...toPublic(event, this.database.now()), agenda: [], patents: [] };
    return calendarOf(shown, event.noticeVersion, this.env.PUBLIC_URL);
  }
}

export function toLine({ startsAt, endsAt, ...row }: EventRow): EventLineDto {
  return { ...row, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

function toPublic(
  { noticeVersion: _, confirmed, ...event }: PublishedEvent,
  now: Date,
): Omit<PublicEventDto, 'agenda' | 'patents'> {
  return {
    ...event,
    ...toLine(event),
    registrationOpensAt: event.registrationOpensAt.toISOString(),
    registrationClosesAt: event.registrationClosesAt.toISOString(),
    registrationOpen: isOpen(event, now),
    seatsLeft: event.capacity === null ? null : Math.max(0, event.capacity - confirmed),
  };
}

type Window = Pick<PublishedEvent, 'state' | 'registrationOpensAt' | 'registrationClosesAt'>;

/** The organiser opened the registration, and the clock is inside its window. */
export function isOpen({ state, registrationOpensAt, registrationClosesAt }: Window, now: Date): boolean {
  return state === 'REGISTRATION_OPEN' && registrationOpensAt <= now && now < registrationClosesAt;
}

function placeOf(cursor: string | undefined): [string, string] | null {
  if (cursor === undefined) return null;
  const [at, id] = decodeCursor(cursor, 2);
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !isId(id)) throw invalidCursor(cursor);
  return [at, id];
}
