import type { Concept } from './concepts.js';
import type { NumberQuery } from './number-query.js';
import { inverseFrequency, type TermStatistics } from './rerank.js';
import { EXACT_LIMIT } from './search.port.js';
import { PINYIN, type QueryWord } from './tokens.js';

/** One thing that a query asks for, as the stored lexemes that stand for it. */
export interface Word {
  terms: string[];
  /** Any of them will do; the lexemes of one way must all be there. */
  ways: string[][];
  idf: number;
  /** Words that were not typed and mean the same. */
  also: string[];
}

/** What an engine is asked for, as groups of ways (see `Word`). */
export type Asked =
  | { what: 'EVERYTHING' }
  | { what: 'NOTHING' }
  | { what: 'NUMBER'; number: NumberQuery }
  /** `many`: more than can be ranked, so those that hold the words in the title come first. */
  | { what: 'ALL'; groups: string[][][]; many: boolean }
  /** `whole`: documents that hold all the words come before the others. */
  | { what: 'ANY'; groups: string[][][]; whole: string[][][] | null };

export interface Match {
  asked: Asked;
  /** What ranks, and what a hit may be marked with. */
  words: Word[];
}

const RAREST_WORDS = 10;
// A word in 30 % of the documents tells nothing beside rarer ones, and costs most. In a small index it costs nothing.
const COMMON_SHARE = 0.3;
const COMMON_DOCUMENTS = 200;
const MOST_COMBINATIONS = 24;
// So many are told.
const MOST_UNKNOWN = 10;

/** The word as documents know it, by all its names: whole, or as its parts; null where they know none. */
function known({ typed, others }: Concept, statistics: TermStatistics): (Word & { df: number }) | null {
  const { documents } = statistics;
  const own = wayOf(typed, statistics);
  const different = others.flatMap((other) => {
    const way = wayOf(other, statistics);
    return way ? [{ ...way, name: other.word }] : [];
  });
  const ways = [...(own ? [own] : []), ...different].sort((a, b) => b.df - a.df);
  if (ways.length === 0) return null;
  const df = Math.min(
    Math.max(documents, 1),
    ways.reduce((sum, way) => sum + way.df, 0),
  );
  const unlike = new Map(ways.map(({ lexemes }) => [lexemes.join(' '), lexemes]));
  return {
    terms: [...new Set(ways.flatMap(({ lexemes }) => lexemes))].filter((term) => !term.startsWith(PINYIN)),
    ways: [...unlike.values()],
    df,
    idf: inverseFrequency(df, documents),
    also: different.map(({ name }) => name).filter((name) => !name.startsWith(PINYIN)),
  };
}

function wayOf({ word, parts }: QueryWord, { df }: TermStatistics) {
  const lexemes = df.has(word) ? [word] : parts;
  const least = Math.min(...lexemes.map((lexeme) => df.get(lexeme) ?? 0));
  return lexemes.length === 0 || least === 0 ? undefined : { lexemes, df: least };
}

export function unknownAmong(words: Concept[], statistics: TermStatistics): string[] {
  const unknown = words.filter((word) => known(word, statistics) === null).map(({ typed: { word } }) => word);
  return unknown.filter((word) => !word.startsWith(PINYIN)).slice(0, MOST_UNKNOWN);
}

/** All the words, or null where one of them stands nowhere. */
export function allOf(words: Concept[], statistics: TermStatistics): Match | null {
  const all = words.flatMap((word) => known(word, statistics) ?? []);
  if (all.length < words.length || all.length === 0) return null;
  const common = (df: number) => df > COMMON_DOCUMENTS && df > COMMON_SHARE * statistics.documents;
  const telling = all.filter(({ df }) => !common(df));
  const groups = affordableWays((telling.length > 0 ? telling : all).map(({ ways }) => ways));
  const many = Math.min(...all.map(({ df }) => df)) > EXACT_LIMIT;
  return { asked: { what: 'ALL', groups, many }, words: all };
}

/** An engine may have to ask for each combination of ways on its own: the rarest names of a thing give way. */
function affordableWays(groups: string[][][]): string[][][] {
  const kept = groups.map((ways) => [...ways]);
  const combinations = () => kept.reduce((product, ways) => product * ways.length, 1);
  while (combinations() > MOST_COMBINATIONS) {
    const most = Math.max(...kept.map((ways) => ways.length));
    kept.find((ways) => ways.length === most)?.pop();
  }
  return kept;
}

/** Any of the rarest words. Single characters only help where hardly anything else is there. */
export function someOf(
  words: Concept[],
  statistics: TermStatistics,
  whole: string[][][] | null,
): Match | null {
  const all = words.flatMap((word) => {
    const one = known(word, statistics);
    const part = (part: string) => known({ typed: { word: part, parts: [] }, others: [] }, statistics) ?? [];
    return one ?? word.typed.parts.flatMap(part);
  });
  const rarestFirst = [...new Map(all.map((word) => [String(word.ways), word])).values()].sort(
    (a, b) => a.df - b.df,
  );
  const longer = rarestFirst.filter(({ ways }) => ways.flat().some((lexeme) => [...lexeme].length > 1));
  const rarest = (longer.length >= 3 ? longer : rarestFirst).slice(0, RAREST_WORDS);
  if (rarest.length === 0) return null;
  // Documents that hold nothing but a common one of the words are not worth collecting.
  let sum = 0;
  const affordable = rarest.filter(({ df }, at) => (sum += df) <= EXACT_LIMIT || at === 0);
  return { asked: { what: 'ANY', groups: affordable.map(({ ways }) => ways), whole }, words: rarest };
}
