import type { Settings } from 'meilisearch';
import type { IndexDefinition } from './search.port.js';
import { IDENTIFIER, IN_TITLE } from './tokens.js';

/** What stands in search_doc and search_text: the engine's documents are made of nothing else. */
export interface StoredDocument {
  id: string;
  version: number;
  facets: string[];
  n: (number | null)[];
  body: string;
  /** Lexemes with the letter of their weight; null is D. */
  lexemes: [string, string | null][];
}

export const STORED = `SELECT d.id, d.version, d.facets, ARRAY[d.n1, d.n2, d.n3, d.n4, d.n5, d.n6] AS n,
    coalesce(t.body, '') AS body, (SELECT jsonb_agg(jsonb_build_array(u.lexeme, u.weights[1])) FROM unnest(d.tsv) AS u) AS lexemes
  FROM search_doc d LEFT JOIN search_text t ON t.index_name = d.index_name AND t.id = d.id
  WHERE d.index_name = $1`;

export type EngineDocument = Record<string, unknown> & { id: string; v: number };

const FIELDS = { A: 'terms_a', B: 'terms_b', C: 'terms_c', D: 'terms_d' } as const;

export function engineDocument(stored: StoredDocument): EngineDocument {
  const terms: Record<keyof typeof FIELDS, string[]> = { A: [], B: [], C: [], D: [] };
  const numbers: string[] = [];
  for (const [lexeme, weight] of stored.lexemes ?? []) {
    if (lexeme.startsWith(IDENTIFIER)) numbers.push(lexeme.slice(IDENTIFIER.length));
    else if (!lexeme.startsWith(IN_TITLE))
      terms[(weight ?? 'D') as keyof typeof FIELDS].push(engineWord(lexeme));
  }
  const document: EngineDocument = { id: stored.id, v: stored.version, no: numbers.sort(), f: stored.facets };
  for (const weight of ['A', 'B', 'C', 'D'] as const)
    document[FIELDS[weight]] = terms[weight].sort().join(' ');
  // What has no number must lack the field: the engine sorts it behind all others, in both directions.
  stored.n.forEach((value, at) => value !== null && (document[`n${at + 1}`] = value));
  document['body'] = stored.body;
  return document;
}

/**
 * A lexeme as one word that no engine cuts, folds or corrects: sixteen consonants stand for the hexadecimal digits.
 * So what is found depends on our tokens alone (the engine's own reading of Chinese finds 蓄电池 for 电池 in 70 % of
 * the cases), not on the tokenizers that it was built with.
 */
export function engineWord(lexeme: string): string {
  let latin = true;
  let word = '';
  for (let at = 0; at < lexeme.length; at++) if (lexeme.charCodeAt(at) > 0xff) latin = false;
  for (let at = 0; at < lexeme.length; at++) {
    word += lexeme
      .charCodeAt(at)
      .toString(16)
      .padStart(latin ? 2 : 4, '0');
  }
  const letters = word.replace(/./g, (digit) => CONSONANTS.charAt(parseInt(digit, 16)));
  // Words above 250 bytes are not indexed.
  return (latin ? 'z' : 'x') + letters.slice(0, 240);
}

const CONSONANTS = 'bcdfghjklmnpqrst';

/** An index is always the whole of it: settings that the code does not name are the engine's own. */
export function settingsOf(index: IndexDefinition): Settings {
  const slots = index.sorts.map((_, at) => `n${at + 1}`);
  const natural = index.sorts[0] ? [`n1:${index.sorts[0].default}`] : [];
  return {
    searchableAttributes: Object.values(FIELDS),
    filterableAttributes: [
      {
        attributePatterns: ['f', 'no', ...slots],
        features: { facetSearch: false, filter: { equality: true, comparison: true } },
      },
    ],
    // In the order of the alphabet, as the engine gives them back.
    sortableAttributes: ['id', ...slots],
    rankingRules: ['sort', 'words', 'attributeRank', ...natural, 'id:desc'],
    typoTolerance: { enabled: false },
    prefixSearch: 'disabled',
    proximityPrecision: 'byAttribute',
    facetSearch: false,
    // Without it the engine guesses a language from our consonants, and some languages have their own way to cut words.
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['eng'] }],
    faceting: { maxValuesPerFacet: 5000 },
    pagination: { maxTotalHits: 1_000_000 },
  };
}

/** The settings that differ from what the engine has, or null. */
export function settingsDifference(wanted: Settings, found: Settings): Partial<Settings> | null {
  const entries = Object.entries(wanted).filter(
    ([name, value]) => !covers(found[name as keyof Settings], value),
  );
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** The engine adds members of its own to what it was told; the order of a list of names means nothing but in ranking. */
function covers(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((one, at) => covers(found[at], one))
    );
  if (typeof wanted === 'object' && wanted !== null)
    return (
      typeof found === 'object' &&
      found !== null &&
      Object.entries(wanted).every(([name, value]) => covers((found as Record<string, unknown>)[name], value))
    );
  return found === wanted;
}
