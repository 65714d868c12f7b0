import { Injectable } from '@nestjs/common';
import { type Actor, Database, decodeIdCursor, encodeCursor, refuse, type Tx } from '#libs/platform';
import { recordalDueDay } from './effective-day.js';
import type { LicenceDto, LicenceLineDto, LicenceListDto, LicenceQuery, PaymentDto } from './licence.dto.js';
import { sentence } from './reasons.js';
import type { RecordalDto } from './recordal.dto.js';

const party = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'nameEn', ${alias}.name_en, 'demonstration', ${alias}.demonstration)`;

const LINE = `l.id, l.state, l.patent_id AS "patentId", l.declaration_id AS "declarationId", p.title, p.title_en AS "titleEn",
  p.application_number AS "applicationNumber", ${party('o')} AS licensor, ${party('e')} AS licensee, l.channel,
  l.notice_day::text AS "noticeDay", l.due_fen AS "dueFen", l.due_day::text AS "dueDay",
  coalesce((SELECT sum(y.amount_fen) FROM payment y WHERE y.licence_id = l.id AND y.state <> 'CONTESTED'), 0)::bigint AS "paidFen",
  l.effective_day::text AS "effectiveDay", l.effective_basis AS "effectiveBasis", l.recordal_due_day::text AS "recordalDueDay",
  l.term_end::text AS "termEnd", l.flags,
  EXISTS (SELECT 1 FROM payment y WHERE y.licence_id = l.id AND y.state = 'STATED') AS "unconfirmedPayment"`;
const FROM = `FROM licence l JOIN patent p ON p.id = l.patent_id JOIN organisation o ON o.id = l.licensor_id
  JOIN organisation e ON e.id = l.licensee_id`;

/** Licences as both parties see them. */
@Injectable()
export class LicencesReadModel {
  constructor(private readonly database: Database) {}

  async list(
    actor: Actor,
    organisationId: string,
    { limit = 20, cursor, side, state }: LicenceQuery,
  ): Promise<LicenceListDto> {
    const before = decodeIdCursor(cursor);
    const rows = await this.database.transaction(actor, (tx) =>
      tx.query<LicenceLineDto>(
        `SELECT ${LINE} ${FROM}
         WHERE ((l.licensor_id = $1 AND $2 <> 'LICENSEE') OR (l.licensee_id = $1 AND $2 <> 'LICENSOR'))
           AND ($3::text[] IS NULL OR l.state = ANY ($3)) AND ($4::uuid IS NULL OR l.id < $4)
         ORDER BY l.id DESC LIMIT $5`,
        [organisationId, side ?? 'BOTH', state ?? null, before, limit + 1],
      ),
    );
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? encodeCursor([items.at(-1)?.id ?? null]) : null };
  }

  read(actor: Actor, organisationId: string, id: string): Promise<LicenceDto> {
    return this.database.transaction(actor, (tx) => this.one(tx, organisationId, id));
  }

  async one(tx: Tx, organisationId: string, id: string): Promise<LicenceDto> {
    const [row] = await tx.query<LicenceDto & { noticeReceivedAt: Date; effectiveRecordedAt: Date | null }>(
      `SELECT ${LINE}, l.terms, l.terms_hash AS "termsHash", l.notice_received_at AS "noticeReceivedAt",
         l.effective_recorded_at AS "effectiveRecordedAt", l.cross_border AS "crossBorder", l.ended_day::text AS "endedDay",
         l.end_reason AS "endReason", l.proof_code AS "proofCode", l.proof_file_id IS NOT NULL AS "proofReady", l.version
       ${FROM} WHERE l.id = $1 AND (l.licensor_id = $2 OR l.licensee_id = $2)`,
      [id, organisationId],
    );
    if (!row) throw refuse.not_found();
    const payments = await tx.query<Omit<PaymentDto, 'recordedAt'> & { recordedAt: Date }>(
      `SELECT id, amount_fen AS "amountFen", paid_day::text AS "paidDay", evidence, state, contest_reason AS "contestReason",
         file_id AS "fileId", recorded_at AS "recordedAt" FROM payment WHERE licence_id = $1 ORDER BY recorded_at, id`,
      [id],
    );
    const recordals = await tx.query<Omit<RecordalDto, 'recordedAt'> & { recordedAt: Date }>(
      `SELECT id, state, filed_by AS "filedBy", filed_day::text AS "filedDay", by_agent AS "byAgent", files,
         recorded_at AS "recordedAt", recordal_number AS "recordalNumber", outcome_day::text AS "outcomeDay",
         outcome_by AS "outcomeBy", reason, file_id AS "fileId"
       FROM recordal WHERE licence_id = $1 ORDER BY recorded_at, id`,
      [id],
    );
    return {
      ...row,
      noticeReceivedAt: row.noticeReceivedAt.toISOString(),
      effectiveRecordedAt: row.effectiveRecordedAt?.toISOString() ?? null,
      recordalReason: row.effectiveDay
        ? sentence(recordalDueDay(row.effectiveDay).reason, tx.actor.language)
        : null,
      payments: payments.map((payment) => ({ ...payment, recordedAt: payment.recordedAt.toISOString() })),
      recordals: recordals.map((recordal) => ({
        ...recordal,
        recordedAt: recordal.recordedAt.toISOString(),
      })),
    };
  }
}
