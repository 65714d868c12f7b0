import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { EventRecord } from './event.entity.js';
import type { AgendaItemDto, AgendaPatentDto, EventLineDto, RegistrationCountsDto } from './events.dto.js';

const ORGANISER = `jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en, 'demonstration', o.demonstration)`;
const LINE_COLUMNS = `e.id, e.type, e.mode, e.title, e.title_en AS "titleEn", e.venue, e.starts_at AS "startsAt",
  e.ends_at AS "endsAt", e.state, ${ORGANISER} AS organiser`;
const FROM = 'FROM event e JOIN organisation o ON o.id = e.organisation_id';
const LINE = `SELECT ${LINE_COLUMNS} ${FROM}`;

export type EventRow = Omit<EventLineDto, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };
export type PublishedEvent = EventRow &
  Pick<
    EventRecord,
    | 'theme'
    | 'intro'
    | 'contact'
    | 'admission'
    | 'capacity'
    | 'coOrganisers'
    | 'cancelReason'
    | 'registrationOpensAt'
    | 'registrationClosesAt'
    | 'noticeVersion'
  > & { confirmed: number };

/** Asks for events; whoever asks without an actor sees those that are approved. */
@Injectable()
export class EventsRepository {
  constructor(private readonly database: Database) {}

  /** Events that are not over, the next one first; or those that are, the last one first. */
  listPublic(now: Date, past: boolean, after: [string, string] | null, limit: number): Promise<EventRow[]> {
    const [sign, way] = past ? ['<', 'DESC'] : ['>', 'ASC'];
    return this.database.query<EventRow>(
      `${LINE} WHERE e.state <> 'PLANNED' AND e.ends_at ${past ? '<=' : '>'} $1
         AND ($2::timestamptz IS NULL OR (e.starts_at, e.id) ${sign} ($2, $3::uuid))
       ORDER BY e.starts_at ${way}, e.id ${way} LIMIT $4`,
      [now, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  listOf(tx: Tx, organisationId: string, states: string[] | null, before: string | null, limit: number) {
    return tx.query<EventRow>(
      `${LINE} WHERE e.organisation_id = $1 AND ($2::text[] IS NULL OR e.state = ANY ($2)) AND ($3::uuid IS NULL OR e.id < $3)
       ORDER BY e.id DESC LIMIT $4`,
      [organisationId, states, before, limit],
    );
  }

  /** One event whole as anybody sees it; null where it is not approved. */
  async published(id: string): Promise<PublishedEvent | null> {
    const [row] = await this.database.query<PublishedEvent>(
      `SELECT ${LINE_COLUMNS}, e.theme, e.intro, e.contact, e.admission, e.capacity, e.co_organisers AS "coOrganisers",
         e.cancel_reason AS "cancelReason", e.registration_opens_at AS "registrationOpensAt",
         e.registration_closes_at AS "registrationClosesAt", e.notice_version AS "noticeVersion",
         event_confirmed(e.id) AS confirmed
       ${FROM} WHERE e.id = $1 AND e.state <> 'PLANNED'`,
      [id],
    );
    return row ?? null;
  }

  async agenda(reader: Pick<Tx, 'query'> | Database, eventId: string): Promise<AgendaItemDto[]> {
    const rows = await reader.query<Omit<AgendaItemDto, 'startsAt'> & { startsAt: Date }>(
      `SELECT starts_at AS "startsAt", title, speaker, patent_ids AS "patentIds" FROM event_agenda
       WHERE event_id = $1 ORDER BY position`,
      [eventId],
    );
    return rows.map(({ startsAt, ...item }) => ({ ...item, startsAt: startsAt.toISOString() }));
  }

  async counts(tx: Tx, eventId: string): Promise<RegistrationCountsDto> {
    const [row] = await tx.query<RegistrationCountsDto>(
      `SELECT count(*) FILTER (WHERE state = 'PENDING')::int AS pending, count(*) FILTER (WHERE state = 'CONFIRMED')::int AS confirmed,
         count(*) FILTER (WHERE state = 'WAITING')::int AS waiting, count(checked_in_at)::int AS "checkedIn"
       FROM event_registration WHERE event_id = $1`,
      [eventId],
    );
    return row ?? { pending: 0, confirmed: 0, waiting: 0, checkedIn: 0 };
  }

  /** The patents that an agenda names. */
  async patents(agenda: AgendaItemDto[]): Promise<AgendaPatentDto[]> {
    const ids = [...new Set(agenda.flatMap(({ patentIds }) => patentIds))];
    return ids.length === 0
      ? []
      : this.database.query('SELECT id, title FROM patent WHERE id = ANY ($1) ORDER BY id', [ids]);
  }
}
