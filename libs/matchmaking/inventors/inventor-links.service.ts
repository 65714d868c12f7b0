import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BoardService, type PublicNeed } from '#libs/demand';
import { Database, DomainError, invalidRequest, legalDayOf, refuse, SYSTEM, type Tx } from '#libs/platform';
import { IS_SENT, matchesWhere } from '../match-views.js';
import type { MatchDto } from '../matches.dto.js';
import { refuseMatch } from '../matchmaking.errors.js';
import { INVENTOR_ANSWERED } from '../matchmaking.topics.js';
import { InventorQuestion } from './inventor-question.entity.js';
import type { InventorAnswerDto, InventorCardDto } from './inventors.dto.js';

/** What an inventor sees and says by the link of a letter, without an account. */
@Injectable()
export class InventorLinks {
  constructor(
    private readonly database: Database,
    private readonly board: BoardService,
  ) {}

  /** @throws not_found; inventor_link_over (410) */
  async card(secret: string): Promise<InventorCardDto> {
    const { question, match } = await this.database.transaction(SYSTEM, (tx) => read(tx, secret));
    return cardOf(question, match, await this.need(match.needId));
  }

  /** The last word counts, as long as the link is good. @throws not_found; inventor_link_over */
  async answer(secret: string, { verdict, reason, sentence }: InventorAnswerDto): Promise<InventorCardDto> {
    const { match } = await this.database.transaction(SYSTEM, (tx) => read(tx, secret));
    const need = await this.need(match.needId);
    if (verdict === 'NOT_FIT' && !reason)
      throw invalidRequest([{ field: 'reason', code: 'match_reason_missing', params: {} }]);
    return this.database.transaction(SYSTEM, async (tx) => {
      const { question } = await read(tx, secret, true);
      const said = { verdict, reason: (verdict === 'NOT_FIT' && reason) || null, sentence: sentence ?? null };
      // The same again is no news.
      if (isSame(question, said)) return cardOf(question, match, need);
      Object.assign(question, {
        ...said,
        answeredAt: tx.now,
        version: question.version + 1,
      });
      await tx.repository(InventorQuestion).save(question);
      await tx.later(INVENTOR_ANSWERED, question.id);
      return cardOf(question, match, need);
    });
  }

  /** A need that has left the board is nobody's to read any more. */
  private async need(id: string): Promise<PublicNeed> {
    try {
      return await this.board.one(id);
    } catch (error) {
      throw error instanceof DomainError && error.status === 404 ? refuseMatch.inventor_link_over() : error;
    }
  }
}

/** What a table keeps of a secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

async function read(
  tx: Tx,
  secret: string,
  lock = false,
): Promise<{ question: InventorQuestion; match: MatchDto }> {
  const question = await tx.repository(InventorQuestion).findOne({
    where: { secretHash: hashOf(secret) },
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!question) throw refuse.not_found();
  const [match] = await matchesWhere(tx, question.universityId, `m.id = $1 AND ${IS_SENT}`, [
    question.matchId,
  ]);
  const over = question.withdrawnAt !== null || question.expiresAt <= tx.now;
  if (!match || over) throw refuseMatch.inventor_link_over();
  return { question, match };
}

type Said = Pick<InventorQuestion, 'verdict' | 'reason' | 'sentence'>;

function isSame(one: Said, other: Said): boolean {
  return (['verdict', 'reason', 'sentence'] as const).every((field) => one[field] === other[field]);
}

function cardOf(
  { note, verdict, reason, sentence, expiresAt }: InventorQuestion,
  { university, patentId, subject, reasons }: MatchDto,
  { title, summary, body, keywords, firm }: PublicNeed,
): InventorCardDto {
  return {
    ...{ university, note, need: title, summary, body, keywords, firm, patentId, subject, reasons },
    ...{ verdict, reason, sentence, until: legalDayOf(expiresAt) },
  };
}
