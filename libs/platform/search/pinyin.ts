import { createRequire } from 'node:module';
import { cutChinese, HAN, normalise, PINYIN, piecesOf, runsOf } from './tokens.js';

type Syllables = (text: string) => string[];
let loaded: Syllables | undefined;

/** The sound tables cost some 30 ms and 10 MB: loaded with the first name. */
function syllablesOf(text: string): string[] {
  if (!loaded) {
    const require = createRequire(import.meta.url);
    const { pinyin } = require('pinyin-pro') as typeof import('pinyin-pro');
    loaded = (han) => pinyin(han, { toneType: 'none', type: 'array', v: true });
  }
  return loaded(text);
}

export interface Sound {
  /** `fudandaxue` */
  sound: string;
  /** `fddx` */
  initials: string;
}

/** How Chinese text sounds, without tones (ü as v), from each of its words to its end; other letters are left out. */
export function soundsOf(text: string): Sound[] {
  return wordsOf(text).map((_, at, words) => together(words.slice(at)));
}

const MOST_WORDS = 8;
const SHORTEST = 2;
const SHORTEST_INITIALS = 3;

/**
 * What a name is found by: any words of it that stand together, by their sound (`fudan`, `fudandaxue`), and the whole
 * from any of its words on by its initials (`fddx`).
 */
export function nameLexemes(names: string[]): Set<string> {
  return new Set(names.flatMap(lexemesOfName));
}

/** The same few universities stand in thousands of documents. */
const known = new Map<string, string[]>();
const MOST_KNOWN = 5000;

function lexemesOfName(name: string): string[] {
  const before = known.get(name);
  if (before) return before;
  const lexemes: string[] = [];
  const words = wordsOf(name).slice(0, MOST_WORDS);
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const some = words.slice(from, to).flat();
      if (some.length >= SHORTEST) lexemes.push(PINYIN + some.join(''));
    }
    const { initials } = together(words.slice(from));
    if (initials.length >= SHORTEST_INITIALS) lexemes.push(PINYIN + initials);
  }
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, lexemes);
  return lexemes;
}

/** The syllables of each word; those of a run are read together, because the neighbours decide how one sounds. */
function wordsOf(text: string): string[][] {
  return runsOf(normalise(text)).flatMap((run) => {
    if (!run.han || !HAN.test(run.text)) return [];
    const syllables = syllablesOf(run.text);
    let at = 0;
    return cutChinese(run.text)
      .flatMap(piecesOf)
      .map((word) => syllables.slice(at, (at += [...word].length)));
  });
}

function together(words: string[][]): Sound {
  const syllables = words.flat();
  return {
    sound: syllables.join(''),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
  };
}
