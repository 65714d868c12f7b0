import { EXACT_LIMIT } from './search.port.js';
import type { IndexDefinition, SearchQuery, SortDirection } from './search.port.js';
import { tsqueryOf } from './tokens.js';

/** The SQL of the Postgres engine. Names that reach it come from index definitions, never from a caller. */

/** One word of a query as the stored lexemes that stand for it. */
export interface Word {
  terms: string[];
  lexemes: string[];
  idf: number;
}

export interface Match {
  /** A tsquery; null matches everything. */
  tsquery: string | null;
  /** Matches of this one become candidates first, where there are more than can be ranked. */
  first: string | null;
  words: Word[];
  /** In a list of documents that hold some of the words, those that hold all come first. */
  whole: string | null;
}

export class Statement {
  readonly params: unknown[] = [];
  add(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }
}

/** Filters and ranges; `without` leaves out one facet's own filter. */
export function where(s: Statement, index: IndexDefinition, query: SearchQuery, without?: string): string {
  const parts = [`d.index_name = ${s.add(index.name)}`];
  for (const [name, values] of Object.entries(query.filters)) {
    if (name === without || values.length === 0) continue;
    parts.push(
      `d.facets && ${s.add(values.map((value) => `${name}:${value.replaceAll('\0', '')}`))}::text[]`,
    );
  }
  for (const [name, { from, to }] of Object.entries(query.ranges ?? {})) {
    if (from !== undefined) parts.push(`d.${slot(index, name)} >= ${s.add(from)}`);
    if (to !== undefined) parts.push(`d.${slot(index, name)} <= ${s.add(to)}`);
  }
  return parts.join(' AND ');
}

export function slot(index: IndexDefinition, sort: string): string {
  return `n${index.sorts.findIndex(({ name }) => name === sort) + 1}`;
}

export function matching(s: Statement, tsquery: string | null): string {
  return tsquery === null ? 'true' : `d.tsv @@ ${s.add(tsquery)}::tsquery`;
}

/** At most `limit` matching rows, those of `match.first` before the others. */
export function candidates(
  s: Statement,
  columns: string,
  filter: string,
  match: Match,
  limit: number,
): string {
  const rows = (condition: string) =>
    `SELECT ${columns} FROM search_doc d WHERE ${filter} AND ${condition} LIMIT ${limit}`;
  if (match.first === null) return rows(matching(s, match.tsquery));
  const first = matching(s, match.first);
  return `(${rows(first)}) UNION ALL (${rows(`${matching(s, match.tsquery)} AND NOT ${first}`)}) LIMIT ${limit}`;
}

// How much a word counts by where it stands: D, C, B, A.
const WEIGHTS = '{0.3,0.5,0.7,1}';

export function score(s: Statement, words: Word[]): string {
  const parts = words.map(
    ({ lexemes, idf }) =>
      `${s.add(idf)}::float8 * ts_rank('${WEIGHTS}', d.tsv, ${s.add(
        tsqueryOf(
          lexemes.map((lexeme) => [lexeme]),
          '|',
        ),
      )}::tsquery)`,
  );
  return parts.length > 0 ? parts.join(' + ') : '0';
}

export interface RankedRow {
  id: string;
  whole: boolean;
  total: number;
}

/** A page by relevance; equal scores by the index's own order. `body` only where it will be ranked again. */
export function rankedPage(
  index: IndexDefinition,
  query: SearchQuery,
  match: Match,
  page: Page,
  body: boolean,
) {
  const s = new Statement();
  const whole = match.whole === null ? 'false' : matching(s, match.whole);
  const columns = `d.id, d.n1, ${whole} AS whole, ${score(s, match.words)} AS score`;
  const rows = candidates(s, columns, where(s, index, query), match, EXACT_LIMIT + 1);
  const order = `whole DESC, score DESC, n1 ${index.sorts[0]?.default ?? 'desc'} NULLS LAST, id`;
  const ranked = `SELECT id, whole, score, n1, count(*) OVER ()::int AS total FROM c
    ORDER BY ${order} LIMIT ${s.add(page.limit)} OFFSET ${s.add(page.offset)}`;
  const text = body
    ? `WITH c AS MATERIALIZED (${rows})
       SELECT r.*, (SELECT t.body FROM search_text t WHERE t.index_name = ${s.add(index.name)} AND t.id = r.id) AS body
       FROM (${ranked}) AS r ORDER BY ${order}`
    : `WITH c AS MATERIALIZED (${rows}) ${ranked}`;
  return { text, params: s.params };
}

export interface Page {
  limit: number;
  offset: number;
}

export interface SortedRow {
  id: string;
  value: number | null;
}

export interface SortedPage {
  by: string;
  direction: SortDirection;
  after: SortedRow | null;
  /** The rows without a number follow all others, in a statement of their own: both walk the same btree. */
  missing: boolean;
  limit: number;
}

export function sortedPage(
  index: IndexDefinition,
  query: SearchQuery,
  match: Match,
  few: boolean,
  page: SortedPage,
) {
  const s = new Statement();
  const column = slot(index, page.by);
  const matches = `search_doc d WHERE ${where(s, index, query)} AND ${matching(s, match.tsquery)}`;
  const beyond = page.direction === 'asc' ? '>' : '<';
  const parts = [`${column} IS ${page.missing ? '' : 'NOT '}NULL`];
  if (page.after && page.missing) parts.push(`id ${beyond} ${s.add(page.after.id)}::uuid`);
  if (page.after && !page.missing) {
    parts.push(
      `(${column}, id) ${beyond} (${s.add(page.after.value)}::float8, ${s.add(page.after.id)}::uuid)`,
    );
  }
  const slice = `ORDER BY ${column} ${page.direction}, id ${page.direction} LIMIT ${s.add(page.limit)}`;
  const condition = parts.join(' AND ');
  // Few matches are collected and sorted; many lie so densely in the btree that walking it finds a page soon.
  const text =
    few && match.tsquery !== null
      ? `WITH m AS MATERIALIZED (SELECT d.id, d.${column} FROM ${matches})
         SELECT id, ${column} AS value FROM m WHERE ${condition} ${slice}`
      : `SELECT id, ${column} AS value FROM ${matches} AND ${condition} ${slice}`;
  return { text, params: s.params };
}

/** How many match, counted no further than `limit`; the caller's filters apply only where a query is given. */
export function boundedCount(
  index: IndexDefinition,
  query: SearchQuery | null,
  tsquery: string | null,
  limit: number,
) {
  const s = new Statement();
  const filter = query ? where(s, index, query) : `d.index_name = ${s.add(index.name)}`;
  const rows = `SELECT 1 FROM search_doc d WHERE ${filter} AND ${matching(s, tsquery)} LIMIT ${limit}`;
  return { text: `SELECT count(*)::int AS total FROM (${rows}) AS found`, params: s.params };
}

export interface FacetRow {
  facet: string;
  count: number;
  counted: number;
}

/** Counts of all facets that have no filter (`only` absent), or of one facet with its own filter removed. */
export function facetCounts(index: IndexDefinition, query: SearchQuery, match: Match, only?: string) {
  const s = new Statement();
  const rows = candidates(s, 'd.facets', where(s, index, query, only), match, EXACT_LIMIT + 1);
  const wanted = index.facets.filter((name) => (only ? name === only : !query.filters[name]?.length));
  return {
    text: `WITH m AS MATERIALIZED (${rows})
      SELECT facet, count(*)::int AS count, (SELECT count(*)::int FROM m) AS counted FROM m, unnest(m.facets) AS facet
      WHERE split_part(facet, ':', 1) = ANY (${s.add(wanted)}::text[]) GROUP BY facet ORDER BY count DESC, facet`,
    params: s.params,
  };
}

export function matchedTerms(index: IndexDefinition, ids: string[], words: Word[]) {
  const queries = words.map(({ lexemes }) => tsqueryOf([lexemes], '&'));
  return {
    text: `SELECT d.id, ARRAY(SELECT w.place::int - 1 FROM unnest($3::text[]) WITH ORDINALITY AS w(query, place)
        WHERE d.tsv @@ w.query::tsquery) AS places
      FROM search_doc d WHERE d.index_name = $1 AND d.id = ANY ($2::uuid[])`,
    params: [index.name, ids, queries],
  };
}
