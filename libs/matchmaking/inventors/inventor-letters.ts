import { Injectable } from '@nestjs/common';
import { recipientsOf } from '#libs/accounts';
import { Database, legalDayOf, newSecret, Notifications, SYSTEM } from '#libs/platform';
import { InventorQuestion } from './inventor-question.entity.js';
import { hashOf } from './inventor-links.service.js';

interface Row {
  need: string;
  university: string;
}

/** An address is kept so long after its link is over, as the letter itself is. */
const ADDRESS_DAYS = 90;

/** The letter to an inventor, and the news of what came back. */
@Injectable()
export class InventorLetters {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  /** Once for each question: the secret is made with the letter, and only its hash stays with us. */
  async ask(id: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const questions = tx.repository(InventorQuestion);
      const question = await questions.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!question?.email || question.secretHash !== null) return;
      const [row] = await tx.query<Row>(
        `SELECT p.title AS need, u.name AS university FROM match m JOIN published_need p ON p.need_id = m.need_id
         JOIN organisation u ON u.id = m.university_id WHERE m.id = $1`,
        [question.matchId],
      );
      if (!row) return;
      const secret = newSecret();
      await questions.update({ id }, { secretHash: hashOf(secret) });
      await this.notifications.letterTo(tx, question.email, {
        key: `inventor ${id}`,
        // By a clerk of a university, five of a match at most; swallowed, the clerk would wait for nothing.
        vouched: true,
        language: question.language,
        code: 'inventor_asked_letter',
        foot: 'inventor_letter_foot',
        params: { ...row, day: legalDayOf(question.expiresAt) },
        lines: question.note === null ? [] : [question.note],
        path: `/inventor-questions/${secret}`,
      });
    });
  }

  /** What was said stays; whom it was asked of is needed no longer (PIPL 47). */
  async forgetAddresses(): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) =>
      tx.query(
        `UPDATE inventor_question SET email = NULL
         WHERE email IS NOT NULL AND expires_at < $1::timestamptz - interval '${ADDRESS_DAYS} days'`,
        [tx.now],
      ),
    );
  }

  async answered(id: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<Row & { matchId: string; universityId: string; verdict: string }>(
        `SELECT coalesce(p.title, '—') AS need, q.match_id AS "matchId", q.university_id AS "universityId", q.verdict
         FROM inventor_question q JOIN match m ON m.id = q.match_id LEFT JOIN published_need p ON p.need_id = m.need_id
         WHERE q.id = $1 AND q.verdict IS NOT NULL`,
        [id],
      );
      if (!row) return;
      const { need, matchId, universityId, verdict } = row;
      const people = await recipientsOf(tx, universityId, ['UNIVERSITY_CLERK', 'CENTRE_STAFF']);
      await this.notifications.tell(tx, people, {
        // Once for each of the two: who changes their mind to and fro moves the page, and rings no bell for it.
        key: `inventor ${id} ${verdict}`,
        code: verdict === 'CAN_HELP' ? 'inventor_helps_news' : 'inventor_declines_news',
        params: { need },
        path: `/desk/${universityId}/matches/${matchId}`,
      });
    });
  }
}
