import { Injectable } from '@nestjs/common';
import { NeedsService } from '#libs/demand';
import {
  audit,
  Database,
  decodeIdCursor,
  encodeCursor,
  invalidRequest,
  type PersonActor,
  refuse,
  type Tx,
} from '#libs/platform';
import { judge } from './judgements.js';
import { Match } from './match.entity.js';
import { IS_SENT, matchesWhere } from './match-views.js';
import type { MatchDto, MatchListDto, MatchQuery, MatchVerdictDto } from './matches.dto.js';
import { refuseMatch } from './matchmaking.errors.js';
import { MATCH_MOVED } from './matchmaking.topics.js';

/** A firm reads so many candidates for one need; more would be a list again. */
const MOST_CARDS = 10;

/** Matches of a firm or a university: what staff sent, and what each thinks of it. */
@Injectable()
export class MatchesService {
  constructor(
    private readonly database: Database,
    private readonly needs: NeedsService,
  ) {}

  list(
    actor: PersonActor,
    organisationId: string,
    { limit = 20, cursor, needId }: MatchQuery,
  ): Promise<MatchListDto> {
    return this.database.transaction(actor, async (tx) => {
      const mine = `(m.firm_id = $1 OR m.university_id = $1) AND ${IS_SENT}`;
      if (needId) {
        const items = await matchesWhere(
          tx,
          organisationId,
          `${mine} AND m.need_id = $2
           ORDER BY m.state = 'DECLINED', m.answer_id IS NULL, m.score DESC NULLS LAST, m.id LIMIT ${MOST_CARDS}`,
          [organisationId, needId],
        );
        return { items, nextCursor: null };
      }
      const rows = await matchesWhere(
        tx,
        organisationId,
        `${mine} AND ($2::uuid IS NULL OR m.id < $2) ORDER BY m.id DESC LIMIT $3`,
        [organisationId, decodeIdCursor(cursor), limit + 1],
      );
      const items = rows.slice(0, limit);
      return {
        items,
        nextCursor: rows.length > limit ? encodeCursor([items.at(-1)?.id ?? null]) : null,
      };
    });
  }

  one(actor: PersonActor, organisationId: string, id: string): Promise<MatchDto> {
    return this.database.transaction(actor, (tx) => read(tx, organisationId, id));
  }

  /**
   * A firm's interest admits the university to what the firm hides. A no of either side ends it, and the pair is never
   * suggested again.
   * @throws match_step_refused, match_has_answer
   */
  async judge(
    actor: PersonActor,
    organisationId: string,
    id: string,
    { verdict, reason }: MatchVerdictDto,
  ): Promise<MatchDto> {
    return this.database.transaction(actor, async (tx) => {
      const match = await tx
        .repository(Match)
        .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      const side = match?.firmId === organisationId ? 'FIRM' : 'UNIVERSITY';
      if (!match || (side === 'UNIVERSITY' && match.universityId !== organisationId))
        throw refuse.not_found();
      if (verdict === 'DECLINED' && !reason)
        throw invalidRequest([{ field: 'reason', code: 'match_reason_missing', params: {} }]);
      if (match.answerId !== null) throw refuseMatch.match_has_answer();
      if (match.state !== 'SENT' && match.state !== 'INTERESTED')
        throw refuseMatch.match_step_refused({ state: match.state });
      const before = match.state;
      const said = { verdict, reason: verdict === 'DECLINED' ? (reason ?? null) : null };
      Object.assign(
        match,
        side === 'FIRM'
          ? { firmVerdict: said.verdict, firmReason: said.reason }
          : { universityVerdict: said.verdict, universityReason: said.reason },
        { state: verdict, version: match.version + 1, updatedAt: tx.now },
      );
      await tx.repository(Match).save(match);
      if (side === 'FIRM' && verdict === 'INTERESTED')
        await this.needs.admitUniversity(tx, match.needId, match.universityId);
      await judge(tx, actor, match, {
        organisationId,
        side,
        verdict: verdict === 'INTERESTED' ? 'GOOD' : 'BAD',
        reason: said.reason,
      });
      await audit(tx, {
        action: `MATCH_${verdict}`,
        subjectType: 'match',
        subjectId: id,
        organisationId,
        before: { state: before },
        after: { state: match.state, side, reason: said.reason },
      });
      await tx.later(MATCH_MOVED, id);
      return read(tx, organisationId, id);
    });
  }
}

async function read(tx: Tx, organisationId: string, id: string): Promise<MatchDto> {
  const [match] = await matchesWhere(
    tx,
    organisationId,
    `m.id = $2 AND (m.firm_id = $1 OR m.university_id = $1) AND ${IS_SENT}`,
    [organisationId, id],
  );
  if (!match) throw refuse.not_found();
  return match;
}
