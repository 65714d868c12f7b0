import { newId, type Tx } from '#libs/platform';

/**
 * What a side thought of a pair once the two had met is a grade of the pair: the strongest that there is. Of jobs only; the
 * last word of an organisation counts, by when it was said, not by when a job came to it. Matches of teams and proposals are
 * not graded: the engine ranks patents.
 */
export async function judgeByMeeting(
  tx: Tx,
  matchId: string,
  side: 'FIRM' | 'UNIVERSITY',
  verdict: 'GOOD' | 'BAD',
  saidAt: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO match_judgement (id, need_id, patent_id, organisation_id, side, verdict, score, engine, judged_at)
     SELECT $1, need_id, patent_id, CASE $3 WHEN 'FIRM' THEN firm_id ELSE university_id END, $3, $4, score, engine, $5
     FROM match WHERE id = $2 AND patent_id IS NOT NULL
     ON CONFLICT (need_id, patent_id, organisation_id) DO UPDATE SET
       verdict = EXCLUDED.verdict, reason = NULL, judged_by = NULL, judged_at = EXCLUDED.judged_at
     WHERE match_judgement.judged_at < EXCLUDED.judged_at`,
    [newId(tx.now.getTime()), matchId, side, verdict, saidAt],
  );
}
