import { readFileSync } from 'node:fs';
import { foldEnglish, stemsOf } from './english.js';
import type { Sql } from './search.port.js';
import { HAN, normalise } from './tokens.js';

/** What else a word or phrase is called: from the lexicon, from classification titles, and from the synonyms kept here. */
export interface Vocabulary {
  /** `phrase` as `phraseKey` gives it. */
  othersOf(phrase: string): readonly string[];
}

/** A phrase longer than this many words is not looked up. */
export const LONGEST_PHRASE = 5;
const FRESH_MS = 10_000;

export const NO_VOCABULARY: Vocabulary = { othersOf: () => [] };

/** One form for all spellings of a phrase: `Lithium-ion batteries` → `lithium ion battery`; Chinese as it is normalised. */
export function phraseKey(phrase: string): string {
  const normal = normalise(phrase).trim();
  if (HAN.test(normal)) return normal.replace(/\s+/g, '');
  return normal
    .split(/[\s_/-]+/)
    .filter((word) => word !== '')
    .map(foldEnglish)
    .join(' ');
}

type Meanings = Map<string, string[]>;

/**
 * Held in memory by each process and read again where it changed, at most ten seconds late and beside the searches:
 * none waits for it but the first.
 */
export class SearchVocabulary implements Vocabulary {
  private lexicon: Meanings | undefined;
  private titles: Meanings = new Map();
  private kept: Meanings = new Map();
  private seen: string | undefined;
  private checkedAt = -Infinity;
  private loading: Promise<void> | undefined;

  constructor(private readonly sql: Sql) {}

  othersOf(phrase: string): readonly string[] {
    const found = this.meaningsOf(phrase);
    if (found.length > 0 || HAN.test(phrase) || phrase.includes(' ')) return found;
    for (const stem of stemsOf(phrase)) {
      const others = this.meaningsOf(stem);
      if (others.length > 0) return others;
    }
    return [];
  }

  /** To be awaited before a query is read. */
  async ready(now = Date.now()): Promise<void> {
    if (now - this.checkedAt < FRESH_MS) return;
    this.loading ??= this.refresh().finally(() => (this.loading = undefined));
    if (this.seen === undefined) await this.loading;
    else this.loading.catch(() => undefined);
  }

  /** The next query reads what was just written. */
  forget(): void {
    this.seen = undefined;
    this.checkedAt = -Infinity;
  }

  private meaningsOf(phrase: string): readonly string[] {
    this.lexicon ??= readLexicon();
    // Titles of classifications are long and their wording is old: they speak where the lexicon is silent.
    const translated = this.lexicon.get(phrase) ?? this.titles.get(phrase) ?? [];
    const kept = this.kept.get(phrase) ?? [];
    return kept.length === 0 ? translated : [...new Set([...translated, ...kept])];
  }

  private async refresh(): Promise<void> {
    this.checkedAt = Date.now();
    const [state] = await this.sql.query<{ state: string }>(
      `SELECT concat_ws(' ', (SELECT count(*) FROM search_translation), count(*), max(updated_at)) AS state FROM search_synonym`,
    );
    if (state?.state === this.seen) return;
    const [translations, groups] = await Promise.all([
      this.sql.query<{ phrase: string; meaning: string }>('SELECT phrase, meaning FROM search_translation'),
      this.sql.query<{ words: string[] }>('SELECT words FROM search_synonym'),
    ]);
    const [titles, kept]: [Meanings, Meanings] = [new Map(), new Map()];
    for (const { phrase, meaning } of translations) add(titles, phrase, meaning);
    for (const { words } of groups) {
      const normal = words.map(normalise);
      for (const word of normal)
        for (const other of normal) if (other !== word) add(kept, phraseKey(word), other);
    }
    [this.titles, this.kept] = [titles, kept];
    this.seen = state?.state ?? '';
  }
}

export interface Translation {
  phrase: string;
  meaning: string;
}

/** What English phrases are called in Chinese, in place of what was known before. */
export async function replaceTranslations(sql: Sql, translations: Translation[]): Promise<number> {
  const unlike = new Map(
    translations.map(({ phrase, meaning }) => [`${phraseKey(phrase)}\n${normalise(meaning)}`, true]),
  );
  const pairs = [...unlike.keys()].map((pair) => pair.split('\n'));
  await sql.query('DELETE FROM search_translation');
  await sql.query(
    'INSERT INTO search_translation (phrase, meaning) SELECT * FROM unnest($1::text[], $2::text[])',
    [pairs.map(([phrase]) => phrase), pairs.map(([, meaning]) => meaning)],
  );
  return pairs.length;
}

function add(meanings: Meanings, phrase: string, meaning: string): void {
  const known = meanings.get(phrase);
  if (!known) meanings.set(phrase, [meaning]);
  else if (!known.includes(meaning)) known.push(meaning);
}

/** `lexicon.json`: English phrases by field of technology, each with its Chinese words, blanks between them. */
function readLexicon(): Meanings {
  const fields = JSON.parse(readFileSync(new URL('lexicon.json', import.meta.url), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const meanings: Meanings = new Map();
  for (const [phrase, words] of Object.values(fields).flatMap((field) => Object.entries(field)))
    for (const word of words.split(' ')) add(meanings, phraseKey(phrase), word);
  return meanings;
}
