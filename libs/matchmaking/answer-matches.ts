import { Injectable } from '@nestjs/common';
import { Database, newId, SYSTEM } from '#libs/platform';

/** An answer of a university is a match, too: the one that the engine had found, or a new one. */
@Injectable()
export class AnswerMatches {
  constructor(private readonly database: Database) {}

  async follow(answerId: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const values = [answerId, tx.now, newId(tx.now.getTime())];
      // The pair that the engine found, or that an answer was taken back of, becomes this answer's: one row a pair.
      await tx.query(
        `UPDATE match m SET answer_id = a.id FROM need_answer a
         WHERE a.id = $1 AND m.need_id = a.need_id AND m.patent_id = a.patent_id
           AND (m.answer_id IS NULL OR m.state = 'WITHDRAWN')`,
        [answerId],
      );
      await tx.query(
        `INSERT INTO match (id, need_id, firm_id, university_id, subject_type, patent_id, team_id, answer_id, state, lane,
           reasons, sent_at, version, created_at, updated_at)
         SELECT $3, need_id, firm_id, university_id, kind, patent_id, team_id, id, 'SENT', 'MAIN', '[]', created_at, 1, $2, $2
         FROM need_answer WHERE id = $1 ON CONFLICT DO NOTHING`,
        values,
      );
      await tx.query(
        `UPDATE match m SET version = m.version + 1, updated_at = $2, sent_at = coalesce(m.sent_at, a.created_at),
           university_verdict = 'INTERESTED', university_reason = NULL,
           state = CASE a.state WHEN 'OPEN' THEN 'SENT' ELSE a.state END,
           firm_verdict = CASE a.state WHEN 'INTERESTED' THEN 'INTERESTED' WHEN 'DECLINED' THEN 'DECLINED' END,
           firm_reason = a.reason
         FROM need_answer a WHERE a.id = $1 AND m.answer_id = a.id
           AND (m.university_verdict IS DISTINCT FROM 'INTERESTED'
             OR m.state IS DISTINCT FROM CASE a.state WHEN 'OPEN' THEN 'SENT' ELSE a.state END)`,
        [answerId, tx.now],
      );
      // A firm's yes to an answer with a patent is a grade of the pair; of a no the answer does not say whose it was.
      await tx.query(
        `INSERT INTO match_judgement (id, need_id, patent_id, organisation_id, side, verdict, score, engine, judged_at)
         SELECT $3, a.need_id, a.patent_id, a.firm_id, 'FIRM', 'GOOD', m.score, m.engine, $2
         FROM need_answer a JOIN match m ON m.answer_id = a.id
         WHERE a.id = $1 AND a.patent_id IS NOT NULL AND a.state = 'INTERESTED'
         ON CONFLICT (need_id, patent_id, organisation_id) DO UPDATE SET
           verdict = excluded.verdict, reason = NULL, judged_by = NULL, judged_at = excluded.judged_at`,
        [answerId, tx.now, newId(tx.now.getTime())],
      );
    });
  }
}
