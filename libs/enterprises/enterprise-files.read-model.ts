import { Injectable } from '@nestjs/common';
import { type Actor, addDays, Database, decodeIdCursor, encodeCursor, type Tx } from '#libs/platform';
import { FILE_MATCHES, FILE_NEEDS } from './file-needs.read-model.js';
import type {
  CallListDto,
  EnterpriseFileLineDto,
  EnterpriseFileListDto,
  EnterpriseFileQuery,
  KeepersDto,
  TimelineDto,
  TimelineEntryDto,
} from './enterprise-files.dto.js';

const AHEAD_DAYS = 7;
/** A key firm that nobody visited, called or met for so long is on the call list. */
const SILENT_DAYS = 90;
const CALLS = 100;
const TIMELINE = 200;

export const FIRM = `jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en, 'uscc', o.uscc, 'district', o.district,
  'sizeClass', o.size_class, 'sizeYear', o.size_year, 'demonstration', o.demonstration)`;
const LAST_CONTACT = `(SELECT max(v.day) FROM enterprise_visit v WHERE v.file_id = f.id AND v.kind <> 'NOTE')`;
const LINE = `SELECT f.id, ${FIRM} AS firm, f.level, p.name AS owner, f.next_step AS "nextStep",
    f.next_step_day::text AS "nextStepDay", ${LAST_CONTACT}::text AS "lastContactDay",
    coalesce(o.size_class, (SELECT s.size_class FROM size_statement s WHERE s.enterprise_id = f.firm_id
      AND s.stated_for = f.organisation_id ORDER BY s.year DESC LIMIT 1)) AS "sizeClass",
    (SELECT count(*)::int FROM licence l WHERE l.licensor_id = f.organisation_id AND l.licensee_id = f.firm_id) AS licences
  FROM enterprise_file f JOIN organisation o ON o.id = f.firm_id LEFT JOIN person p ON p.id = f.owner_id`;

const LICENCES = `licence l JOIN patent p ON p.id = l.patent_id WHERE l.licensor_id = $1 AND l.licensee_id = $2`;

/**
 * What a time line is made of; $1 is who keeps the file, $2 its firm, $3 the file. Each gives kind, day, text, people,
 * amountFen, licenceId, needId, matchId and an id that orders one day.
 */
const SOURCES = [
  `SELECT v.kind, v.day, v.summary AS text, concat_ws(' · ', v.people, r.name) AS people, NULL::bigint AS "amountFen",
     NULL::uuid AS "licenceId", NULL::uuid AS "needId", NULL::uuid AS "matchId", v.id
   FROM enterprise_visit v LEFT JOIN person r ON r.id = v.recorded_by WHERE v.file_id = $3`,
  `SELECT 'NOTICE', l.notice_day, p.title, NULL, l.due_fen, l.id, NULL, NULL, l.id FROM ${LICENCES}`,
  `SELECT 'EFFECTIVE', l.effective_day, p.title, NULL, NULL, l.id, NULL, NULL, l.id FROM ${LICENCES}`,
  `SELECT 'ENDED', l.ended_day, p.title, NULL, NULL, l.id, NULL, NULL, l.id FROM ${LICENCES}`,
  `SELECT 'PAYMENT', y.paid_day, p.title, NULL, y.amount_fen, l.id, NULL, NULL, y.id
   FROM payment y JOIN licence l ON l.id = y.licence_id JOIN patent p ON p.id = l.patent_id
   WHERE l.licensor_id = $1 AND l.licensee_id = $2 AND y.state <> 'CONTESTED'`,
  `SELECT 'NEED', n.day, n.title, NULL, NULL, NULL, n.id, NULL, n.id FROM (${FILE_NEEDS}) n`,
  `SELECT 'MATCH', m.day, m.subject, m.university, NULL, NULL, m."needId", m.id, m.id FROM (${FILE_MATCHES}) m`,
  // Only meetings of the keeper's own events are to be seen (row-level security); one that no side says was held is a plan.
  `SELECT 'EVENT_MEETING', (e.starts_at AT TIME ZONE 'Asia/Shanghai')::date, e.title, s.unit, NULL, NULL, NULL, m.match_id, m.id
   FROM event_meeting m JOIN event e ON e.id = m.event_id JOIN event_registration d ON d.id = m.demand_id
   JOIN event_registration s ON s.id = m.supply_id WHERE m.organisation_id = $1 AND d.party_id = $2
     AND (m.demand_outcome <> 'NOT_HELD' OR m.supply_outcome <> 'NOT_HELD')`,
  `SELECT 'FILE_OPENED', k.since, NULL, NULL, NULL, NULL, NULL, NULL, k.file_id FROM enterprise_file_kept k WHERE k.file_id = $3`,
];

const WANTED = `f.organisation_id = $1 AND ($2::text IS NULL OR o.name ILIKE $2 OR o.name_en ILIKE $2 OR o.uscc ILIKE $2)
  AND ($3::text IS NULL OR f.level = $3)`;

function wantedOf(organisationId: string, { q, level }: EnterpriseFileQuery): (string | null)[] {
  return [organisationId, q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null, level ?? null];
}

function linesBefore(
  tx: Tx,
  organisationId: string,
  query: EnterpriseFileQuery,
  before: string | null,
  limit: number,
): Promise<EnterpriseFileLineDto[]> {
  return tx.query<EnterpriseFileLineDto>(
    `${LINE} WHERE ${WANTED} AND ($4::uuid IS NULL OR f.id < $4) ORDER BY f.id DESC LIMIT $5`,
    [...wantedOf(organisationId, query), before, limit],
  );
}

/** What crosses tables: lists of files, the call list, one time line over visits, licences, needs and matches. */
@Injectable()
export class EnterpriseFilesReadModel {
  constructor(private readonly database: Database) {}

  /** Newest first. The cost grows with the keeper's own files. */
  list(actor: Actor, organisationId: string, query: EnterpriseFileQuery): Promise<EnterpriseFileListDto> {
    const { limit = 20 } = query;
    const before = decodeIdCursor(query.cursor);
    return this.database.transaction(actor, async (tx) => {
      const [counted] = await tx.query<{ total: number }>(
        `SELECT count(*)::int AS total FROM enterprise_file f JOIN organisation o ON o.id = f.firm_id WHERE ${WANTED}`,
        wantedOf(organisationId, query),
      );
      const rows = await linesBefore(tx, organisationId, query, before, limit + 1);
      const items = rows.slice(0, limit);
      const more = rows.length > limit;
      return {
        items,
        total: counted?.total ?? 0,
        nextCursor: more ? encodeCursor([items.at(-1)?.id ?? null]) : null,
      };
    });
  }

  /** The next lines behind one, for whoever reads all of them. */
  page(
    actor: Actor,
    organisationId: string,
    query: EnterpriseFileQuery,
    before: string | null,
    limit: number,
  ): Promise<EnterpriseFileLineDto[]> {
    return this.database.transaction(actor, (tx) => linesBefore(tx, organisationId, query, before, limit));
  }

  calls(actor: Actor, organisationId: string): Promise<CallListDto> {
    return this.database.transaction(actor, async (tx) => ({
      due: await tx.query<EnterpriseFileLineDto>(
        `${LINE} WHERE f.organisation_id = $1 AND f.next_step_day <= $2 ORDER BY f.next_step_day, f.id LIMIT ${CALLS}`,
        [organisationId, addDays(tx.today, AHEAD_DAYS)],
      ),
      silent: await tx.query<EnterpriseFileLineDto>(
        `${LINE} WHERE f.organisation_id = $1 AND f.level = 'KEY' AND coalesce(f.next_step_day > $2, true)
           AND coalesce(${LAST_CONTACT}, f.created_at::date) < $3
         ORDER BY ${LAST_CONTACT} NULLS FIRST, f.id LIMIT ${CALLS}`,
        [organisationId, addDays(tx.today, AHEAD_DAYS), addDays(tx.today, -SILENT_DAYS)],
      ),
    }));
  }

  /** Everything between the keeper and the firm by its day; a service centre holds no licences, so it sees its visits. */
  async timeline(tx: Tx, file: { id: string; organisationId: string; firmId: string }): Promise<TimelineDto> {
    const items = await tx.query<TimelineEntryDto>(
      `SELECT kind, day::text, text, people, "amountFen", "licenceId", "needId", "matchId"
       FROM (${SOURCES.join(' UNION ALL ')}) entry WHERE day IS NOT NULL ORDER BY day DESC, id DESC LIMIT ${TIMELINE}`,
      [file.organisationId, file.firmId, file.id],
    );
    return { items };
  }

  keepers(actor: Actor, firmId: string): Promise<KeepersDto> {
    return this.database.transaction(actor, async (tx) => ({
      items: await tx.query<KeepersDto['items'][number]>(
        `SELECT k.organisation_id AS "organisationId", o.name, o.name_en AS "nameEn", k.since::text
         FROM enterprise_file_kept k JOIN organisation o ON o.id = k.organisation_id WHERE k.firm_id = $1 ORDER BY k.since, k.file_id`,
        [firmId],
      ),
    }));
  }
}
