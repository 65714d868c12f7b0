import { Injectable } from '@nestjs/common';
import { groupBy, type Tx } from '#libs/platform';
import type { FileMatchDto, FileNeedDto, FileNeedsDto } from './file-needs.dto.js';

const MOST = 200;

export interface FileKeys {
  organisationId: string;
  firmId: string;
}

// Below, $1 is who keeps the file, $2 its firm.
const TRIAGES = `(SELECT o.kind = 'SERVICE_CENTRE' FROM organisation o WHERE o.id = $1)`;

/**
 * Which needs of the firm its keeper may know to be the firm's: those that the board names, those of which the firm said
 * yes to this university, and to a service centre what it triages or wrote itself. The record of a need alone is not enough:
 * on a board that hides the firm's name, a file on the firm would give it away.
 */
const KNOWN = `(
  SELECT p.need_id FROM published_need p WHERE p.firm_id = $2
  UNION SELECT m.need_id FROM match m WHERE m.firm_id = $2 AND m.university_id = $1 AND m.firm_verdict = 'INTERESTED'
  UNION SELECT a.need_id FROM need_answer a WHERE a.firm_id = $2 AND a.university_id = $1 AND a.state = 'INTERESTED'
  UNION SELECT n.id FROM need n WHERE n.firm_id = $2 AND (n.entered_by_id = $1 OR (n.state <> 'DRAFT' AND ${TRIAGES}))
)`;

const SHANGHAI = `AT TIME ZONE 'Asia/Shanghai'`;

export const FILE_NEEDS = `SELECT k.need_id AS id, coalesce(p.title, n.title) AS title, n.state, p.need_id IS NOT NULL AS "onBoard",
    (coalesce(p.published_at, n.published_at, n.submitted_at) ${SHANGHAI})::date AS day
  FROM ${KNOWN} k LEFT JOIN published_need p ON p.need_id = k.need_id LEFT JOIN need n ON n.id = k.need_id`;

/** What was sent for these needs; to a university only what is its own. */
export const FILE_MATCHES = `SELECT m.id, m.need_id AS "needId", m.subject_type AS "subjectType", coalesce(t.title, e.name) AS subject,
    u.name AS university, m.state, (m.sent_at ${SHANGHAI})::date AS day
  FROM match m JOIN organisation u ON u.id = m.university_id
  LEFT JOIN patent t ON t.id = m.patent_id LEFT JOIN team e ON e.id = m.team_id
  WHERE m.firm_id = $2 AND m.state IN ('SENT', 'INTERESTED', 'DECLINED') AND m.sent_at IS NOT NULL
    AND (m.university_id = $1 OR ${TRIAGES}) AND m.need_id IN (SELECT k.need_id FROM ${KNOWN} k)`;

/** The firm's needs as its keeper knows them. The cost grows with the firm's own needs and matches. */
@Injectable()
export class FileNeedsReadModel {
  async needs(tx: Tx, { organisationId, firmId }: FileKeys): Promise<FileNeedsDto> {
    const needs = await tx.query<Omit<FileNeedDto, 'matches'>>(
      `SELECT id, title, state, "onBoard", day::text FROM (${FILE_NEEDS}) need
       ORDER BY need.day DESC NULLS FIRST, id DESC LIMIT ${MOST}`,
      [organisationId, firmId],
    );
    const matches = await tx.query<FileMatchDto & { needId: string }>(
      `SELECT id, "needId", "subjectType", subject, university, state, day::text AS "sentDay" FROM (${FILE_MATCHES}) sent
       ORDER BY sent.day DESC, id DESC LIMIT ${MOST}`,
      [organisationId, firmId],
    );
    const byNeed = groupBy(matches, ({ needId }) => needId);
    const matchesOf = (needId: string): FileMatchDto[] =>
      (byNeed.get(needId) ?? []).map(({ needId: _, ...match }) => match);
    return { items: needs.map((need) => ({ ...need, matches: matchesOf(need.id) })) };
  }
}
