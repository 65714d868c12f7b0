import type { DeclineReason } from '#libs/demand';
import { newId, type PersonActor, type Tx } from '#libs/platform';
import type { JudgingSide, Match } from './match.entity.js';

/** Keeps what an organisation says of a pair; its last word counts. Only patents are graded: the engine ranks those. */
export async function judge(
  tx: Tx,
  actor: PersonActor,
  match: Match,
  said: {
    organisationId: string;
    side: JudgingSide;
    verdict: 'GOOD' | 'BAD';
    reason?: DeclineReason | null;
  },
): Promise<void> {
  if (match.patentId === null) return;
  await tx.query(
    `INSERT INTO match_judgement (id, need_id, patent_id, organisation_id, side, verdict, reason, score, engine, judged_by, judged_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (need_id, patent_id, organisation_id) DO UPDATE SET
       verdict = EXCLUDED.verdict, reason = EXCLUDED.reason, judged_by = EXCLUDED.judged_by, judged_at = EXCLUDED.judged_at`,
    [
      newId(tx.now.getTime()),
      match.needId,
      match.patentId,
      said.organisationId,
      said.side,
      said.verdict,
      said.reason ?? null,
      match.score,
      match.engine,
      actor.personId,
      tx.now,
    ],
  );
}
