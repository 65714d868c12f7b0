import { Injectable } from '@nestjs/common';
import { Database, newId, SYSTEM } from '#libs/platform';

/** An answer of a university is a match, too: the one that the engine had found, or a new one. */
@Injectable()
export class AnswerMatches {
  constructor(private readonly database: Database) {}

  async follow(answerId: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const values = [answerId, tx.now, newId(tx.now.getTime())];
      // The pair that the engine found becomes the answer's; so a declined pair stays declined under one row.
      await tx.query(
        `UPDATE match m SET answer_id = a.id FROM need_answer a
         WHERE a.id = $1 AND m.need_id = a.need_id AND m.patent_id = a.patent_id AND m.answer_id IS NULL`,
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
           AND m.state IS DISTINCT FROM CASE a.state WHEN 'OPEN' THEN 'SENT' ELSE a.state END`,
        [answerId, tx.now],
      );
    });
  }
}
