import { differenceOf, noteFields } from './history/field-history.js';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  audit,
  Database,
  decodeCursor,
  encodeCursor,
  invalidCursor,
  isId,
  refuse,
  requireSeen,
  type Tx,
} from '#libs/platform';
import { Holding } from './holding.entity.js';
import type {
  HoldingChangeDto,
  HoldingDto,
  HoldingListDto,
  HoldingQuery,
  HoldingRowDto,
} from './holdings.dto.js';
import type { Patent } from './patent.entity.js';
import { expiryOf, toOfferDto } from './patent-views.js';
import { type Offer, PatentsRepository } from './patents.repository.js';
import { PatentsService } from './patents.service.js';

type HoldingRow = Pick<
  Patent,
  'authority' | 'applicationNumber' | 'title' | 'kind' | 'legalStatus' | 'filingDay'
> &
  Pick<Holding, 'patentId' | 'internalNumber' | 'college' | 'createdAt'>;

/** The patents of one organisation's desk. */
@Injectable()
export class HoldingsService {
  constructor(
    private readonly database: Database,
    private readonly repository: PatentsRepository,
    private readonly patents: PatentsService,
  ) {}

  /** Newest first. The cost grows with the organisation's own patents, never with everybody's. */
  async list(actor: Actor, organisationId: string, query: HoldingQuery): Promise<HoldingListDto> {
    const limit = query.limit ?? 20;
    const where = conditionsOf(organisationId, query);
    return this.database.transaction(actor, async (tx) => {
      const from = `FROM holding h JOIN patent p ON p.id = h.patent_id WHERE ${where.sql}`;
      const [counted] = await tx.query<{ total: number }>(
        `SELECT count(*)::int AS total ${from}`,
        where.params,
      );
      const after = afterCursor(query.cursor, where.params.length);
      const rows = await tx.query<HoldingRow>(
        `SELECT p.id AS "patentId", p.authority, p.application_number AS "applicationNumber", p.title, p.kind,
           p.legal_status AS "legalStatus", p.filing_day::text AS "filingDay", h.internal_number AS "internalNumber",
           h.college, h.created_at AS "createdAt" ${from} ${after.sql}
         ORDER BY h.created_at DESC, h.patent_id LIMIT ${limit + 1}`,
        [...where.params, ...after.params],
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const offers = await this.repository.offers(
        tx,
        page.map(({ patentId }) => patentId),
      );
      return {
        items: page.map((row) => toRow(row, offers, tx)),
        total: counted?.total ?? 0,
        nextCursor:
          rows.length > limit && last ? encodeCursor([last.createdAt.toISOString(), last.patentId]) : null,
      };
    });
  }

  async one(actor: Actor, organisationId: string, patentId: string): Promise<HoldingDto> {
    return this.database.transaction(actor, (tx) => this.load(tx, organisationId, patentId));
  }

  async change(
    actor: Actor,
    organisationId: string,
    patentId: string,
    seen: string,
    change: HoldingChangeDto,
  ): Promise<HoldingDto> {
    return this.database.transaction(actor, async (tx) => {
      const holding = await tx
        .repository(Holding)
        .findOne({ where: { organisationId, patentId }, lock: { mode: 'pessimistic_write' } });
      if (!holding) throw refuse.not_found();
      requireSeen(seen, holding);
      const before = noted(holding);
      const stated = [...new Set([...holding.stated, ...Object.keys(change)])];
      Object.assign(holding, change, { stated, version: holding.version + 1 });
      await tx.repository(Holding).save(holding);
      const own = differenceOf(columnsOf(before), columnsOf(noted(holding)));
      await noteFields(tx, [{ patentId, organisationId, source: 'PERSON', own }]);
      await audit(tx, {
        action: 'HOLDING_CHANGED',
        subjectType: 'holding',
        subjectId: holding.id,
        organisationId,
        before,
        after: noted(holding),
      });
      return this.load(tx, organisationId, patentId);
    });
  }

  private async load(tx: Tx, organisationId: string, patentId: string): Promise<HoldingDto> {
    const holding = await tx.repository(Holding).findOneBy({ organisationId, patentId });
    const patent = holding && (await this.patents.find(tx, patentId));
    if (!holding || !patent) throw refuse.not_found();
    return {
      patentId,
      patent,
      ...noted(holding),
      version: holding.version,
      createdAt: holding.createdAt.toISOString(),
    };
  }
}

function columnsOf({ internalNumber, college, inventorContact, notes }: ReturnType<typeof noted>) {
  return { internal_number: internalNumber, college, inventor_contact: inventorContact, notes };
}

function noted({ internalNumber, college, inventorContact, notes }: Holding) {
  return { internalNumber, college, inventorContact, notes };
}

function toRow({ createdAt: _, ...row }: HoldingRow, offers: Offer[], tx: Tx): HoldingRowDto {
  const offer = offers.find(({ patentId }) => patentId === row.patentId);
  return { ...row, expiryDay: expiryOf(row, tx.today).expiryDay, offer: offer ? toOfferDto(offer) : null };
}

interface Condition {
  sql: string;
  params: unknown[];
}

function conditionsOf(organisationId: string, { q, legalStatus }: HoldingQuery): Condition {
  const params: unknown[] = [organisationId];
  const parts = ['h.organisation_id = $1'];
  if (legalStatus?.length) parts.push(`p.legal_status = ANY ($${params.push(legalStatus)})`);
  if (q) {
    const text = `$${params.push(`%${escapeLike(q)}%`)}`;
    const found = [`p.title ILIKE ${text}`, `p.title_en ILIKE ${text}`, `h.internal_number ILIKE ${text}`];
    // Numbers are found in any spelling: only letters and digits are compared, without CN or ZL.
    const number = q
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .replace(/^(?:CN|ZL)(?=\d)/iu, '');
    if (/^[A-Z\d]*\d{3}[A-Z\d]*$/iu.test(number)) {
      const like = `$${params.push(`%${number}%`)}`;
      found.push(
        `replace(p.application_number, '.', '') ILIKE ${like}`,
        `p.publication_number ILIKE ${like}`,
        `p.grant_number ILIKE ${like}`,
      );
    }
    parts.push(`(${found.join(' OR ')})`);
  }
  return { sql: parts.join(' AND '), params };
}

function afterCursor(cursor: string | undefined, given: number): Condition {
  if (cursor === undefined) return { sql: '', params: [] };
  const [at, id] = decodeCursor(cursor, 2);
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !isId(id)) throw invalidCursor(cursor);
  const sql = `AND (h.created_at < $${given + 1} OR (h.created_at = $${given + 1} AND h.patent_id > $${given + 2}))`;
  return { sql, params: [at, id] };
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
