import { Injectable } from '@nestjs/common';
import { DECLINE_REASONS, type DeclineReason } from '#libs/demand';
import {
  audit,
  Database,
  decodeIdCursor,
  encodeCursor,
  groupBy,
  type PersonActor,
  refuse,
  SYSTEM,
  type Tx,
} from '#libs/platform';
import { In } from 'typeorm';
import { judge } from './judgements.js';
import { type JudgingSide, Match, MATCH_STATES, type MatchState } from './match.entity.js';
import { MatchEngine } from './match-engine.js';
import { matchesWhere } from './match-views.js';
import type {
  MatchBand,
  MatchDto,
  MatchQualityDto,
  MatchRunDto,
  ReviewDoneDto,
  ReviewedNeedDto,
  ReviewListDto,
  ReviewMatchDto,
  ReviewQuery,
  ReviewStepDto,
} from './matches.dto.js';
import { refuseMatch } from './matchmaking.errors.js';
import { MATCH_MOVED } from './matchmaking.topics.js';

/** Fair exposure: of all that was sent in 30 days, one university's and one patent's part above which staff are told. */
export const FAIR_SHARE = { university: 0.4, patent: 0.1, days: 30, from: 20 };

const AFTER: Record<ReviewStepDto['step'], { from: readonly MatchState[]; to: MatchState }> = {
  SEND: { from: ['SUGGESTED', 'HELD'], to: 'SENT' },
  HOLD: { from: ['SUGGESTED'], to: 'HELD' },
  REJECT: { from: ['SUGGESTED', 'HELD'], to: 'WITHDRAWN' },
};

/** The service centre's staff look at every suggestion before anybody outside does. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly engine: MatchEngine,
  ) {}

  /** By need, the one that waits longest first. */
  queue(
    actor: PersonActor,
    organisationId: string,
    { limit = 10, cursor, state = 'SUGGESTED' }: ReviewQuery,
  ): Promise<ReviewListDto> {
    return this.database.transaction(actor, async (tx) => {
      const needs = await tx.query<Omit<ReviewedNeedDto, 'matches'>>(
        `SELECT n.id AS "needId", n.title AS need, f.name AS firm, n.problem FROM need n JOIN organisation f ON f.id = n.firm_id
         WHERE ($1::uuid IS NULL OR n.id > $1)
           AND EXISTS (SELECT 1 FROM match m WHERE m.need_id = n.id AND m.state = $2) ORDER BY n.id LIMIT $3`,
        [decodeIdCursor(cursor), state, limit + 1],
      );
      const page = needs.slice(0, limit);
      const found = await matchesWhere(
        tx,
        organisationId,
        'm.need_id = ANY ($1) AND m.state = $2 ORDER BY m.score DESC NULLS LAST, m.id',
        [page.map(({ needId }) => needId), state],
      );
      const byNeed = groupBy(await withShares(tx, found), ({ needId }) => needId);
      const [counted] = await tx.query<{ waiting: number }>(
        'SELECT count(*)::int AS waiting FROM match WHERE state = $1',
        [state],
      );
      return {
        items: page.map((need) => ({ ...need, matches: byNeed.get(need.needId) ?? [] })),
        waiting: counted?.waiting ?? 0,
        nextCursor: needs.length > limit ? encodeCursor([page.at(-1)?.needId ?? null]) : null,
      };
    });
  }

  /** @throws match_step_refused: then nothing was done */
  async step(
    actor: PersonActor,
    organisationId: string,
    { matchIds, step, note }: ReviewStepDto,
  ): Promise<ReviewDoneDto> {
    const ids = [...new Set(matchIds)].sort();
    const { from, to } = AFTER[step];
    await this.database.transaction(actor, async (tx) => {
      const matches = await tx
        .repository(Match)
        .find({ where: { id: In(ids) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
      if (matches.length < ids.length) throw refuse.not_found();
      for (const match of matches) {
        if (!from.includes(match.state)) throw refuseMatch.match_step_refused({ state: match.state });
        const before = match.state;
        Object.assign(match, {
          state: to,
          note: note ?? match.note,
          version: match.version + 1,
          updatedAt: tx.now,
          ...(step === 'SEND' && { sentAt: tx.now }),
          // One that came back after it was sent is not to come back again.
          ...(step === 'REJECT' && { sentAt: null }),
        });
        await tx.repository(Match).save(match);
        if (step !== 'HOLD')
          await judge(tx, actor, match, {
            organisationId,
            side: 'STAFF',
            verdict: step === 'SEND' ? 'GOOD' : 'BAD',
          });
        await audit(tx, {
          action: `MATCH_${step}`,
          subjectType: 'match',
          subjectId: match.id,
          organisationId,
          before: { state: before },
          after: { state: to },
        });
        if (step === 'SEND') await tx.later(MATCH_MOVED, match.id);
      }
    });
    return { done: ids.length };
  }

  /** What people said of suggestions, whole: counts, no names. */
  quality(): Promise<MatchQualityDto> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const states = await tx.query<{ state: MatchState; count: number }>(
        'SELECT state, count(*)::int AS count FROM match GROUP BY state',
      );
      const engines = await tx.query<{ engine: string; count: number }>(
        `SELECT engine, count(*)::int AS count FROM match WHERE engine IS NOT NULL GROUP BY engine ORDER BY engine`,
      );
      const verdicts = await tx.query<{
        side: JudgingSide;
        band: MatchBand | null;
        good: number;
        bad: number;
      }>(
        `SELECT j.side, m.band, count(*) FILTER (WHERE j.verdict = 'GOOD')::int AS good,
           count(*) FILTER (WHERE j.verdict = 'BAD')::int AS bad
         FROM match_judgement j LEFT JOIN match m ON m.need_id = j.need_id AND m.patent_id = j.patent_id
         GROUP BY 1, 2 ORDER BY 1, 2`,
      );
      const reasons = await tx.query<{ reason: DeclineReason; count: number }>(
        'SELECT reason, count(*)::int AS count FROM match_judgement WHERE reason IS NOT NULL GROUP BY reason',
      );
      const [run] = await tx.query<Omit<MatchRunDto, 'ranAt'> & { ranAt: Date }>(
        `SELECT engine, source, needs, pairs, results, ran_at AS "ranAt" FROM match_run ORDER BY ran_at DESC LIMIT 1`,
      );
      return {
        engine: this.engine.nameOf(true),
        engines,
        lastRun: run ? { ...run, ranAt: run.ranAt.toISOString() } : null,
        states: MATCH_STATES.map((state) => ({
          state,
          count: states.find((row) => row.state === state)?.count ?? 0,
        })),
        verdicts,
        reasons: DECLINE_REASONS.map((reason) => ({
          reason,
          count: reasons.find((row) => row.reason === reason)?.count ?? 0,
        })),
      };
    });
  }
}

/** How much of what was sent lately is of the same university, and whether that or its patent is more than its share. */
async function withShares(tx: Tx, matches: MatchDto[]): Promise<ReviewMatchDto[]> {
  const since = new Date(tx.now.getTime() - FAIR_SHARE.days * 86_400_000);
  const rows = await tx.query<{ universityId: string; patentId: string | null; count: number }>(
    `SELECT university_id AS "universityId", patent_id AS "patentId", count(*)::int AS count FROM match
     WHERE sent_at >= $1 GROUP BY 1, 2`,
    [since],
  );
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const shareOf = (of: (row: (typeof rows)[number]) => boolean) =>
    all === 0 ? 0 : rows.filter(of).reduce((sum, { count }) => sum + count, 0) / all;
  return matches.map((match) => {
    const university = shareOf(({ universityId }) => universityId === match.universityId);
    const patent = shareOf(({ patentId }) => patentId !== null && patentId === match.patentId);
    return {
      ...match,
      share: Math.round(university * 100),
      // Of a handful that were sent, any share is large.
      overexposed:
        all >= FAIR_SHARE.from && (university > FAIR_SHARE.university || patent > FAIR_SHARE.patent),
    };
  });
}
