import type { Fen, LegalDay, Tx } from '#libs/platform';
import {
  annuityCalendar,
  type AnnuityFacts,
  type AnnuityPatent,
  type AnnuityState,
  payableOn,
} from './annuity-calendar.js';

/** Days before the due day in which an annuity is a matter of the day. */
export const ANNUITY_NOTICE_DAYS = 60;

export interface AnnuityDue {
  patentId: string;
  title: string;
  year: number;
  dueDay: LegalDay;
  graceEnd: LegalDay;
  /** To pay today, late fee included; null: not known. */
  todayFen: Fen | null;
  state: AnnuityState;
  /** Whether somebody has stated the year that was paid last; without it the question comes before the sum. */
  known: boolean;
}

interface Row extends AnnuityPatent, AnnuityFacts {
  patentId: string;
  title: string;
  dueDay: LegalDay;
}

/**
 * What an organisation must pay within the notice, the longest overdue first. Where nobody has stated the year paid
 * last, only the anniversary ahead is named: the past is asked on the patent's own record.
 * Cost grows with the organisation's own holdings.
 */
export async function annuitiesDue(tx: Tx, organisationId: string, most: number): Promise<AnnuityDue[]> {
  const rows = await tx.query<Row>(SQL, [organisationId, tx.today, ANNUITY_NOTICE_DAYS, most]);
  return rows.flatMap((row) => {
    const annuity = annuityCalendar(row, row, tx.today).find(({ dueDay }) => dueDay === row.dueDay);
    if (!annuity) return [];
    const { year, dueDay, graceEnd, state } = annuity;
    const { patentId, title, lastPaidYear } = row;
    const todayFen = payableOn(annuity, tx.today);
    return [{ patentId, title, year, dueDay, graceEnd, todayFen, state, known: lastPaidYear !== null }];
  });
}

const SQL = `SELECT * FROM (
    SELECT p.id AS "patentId", p.title, p.kind, p.filing_day::text AS "filingDay", p.grant_day::text AS "grantDay",
      f.last_paid_year AS "lastPaidYear", f.held_reduction AS "heldReduction", f.open_licence AS "openLicence",
      f.recorded_day::text AS "recordedDay", f.withdrawn_day::text AS "withdrawnDay",
      (p.filing_day + make_interval(years => coalesce(f.last_paid_year::int,
        extract(year FROM age($2::date - 1, p.filing_day))::int + 1)))::date::text AS "dueDay"
    FROM holding h JOIN patent p ON p.id = h.patent_id
      LEFT JOIN annuity_fact f ON f.organisation_id = h.organisation_id AND f.patent_id = h.patent_id
    WHERE h.organisation_id = $1 AND p.authority = 'CN' AND p.kind <> 'UNKNOWN' AND p.filing_day <= $2::date
      AND p.grant_day IS NOT NULL AND p.legal_status IN ('GRANTED_IN_FORCE', 'IN_GRACE', 'PARTLY_INVALID', 'UNKNOWN')) due
  WHERE "dueDay"::date <= $2::date + $3::int ORDER BY "dueDay", "patentId" LIMIT $4`;
