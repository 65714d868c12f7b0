import { Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  legalDayOf,
  newId,
  type PersonActor,
  refuse,
  requireEmail,
  type Tx,
} from '#libs/platform';
import { IS_SENT, matchesWhere } from '../match-views.js';
import type { MatchDto } from '../matches.dto.js';
import { refuseMatch } from '../matchmaking.errors.js';
import { INVENTOR_ASKED } from '../matchmaking.topics.js';
import { InventorQuestion, stateOf } from './inventor-question.entity.js';
import type { AskInventorDto, InventorQuestionDto, InventorQuestionsDto } from './inventors.dto.js';

export const LINK_DAYS = 30;
/** Of one match, at a time. */
const MOST_ASKED = 5;
const DAY_MS = 86_400_000;

/** A university asks its inventors what they make of a match. */
@Injectable()
export class InventorsService {
  constructor(private readonly database: Database) {}

  list(actor: PersonActor, organisationId: string, matchId: string): Promise<InventorQuestionsDto> {
    return this.database.transaction(actor, async (tx) => {
      await ownMatch(tx, organisationId, matchId);
      return questionsOf(tx, matchId);
    });
  }

  /**
   * The letter follows as a job; the link in it is good for 30 days.
   * @throws match_step_refused, inventors_full; email_format
   */
  ask(
    actor: PersonActor,
    organisationId: string,
    matchId: string,
    { email: typed, note = null, language }: AskInventorDto,
  ): Promise<InventorQuestionsDto> {
    return this.database.transaction(actor, async (tx) => {
      // Held before its state is read: it does not move meanwhile, and two who ask at once are counted one after the other.
      await tx.query('SELECT 1 FROM match WHERE id = $1 AND university_id = $2 FOR UPDATE', [
        matchId,
        organisationId,
      ]);
      const { state } = await ownMatch(tx, organisationId, matchId);
      const email = requireEmail('email', typed);
      if (state === 'DECLINED') throw refuseMatch.match_step_refused({ state });
      const asked = await tx.query(
        'SELECT 1 FROM inventor_question WHERE match_id = $1 AND withdrawn_at IS NULL AND expires_at > $2',
        [matchId, tx.now],
      );
      if (asked.length >= MOST_ASKED) throw refuseMatch.inventors_full({ most: MOST_ASKED });
      const id = newId(tx.now.getTime());
      await tx.repository(InventorQuestion).insert({
        id,
        matchId,
        universityId: organisationId,
        email,
        note,
        language,
        secretHash: null,
        expiresAt: new Date(tx.now.getTime() + LINK_DAYS * DAY_MS),
        withdrawnAt: null,
        verdict: null,
        reason: null,
        sentence: null,
        answeredAt: null,
        askedBy: actor.personId,
        version: 1,
        createdAt: tx.now,
      });
      await audit(tx, {
        action: 'MATCH_FORWARDED',
        subjectType: 'match',
        subjectId: matchId,
        organisationId,
        after: { questionId: id },
      });
      await tx.later(INVENTOR_ASKED, id);
      return questionsOf(tx, matchId);
    });
  }

  /** The link ends at once and the address is erased; what was said stays. */
  withdraw(
    actor: PersonActor,
    organisationId: string,
    matchId: string,
    id: string,
  ): Promise<InventorQuestionsDto> {
    return this.database.transaction(actor, async (tx) => {
      await ownMatch(tx, organisationId, matchId);
      const questions = tx.repository(InventorQuestion);
      const question = await questions.findOne({
        where: { id, matchId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!question) throw refuse.not_found();
      if (!question.withdrawnAt)
        await questions.update({ id }, { withdrawnAt: tx.now, email: null, version: question.version + 1 });
      return questionsOf(tx, matchId);
    });
  }
}

async function ownMatch(tx: Tx, organisationId: string, id: string): Promise<MatchDto> {
  const [match] = await matchesWhere(
    tx,
    organisationId,
    `m.id = $2 AND m.university_id = $1 AND ${IS_SENT}`,
    [organisationId, id],
  );
  if (!match) throw refuse.not_found();
  return match;
}

async function questionsOf(tx: Tx, matchId: string): Promise<InventorQuestionsDto> {
  const questions = await tx.repository(InventorQuestion).find({ where: { matchId }, order: { id: 'DESC' } });
  return { items: questions.map((question) => toDto(question, tx.now)) };
}

function toDto(question: InventorQuestion, now: Date): InventorQuestionDto {
  const { id, email, note, verdict, reason, sentence, expiresAt, createdAt, answeredAt } = question;
  return {
    ...{ id, email, note, verdict, reason, sentence },
    state: stateOf(question, now),
    until: legalDayOf(expiresAt),
    askedAt: createdAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}
