import { Injectable } from '@nestjs/common';
import { annuitiesDue, type AnnuityDue } from '#libs/catalogue';
import { type Actor, Database, formatYuan, type Language, type LegalDay, type Params } from '#libs/platform';
import type { TodayDto, TodayItemDto } from './licence.dto.js';
import type { MessageCode } from './messages.js';
import { sentence } from './reasons.js';
import type { Side } from './recordal.js';

interface Row {
  code: MessageCode;
  day: LegalDay | null;
  subject: 'DECLARATION' | 'LICENCE';
  subjectId: string;
  title: string;
  party: string | null;
  amountFen: number | null;
  side: Side | null;
}

const MOST = 100;
/** What was filed in time may be stated after the last day; then the matter is no longer one of the day. */
const RECORDAL_ASKED_DAYS = 30;

/**
 * What has to be done: one line, one sentence, one verb. Cost grows with the organisation's own open matters only
 * (indexes on licensor, licensee and state), never with all records.
 */
@Injectable()
export class TodayReadModel {
  constructor(private readonly database: Database) {}

  async today(actor: Actor, organisationId: string): Promise<TodayDto> {
    const asOf = this.database.today();
    const [rows, annuities] = await this.database.transaction(actor, async (tx) => [
      await tx.query<Row>(SQL, [organisationId, MOST, asOf]),
      await annuitiesDue(tx, organisationId, MOST),
    ]);
    const items = rows.map((row): TodayItemDto => {
      const params: Params = {
        title: row.title,
        party: row.party ?? '',
        day: row.day ?? '',
        amount: formatYuan(row.amountFen ?? 0),
      };
      return {
        code: row.code,
        day: row.day,
        urgency: row.day === null ? 'NEW' : row.day < asOf ? 'OVERDUE' : 'DUE',
        message: sentence({ code: row.code, params }, actor.language),
        subject: row.subject,
        subjectId: row.subjectId,
        side: row.side,
      };
    });
    items.push(...annuities.map((annuity) => annuityItem(annuity, asOf, actor.language)));
    const order = { OVERDUE: 0, DUE: 1, NEW: 2 };
    items.sort((a, b) => order[a.urgency] - order[b.urgency] || (a.day ?? '').localeCompare(b.day ?? ''));
    items.splice(MOST);
    return { asOf, items, nextDay: items.find(({ urgency }) => urgency === 'DUE')?.day ?? null };
  }
}

function annuityItem(annuity: AnnuityDue, asOf: LegalDay, language: Language): TodayItemDto {
  const { patentId, title, year, dueDay, graceEnd, todayFen } = annuity;
  const params = { title, year, day: dueDay, grace: graceEnd, amount: formatYuan(todayFen ?? 0) };
  const code = annuityCode(annuity);
  return {
    code,
    day: dueDay,
    urgency: dueDay < asOf ? 'OVERDUE' : 'DUE',
    message: sentence({ code, params }, language),
    subject: 'PATENT',
    subjectId: patentId,
    side: null,
  };
}

function annuityCode({ known, state, todayFen }: AnnuityDue): MessageCode {
  if (!known) return 'today_annuity_ask';
  if (state === 'OVER') return 'today_annuity_over';
  if (state === 'LATE') return 'today_annuity_late';
  return todayFen === null ? 'today_annuity_sum_unknown' : 'today_annuity';
}

const DECLARATIONS = `SELECT CASE d.state WHEN 'INTERNAL_REVIEW' THEN 'today_approve' WHEN 'PUBLICITY' THEN 'today_approve'
    WHEN 'APPROVED' THEN 'today_file' WHEN 'FILED' THEN 'today_await_announcement' WHEN 'WITHDRAWAL_FILED' THEN 'today_await_withdrawal'
    ELSE 'today_finish_draft' END AS code,
  NULL::text AS day, 'DECLARATION' AS subject, d.id AS "subjectId", p.title, NULL AS party,
    NULL::bigint AS "amountFen", NULL AS side
  FROM declaration d JOIN patent p ON p.id = d.patent_id
  WHERE d.licensor_id = $1 AND d.state IN ('DRAFT', 'INTERNAL_REVIEW', 'PUBLICITY', 'APPROVED', 'FILED', 'WITHDRAWAL_FILED')`;

const LICENCES = (side: 'licensor' | 'licensee', other: 'licensor' | 'licensee', unpaid: string) => `
  SELECT CASE WHEN l.state = 'NOTIFIED' THEN '${unpaid}' WHEN l.recordal_due_day < $3::date THEN 'today_recordal_over'
    ELSE 'today_recordal' END AS code,
    CASE l.state WHEN 'NOTIFIED' THEN l.due_day::text ELSE l.recordal_due_day::text END AS day,
    'LICENCE' AS subject, l.id AS "subjectId", p.title, o.name AS party, l.due_fen AS "amountFen", '${side.toUpperCase()}' AS side
  FROM licence l JOIN patent p ON p.id = l.patent_id JOIN organisation o ON o.id = l.${other}_id
  WHERE l.${side}_id = $1 AND (l.state = 'NOTIFIED'
    OR l.state = 'EFFECTIVE' AND l.recordal_due_day >= $3::date - ${RECORDAL_ASKED_DAYS})`;

/** The office answers who filed, so it is a matter of that side only; it names no day. */
const RECORDALS = (side: 'licensor' | 'licensee', other: 'licensor' | 'licensee') => `
  SELECT 'today_await_recordal' AS code, NULL::text AS day, 'LICENCE' AS subject, l.id AS "subjectId", p.title, o.name AS party,
    NULL::bigint AS "amountFen", r.filed_by AS side
  FROM licence l JOIN recordal r ON r.licence_id = l.id AND r.state = 'FILED' JOIN patent p ON p.id = l.patent_id
    JOIN organisation o ON o.id = l.${other}_id
  WHERE l.${side}_id = $1 AND l.state = 'RECORDAL_FILED' AND r.filed_by = '${side.toUpperCase()}'`;

const PAYMENTS = `SELECT 'today_confirm_payment' AS code, NULL::text AS day, 'LICENCE' AS subject, l.id AS "subjectId", p.title,
    o.name AS party, y.amount_fen AS "amountFen", 'LICENSOR' AS side
  FROM payment y JOIN licence l ON l.id = y.licence_id JOIN patent p ON p.id = l.patent_id JOIN organisation o ON o.id = l.licensee_id
  WHERE l.licensor_id = $1 AND y.state = 'STATED'`;

const SQL = `SELECT * FROM (
  (${DECLARATIONS}) UNION ALL (${LICENCES('licensor', 'licensee', 'today_receive_payment')})
  UNION ALL (${LICENCES('licensee', 'licensor', 'today_pay')})
  UNION ALL (${RECORDALS('licensor', 'licensee')}) UNION ALL (${RECORDALS('licensee', 'licensor')})
  UNION ALL (${PAYMENTS})) matters ORDER BY day NULLS LAST, "subjectId" DESC LIMIT $2`;
