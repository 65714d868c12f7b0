import { readCursor, writeCursor } from './cursor.js';
import { compareDocuments, dropIndex, removeDocuments, upsertDocuments } from './postgres-index.js';
import { postgresEvidence } from './postgres-evidence.js';
import { boundedCount, facetCounts, matchedTerms, rankedPage, sortedPage } from './postgres-statements.js';
import type { FacetRow, RankedRow, SortedPage, SortedRow } from './postgres-statements.js';
import { alsoSearched, readText } from './reading.js';
import type { ReadText } from './reading.js';
import { rerank } from './rerank.js';
import type { Candidate } from './rerank.js';
import { EXACT_LIMIT, InvalidCursor, SORT_SLOTS, UnknownSearchName } from './search.port.js';
import type {
  FacetCount,
  IndexDefinition,
  SearchAnswer,
  SearchDocument,
  SearchHit,
  SearchPort,
  SearchQuery,
  Sql,
  ValueSet,
} from './search.port.js';
import { SearchVocabulary } from './vocabulary.js';

/** A document of a page, and which version of it was found. */
interface Found {
  id: string;
  version: number;
}

interface Listing {
  found: Found[];
  total: number;
  nextCursor: string | null;
}

// So many of a description's candidates are ranked a second time; the others follow in the order of their words.
const RERANKED = 400;
const MAX_PAGE = 200;

/** The default engine. Reads go through `sql` outside any transaction: search tables know no tenant. */
export class PostgresSearch implements SearchPort {
  private readonly indexes = new Map<string, IndexDefinition>();

  constructor(
    private readonly sql: Sql,
    definitions: IndexDefinition[],
    private readonly vocabulary = new SearchVocabulary(sql),
  ) {
    for (const definition of definitions) {
      if (definition.sorts.length > SORT_SLOTS)
        throw new Error(`${definition.name}: at most ${SORT_SLOTS} sorts`);
      this.indexes.set(definition.name, definition);
    }
  }

  async search(index: string, asked: SearchQuery): Promise<SearchAnswer> {
    const definition = this.definition(index);
    const query = checkedQuery(definition, asked);
    await this.vocabulary.ready();
    const evidence = postgresEvidence(this.sql, definition, this.vocabulary);
    const text = await readText(evidence, query.text, query.asTyped);
    const listing = await this.list(definition, query, text);
    const [hits, facets] = await Promise.all([
      this.withTerms(definition, listing.found, text),
      query.facets ? this.facets(definition, query, text) : { facets: {}, facetsAreEstimates: false },
    ]);
    return {
      hits,
      total: Math.min(listing.total, EXACT_LIMIT),
      totalIsLowerBound: listing.total > EXACT_LIMIT,
      ...facets,
      nextCursor: listing.nextCursor,
      reading: text.reading,
      correctedText: text.correctedText,
      unknownWords: text.unknownWords,
      alsoSearched: alsoSearched(text.match),
      standIn: false,
    };
  }

  async upsert(sql: Sql, index: string, documents: SearchDocument[]): Promise<void> {
    await upsertDocuments(sql, this.definition(index), documents);
    await noteUnfollowed(sql, index);
  }

  async remove(sql: Sql, index: string, ids: string[]): Promise<void> {
    await removeDocuments(sql, this.definition(index), ids);
    await noteUnfollowed(sql, index);
  }

  async follow(): Promise<void> {}

  async rebuild(): Promise<void> {}

  compare(index: string, documents: SearchDocument[]) {
    return compareDocuments(this.sql, this.definition(index), documents);
  }

  async valueSets(index: string, facets: string[], having: string[] = []): Promise<ValueSet[]> {
    for (const name of facets)
      if (!this.definition(index).facets.includes(name)) throw new UnknownSearchName('facet', name);
    const rows = await this.sql.query<{ found: string[]; count: number }>(
      `SELECT ARRAY(SELECT f FROM unnest(d.facets) AS f WHERE split_part(f, ':', 1) = ANY ($2::text[]) ORDER BY f) AS found,
         count(*)::int AS count
       FROM search_doc d WHERE d.index_name = $1 AND d.facets @> $3::text[] GROUP BY 1`,
      [index, facets, having],
    );
    return rows.map(({ found, count }) => {
      const values = Object.fromEntries(facets.map((name) => [name, [] as string[]]));
      for (const value of found) {
        const colon = value.indexOf(':');
        values[value.slice(0, colon)]?.push(value.slice(colon + 1));
      }
      return { values, count };
    });
  }

  async ids(index: string, after: string, limit: number): Promise<string[]> {
    const rows = await this.sql.query<{ id: string }>(
      'SELECT id FROM search_doc WHERE index_name = $1 AND id > $2 ORDER BY id LIMIT $3',
      [this.definition(index).name, after, limit],
    );
    return rows.map(({ id }) => id);
  }

  drop(index: string): Promise<void> {
    return dropIndex(this.sql, this.definition(index));
  }

  async verifyEngine(): Promise<null> {
    return null;
  }

  vocabularyChanged(): void {
    this.vocabulary.forget();
  }

  definition(index: string): IndexDefinition {
    const definition = this.indexes.get(index);
    if (!definition) throw new UnknownSearchName('index', index);
    return definition;
  }

  private list(index: IndexDefinition, query: SearchQuery, text: ReadText): Promise<Listing> {
    const natural = index.sorts[0];
    const sort = query.sort ?? (text.reading === 'EVERYTHING' && natural ? { by: natural.name } : undefined);
    return sort ? this.sorted(index, query, text, sort) : this.ranked(index, query, text);
  }

  private async ranked(index: IndexDefinition, query: SearchQuery, text: ReadText): Promise<Listing> {
    const position = readCursor(index.name, query);
    if (position && !('offset' in position)) throw new InvalidCursor();
    const offset = position?.offset ?? 0;
    const limit = Math.max(0, Math.min(query.limit, EXACT_LIMIT - offset));
    const { found, total } =
      text.reading === 'SOME_WORDS' && offset < RERANKED
        ? await this.rerankedPage(index, query, text, { offset, limit })
        : await this.rankedPage(index, query, text, { offset, limit });
    const next = offset + limit;
    const more = found.length === query.limit && next < Math.min(total, EXACT_LIMIT);
    return { found, total, nextCursor: more ? writeCursor(index.name, query, { offset: next }) : null };
  }

  private async rankedPage(
    index: IndexDefinition,
    query: SearchQuery,
    text: ReadText,
    page: { offset: number; limit: number },
  ) {
    const statement = rankedPage(index, query, text.match, page, false);
    const rows = await this.sql.query<RankedRow>(statement.text, statement.params);
    // An empty later page cannot tell the total; what was paged over is the best that is known.
    return { found: rows, total: rows[0]?.total ?? page.offset };
  }

  private async rerankedPage(
    index: IndexDefinition,
    query: SearchQuery,
    text: ReadText,
    page: { offset: number; limit: number },
  ) {
    const statement = rankedPage(index, query, text.match, { offset: 0, limit: RERANKED }, true);
    const rows = await this.sql.query<RankedRow & Candidate>(statement.text, statement.params);
    const again = (whole: boolean) =>
      rerank(
        text.wording,
        rows.filter((row) => row.whole === whole),
        text.statistics,
      );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const order = [...again(true), ...again(false)].flatMap((id) => byId.get(id) ?? []);
    const found = order.slice(page.offset, page.offset + page.limit);
    const total = rows[0]?.total ?? 0;
    const missing = page.limit - found.length;
    if (missing === 0 || total <= RERANKED) return { found, total };
    const rest = await this.rankedPage(index, query, text, { offset: RERANKED, limit: missing });
    return { found: [...found, ...rest.found], total };
  }

  private async sorted(
    index: IndexDefinition,
    query: SearchQuery,
    text: ReadText,
    sort: NonNullable<SearchQuery['sort']>,
  ): Promise<Listing> {
    const position = readCursor(index.name, query);
    // A list that another engine began counts its rows; it ends as it began.
    const counted = position && 'offset' in position ? position.offset : undefined;
    const after = position && 'value' in position ? position : null;
    const direction = sort.direction ?? index.sorts.find(({ name }) => name === sort.by)?.default ?? 'desc';
    const count = boundedCount(index, query, text.match, EXACT_LIMIT + 1);
    const total = (await this.sql.query<{ total: number }>(count.text, count.params))[0]?.total ?? 0;
    const few = total <= EXACT_LIMIT;
    const page = { by: sort.by, direction, after, offset: counted ?? 0, limit: query.limit + 1 };
    const rows =
      counted === undefined
        ? await this.walk(index, query, text, few, page)
        : await this.run(sortedPage(index, query, text.match, few, { ...page, missing: null }));
    const found = rows.slice(0, query.limit);
    const last = rows[query.limit - 1];
    const next = counted === undefined ? last : { offset: counted + query.limit };
    const nextCursor = rows.length > query.limit && next ? writeCursor(index.name, query, next) : null;
    return { found, total, nextCursor };
  }

  /** Rows with a number, then those without: two statements that walk one btree. */
  private async walk(
    index: IndexDefinition,
    query: SearchQuery,
    text: ReadText,
    few: boolean,
    page: Omit<SortedPage, 'missing'>,
  ) {
    const rows: SortedRow[] = [];
    for (const missing of [false, true]) {
      if (!missing && page.after?.value === null) continue;
      const limit = page.limit - rows.length;
      if (limit === 0) break;
      const after = page.after && missing === (page.after.value === null) ? page.after : null;
      rows.push(
        ...(await this.run(sortedPage(index, query, text.match, few, { ...page, after, missing, limit }))),
      );
    }
    return rows;
  }

  private run({ text, params }: { text: string; params: unknown[] }): Promise<SortedRow[]> {
    return this.sql.query<SortedRow>(text, params);
  }

  private async withTerms(index: IndexDefinition, found: Found[], { match }: ReadText): Promise<SearchHit[]> {
    const hit = ({ id, version }: Found, terms: string[]) => ({ id, version, matchedTerms: terms });
    if (found.length === 0 || match.words.length === 0) return found.map((one) => hit(one, []));
    const ids = found.map(({ id }) => id);
    const { text, params } = matchedTerms(index, ids, match.words);
    const rows = await this.sql.query<{ id: string; places: number[] }>(text, params);
    const places = new Map(rows.map((row) => [row.id, row.places]));
    const terms = (id: string) => (places.get(id) ?? []).flatMap((place) => match.words[place]?.terms ?? []);
    return found.map((one) => hit(one, [...new Set(terms(one.id))]));
  }

  private async facets(index: IndexDefinition, query: SearchQuery, { match }: ReadText) {
    const filtered = index.facets.filter((name) => query.filters[name]?.length);
    const runs = await Promise.all(
      [undefined, ...filtered].map((only) => {
        const { text, params } = facetCounts(index, query, match, only);
        return this.sql.query<FacetRow>(text, params);
      }),
    );
    const facets: Record<string, FacetCount[]> = Object.fromEntries(index.facets.map((name) => [name, []]));
    for (const { facet, count } of runs.flat()) {
      const colon = facet.indexOf(':');
      facets[facet.slice(0, colon)]?.push({ value: facet.slice(colon + 1), count });
    }
    return { facets, facetsAreEstimates: runs.flat().some(({ counted }) => counted > EXACT_LIMIT) };
  }
}

/** An engine that stood here before is not told: once it is back, its index is built again. */
async function noteUnfollowed(sql: Sql, index: string): Promise<void> {
  await sql.query('DELETE FROM search_followed WHERE index_name = $1', [index]);
}

export function checkedQuery(index: IndexDefinition, query: SearchQuery): SearchQuery {
  for (const name of Object.keys(query.filters)) {
    if (!index.facets.includes(name)) throw new UnknownSearchName('facet', name);
  }
  for (const name of [...Object.keys(query.ranges ?? {}), ...(query.sort ? [query.sort.by] : [])]) {
    if (!index.sorts.some((sort) => sort.name === name)) throw new UnknownSearchName('sort', name);
  }
  return { ...query, limit: Math.max(1, Math.min(MAX_PAGE, Math.trunc(query.limit))) };
}
