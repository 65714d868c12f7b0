import type { Match, Word } from './matches.js';
import { EXACT_LIMIT } from './search.port.js';
import type { IndexDefinition, SearchQuery, SortDirection } from './search.port.js';
import { IDENTIFIER, IN_TITLE, quoted, tsqueryOf } from './tokens.js';

/** The SQL of the Postgres engine. Names that reach it come from index definitions, never from a caller. */

export interface Conditions {
  /** A tsquery; null matches everything. */
  tsquery: string | null;
  /** Matches of this one become candidates first, where there are more than can be ranked. */
  first: string | null;
  /** In a list of documents that hold some of the words, those that hold all come first. */
  whole: string | null;
}

export function conditionsOf({ asked }: Match): Conditions {
  switch (asked.what) {
    case 'EVERYTHING':
      return { tsquery: null, first: null, whole: null };
    case 'NOTHING':
      // No document carries an empty identifier.
      return { tsquery: quoted(IDENTIFIER), first: null, whole: null };
    case 'NUMBER': {
      const exact = asked.number.exact.map((spelling) => quoted(IDENTIFIER + spelling));
      const prefixes = asked.number.prefixes.map((prefix) => `${quoted(IDENTIFIER + prefix)}:*`);
      return { tsquery: [...exact, ...prefixes].join(' | '), first: exact.join(' | '), whole: null };
    }
    case 'ALL':
      return {
        tsquery: tsqueryOf(asked.groups, '&'),
        first: asked.many ? tsqueryOf(asked.groups, '&', IN_TITLE) : null,
        whole: null,
      };
    case 'ANY':
      return {
        tsquery: tsqueryOf(asked.groups, '|'),
        first: null,
        whole: asked.whole && tsqueryOf(asked.whole, '&'),
      };
  }
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
  const { tsquery, first: preferred } = conditionsOf(match);
  const rows = (condition: string) =>
    `SELECT ${columns} FROM search_doc d WHERE ${filter} AND ${condition} LIMIT ${limit}`;
  if (preferred === null) return rows(matching(s, tsquery));
  const first = matching(s, preferred);
  return `(${rows(first)}) UNION ALL (${rows(`${matching(s, tsquery)} AND NOT ${first}`)}) LIMIT ${limit}`;
}

// How much a word counts by where it stands: D, C, B, A.
const WEIGHTS = '{0.3,0.5,0.7,1}';

export function score(s: Statement, words: Word[]): string {
  const rank = (lexemes: string[]) =>
    `ts_rank('${WEIGHTS}', d.tsv, ${s.add(
      tsqueryOf(
        lexemes.map((lexeme) => [[lexeme]]),
        '|',
      ),
    )}::tsquery)`;
  // Over all names at once, ts_rank would take the mean: a thing with many names would count little.
  const parts = words.map(
    ({ ways, idf }) => `${s.add(idf)}::float8 * greatest(${ways.map(rank).join(', ')})`,
  );
  return parts.length > 0 ? parts.join(' + ') : '0';
}

export interface RankedRow {
  id: string;
  version: number;
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
  const all = conditionsOf(match).whole;
  const whole = all === null ? 'false' : matching(s, all);
  const columns = `d.id, d.version::float8 AS version, d.n1, ${whole} AS whole, ${score(s, match.words)} AS score`;
  const rows = candidates(s, columns, where(s, index, query), match, EXACT_LIMIT + 1);
  const order = `whole DESC, score DESC, n1 ${index.sorts[0]?.default ?? 'desc'} NULLS LAST, id`;
  const ranked = `SELECT id, version, whole, score, n1, count(*) OVER ()::int AS total FROM c
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
  version: number;
  value: number | null;
}

export interface SortedPage {
  by: string;
  direction: SortDirection;
  after: Pick<SortedRow, 'id' | 'value'> | null;
  /** Instead of `after`, where the list was begun by an engine that counts. */
  offset: number;
  /** The rows without a number follow all others, in a statement of their own: both walk the same btree. null: both in one. */
  missing: boolean | null;
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
  const { tsquery } = conditionsOf(match);
  const matches = `search_doc d WHERE ${where(s, index, query)} AND ${matching(s, tsquery)}`;
  const beyond = page.direction === 'asc' ? '>' : '<';
  const parts = [page.missing === null ? 'true' : `${column} IS ${page.missing ? '' : 'NOT '}NULL`];
  if (page.after && page.missing) parts.push(`id ${beyond} ${s.add(page.after.id)}::uuid`);
  if (page.after && !page.missing) {
    parts.push(
      `(${column}, id) ${beyond} (${s.add(page.after.value)}::float8, ${s.add(page.after.id)}::uuid)`,
    );
  }
  // Two halves of one btree need no word about nulls, and with it the descending one could not be walked.
  const nulls = page.missing === null ? ' NULLS LAST' : '';
  const slice = `ORDER BY ${column} ${page.direction}${nulls}, id ${page.direction} LIMIT ${s.add(page.limit)}
    OFFSET ${s.add(page.offset)}`;
  const condition = parts.join(' AND ');
  // Few matches are collected and sorted; many lie so densely in the btree that walking it finds a page soon.
  const text =
    few && tsquery !== null
      ? `WITH m AS MATERIALIZED (SELECT d.id, d.version, d.${column} FROM ${matches})
         SELECT id, version::float8 AS version, ${column} AS value FROM m WHERE ${condition} ${slice}`
      : `SELECT id, version::float8 AS version, ${column} AS value FROM ${matches} AND ${condition} ${slice}`;
  return { text, params: s.params };
}

/** How many match, counted no further than `limit`; the caller's filters apply only where a query is given. */
export function boundedCount(index: IndexDefinition, query: SearchQuery | null, match: Match, limit: number) {
  const s = new Statement();
  const filter = query ? where(s, index, query) : `d.index_name = ${s.add(index.name)}`;
  const rows = `SELECT 1 FROM search_doc d WHERE ${filter} AND ${matching(s, conditionsOf(match).tsquery)} LIMIT ${limit}`;
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
  const queries = words.map(({ ways }) => tsqueryOf([ways], '&'));
  return {
    text: `SELECT d.id, ARRAY(SELECT w.place::int - 1 FROM unnest($3::text[]) WITH ORDINALITY AS w(query, place)
        WHERE d.tsv @@ w.query::tsquery) AS places
      FROM search_doc d WHERE d.index_name = $1 AND d.id = ANY ($2::uuid[])`,
    params: [index.name, ids, queries],
  };
}
