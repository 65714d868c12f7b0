import type { DeclineReason } from '#libs/demand';
import { Database, SYSTEM } from '#libs/platform';
import type { JudgingSide } from './match.entity.js';

/** 1 (none) to 4 (strong), as people grade; null: what was said is no word on whether the two fit. */
const LEVEL_OF_NO: Record<DeclineReason, number | null> = {
  NOT_OUR_FIELD: 1,
  FIGURE_NOT_REACHED: 2,
  TOO_EARLY: 2,
  CANNOT_BE_MADE: 2,
  // A price, a term or a full calendar says nothing of the technology.
  TOO_DEAR: null,
  TERM_OR_MODE: null,
  HAVE_A_SOLUTION: null,
  NO_CAPACITY: null,
};
const LEVEL_OF_YES: Record<JudgingSide, number> = { FIRM: 4, UNIVERSITY: 3, STAFF: 3 };
/** Who knows best whether it solves the problem is heard first. */
const HEARD: JudgingSide[] = ['FIRM', 'UNIVERSITY', 'STAFF'];

export interface GradedNeed {
  need_id: string;
  title: string;
  text: string;
}
export interface GradedPair {
  need_id: string;
  achievement_id: string;
  level: number;
  achievement_keywords: string;
  /** Who was asked for it. */
  achievement_owner?: string;
}

export function levelOf(
  said: { side: JudgingSide; verdict: 'GOOD' | 'BAD'; reason: DeclineReason | null }[],
): number | null {
  for (const side of HEARD) {
    const word = said.find((one) => one.side === side);
    if (!word) continue;
    const level =
      word.verdict === 'GOOD' ? LEVEL_OF_YES[side] : word.reason === null ? 1 : LEVEL_OF_NO[word.reason];
    if (level !== null) return level;
  }
  return null;
}

/** The product's own verdicts as an evaluation set; for operators only, since it holds needs that are not open to all. */
export async function gradedPairs(database: Database): Promise<{ needs: GradedNeed[]; pairs: GradedPair[] }> {
  return database.transaction(SYSTEM, async (tx) => {
    const rows = await tx.query<{
      needId: string;
      patentId: string;
      title: string;
      owner: string | null;
      said: Parameters<typeof levelOf>[0];
    }>(
      `SELECT j.need_id AS "needId", j.patent_id AS "patentId", p.title, m.university_id AS owner,
         jsonb_agg(jsonb_build_object('side', j.side, 'verdict', j.verdict, 'reason', j.reason) ORDER BY j.judged_at DESC) AS said
       FROM match_judgement j JOIN patent p ON p.id = j.patent_id
       LEFT JOIN match m ON m.need_id = j.need_id AND m.patent_id = j.patent_id GROUP BY 1, 2, 3, 4 ORDER BY 1, 2`,
    );
    const pairs = rows.flatMap(({ needId, patentId, title, owner, said }) => {
      const level = levelOf(said);
      return level === null
        ? []
        : [
            {
              need_id: needId,
              achievement_id: patentId,
              level,
              achievement_keywords: title,
              ...(owner !== null && { achievement_owner: owner }),
            },
          ];
    });
    const needs = await tx.query<GradedNeed>(
      `SELECT id AS need_id, title, concat_ws(E'\\n', problem, material, method, efficacy, product, application, indicators, target) AS text
       FROM need WHERE id = ANY ($1::uuid[]) ORDER BY id`,
      [[...new Set(pairs.map((pair) => pair.need_id))]],
    );
    return { needs, pairs };
  });
}

/**
 * What people said of pairs, beside the score that each pair had when they said it; only scores of this parameter set, with
 * a model or without.
 */
export async function gradedScores(
  database: Database,
  parameters: string,
): Promise<{ level: number; score: number }[]> {
  const rows = await database.transaction(SYSTEM, (tx) =>
    tx.query<{ score: number; said: Parameters<typeof levelOf>[0] }>(
      `SELECT (array_agg(score ORDER BY judged_at DESC))[1] AS score,
         jsonb_agg(jsonb_build_object('side', side, 'verdict', verdict, 'reason', reason) ORDER BY judged_at DESC) AS said
       FROM match_judgement WHERE score IS NOT NULL AND split_part(engine, '+', 1) = $1
       GROUP BY need_id, patent_id ORDER BY need_id, patent_id`,
      [parameters],
    ),
  );
  return rows.flatMap(({ score, said }) => {
    const level = levelOf(said);
    return level === null ? [] : [{ level, score }];
  });
}
