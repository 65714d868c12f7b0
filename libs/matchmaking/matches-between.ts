import type { Tx } from '#libs/platform';
import type { ElementReason } from './engine/explain.js';

/** A match that both parties may speak of with each other. */
export interface MatchBetween {
  id: string;
  firmId: string;
  universityId: string;
  needId: string;
  need: string;
  patentId: string | null;
  /** The patent's title or the team's name; null for a proposal. */
  subject: string | null;
  reasons: ElementReason[];
  /** One of the two said that it is interested. */
  interested: boolean;
  /** The announced open licence, where one stands; `yearOneFen` null: by sales. */
  declarationId: string | null;
  feeMethod: string | null;
  yearOneFen: number | null;
}

/**
 * Matches between organisations that were sent and not declined. A firm that is not named on the board is left out until
 * it is interested: to seat it beside this need would name it. `of` null: all (a service centre arranges), else only those
 * of this organisation. One statement; grows with the matches of the parties.
 */
export function matchesBetween(tx: Tx, of: string | null, parties: string[]): Promise<MatchBetween[]> {
  return tx.query<MatchBetween>(
    `SELECT m.id, m.firm_id AS "firmId", m.university_id AS "universityId", m.need_id AS "needId", b.title AS need,
       m.patent_id AS "patentId", coalesce(p.title, t.name) AS subject, m.reasons, m.state = 'INTERESTED' AS interested,
       o.declaration_id AS "declarationId", o.fee_method AS "feeMethod", o.year_one_fen AS "yearOneFen"
     FROM match m JOIN published_need b ON b.need_id = m.need_id LEFT JOIN patent p ON p.id = m.patent_id
     LEFT JOIN team t ON t.id = m.team_id LEFT JOIN offer_summary o ON o.patent_id = m.patent_id
     WHERE m.state IN ('SENT', 'INTERESTED') AND m.firm_id = ANY ($1) AND m.university_id = ANY ($1)
       AND (b.firm IS NOT NULL OR m.firm_verdict = 'INTERESTED')
       AND ($2::uuid IS NULL OR m.university_id = $2 OR m.firm_id = $2)
     ORDER BY m.state = 'INTERESTED' DESC, m.score DESC NULLS LAST, m.id`,
    [parties, of],
  );
}
