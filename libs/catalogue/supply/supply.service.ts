import { Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  decodeIdCursor,
  encodeCursor,
  newId,
  type PersonActor,
  refuse,
  SYSTEM,
  type Tx,
} from '#libs/platform';
import { refuseSupply } from './supply.errors.js';
import type {
  NewSupplyEditionDto,
  SupplyContactDto,
  SupplyDraftDto,
  SupplyEditionDto,
  SupplyEditionLineDto,
  SupplyEditionListDto,
  SupplyItemDto,
  SupplyQuery,
} from './supply.dto.js';
import { ALIVE } from '../legal-status.js';
import { firstSentence } from '../patent-views.js';

/** The supply catalogue (专利技术供给信息目录): collected from the desk, published as editions that stay as they were. */
@Injectable()
export class SupplyService {
  constructor(private readonly database: Database) {}

  /** Of each university the newest edition. */
  list({ limit = 20, cursor }: SupplyQuery): Promise<SupplyEditionListDto> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const rows = await lines(
        tx,
        `NOT EXISTS (SELECT 1 FROM supply_edition n WHERE n.organisation_id = e.organisation_id AND n.number > e.number)
         AND ($1::uuid IS NULL OR e.id < $1) ORDER BY e.id DESC LIMIT $2`,
        [decodeIdCursor(cursor), limit + 1],
      );
      const items = rows.slice(0, limit);
      return {
        items,
        nextCursor: rows.length > limit ? encodeCursor([items.at(-1)?.id ?? null]) : null,
      };
    });
  }

  one(id: string): Promise<SupplyEditionDto> {
    return this.database.transaction(SYSTEM, async (tx) => read(tx, id));
  }

  draft(actor: PersonActor, organisationId: string): Promise<SupplyDraftDto> {
    return this.database.transaction(actor, async (tx) => {
      const items = await collect(tx, organisationId);
      const editions = await lines(tx, 'e.organisation_id = $1 ORDER BY e.number DESC', [organisationId]);
      const last = editions[0] ? (await read(tx, editions[0].id)).items : [];
      return { items, editions, ...differenceOf(last, items) };
    });
  }

  /** @throws supply_empty */
  async publish(
    actor: PersonActor,
    organisationId: string,
    { title, intro, contact, without }: NewSupplyEditionDto,
  ): Promise<SupplyEditionDto> {
    return this.database.transaction(actor, async (tx) => {
      // One after the other, so that two people do not both publish the same number.
      await tx.query('SELECT 1 FROM organisation WHERE id = $1 FOR NO KEY UPDATE', [organisationId]);
      const left = new Set(without);
      const items = (await collect(tx, organisationId)).filter(({ patentId }) => !left.has(patentId));
      if (items.length === 0) throw refuseSupply.supply_empty();
      const [last] = await tx.query<{ number: number }>(
        'SELECT max(number) AS number FROM supply_edition WHERE organisation_id = $1',
        [organisationId],
      );
      const [id, number] = [newId(tx.now.getTime()), (last?.number ?? 0) + 1];
      await tx.query(
        `INSERT INTO supply_edition (id, organisation_id, number, title, intro, contact, items, published_day, published_at, published_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          organisationId,
          number,
          title,
          intro,
          JSON.stringify(contact),
          JSON.stringify(items),
          tx.today,
          tx.now,
          actor.personId,
        ],
      );
      await audit(tx, {
        action: 'SUPPLY_EDITION_PUBLISHED',
        subjectType: 'supply_edition',
        subjectId: id,
        organisationId,
        after: { number, title, patents: items.length },
      });
      return read(tx, id);
    });
  }
}

function lines(tx: Tx, where: string, values: unknown[]): Promise<SupplyEditionLineDto[]> {
  return tx.query<SupplyEditionLineDto>(
    `SELECT e.id, e.organisation_id AS "organisationId", o.name AS organisation, o.name_en AS "organisationEn", o.demonstration,
       e.number, e.title, e.published_day::text AS "publishedDay", jsonb_array_length(e.items) AS patents,
       (SELECT count(*)::int FROM jsonb_array_elements(e.items) i WHERE i ->> 'mode' = 'OPEN_LICENCE') AS offered
     FROM supply_edition e JOIN organisation o ON o.id = e.organisation_id WHERE ${where}`,
    values,
  );
}

async function read(tx: Tx, id: string): Promise<SupplyEditionDto> {
  const [line] = await lines(tx, 'e.id = $1', [id]);
  const [rest] = await tx.query<{ intro: string | null; contact: SupplyContactDto; items: SupplyItemDto[] }>(
    'SELECT intro, contact, items FROM supply_edition WHERE id = $1',
    [id],
  );
  if (!line || !rest) throw refuse.not_found();
  const editions = await lines(tx, 'e.organisation_id = $1 ORDER BY e.number DESC', [line.organisationId]);
  return { ...line, ...rest, editions };
}

/** What a university can supply now: what it offers, and what it has said in plain words; alive, in the order of colleges. */
async function collect(tx: Tx, organisationId: string): Promise<SupplyItemDto[]> {
  const rows = await tx.query<
    Omit<SupplyItemDto, 'summary' | 'mode'> & { sentence: string | null; abstract: string | null }
  >(
    `SELECT p.id AS "patentId", p.application_number AS "applicationNumber", p.title, p.title_en AS "titleEn", p.kind, h.college,
       s.benefit AS sentence, p.abstract, s.trl, o.fee_method AS "feeMethod", o.year_one_fen AS "yearOneFen",
       o.declaration_number AS "declarationNumber", o.term_end::text AS "termEnd"
     FROM holding h JOIN patent p ON p.id = h.patent_id
     LEFT JOIN offer_summary o ON o.patent_id = p.id AND o.licensor_id = h.organisation_id
     LEFT JOIN patent_sheet s ON s.patent_id = p.id AND s.organisation_id = h.organisation_id
     WHERE h.organisation_id = $1 AND (o.patent_id IS NOT NULL OR s.id IS NOT NULL)
       AND p.legal_status = ANY ($2)
     ORDER BY h.college NULLS LAST, p.application_number`,
    [organisationId, ALIVE],
  );
  return rows.map(({ sentence, abstract, ...row }) => ({
    ...row,
    yearOneFen: row.yearOneFen === null ? null : Number(row.yearOneFen),
    summary: sentence ?? (abstract === null ? null : firstSentence(abstract)),
    mode: row.declarationNumber === null ? 'NEGOTIATED' : 'OPEN_LICENCE',
  }));
}

function differenceOf(last: SupplyItemDto[], now: SupplyItemDto[]) {
  const [before, after] = [last, now].map((items) => new Map(items.map((item) => [item.patentId, item])));
  return {
    added: now.filter(({ patentId }) => !before?.has(patentId)).map(({ title }) => title),
    removed: last.filter(({ patentId }) => !after?.has(patentId)).map(({ title }) => title),
    changed: now.filter((item) => {
      const old = before?.get(item.patentId);
      return old !== undefined && JSON.stringify(sorted(old)) !== JSON.stringify(sorted(item));
    }).length,
  };
}

/** Postgres keeps the fields of a frozen item in its own order. */
function sorted(item: SupplyItemDto): [string, unknown][] {
  return Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1));
}
