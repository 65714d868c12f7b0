import type { Tx } from '#libs/platform';
import type { MatchDto } from './matches.dto.js';

type Row = Omit<MatchDto, 'firm' | 'createdAt'> & {
  firmId: string;
  firmName: string;
  shownFirm: string | null;
  createdAt: Date;
};

/** Before the parties: neither not sent yet, nor held back, nor taken back. `where` of `matchesWhere`. */
export const IS_SENT = "m.state NOT IN ('SUGGESTED', 'HELD', 'WITHDRAWN')";

/** What a list or a page reads of matches; `where` names `m`. One statement. */
export async function matchesWhere(
  tx: Tx,
  reader: string,
  where: string,
  values: unknown[],
): Promise<MatchDto[]> {
  const rows = await tx.query<Row>(
    `SELECT m.id, m.need_id AS "needId", coalesce(p.title, n.title, '—') AS need, m.university_id AS "universityId",
       u.name AS university, m.firm_id AS "firmId", f.name AS "firmName", p.firm AS "shownFirm",
       m.subject_type AS "subjectType", m.patent_id AS "patentId", coalesce(t.title, e.name) AS subject,
       m.answer_id AS "answerId", m.state, m.band, m.lane, m.reasons, o.declaration_id IS NOT NULL AS offered, m.note,
       m.firm_verdict AS "firmVerdict", m.university_verdict AS "universityVerdict", m.firm_reason AS "firmReason",
       m.university_reason AS "universityReason", m.created_at AS "createdAt"
     FROM match m JOIN organisation u ON u.id = m.university_id JOIN organisation f ON f.id = m.firm_id
     LEFT JOIN need n ON n.id = m.need_id LEFT JOIN published_need p ON p.need_id = m.need_id
     LEFT JOIN patent t ON t.id = m.patent_id LEFT JOIN offer_summary o ON o.patent_id = m.patent_id
     LEFT JOIN team e ON e.id = m.team_id WHERE ${where}`,
    values,
  );
  return rows.map(({ firmId, firmName, shownFirm, createdAt, ...match }) => ({
    ...match,
    // A firm that is not named on the board is named to a university once it is interested.
    firm: firmId === reader || match.firmVerdict === 'INTERESTED' ? firmName : shownFirm,
    createdAt: createdAt.toISOString(),
  }));
}
