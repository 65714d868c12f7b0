import { Injectable } from '@nestjs/common';
import { ALIVE } from '#libs/catalogue';
import { BOARD_STATES, type NeedState } from '#libs/demand';
import { Database, newId, SYSTEM, type Tx } from '#libs/platform';
import {
  bandOf,
  type ElementReason,
  ELEMENTS,
  type NeedElements,
  questionsFor,
  reasonsOf,
} from './engine/explain.js';
import { ENGINE } from './engine/version.js';
import type { MatchIndex, NeedText, Scored } from './engine/match-index.js';
import { type Lane, Match } from './match.entity.js';
import { MATCH_NEED } from './matchmaking.topics.js';
import { type Candidate, PatentCandidates } from './patent-candidates.js';

/** So many suggestions a need; a firm reads ten. */
const MOST = 20;
/** Some fall away: decided before, or of universities that the firm did not name. */
const LOOKED_AT = 3 * MOST;
/** The trade of a need is that of its best matches. */
const TRADE_OF = 3;
const BATCH = 200;

type NeedRow = NeedElements & {
  id: string;
  firmId: string;
  state: NeedState;
  title: string;
  problem: string;
  indicators: string | null;
  target: string | null;
  keywords: string[];
  /** Null: every university may hear of it. */
  admitted: string[] | null;
};

/** Finds suggestions and keeps them true; it can run at any time, any number of times, for the same need twice at once. */
@Injectable()
export class MatchRunner {
  constructor(
    private readonly database: Database,
    private readonly candidates: PatentCandidates,
  ) {}

  /** A new or changed need × all patents. One that left the board loses what was only suggested or sent. */
  async matchNeed(needId: string): Promise<void> {
    await this.candidates.refresh();
    await this.database.transaction(SYSTEM, async (tx) => {
      const need = await readNeed(tx, needId);
      if (!need) return;
      if (!BOARD_STATES.includes(need.state)) return withdraw(tx, 'need_id = $2', [needId]);
      const found = this.candidates.search(textOf(need), LOOKED_AT);
      await this.store(tx, need, found, 'ALL');
    });
  }

  /** Patents that changed × all needs on the board. */
  async matchNews(): Promise<void> {
    await this.candidates.refresh();
    const news = this.candidates.takeNews();
    await this.withdrawDead();
    if (!news) return;
    for (let after = ''; ;) {
      const needs = await this.needsOnBoard(after);
      for (const need of needs) await this.meet(need, news);
      after = needs.at(-1)?.id ?? after;
      if (needs.length < BATCH) return;
    }
  }

  /** Most patents concern no need: only where one does is the need locked and anything written. */
  private async meet(asked: NeedRow, news: MatchIndex): Promise<void> {
    const find = (need: NeedRow) => news.search(textOf(need), MOST, this.candidates.statistics());
    if (!find(asked).some(({ score }) => bandOf(score) !== null)) return;
    await this.database.transaction(SYSTEM, async (tx) => {
      const need = await readNeed(tx, asked.id);
      if (need && BOARD_STATES.includes(need.state)) await this.store(tx, need, find(need), 'SOME');
    });
  }

  /** All needs on the board again, each as a job of its own: workers share them. */
  async matchAllLater(): Promise<void> {
    for (let after = ''; ;) {
      const needs = await this.needsOnBoard(after);
      await this.database.transaction(SYSTEM, async (tx) => {
        for (const { id } of needs) await tx.later(MATCH_NEED, id);
      });
      after = needs.at(-1)?.id ?? after;
      if (needs.length < BATCH) return;
    }
  }

  private needsOnBoard(after: string): Promise<NeedRow[]> {
    return this.database.transaction(SYSTEM, (tx) =>
      tx.query<NeedRow>(
        `${NEED} JOIN published_need b ON b.need_id = n.id WHERE ($1 = '' OR n.id > nullif($1, '')::uuid) ORDER BY n.id LIMIT $2`,
        [after, BATCH],
      ),
    );
  }

  /** What was found takes its place beside what is there; what a person has decided is never touched. */
  private async store(tx: Tx, need: NeedRow, found: Scored[], scope: 'ALL' | 'SOME'): Promise<void> {
    const known = await tx.repository(Match).findBy({ needId: need.id, subjectType: 'PATENT' });
    const byPatent = new Map(known.map((match) => [match.patentId, match]));
    const open = found.filter(({ id }) => isOpen(byPatent.get(id)));
    const wanted = this.judged(need, open);
    for (const { candidate, score, lane, reasons } of wanted) {
      const match = byPatent.get(candidate.id);
      const words = { score, band: bandOf(score), lane, reasons, engine: ENGINE };
      if (!match) await tx.repository(Match).insert(fresh(tx, need, candidate, words));
      else {
        const state = match.state === 'WITHDRAWN' ? 'SUGGESTED' : match.state;
        await tx.repository(Match).update({ id: match.id }, { ...words, state, updatedAt: tx.now });
      }
    }
    if (scope === 'SOME') return;
    const kept = new Set(wanted.map(({ candidate }) => candidate.id));
    const gone = known.filter(
      ({ state, patentId, sentAt }) => state === 'SUGGESTED' && sentAt === null && !kept.has(patentId ?? ''),
    );
    await tx.query('DELETE FROM match WHERE id = ANY ($1)', [gone.map(({ id }) => id)]);
  }

  private judged(need: NeedRow, found: Scored[]) {
    if (questionsFor(textOf(need), need).length > 0) return [];
    const near = found
      .flatMap(({ id, score }) => {
        const candidate = this.candidates.get(id);
        return candidate && bandOf(score) !== null ? [{ candidate, score }] : [];
      })
      .filter(({ candidate }) => need.admitted === null || need.admitted.includes(candidate.universityId))
      .slice(0, MOST);
    const best = this.candidates.search(textOf(need), TRADE_OF);
    const trade = new Set(best.map(({ id }) => this.candidates.get(id)?.section ?? null));
    return near.map(({ candidate, score }) => {
      const reasons = reasonsOf(need, `${candidate.title}\n${candidate.body}`, this.candidates.statistics());
      return { candidate, score, reasons, lane: laneOf(candidate, trade, reasons) };
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

function textOf({ title, problem, indicators, target, keywords, ...elements }: NeedRow): NeedText {
  const parts = [problem, ...ELEMENTS.map((element) => elements[element]), indicators, target];
  // What the firm chose as its keywords says as much as its title.
  return { title: [title, ...keywords].join(' '), text: parts.filter((part) => part !== null).join('\n') };
}

const NEED = `SELECT n.id, n.firm_id AS "firmId", n.state, n.title, n.problem, n.material, n.method, n.efficacy, n.product,
    n.application, n.indicators, n.target, n.keywords,
    CASE WHEN n.confidentiality = 'NAMED' THEN
      ARRAY(SELECT organisation_id FROM need_admitted a WHERE a.need_id = n.id) END AS admitted
  FROM need n`;

/** Locked: two runs for one need go one after the other. */
async function readNeed(tx: Tx, id: string): Promise<NeedRow | undefined> {
  const [need] = await tx.query<NeedRow>(`${NEED} WHERE n.id = $1 FOR UPDATE OF n`, [id]);
  return need;
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
