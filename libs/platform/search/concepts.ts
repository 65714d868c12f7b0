import {
  cutChinese,
  foldPlural,
  hanParts,
  latinParts,
  MAX_TEXT,
  MAX_WORD,
  normalise,
  PINYIN,
  runsOf,
} from './tokens.js';
import type { QueryWord } from './tokens.js';
import { STOP_WORDS } from './terms.js';
import { LONGEST_PHRASE, phraseKey, type Vocabulary } from './vocabulary.js';

/** One thing that a query asks for: as it was typed, and what else it is called. A document may hold any of the ways. */
export interface Concept {
  typed: QueryWord;
  others: QueryWord[];
}

/** A word of the query, or one part of a hyphenated one. */
interface Token {
  text: string;
  han: boolean;
  /** Which run it stands in, and all parts of that run where it has several. */
  run: number;
  parts: string[];
}

const MOST_OTHERS = 8;
// A name typed by its sounds or initials: `fudan`, `fddx`.
const SOUNDS = /^[a-z]{3,}$/;

/** What a query asks for, in its order, each thing once: the longest phrases that the vocabulary knows, else words. */
export function conceptsOf(text: string, vocabulary: Vocabulary): Concept[] {
  const tokens = tokensOf(text);
  const concepts = new Map<string, Concept>();
  for (let at = 0; at < tokens.length;) {
    const { length, concept } = phraseAt(tokens, at, vocabulary) ?? unknownAt(tokens, at, vocabulary);
    concepts.set(concept.typed.word, concept);
    at += length;
  }
  const all = [...concepts.values()];
  const telling = all.filter(({ typed: { word } }) => !STOP_WORDS.has(word) && !/^\d$/.test(word));
  return telling.length > 0 ? telling : all;
}

const SYLLABLES = /^[a-z]{1,6}(?: +[a-z]{1,6}){1,7}$/;

/** A text that may be one name, typed syllable by syllable: `fu dan da xue`. */
export function soundedName(text: string): Concept[] {
  const normal = normalise(text).trim();
  if (!SYLLABLES.test(normal)) return [];
  return [{ typed: { word: PINYIN + normal.replace(/ /g, ''), parts: [] }, others: [] }];
}

/** Whether a word of Latin letters says something to the vocabulary, so that it is no typing error. */
export function isKnown(word: string, vocabulary: Vocabulary): boolean {
  return word.split(/[-_/]/).some((part) => vocabulary.othersOf(phraseKey(part)).length > 0);
}

function tokensOf(text: string): Token[] {
  return runsOf(normalise(text.slice(0, MAX_TEXT))).flatMap(({ text, han }, run) => {
    const parts = han ? cutChinese(text) : latinParts(text);
    const words = parts.length > 0 ? parts : [text];
    return words.map((word) => ({ text: word, han, run, parts: han ? [] : parts }));
  });
}

function phraseAt(tokens: Token[], at: number, vocabulary: Vocabulary) {
  const first = tokens[at] as Token;
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length > 0; length--) {
    const phrase = tokens.slice(at, at + length);
    const together = phrase.every(({ han, run }) => (first.han ? run === first.run : !han));
    if (!together) continue;
    const typed = phrase.map(({ text }) => text).join(first.han ? '' : ' ');
    const others = vocabulary.othersOf(phraseKey(typed)).slice(0, MOST_OTHERS);
    if (others.length > 0)
      return {
        length,
        concept: { typed: wordOf(typed, first.han), others: [...others.map(asWord), ...sounds(typed)] },
      };
  }
  return undefined;
}

function unknownAt(tokens: Token[], at: number, vocabulary: Vocabulary) {
  const { text, han, run, parts } = tokens[at] as Token;
  const begins = parts.length > 0 && tokens[at - 1]?.run !== run;
  if (begins && !parts.some((part) => vocabulary.othersOf(phraseKey(part)).length > 0)) {
    const whole = tokens.filter((token) => token.run === run).length;
    return { length: whole, concept: { typed: { word: parts.join('-'), parts }, others: [] } };
  }
  return { length: 1, concept: { typed: wordOf(text, han), others: han ? [] : sounds(text) } };
}

function asWord(text: string): QueryWord {
  return wordOf(text, /\p{Script=Han}/u.test(text));
}

function wordOf(text: string, han: boolean): QueryWord {
  const word = text.slice(0, MAX_WORD);
  if (han) return { word, parts: hanParts(word) };
  const words = word.split(' ').map(foldPlural);
  if (words.length > 1) return { word, parts: words.filter((one) => !STOP_WORDS.has(one)) };
  return { word: foldPlural(word), parts: latinParts(word) };
}

function sounds(text: string): QueryWord[] {
  return SOUNDS.test(text) ? [{ word: PINYIN + text, parts: [] }] : [];
}
