import type { Match } from './matches.js';
import type { FacetCount, IndexDefinition, SearchHit } from './search.port.js';

export interface Hit {
  id: string;
  /** The document's version. */
  v: number;
  body?: string;
  /** It holds all the words, in a list of what holds some. */
  whole: boolean;
}

// How much a word counts by where it stands.
const TITLE_WEIGHT = 1;
const TEXT_WEIGHT = 0.7;

export type FacetDistribution = Record<string, Record<string, number>> | undefined;

export function isOf(facet: string, value: string): boolean {
  return value.startsWith(`${facet}:`);
}

/** The engine's merged list knows one word of each hit; here all of them are weighed. */
export function byWords(hits: Hit[], { words }: Match): Hit[] {
  const scored = hits.map((hit) => {
    const body = hit.body ?? '';
    const titleEnd = body.indexOf('\n');
    let score = 0;
    for (const { ways, idf } of words) {
      const at = Math.min(...ways.map((way) => Math.max(...way.map((lexeme) => place(body, lexeme)))));
      if (at !== Infinity) score += idf * (at < titleEnd ? TITLE_WEIGHT : TEXT_WEIGHT);
    }
    return { hit, score };
  });
  return scored.sort((a, b) => b.score - a.score).map(({ hit }) => hit);
}

function place(body: string, lexeme: string): number {
  const at = body.indexOf(lexeme);
  return at < 0 ? Infinity : at;
}

export function toHit({ id, v, body }: Hit, { asked, words }: Match): SearchHit {
  const held =
    body === undefined
      ? asked.what === 'ALL'
        ? words
        : []
      : words.filter(({ ways }) => ways.some((way) => way.every((lexeme) => body.includes(lexeme))));
  return { id, version: v, matchedTerms: [...new Set(held.flatMap(({ terms }) => terms))] };
}

export function facetsOf(
  index: IndexDefinition,
  counts: Record<string, number>,
): Record<string, FacetCount[]> {
  const facets: Record<string, FacetCount[]> = Object.fromEntries(index.facets.map((name) => [name, []]));
  for (const [facet, count] of Object.entries(counts)) {
    const colon = facet.indexOf(':');
    if (count > 0) facets[facet.slice(0, colon)]?.push({ value: facet.slice(colon + 1), count });
  }
  for (const values of Object.values(facets))
    values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return facets;
}
