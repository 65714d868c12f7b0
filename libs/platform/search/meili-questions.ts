import type { MultiSearchQuery } from 'meilisearch';
import { engineWord } from './meili-document.js';
import type { Match } from './matches.js';
import type { IndexDefinition, SearchQuery } from './search.port.js';

/** How questions of ours are put to the engine. Names come from index definitions; values are quoted. */

/** The engine reads no more words of a query than these. */
const ENGINE_WORDS = 10;

export type Question = MultiSearchQuery & { indexUid: string };

/** Filters and ranges; `without` leaves out one facet's own filter. */
export function filterOf(
  index: IndexDefinition,
  query: SearchQuery,
  without?: string,
): (string | string[])[] {
  const parts: (string | string[])[] = [];
  for (const [name, values] of Object.entries(query.filters)) {
    if (name !== without && values.length > 0)
      parts.push(
        anyOf(
          'f',
          values.map((value) => `${name}:${value}`),
        ),
      );
  }
  for (const [name, { from, to }] of Object.entries(query.ranges ?? {})) {
    if (from !== undefined) parts.push(`${slotOf(index, name)} >= ${from}`);
    if (to !== undefined) parts.push(`${slotOf(index, name)} <= ${to}`);
  }
  return parts;
}

export function anyOf(field: string, values: string[]): string {
  return `${field} IN [${values.map(quoted).join(', ')}]`;
}

/** Text and condition of a match; a match of several questions (ANY) has its own. */
export function conditionOf({ asked }: Match): { q: string; filter: (string | string[])[] } {
  if (asked.what === 'ALL') return { q: combinations(asked.groups)[0] ?? '', filter: [] };
  if (asked.what !== 'NUMBER') return { q: '', filter: [] };
  const { exact, prefixes } = asked.number;
  const starts = prefixes.map((prefix) => `no STARTS WITH ${quoted(prefix)}`);
  return { q: '', filter: [[anyOf('no', exact), ...starts]] };
}

/** All of these; where they are more than the engine reads, the first, which a reading gives in the query's order. */
export function allWords(lexemes: string[]): string {
  return [...new Set(lexemes)].slice(0, ENGINE_WORDS).map(engineWord).join(' ');
}

/** The engine knows no "or" inside a query: each choice of one way from every group is a query of its own. */
export function combinations(groups: string[][][]): string[] {
  const chosen = groups.reduce<string[][]>(
    (soFar, ways) => soFar.flatMap((lexemes) => ways.map((way) => [...lexemes, ...way])),
    [[]],
  );
  return [...new Set(chosen.map(allWords))];
}

export function sortOf(index: IndexDefinition, sort: NonNullable<SearchQuery['sort']>): string[] {
  const direction = sort.direction ?? index.sorts.find(({ name }) => name === sort.by)?.default ?? 'desc';
  return [`${slotOf(index, sort.by)}:${direction}`, `id:${direction}`];
}

function slotOf(index: IndexDefinition, sort: string): string {
  return `n${index.sorts.findIndex(({ name }) => name === sort) + 1}`;
}

function quoted(value: string): string {
  return `"${value.replaceAll('\0', '').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
