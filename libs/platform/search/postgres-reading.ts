import { numberQuery } from './number-query.js';
import { boundedCount } from './postgres-statements.js';
import type { Match, Word } from './postgres-statements.js';
import { gramsOf, inverseFrequency } from './rerank.js';
import type { TermStatistics } from './rerank.js';
import { EXACT_LIMIT } from './search.port.js';
import type { IndexDefinition, Reading, Sql } from './search.port.js';
import {
  IDENTIFIER,
  IN_TITLE,
  MAX_TEXT,
  normalise,
  queryWords,
  quoted,
  runsOf,
  tsqueryOf,
} from './tokens.js';
import type { QueryWord } from './tokens.js';

/** How the text of a query is understood. Filters play no part: choosing one must not change the reading. */
export interface ReadText {
  reading: Reading;
  match: Match;
  correctedText: string | null;
  statistics: TermStatistics;
}

// More content words than this are a sentence; from three on a text may be one, if hardly a document holds them all.
const SENTENCE_WORDS = 8;
const DESCRIPTION_WORDS = 3;
const FEW_DOCUMENTS = 10;
const RAREST_WORDS = 10;
const MAX_QUERY_WORDS = 60;
// A word in 30 % of the documents tells nothing beside rarer ones, and costs most. In a small index it costs nothing.
const COMMON_SHARE = 0.3;
const COMMON_DOCUMENTS = 200;

const NO_STATISTICS: TermStatistics = { documents: 0, df: new Map() };
const EVERYTHING: Match = { tsquery: null, first: null, words: [], whole: null };

export async function readText(sql: Sql, index: IndexDefinition, text: string): Promise<ReadText> {
  const typed = text.slice(0, MAX_TEXT).trim();
  if (typed === '') return read('EVERYTHING', EVERYTHING, NO_STATISTICS);
  const number = numberMatch(typed);
  if (number && (await found(sql, index, number, 1)) > 0) return read('NUMBER', number, NO_STATISTICS);

  const { words, statistics } = await understand(sql, index, typed);
  const all = allOf(words, statistics);
  const holdAll = words.length > SENTENCE_WORDS || !all ? 0 : await found(sql, index, all, FEW_DOCUMENTS);
  if (all && holdAll > 0 && (words.length < DESCRIPTION_WORDS || holdAll >= FEW_DOCUMENTS)) {
    return read('ALL_WORDS', all, statistics);
  }
  if (holdAll === 0 && words.length <= SENTENCE_WORDS) {
    const corrected = await repaired(sql, index, typed, statistics);
    if (corrected) return corrected;
  }
  const some = someOf(words, statistics, holdAll > 0 && all ? all.tsquery : null);
  if (some) return read('SOME_WORDS', some, statistics);
  // Nothing that was typed stands anywhere: what finds nothing is asked all the same, so that the answer is empty.
  return read('ALL_WORDS', { tsquery: quoted(IDENTIFIER), first: null, words: [], whole: null }, statistics);
}

function read(reading: Reading, match: Match, statistics: TermStatistics): ReadText {
  return { reading, match, correctedText: null, statistics };
}

function numberMatch(text: string): Match | null {
  const number = numberQuery(text);
  if (!number) return null;
  const exact = number.exact.map((spelling) => IDENTIFIER + spelling);
  const prefixes = number.prefixes.map((prefix) => `${quoted(IDENTIFIER + prefix)}:*`);
  return {
    tsquery: [...exact.map(quoted), ...prefixes].join(' | '),
    first: exact.map(quoted).join(' | '),
    whole: null,
    words: number.exact.map((spelling) => ({ terms: [spelling], lexemes: [IDENTIFIER + spelling], idf: 1 })),
  };
}

async function found(sql: Sql, index: IndexDefinition, match: Match, limit: number): Promise<number> {
  const { text, params } = boundedCount(index, null, match.tsquery, limit);
  const [row] = await sql.query<{ total: number }>(text, params);
  return row?.total ?? 0;
}

async function understand(sql: Sql, index: IndexDefinition, text: string) {
  const words = queryWords(text).slice(0, MAX_QUERY_WORDS);
  const asked = new Set(words.flatMap(({ word, parts }) => [word, ...parts]));
  for (const gram of gramsOf(normalise(text))) asked.add(gram);
  const statistics = await lookUp(sql, index, [...asked]);
  return { words, statistics };
}

async function lookUp(sql: Sql, index: IndexDefinition, terms: string[]): Promise<TermStatistics> {
  const rows = await sql.query<{ term: string; df: number }>(
    'SELECT term, df FROM search_term WHERE index_name = $1 AND term = ANY ($2::text[]) AND df > 0',
    [index.name, ['', ...terms]],
  );
  const df = new Map(rows.map((row) => [row.term, row.df]));
  return { documents: df.get('') ?? 0, df };
}

/** The word as documents know it: whole, or as its parts; null where they know neither. */
function known(
  { word, parts }: QueryWord,
  { df, documents }: TermStatistics,
): (Word & { df: number }) | null {
  const lexemes = df.has(word) ? [word] : parts;
  const least = Math.min(...lexemes.map((lexeme) => df.get(lexeme) ?? 0));
  if (lexemes.length === 0 || least === 0) return null;
  return { terms: lexemes, lexemes, df: least, idf: inverseFrequency(least, documents) };
}

/** All the words, or null where one of them stands nowhere. */
function allOf(words: QueryWord[], statistics: TermStatistics): Match | null {
  const all = words.flatMap((word) => known(word, statistics) ?? []);
  if (all.length < words.length || all.length === 0) return null;
  const common = (df: number) => df > COMMON_DOCUMENTS && df > COMMON_SHARE * statistics.documents;
  const telling = all.filter(({ df }) => !common(df));
  const groups = (telling.length > 0 ? telling : all).map(({ lexemes }) => lexemes);
  const many = Math.min(...all.map(({ df }) => df)) > EXACT_LIMIT;
  return {
    tsquery: tsqueryOf(groups, '&'),
    first: many ? tsqueryOf(groups, '&', IN_TITLE) : null,
    words: all,
    whole: null,
  };
}

/** Any of the rarest words. Single characters only help where hardly anything else is there. */
function someOf(words: QueryWord[], statistics: TermStatistics, whole: string | null): Match | null {
  const all = words.flatMap(({ word, parts }) => {
    const whole = known({ word, parts }, statistics);
    return whole ?? parts.flatMap((part) => known({ word: part, parts: [] }, statistics) ?? []);
  });
  const rarestFirst = [...new Map(all.map((word) => [word.lexemes.join(' '), word])).values()].sort(
    (a, b) => a.df - b.df,
  );
  const longer = rarestFirst.filter(({ lexemes }) => lexemes.some((lexeme) => [...lexeme].length > 1));
  const rarest = (longer.length >= 3 ? longer : rarestFirst).slice(0, RAREST_WORDS);
  if (rarest.length === 0) return null;
  // Documents that hold nothing but a common one of the words are not worth collecting.
  let sum = 0;
  const affordable = rarest.filter(({ df }, at) => (sum += df) <= EXACT_LIMIT || at === 0);
  const tsquery = tsqueryOf(
    affordable.map(({ lexemes }) => lexemes),
    '|',
  );
  return { tsquery, first: null, words: rarest, whole };
}

/** The text with each run that nobody knows replaced by the most similar known term, if that finds something. */
async function repaired(
  sql: Sql,
  index: IndexDefinition,
  text: string,
  statistics: TermStatistics,
): Promise<ReadText | null> {
  if (!(await hasTrigrams(sql))) return null;
  const normalised = normalise(text);
  let corrected = '';
  let end = 0;
  for (const run of runsOf(normalised)) {
    if (!isDoubtful(run.text, run.han, statistics)) continue;
    const similar = await mostSimilar(sql, index, run.text);
    if (!similar) continue;
    corrected += normalised.slice(end, run.at) + similar;
    end = run.at + run.text.length;
  }
  if (end === 0) return null;
  corrected += normalised.slice(end);
  const again = await understand(sql, index, corrected);
  const all = allOf(again.words, again.statistics);
  if (!all || (await found(sql, index, all, 1)) === 0) return null;
  return { ...read('CORRECTED', all, again.statistics), correctedText: corrected };
}

/** A Chinese typing error falls apart into unknown words or single characters. */
function isDoubtful(run: string, han: boolean, { df }: TermStatistics): boolean {
  if (!han) return run.length >= 4 && queryWords(run).some(({ word }) => !df.has(word));
  const length = [...run].length;
  return (
    length >= 2 && length <= 8 && queryWords(run).some(({ word }) => !df.has(word) || [...word].length === 1)
  );
}

async function hasTrigrams(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ there: boolean }>(
    `SELECT to_regprocedure('similarity(text, text)') IS NOT NULL AS there`,
  );
  return row?.there ?? false;
}

async function mostSimilar(sql: Sql, index: IndexDefinition, run: string): Promise<string | undefined> {
  const [row] = await sql.query<{ term: string }>(
    `SELECT term FROM search_term WHERE index_name = $1 AND term % $2 AND length(term) > 1 AND df > 0 AND term <> $2
     ORDER BY similarity(term, $2) DESC, df DESC, term LIMIT 1`,
    [index.name, run],
  );
  return row?.term;
}
