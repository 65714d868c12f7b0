import { Injectable } from '@nestjs/common';
import { ALIVE } from '#libs/catalogue';
import { Database, newId, SYSTEM, type Tx } from '#libs/platform';
import { type Known, type Subject, Vectors } from './embedding/vectors.js';
import { bandOf, type ElementReason, questionsFor, reasonsOf } from './engine/explain.js';
import type { Fused } from './engine/fusion.js';
import type { Scored } from './engine/match-index.js';
import { type Lane, Match } from './match.entity.js';
import { MatchEngine } from './match-engine.js';
import { MatchSearch } from './match-search.js';
import { MATCH_NEED } from './matchmaking.topics.js';
import { isOnBoard, lockNeed, type NeedRow, needsOnBoard, textOf } from './needs-on-board.js';
import { type Candidate, PatentCandidates } from './patent-candidates.js';

/** So many suggestions a need; a firm reads ten. */
const MOST = 20;
/** Some fall away: decided before, or of universities that the firm did not name. */
const LOOKED_AT = 3 * MOST;
/** The trade of a need is that of its best matches. */
const TRADE_OF = 3;

/** Finds suggestions and keeps them true; it can run at any time, any number of times, for the same need twice at once. */
@Injectable()
export class MatchRunner {
  constructor(
    private readonly database: Database,
    private readonly engine: MatchEngine,
    private readonly candidates: PatentCandidates,
    private readonly search: MatchSearch,
    private readonly vectors: Vectors,
  ) {}

  /** A new or changed need × all patents. One that left the board loses what was only suggested or sent. */
  async matchNeed(needId: string): Promise<void> {
    await this.candidates.refresh();
    await this.database.transaction(SYSTEM, async (tx) => {
      const need = await lockNeed(tx, needId);
      if (!need) return;
      if (!isOnBoard(need)) return withdraw(tx, 'need_id = $2', [needId]);
      const { found, words } = await this.search.all(tx, need, LOOKED_AT);
      await this.store(tx, need, found, words, 'ALL');
    });
  }

  /** Patents that changed, this one among them × all needs on the board. */
  async matchNews(patentId: string): Promise<void> {
    await this.candidates.refresh();
    const news = this.candidates.takeNews(patentId);
    await this.withdrawDead();
    await this.meetAll(news, () => true);
  }

  /** Patents whose vectors were just made, this one among them × all needs on the board. */
  async matchVectors(patentId: string): Promise<void> {
    await this.candidates.refresh();
    const made = await this.database.transaction(SYSTEM, (tx) => this.vectors.madeWith(tx, patentId));
    // By words these patents were found before: vectors are news for who has one.
    await this.meetAll(made, (need, needs) => this.search.vectorOf(need, needs) !== undefined);
  }

  private async meetAll(
    patentIds: string[],
    concerns: (need: NeedRow, needs: Known | null) => boolean,
  ): Promise<void> {
    const index = this.candidates.indexOf(patentIds);
    if (!index) return;
    const patents = await this.vectorsOf('patent', patentIds);
    for await (const page of needsOnBoard(this.database)) {
      const needs =
        patents &&
        (await this.vectorsOf(
          'need',
          page.map(({ id }) => id),
        ));
      for (const need of page.filter((one) => concerns(one, needs)))
        await this.meet(need, (one) => this.search.among(index, one, needs, patents));
    }
  }

  private vectorsOf(subject: Subject, ids: string[]): Promise<Known | null> {
    return this.database.transaction(SYSTEM, (tx) => this.vectors.of(tx, subject, ids));
  }

  /** Most patents concern no need: only where one does is the need locked and anything written. */
  private async meet(asked: NeedRow, find: (need: NeedRow) => Fused[]): Promise<void> {
    if (!find(asked).some(({ score }) => this.bandOf(score) !== null)) return;
    await this.database.transaction(SYSTEM, async (tx) => {
      const need = await lockNeed(tx, asked.id);
      if (!need || !isOnBoard(need)) return;
      await this.store(tx, need, find(need), this.candidates.search(textOf(need), TRADE_OF), 'SOME');
    });
  }

  /** All needs on the board again, each as a job of its own: workers share them. */
  async matchAllLater(): Promise<void> {
    for await (const needs of needsOnBoard(this.database))
      await this.database.transaction(SYSTEM, async (tx) => {
        for (const { id } of needs) await tx.later(MATCH_NEED, id);
      });
  }

  /** What was found takes its place beside what is there; what a person has decided is never touched. */
  private async store(
    tx: Tx,
    need: NeedRow,
    found: Fused[],
    best: Scored[],
    scope: 'ALL' | 'SOME',
  ): Promise<void> {
    const known = await tx.repository(Match).findBy({ needId: need.id, subjectType: 'PATENT' });
    const byPatent = new Map(known.map((match) => [match.patentId, match]));
    const open = found.filter(({ id }) => isOpen(byPatent.get(id)));
    const wanted = this.judged(need, open, best.slice(0, TRADE_OF));
    const added: Partial<Match>[] = [];
    const again: (Words & { id: string })[] = [];
    for (const { candidate, score, fused, lane, reasons } of wanted) {
      const match = byPatent.get(candidate.id);
      const engine = this.engine.nameOf(fused);
      const words = { score, band: this.bandOf(score), lane, reasons, engine };
      if (match) again.push({ id: match.id, ...words });
      else added.push(fresh(tx, need, candidate, words));
    }
    if (added.length > 0) await tx.repository(Match).insert(added);
    if (again.length > 0) await findAgain(tx, again);
    if (scope === 'SOME') return;
    const kept = new Set(wanted.map(({ candidate }) => candidate.id));
    const gone = known.filter(
      ({ state, patentId, sentAt }) => state === 'SUGGESTED' && sentAt === null && !kept.has(patentId ?? ''),
    );
    await tx.query('DELETE FROM match WHERE id = ANY ($1)', [gone.map(({ id }) => id)]);
  }

  private bandOf(score: number) {
    return bandOf(score, this.engine.parameters);
  }

  private judged(need: NeedRow, all: Fused[], best: Scored[]) {
    if (questionsFor(textOf(need), need).length > 0) return [];
    const near = all
      .flatMap(({ id, score, fused }) => {
        const candidate = this.candidates.get(id);
        return candidate && this.bandOf(score) !== null ? [{ candidate, score, fused }] : [];
      })
      .filter(({ candidate }) => need.admitted === null || need.admitted.includes(candidate.universityId))
      .slice(0, MOST);
    const trade = new Set(best.map(({ id }) => this.candidates.get(id)?.section ?? null));
    return near.map(({ candidate, ...found }) => {
      const reasons = reasonsOf(
        need,
        `${candidate.title}\n${candidate.body}`,
        this.candidates.statistics(),
        this.engine.parameters,
      );
      return { candidate, ...found, reasons, lane: laneOf(candidate, trade, reasons) };
    });
  }

  /** A patent that died, or is nobody's any more, is no candidate; what was sent of it is taken back. */
  private async withdrawDead(): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) =>
      withdraw(
        tx,
        `patent_id IN (SELECT p.id FROM patent p WHERE p.id = match.patent_id
           AND p.legal_status <> ALL ($2))`,
        [ALIVE],
      ),
    );
  }
}

/** The need asks for an effect that is reached here, in a field that its best matches are not of. */
function laneOf(candidate: Candidate, trade: ReadonlySet<string | null>, reasons: ElementReason[]): Lane {
  const effect = reasons.some(({ element, coverage }) => element === 'efficacy' && coverage === 'COVERED');
  return effect && !trade.has(candidate.section) ? 'OTHER_TRADE' : 'MAIN';
}

type Words = Pick<Match, 'score' | 'band' | 'lane' | 'reasons' | 'engine'>;

function fresh(
  tx: Tx,
  need: NeedRow,
  { id: patentId, universityId }: Candidate,
  words: Words,
): Partial<Match> {
  return {
    id: newId(tx.now.getTime()),
    needId: need.id,
    firmId: need.firmId,
    universityId,
    subjectType: 'PATENT',
    patentId,
    state: 'SUGGESTED',
    ...words,
    version: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
}

/** One statement: of a night's matching, nearly all were found before. What was taken back is before staff again. */
async function findAgain(tx: Tx, found: (Words & { id: string })[]): Promise<void> {
  await tx.query(
    `UPDATE match m SET score = f.score, band = f.band, lane = f.lane, reasons = f.reasons, engine = f.engine,
       state = CASE m.state WHEN 'WITHDRAWN' THEN 'SUGGESTED' ELSE m.state END, updated_at = $1
     FROM jsonb_to_recordset($2::jsonb) AS f (id uuid, score real, band text, lane text, reasons jsonb, engine text)
     WHERE m.id = f.id`,
    [tx.now, JSON.stringify(found)],
  );
}

/** What nobody has seen goes; what was sent is taken back, and comes back to staff if its ground does. */
async function withdraw(tx: Tx, which: string, values: unknown[]): Promise<void> {
  await tx.query(
    `WITH gone AS (DELETE FROM match WHERE ${which} AND state IN ('SUGGESTED', 'HELD') AND sent_at IS NULL AND answer_id IS NULL)
     UPDATE match SET state = 'WITHDRAWN', version = version + 1, updated_at = $1
     WHERE ${which} AND answer_id IS NULL AND (state = 'SENT' OR (state IN ('SUGGESTED', 'HELD') AND sent_at IS NOT NULL))`,
    [tx.now, ...values],
  );
}

/** Nobody has decided on it yet: a pair not seen before, one before staff, or one that was taken back with its ground. */
function isOpen(match: Match | undefined): boolean {
  if (!match || match.state === 'SUGGESTED' || match.state === 'HELD') return true;
  return wasTakenBack(match);
}

/** Sent, and not judged by a party; a rejection by staff forgets that it was sent. */
function wasTakenBack({ state, sentAt, answerId, firmVerdict, universityVerdict }: Match): boolean {
  const judged = firmVerdict !== null || universityVerdict !== null;
  return state === 'WITHDRAWN' && sentAt !== null && answerId === null && !judged;
}
