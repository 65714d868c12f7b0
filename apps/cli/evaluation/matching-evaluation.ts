import type { INestApplicationContext } from '@nestjs/common';
import { MatchEngine, MatchIndexBuilder } from '#libs/matchmaking';
import {
  Database,
  Env,
  groupBy,
  type IndexDefinition,
  lexemesOf,
  type OnProgress,
  searchOn,
  type SearchPort,
  SYSTEM,
} from '#libs/platform';
import { type Bands, bandsOf } from './bands.js';
import { Bm25 } from './bm25.js';
import { interval, mean } from './chance.js';
import { capped, type Exposure, exposureOf, type Ranked, type Shares } from './exposure.js';
import { fusedScores } from './fused-scores.js';
import type { FileNeed, FilePair } from './needs-files.js';
import { auc, goodInFirst5, ndcg10 } from './ranking-metrics.js';

export interface MatchingResult {
  name: string;
  ndcg10: number;
  ndcg10Interval: [number, number];
  auc: number;
  aucInterval: [number, number];
  /** Share of the needs with a good candidate that show one among the first five. */
  goodInFirst5: number;
  msPerNeed: number;
}
/** A method against another on the same needs: the reliable way to compare. */
export interface MatchingDifference {
  name: string;
  against: string;
  ndcg10: number;
  ndcg10Interval: [number, number];
  auc: number;
  aucInterval: [number, number];
}
export interface MatchingEvaluation {
  /** The version of the constants that ours ran with. */
  parameters: string;
  /** Parameters, and the model where its vectors were measured, too. */
  engine: string;
  results: MatchingResult[];
  paired: MatchingDifference[];
  exposure: Exposure;
  /** Of the scores that the product would show: with vectors where they were measured. */
  bands: Bands;
  /** Why the embedding model that is set was not measured. */
  withoutVectors: string | null;
}

/** Scores of technologies by position; what is absent has none. */
type Method = (need: FileNeed) => Map<number, number> | Promise<Map<number, number>>;
interface NeedScores {
  ndcg10: (number | null)[];
  auc: (number | null)[];
  goodInFirst5: (number | null)[];
}

/** Its own index beside the real ones: nothing of it can be found by anybody. */
const EVALUATION: IndexDefinition = {
  name: 'evaluation',
  facets: [],
  sorts: [{ name: 'newest', default: 'desc' }],
};
const PATIENT_MS = 30_000;
const BATCH = 500;
const OURS = 'kaixu';
const WITH_VECTORS = 'kaixu+embedding';
const CAPPED = 'kaixu-capped';

/** Ranks each need's judged technologies by every method and holds the order against people's grades. */
export async function evaluateMatching(
  app: INestApplicationContext,
  allNeeds: FileNeed[],
  pairs: FilePair[],
  shares: Shares,
  onProgress?: OnProgress,
): Promise<MatchingEvaluation> {
  const byNeed = groupBy(pairs, ({ needId }) => needId);
  const needs = allNeeds.filter(({ id }) => byNeed.has(id));
  const positions = new Map<string, number>();
  const texts: string[] = [];
  for (const { achievementId, keywords } of pairs)
    if (!positions.has(achievementId)) positions.set(achievementId, texts.push(keywords) - 1);

  const results: MatchingResult[] = [];
  const scored = new Map<string, NeedScores>();
  const measure = async (name: string, method: Method) => {
    const begun = performance.now();
    const ranked: Ranked[][] = [];
    for (const need of needs) {
      const found = await method(need);
      ranked.push(
        (byNeed.get(need.id) ?? []).map((pair) => ({
          ...pair,
          score: found.get(positions.get(pair.achievementId) ?? -1) ?? 0,
        })),
      );
    }
    keep(name, ranked, (performance.now() - begun) / Math.max(1, needs.length));
    return ranked;
  };
  const keep = (name: string, ranked: Ranked[][], msPerNeed: number) => {
    const scores = scoresOf(ranked);
    scored.set(name, scores);
    results.push(resultOf(name, scores, msPerNeed));
  };

  // All scores equal: the metrics take the mean over every order, and that is what chance gives.
  await measure('random', () => new Map());
  const pairsBm25 = new Bm25(texts);
  const wordsBm25 = new Bm25(texts, lexemesOf);
  await measure('bm25-bigram', ({ title, text }) => pairsBm25.scores(`${title}\n${text}`));
  await measure('bm25-words', ({ title, text }) => wordsBm25.scores(`${title}\n${text}`));
  await withEngines(app, texts, onProgress, (name, port) =>
    measure(name, ({ title, text }) => ask(port, `${title}\n${text}`)),
  );
  const baselines = results.map(({ name }) => name);
  const engine = app.get(MatchEngine);
  const documents = texts.map((text, at) => ({ id: idOf(at), text }));
  const index = new MatchIndexBuilder(engine.parameters, documents).freeze();
  const byWords = (need: FileNeed) =>
    new Map(index.search(need, texts.length).map(({ id, score }) => [positionOf(id), score]));
  const ours = await measure(OURS, byWords);
  const fused = await fusedScores(engine, needs, texts, onProgress);
  const shown = fused.method
    ? await measure(WITH_VECTORS, (need) => fused.method(need, byWords(need)))
    : ours;
  const spread = capped(ours, shares);
  keep(CAPPED, spread, results.find(({ name }) => name === OURS)?.msPerNeed ?? 0);

  const best = baselines.toSorted((a, b) => ndcgOf(results, b) - ndcgOf(results, a))[0] ?? OURS;
  const against: [string, string][] = [
    [OURS, best],
    [WITH_VECTORS, best],
    [WITH_VECTORS, OURS],
    [CAPPED, OURS],
  ];
  return {
    parameters: engine.parameters.version,
    engine: engine.nameOf(fused.method !== null),
    results,
    paired: against.flatMap(([name, other]) => {
      const [one, two] = [scored.get(name), scored.get(other)];
      return one && two ? [differenceOf(name, other, one, two)] : [];
    }),
    exposure: exposureOf(ours, spread, shares),
    bands: bandsOf(shown.flat(), engine.parameters),
    withoutVectors: fused.reason,
  };
}

function ndcgOf(results: readonly MatchingResult[], name: string): number {
  return results.find((result) => result.name === name)?.ndcg10 ?? 0;
}

function scoresOf(ranked: readonly Ranked[][]): NeedScores {
  return {
    ndcg10: ranked.map((judged) => ndcg10(judged)),
    auc: ranked.map((judged) => auc(judged)),
    goodInFirst5: ranked.map((judged) => goodInFirst5(judged)),
  };
}

async function withEngines(
  app: INestApplicationContext,
  texts: string[],
  onProgress: OnProgress | undefined,
  each: (name: string, port: SearchPort) => Promise<unknown>,
): Promise<void> {
  const [database, env] = [app.get(Database), app.get(Env)];
  const postgres = searchOn(database, { ...env, SEARCH_URL: undefined }, [EVALUATION]);
  const engine = env.SEARCH_URL === undefined ? undefined : searchOn(database, env, [EVALUATION], PATIENT_MS);
  // One write serves both: an engine beside Postgres follows it.
  const writer = engine ?? postgres;
  await writer.drop(EVALUATION.name);
  try {
    for (let from = 0; from < texts.length; from += BATCH) {
      const documents = texts.slice(from, from + BATCH).map((text, at) => ({
        id: idOf(from + at),
        version: 1,
        texts: { A: [text], B: [], C: [], D: [] },
        identifiers: [],
        facets: {},
        numbers: { newest: from + at },
      }));
      await database.transaction(SYSTEM, (tx) => writer.upsert(tx, EVALUATION.name, documents));
      onProgress?.(Math.min(from + BATCH, texts.length), texts.length);
    }
    await writer.rebuild(EVALUATION.name);
    await each('postgres', postgres);
    if (engine) await each('meilisearch', engine);
  } finally {
    await writer.drop(EVALUATION.name);
  }
}

/** An engine gives an order and no scores that compare: the place counts. */
async function ask(port: SearchPort, text: string): Promise<Map<number, number>> {
  const { hits } = await port.search(EVALUATION.name, { text, filters: {}, facets: false, limit: 1000 });
  return new Map(hits.map(({ id }, at) => [positionOf(id), 1 / (at + 1)]));
}

function resultOf(name: string, scores: NeedScores, msPerNeed: number): MatchingResult {
  const [gains, order] = [known(scores.ndcg10), known(scores.auc)];
  return {
    name,
    ndcg10: rounded(mean(gains)),
    ndcg10Interval: roundedInterval(gains),
    auc: rounded(mean(order)),
    aucInterval: roundedInterval(order),
    goodInFirst5: rounded(mean(known(scores.goodInFirst5))),
    msPerNeed: Math.round(msPerNeed * 100) / 100,
  };
}

function differenceOf(
  name: string,
  against: string,
  ours: NeedScores,
  theirs: NeedScores,
): MatchingDifference {
  const less = (a: (number | null)[], b: (number | null)[]) =>
    known(
      a.map((value, at) => (value === null || b[at] === null || b[at] === undefined ? null : value - b[at])),
    );
  const [gains, order] = [less(ours.ndcg10, theirs.ndcg10), less(ours.auc, theirs.auc)];
  return {
    name,
    against,
    ndcg10: rounded(mean(gains)),
    ndcg10Interval: roundedInterval(gains),
    auc: rounded(mean(order)),
    aucInterval: roundedInterval(order),
  };
}

function known(values: (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function roundedInterval(values: number[]): [number, number] {
  const [from, to] = interval(values);
  return [rounded(from), rounded(to)];
}

function idOf(at: number): string {
  return `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
}

function positionOf(id: string): number {
  return Number(id.slice(-12));
}
