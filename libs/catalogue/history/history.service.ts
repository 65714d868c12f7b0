import { Injectable } from '@nestjs/common';
import { Database, decodeIdCursor, encodeCursor, type PersonActor, refuse } from '#libs/platform';
import type { ChangeSource, Difference } from './field-history.js';
import type { FieldChangeDto, HistoryDto } from './history.dto.js';

interface Row {
  id: string;
  source: ChangeSource;
  organisationId: string;
  organisation: string;
  file: string | null;
  person: string | null;
  at: Date;
  public: Difference;
  own: Difference;
}

/** What changed of a patent, as one of its holders may read it. */
@Injectable()
export class HistoryService {
  constructor(private readonly database: Database) {}

  of(
    actor: PersonActor,
    organisationId: string,
    patentId: string,
    limit: number,
    cursor?: string,
  ): Promise<HistoryDto> {
    return this.database.transaction(actor, async (tx) => {
      const held = await tx.query('SELECT 1 FROM holding WHERE organisation_id = $1 AND patent_id = $2', [
        organisationId,
        patentId,
      ]);
      if (held.length === 0) throw refuse.not_found();
      const rows = await tx.query<Row>(
        `SELECT c.id, c.source, c.organisation_id AS "organisationId", o.name AS organisation, f.name AS file,
           CASE WHEN c.organisation_id = $2 THEN p.name END AS person, c.changed_at AS at, c.public,
           CASE WHEN c.organisation_id = $2 THEN c.own ELSE '{}' END AS own
         FROM field_change c JOIN organisation o ON o.id = c.organisation_id
         LEFT JOIN import_batch b ON b.id = c.batch_id LEFT JOIN stored_file f ON f.id = b.file_id
         LEFT JOIN person p ON p.id = coalesce(c.changed_by, b.created_by)
         WHERE c.patent_id = $1 AND (c.organisation_id = $2 OR c.public <> '{}') AND ($3::uuid IS NULL OR c.id < $3)
         ORDER BY c.id DESC LIMIT $4`,
        [patentId, organisationId, decodeIdCursor(cursor), limit + 1],
      );
      const page = rows.slice(0, limit);
      return {
        items: page.map((row) => toDto(row, organisationId)),
        nextCursor: rows.length > limit ? encodeCursor([page.at(-1)?.id ?? null]) : null,
      };
    });
  }
}

function toDto({ id, source, file, person, organisation, at, ...row }: Row, reader: string): FieldChangeDto {
  return {
    id,
    source,
    file,
    person,
    organisation,
    own: row.organisationId === reader,
    at: at.toISOString(),
    fields: Object.entries({ ...row.public, ...row.own }).map(([field, [before, after]]) => ({
      field,
      before: wordOf(before),
      after: wordOf(after),
    })),
  };
}

function wordOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.join('\n') : String(value as string | number | boolean);
}
