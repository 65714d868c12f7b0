import { foldPlural, HAN, runsOf } from './tokens.js';

/**
 * Candidates of a long query ranked again by what whole words hide: BM25 over pairs of characters (a Latin word counts
 * as a pair) and, weaker, over single characters, mixed with the order they came in. Only pairs that are words
 * somewhere count: their statistics are there anyway, and rarity taken from the candidates themselves measured worse.
 */
export interface Candidate {
  id: string;
  body: string;
}

export interface TermStatistics {
  documents: number;
  df: ReadonlyMap<string, number>;
}

const K1 = 1.2;
const B = 0.75;
const CHARACTER_WEIGHT = 0.3;
const CHARACTER_POWER = 1.5;
// Reciprocal ranks: how much the order by words counts beside the order by pairs.
const WORD_ORDER = 0.5;
const RANK_OFFSET = 20;

/** `candidates` in the order of their words' weights, best first. */
export function rerank(query: string, candidates: Candidate[], statistics: TermStatistics): string[] {
  const rarity = new Map<string, number>();
  for (const gram of gramsOf(query)) {
    const df = statistics.df.get(gram) ?? 0;
    if (df > 0) rarity.set(gram, weightOf(gram, df, statistics.documents));
  }
  const latin = [...rarity.keys()].some((gram) => !HAN.test(gram));
  const meanLength =
    candidates.reduce((sum, { body }) => sum + body.length, 0) / Math.max(1, candidates.length);
  return candidates
    .map(({ body }, at) => ({
      at,
      score: bm25(count(body, rarity, latin), rarity, body.length / meanLength),
    }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ at }, place) => ({ at, score: 1 / (RANK_OFFSET + place) + WORD_ORDER / (RANK_OFFSET + at) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .flatMap(({ at }) => candidates[at]?.id ?? []);
}

/** Characters, pairs of them and Latin words: what `rerank` wants to know the document frequency of. */
export function gramsOf(query: string): string[] {
  const grams = new Set<string>();
  for (const run of runsOf(query)) {
    if (!run.han) grams.add(foldPlural(run.text));
    else {
      for (let at = 0; at < run.text.length; at++) {
        grams.add(run.text.charAt(at));
        if (at > 0) grams.add(run.text.slice(at - 1, at + 1));
      }
    }
  }
  return [...grams];
}

export function inverseFrequency(df: number, documents: number): number {
  return Math.log(1 + (Math.max(documents, df) - df + 0.5) / (df + 0.5));
}

function weightOf(gram: string, df: number, documents: number): number {
  const idf = inverseFrequency(df, documents);
  return gram.length === 1 ? CHARACTER_WEIGHT * idf ** CHARACTER_POWER : idf;
}

/** Counts of the wanted grams. Hundreds of bodies a query: no regular expression runs over them without need. */
function count(body: string, wanted: ReadonlyMap<string, number>, latin: boolean): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (gram: string) => counts.set(gram, (counts.get(gram) ?? 0) + 1);
  let before = '';
  for (let at = 0; at < body.length; at++) {
    const character = body.charAt(at);
    if (!wanted.has(character)) {
      before = '';
      continue;
    }
    add(character);
    if (before !== '' && wanted.has(before + character)) add(before + character);
    before = character;
  }
  if (latin) {
    for (const run of runsOf(body)) {
      const word = run.han ? '' : foldPlural(run.text);
      if (word.length > 1 && wanted.has(word)) add(word);
    }
  }
  return counts;
}

function bm25(
  counts: Map<string, number>,
  rarity: ReadonlyMap<string, number>,
  relativeLength: number,
): number {
  let sum = 0;
  for (const [gram, tf] of counts) {
    sum += ((rarity.get(gram) ?? 0) * tf * (K1 + 1)) / (tf + K1 * (1 - B + B * relativeLength));
  }
  return sum;
}
