import { type Concept, conceptsOf, isKnown, soundedName } from './concepts.js';
import { numberQuery } from './number-query.js';
import { allOf, type Match, someOf, unknownAmong } from './matches.js';
import { gramsOf } from './rerank.js';
import type { TermStatistics } from './rerank.js';
import type { Reading } from './search.port.js';
import { IDENTIFIER, MAX_TEXT, normalise, queryWords, runsOf } from './tokens.js';
import type { QueryWord } from './tokens.js';
import { NO_VOCABULARY, type Vocabulary } from './vocabulary.js';

/** What a reading must know of the documents; each engine finds it out in its own way. */
export interface Evidence {
  vocabulary: Vocabulary;
  /** `otherNames` were not typed: what is known of them may be a minute old. */
  statistics(typed: string[], otherNames?: string[]): Promise<TermStatistics>;
  /** How many documents match, counted no further than `limit`, filters aside. */
  count(match: Match, limit: number): Promise<number>;
  similar(run: string): Promise<string | undefined>;
}

/** How the text of a query is understood. Filters play no part: choosing one must not change the reading. */
export interface ReadText {
  reading: Reading;
  match: Match;
  correctedText: string | null;
  /** Words that no document holds, by any of their names. */
  unknownWords: string[];
  /** What a description's candidates are ranked by: the text, and what else its words are called. */
  wording: string;
  statistics: TermStatistics;
}

// More content words than this are a sentence; from three on a text may be one, if hardly a document holds them all.
const SENTENCE_WORDS = 8;
const DESCRIPTION_WORDS = 3;
const FEW_DOCUMENTS = 10;
const MAX_QUERY_WORDS = 60;

const NO_STATISTICS: TermStatistics = { documents: 0, df: new Map() };

/** `asTyped`: what holds all the words themselves, and nothing that would help otherwise. */
export async function readText(evidence: Evidence, text: string, asTyped = false): Promise<ReadText> {
  const typed = text.slice(0, MAX_TEXT).trim();
  if (typed === '')
    return read('EVERYTHING', typed, { asked: { what: 'EVERYTHING' }, words: [] }, NO_STATISTICS);
  const number = numberMatch(typed);
  if (number && (await evidence.count(number, 1)) > 0) return read('NUMBER', typed, number, NO_STATISTICS);

  const { words, statistics } = await understand(evidence, typed, asTyped);
  const all = allOf(words, statistics);
  if (asTyped) return read('ALL_WORDS', typed, all ?? { asked: { what: 'NOTHING' }, words: [] }, statistics);
  const holdAll = words.length > SENTENCE_WORDS || !all ? 0 : await evidence.count(all, FEW_DOCUMENTS);
  if (all && holdAll > 0 && (!isDescription(typed, words) || holdAll >= FEW_DOCUMENTS)) {
    return read('ALL_WORDS', typed, all, statistics);
  }
  if (holdAll === 0 && words.length <= SENTENCE_WORDS) {
    const corrected = await repaired(evidence, typed, statistics);
    if (corrected) return corrected;
  }
  const some = someOf(words, statistics, holdAll > 0 && all?.asked.what === 'ALL' ? all.asked.groups : null);
  // Pairs of characters serve the second ranking only.
  const unknownWords = unknownAmong(words, statistics);
  if (some) {
    const grams = await evidence.statistics(gramsOf(wordingOf(typed, some)));
    return { ...read('SOME_WORDS', typed, some, grams), unknownWords };
  }
  return { ...read('ALL_WORDS', typed, { asked: { what: 'NOTHING' }, words: [] }, statistics), unknownWords };
}

/** Two words set apart are keywords, and both are meant; two in one breath are a short title. */
function isDescription(text: string, words: Concept[]): boolean {
  return words.length >= DESCRIPTION_WORDS || (words.length === 2 && !/\s/.test(text));
}

function read(reading: Reading, text: string, match: Match, statistics: TermStatistics): ReadText {
  return {
    reading,
    match,
    correctedText: null,
    unknownWords: [],
    wording: wordingOf(text, match),
    statistics,
  };
}

function wordingOf(text: string, match: Match): string {
  return [normalise(text), ...alsoSearched(match)].join('\n');
}

/** Words that the query did not name and that were searched because they mean the same. */
export function alsoSearched({ words }: Match): string[] {
  return [...new Set(words.flatMap(({ also }) => also))];
}

function numberMatch(text: string): Match | null {
  const number = numberQuery(text);
  if (!number) return null;
  return {
    asked: { what: 'NUMBER', number },
    words: number.exact.map((spelling) => ({
      terms: [spelling],
      ways: [[IDENTIFIER + spelling]],
      idf: 1,
      also: [],
    })),
  };
}

async function understand(evidence: Evidence, text: string, asTyped = false) {
  const vocabulary = asTyped ? NO_VOCABULARY : evidence.vocabulary;
  const words = conceptsOf(text, vocabulary).slice(0, MAX_QUERY_WORDS);
  const name = soundedName(text);
  const termsOf = (some: QueryWord[]) => some.flatMap(({ word, parts }) => [word, ...parts]);
  const typed = termsOf(words.map((concept) => concept.typed));
  const others = termsOf([
    ...words.flatMap((concept) => concept.others),
    ...name.map((concept) => concept.typed),
  ]);
  const statistics = await evidence.statistics(typed, others);
  const isName = name.some(({ typed: { word } }) => statistics.df.has(word));
  return { words: isName ? name : words, statistics };
}

/** The text with each run that nobody knows replaced by the most similar known term, if that finds something. */
async function repaired(
  evidence: Evidence,
  text: string,
  statistics: TermStatistics,
): Promise<ReadText | null> {
  const normalised = normalise(text);
  let corrected = '';
  let end = 0;
  for (const run of runsOf(normalised)) {
    if (!isDoubtful(run.text, run.han, statistics) || isKnown(run.text, evidence.vocabulary)) continue;
    const similar = await evidence.similar(run.text);
    if (!similar) continue;
    corrected += normalised.slice(end, run.at) + similar;
    end = run.at + run.text.length;
  }
  if (end === 0) return null;
  corrected += normalised.slice(end);
  const again = await understand(evidence, corrected);
  const all = allOf(again.words, again.statistics);
  if (!all || (await evidence.count(all, 1)) === 0) return null;
  return { ...read('CORRECTED', corrected, all, again.statistics), correctedText: corrected };
}

/** A Chinese typing error falls apart into unknown words or single characters. */
function isDoubtful(run: string, han: boolean, { df }: TermStatistics): boolean {
  if (!han) return run.length >= 4 && queryWords(run).some(({ word }) => !df.has(word));
  const length = [...run].length;
  return (
    length >= 2 && length <= 8 && queryWords(run).some(({ word }) => !df.has(word) || [...word].length === 1)
  );
}
