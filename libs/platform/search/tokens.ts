import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';
import type { SearchDocument } from './search.port.js';
import { STOP_WORDS, TECHNICAL_TERMS } from './terms.js';

/**
 * Our own tokens, the same for every engine: NFKC, lower case, traditional → simplified, dictionary words with the
 * words inside them, technical compounds, single characters, Latin words and numbers whole (`c++`, `pm2.5`).
 */
export interface QueryWord {
  word: string;
  /** What to ask instead where no document knows the word as one: words and characters that cover it. */
  parts: string[];
}

export const MAX_TEXT = 4000;
export const MAX_WORD = 64;
// One run of Chinese, or one run of other letters and digits with the signs that stand inside such words.
const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])(?:(?!\p{Script=Han})[\p{L}\p{N}._/#+'-])*/gu;
export const HAN = /\p{Script=Han}/u;

interface Tools {
  jieba: Jieba;
  simplified: (text: string) => string;
}
let loaded: Tools | undefined;

/** Dictionary and character tables cost some 300 ms and 60–110 MB: loaded with the first text, not with the process. */
function tools(): Tools {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  const { dict } = require('@node-rs/jieba/dict.js') as typeof import('@node-rs/jieba/dict.js');
  const { Converter } = require('opencc-js/t2cn') as typeof import('opencc-js/t2cn');
  const jieba = Jieba.withDict(dict);
  jieba.loadDict(Buffer.from(TECHNICAL_TERMS.map((term) => `${term} 3000 n`).join('\n')));
  loaded = { jieba, simplified: Converter({ from: 't', to: 'cn' }) };
  return loaded;
}

export function normalise(text: string): string {
  return simplified(text.normalize('NFKC').toLowerCase());
}

export function simplified(text: string): string {
  return HAN.test(text) ? tools().simplified(text) : text;
}

export function runsOf(normalised: string): { text: string; at: number; han: boolean }[] {
  return [...normalised.matchAll(RUN)].map((match) => {
    const han = HAN.test(match[0]);
    return { text: han ? match[0] : match[0].replace(/[._/'-]+$/, ''), at: match.index, han };
  });
}

/** Every lexeme under which a text can be found. */
export function lexemesOf(text: string): Set<string> {
  const lexemes = new Set<string>();
  for (const run of runsOf(normalise(text))) {
    if (!run.han) {
      for (const word of [foldPlural(run.text), ...latinParts(run.text)]) add(lexemes, word);
      continue;
    }
    // Search mode alone misses 5 % of the places where a word stands across the borders that it chose.
    const { jieba } = tools();
    for (const word of [...jieba.cutForSearch(run.text, true), ...jieba.cutAll(run.text)]) {
      if (STOP_WORDS.has(word)) continue;
      add(lexemes, word);
      for (const character of word) add(lexemes, character);
    }
  }
  return lexemes;
}

/** Chinese text as words, one after the other. */
export function cutChinese(text: string): string[] {
  return tools().jieba.cut(text, true);
}

/** A Chinese word cut where others stand inside it: the dictionary knows whole names, people type 复旦 of 复旦大学. */
export function piecesOf(word: string): string[] {
  const cuts = new Set([0, word.length]);
  for (const part of hanParts(word)) {
    if (part.length < 2) continue;
    const at = word.indexOf(part);
    cuts.add(at).add(at + part.length);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, at) => word.slice(places[at], to));
}

/** Where in a normalised text words begin that say something; words inside others too. */
export function wordStarts(normalised: string): number[] {
  return runsOf(normalised).flatMap((run) => {
    if (!run.han) return STOP_WORDS.has(run.text) ? [] : [run.at];
    let at = run.at;
    return cutChinese(run.text).flatMap((word) =>
      piecesOf(word).flatMap((piece, place) => {
        const from = at;
        at += piece.length;
        const telling = place === 0 ? word : piece;
        return telling.length < 2 || STOP_WORDS.has(telling) ? [] : [from];
      }),
    );
  });
}

/** The words of a query in their order, each once; stop words only where there is nothing else. */
export function queryWords(text: string): QueryWord[] {
  const all = new Map<string, QueryWord>();
  for (const run of runsOf(normalise(text.slice(0, MAX_TEXT)))) {
    const words = run.han ? cutChinese(run.text) : [run.text];
    for (const raw of words) {
      const word = (run.han ? raw : foldPlural(raw)).slice(0, MAX_WORD);
      all.set(word, { word, parts: run.han ? hanParts(raw) : latinParts(raw) });
    }
  }
  const words = [...all.values()];
  const telling = words.filter(({ word }) => !STOP_WORDS.has(word) && !/^\d$/.test(word));
  return telling.length > 0 ? telling : words;
}

function add(lexemes: Set<string>, word: string): void {
  if (word !== '' && !STOP_WORDS.has(word)) lexemes.add(word.slice(0, MAX_WORD));
}

export function hanParts(word: string): string[] {
  if ([...word].length < 2) return [];
  const inside = tools()
    .jieba.cutForSearch(word, true)
    .filter((part) => part !== word);
  const uncovered = [...word].filter((character) => !inside.some((part) => part.includes(character)));
  return [...new Set([...inside, ...uncovered])];
}

export function latinParts(run: string): string[] {
  const parts = run.split(/[-_/]+|\+(?=[\p{L}\p{N}])/u).filter((part) => part !== '');
  return parts.length > 1 ? parts.map(foldPlural) : [];
}

/** Plural and singular meet in one form; it need not be a word, as long as both sides fold alike. */
export function foldPlural(word: string): string {
  if (!/^[a-z-]{4,}$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Lexemes of another kind than words: a word of the heaviest text, an identifier, and how a name sounds. */
export const IN_TITLE = '^';
export const IDENTIFIER = '#';
export const PINYIN = '~';

/**
 * A document as a tsvector literal, made here because to_tsvector turns `c++` into `c`. A lexeme carries its best
 * weight and nothing else: positions would double the column, and nothing here ranks by them.
 */
export function tsvectorLiteral(
  texts: SearchDocument['texts'],
  identifiers: string[],
  sounds: Iterable<string> = [],
): string {
  const labels = new Map<string, string>();
  for (const weight of ['A', 'B', 'C', 'D'] as const) {
    for (const lexeme of lexemesOf(texts[weight].join('\n').slice(0, 10 * MAX_TEXT))) {
      if (!labels.has(lexeme)) labels.set(lexeme, weight === 'D' ? '' : `:1${weight}`);
      if (weight === 'A') labels.set(IN_TITLE + lexeme, '');
    }
  }
  for (const sound of sounds) labels.set(sound, '');
  for (const identifier of identifiers) labels.set(IDENTIFIER + identifier, '');
  return [...labels].map(([lexeme, label]) => quoted(lexeme) + label).join(' ');
}

/** `groups` joined by the operator. Of the ways of a group any will do; the lexemes of a way must all be there. */
export function tsqueryOf(groups: string[][][], operator: '&' | '|', prefix = ''): string {
  const way = (lexemes: string[]) => lexemes.map((lexeme) => quoted(prefix + lexeme)).join(' & ');
  return groups.map((ways) => `(${ways.map(way).join(' | ')})`).join(` ${operator} `);
}

export function quoted(lexeme: string): string {
  return `'${lexeme.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;
}
