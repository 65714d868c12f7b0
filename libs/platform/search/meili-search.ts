import type { MultiSearchResponse, SearchResponse } from 'meilisearch';
import { readCursor, writeCursor } from './cursor.js';
import { byWords, type FacetDistribution, facetsOf, type Hit, isOf, toHit } from './meili-hits.js';
import {
  allWords,
  anyOf,
  combinations,
  conditionOf,
  filterOf,
  type Question,
  sortOf,
} from './meili-questions.js';
import type { MeiliReader } from './meili-reader.js';
import { similarTerm } from './postgres-evidence.js';
import type { Match } from './matches.js';
import { alsoSearched, type Evidence, type ReadText, readText } from './reading.js';
import { rerank } from './rerank.js';
import { EXACT_LIMIT } from './search.port.js';
import type { IndexDefinition, SearchAnswer, SearchQuery, Sql } from './search.port.js';
import type { TermCache } from './term-cache.js';
import type { Vocabulary } from './vocabulary.js';

/** What came back for one match: the wanted page (or what it is chosen from), and counts. */
interface Found {
  hits: Hit[];
  total: number;
  /** As many match when no filter is set. */
  unfiltered: number;
  /** `name:value` → documents; each facet with its own filter removed. */
  facets: Record<string, number>;
}

/** Several queries merged into one list. */
type Merged = SearchResponse<Hit> & { facetsByIndex?: Record<string, { distribution: FacetDistribution }> };

const NOTHING: Found = { hits: [], total: 0, unfiltered: 0, facets: {} };
const RERANKED = 400;
const MAX_EXACT_NUMBERS = 200;
const WHOLE_FIRST = 1000;

/**
 * One search on Meilisearch: one call where the words are asked together, a second where they must be asked one by one.
 * Numbers, readings, tokens and the second ranking are those of the Postgres engine.
 */
export class MeiliSearching implements Evidence {
  private readonly found = new Map<Match, Promise<Found>>();
  private readonly offset: number;
  private readonly filtered: string[];

  constructor(
    private readonly engine: MeiliReader,
    private readonly index: IndexDefinition,
    private readonly query: SearchQuery,
    private readonly sql: Sql,
    private readonly cache: TermCache,
    readonly vocabulary: Vocabulary,
    private readonly signal: AbortSignal,
  ) {
    const position = readCursor(index.name, query);
    this.offset = position && 'offset' in position ? position.offset : 0;
    this.filtered = index.facets.filter((name) => query.filters[name]?.length);
  }

  async answer(): Promise<SearchAnswer> {
    const { index, query, offset } = this;
    const text = await readText(this, query.text, query.asTyped);
    const found = await this.ask(text.match);
    const sorted = this.sort(text.match) !== undefined;
    const hits = this.page(found, text, sorted);
    const next = offset + query.limit;
    const end = sorted ? found.total : Math.min(found.total, EXACT_LIMIT);
    const more = hits.length === query.limit && next < end;
    return {
      hits: hits.map((hit) => toHit(hit, text.match)),
      total: Math.min(found.total, EXACT_LIMIT),
      totalIsLowerBound: found.total > EXACT_LIMIT,
      facets: query.facets ? facetsOf(index, found.facets) : {},
      facetsAreEstimates: false,
      nextCursor: more ? writeCursor(index.name, query, { offset: next }) : null,
      reading: text.reading,
      correctedText: text.correctedText,
      unknownWords: text.unknownWords,
      alsoSearched: alsoSearched(text.match),
      standIn: false,
    };
  }

  statistics(typed: string[], otherNames?: string[]) {
    return this.cache.statistics(typed, otherNames);
  }
  similar(run: string) {
    return similarTerm(this.sql, this.index, run);
  }
  /** The page is asked for with the count: most readings end here. */
  async count(match: Match): Promise<number> {
    return (await this.ask(match)).unfiltered;
  }

  private ask(match: Match): Promise<Found> {
    const known = this.found.get(match);
    if (known) return known;
    const found = this.asked(match);
    this.found.set(match, found);
    return found;
  }

  private asked(match: Match): Promise<Found> {
    const { asked, words } = match;
    switch (asked.what) {
      case 'NOTHING':
        return Promise.resolve(NOTHING);
      case 'ANY': {
        const whole = asked.whole ? combinations(asked.whole) : [];
        const one = asked.groups.flatMap((ways, at) =>
          ways.map((way) => ({ q: allWords(way), weight: words[at]?.idf ?? 1 })),
        );
        return this.merged(match, [...whole.map((q) => ({ q, weight: WHOLE_FIRST })), ...one], whole.length);
      }
      case 'ALL': {
        const queries = combinations(asked.groups).map((q) => ({ q, weight: 1 }));
        return queries.length > 1 ? this.merged(match, queries, 0) : this.one(match);
      }
      default:
        return this.one(match);
    }
  }

  private sort({ asked }: Match): string[] | undefined {
    const natural = this.index.sorts[0];
    const sort =
      this.query.sort ?? (asked.what === 'EVERYTHING' && natural ? { by: natural.name } : undefined);
    return sort && sortOf(this.index, sort);
  }

  private async one(match: Match): Promise<Found> {
    const { index, query } = this;
    const { asked, words } = match;
    const { q, filter } = conditionOf(match);
    const sort = this.sort(match);
    const ask = (without?: string): Question => ({
      indexUid: index.name,
      q,
      matchingStrategy: 'all',
      filter: [...filterOf(index, query, without), ...filter],
      limit: 0,
      ...(query.facets && { facets: ['f'] }),
    });
    const exactFirst = asked.what === 'NUMBER' && !sort;
    const onlyRanks = asked.what === 'ALL' && words.length > asked.groups.length;
    const page: Question = {
      ...ask(),
      ...(sort && { sort }),
      attributesToRetrieve: onlyRanks ? ['id', 'v', 'body'] : ['id', 'v'],
      ...(exactFirst
        ? { limit: this.offset + query.limit + MAX_EXACT_NUMBERS }
        : { offset: this.offset, limit: this.limit(sort) }),
    };
    const narrowed = filterOf(index, query).length > 0 && asked.what !== 'EVERYTHING';
    const questions: Question[] = [page];
    if (narrowed) questions.push({ ...ask(), filter, facets: [] });
    if (query.facets) questions.push(...this.filtered.map((name) => ask(name)));
    if (exactFirst) {
      const exact = [...filterOf(index, query), anyOf('no', asked.number.exact)];
      questions.push({
        ...ask(),
        filter: exact,
        facets: [],
        limit: MAX_EXACT_NUMBERS,
        attributesToRetrieve: ['id', 'v'],
      });
    }
    const { results } = await this.engine.multiSearch<MultiSearchResponse<Hit>>(
      { queries: questions },
      this.signal,
    );
    const [first, ...others] = results;
    const unfiltered = narrowed ? others.shift() : first;
    const exact = exactFirst ? (others.pop()?.hits ?? []) : [];
    const ids = new Set(exact.map(({ id }) => id));
    const hits = [...exact, ...(first?.hits ?? []).filter(({ id }) => !ids.has(id))];
    return {
      hits: (exactFirst ? hits.slice(this.offset, this.offset + query.limit) : hits).map((hit) => ({
        ...hit,
        whole: false,
      })),
      total: first?.estimatedTotalHits ?? 0,
      unfiltered: unfiltered?.estimatedTotalHits ?? 0,
      facets: this.counted(
        first?.facetDistribution,
        others.map((other) => other.facetDistribution),
      ),
    };
  }

  /**
   * Several queries, merged by the engine. Of words asked one by one, the rarest that a document holds decides its
   * place; the first `whole` queries ask for all of them.
   */
  private async merged(
    match: Match,
    queries: { q: string; weight: number }[],
    whole: number,
  ): Promise<Found> {
    const { index, query } = this;
    const sort = this.sort(match);
    const ask = (limit: number, offset: number, filter = filterOf(index, query), facets = query.facets) =>
      this.engine.multiSearch<Merged>(
        {
          federation: { limit, offset, ...(facets && { facetsByIndex: { [index.name]: ['f'] } }) },
          queries: queries.map(({ q, weight }) => ({
            indexUid: index.name,
            q,
            matchingStrategy: 'all' as const,
            filter,
            attributesToRetrieve: ['id', 'v', 'body'],
            ...(sort ? { sort } : { federationOptions: { weight } }),
          })),
        },
        this.signal,
      );
    const reranked = match.asked.what === 'ANY' && !sort;
    const narrowed = match.asked.what === 'ALL' && filterOf(index, query).length > 0;
    const [page, unfiltered, ...own] = await Promise.all([
      reranked
        ? ask(Math.max(RERANKED, Math.min(EXACT_LIMIT, this.offset + query.limit)), 0)
        : ask(this.limit(sort), this.offset),
      narrowed ? ask(0, 0, [], false) : undefined,
      ...(query.facets ? this.filtered.map((name) => ask(0, 0, filterOf(index, query, name))) : []),
    ]);
    const distribution = (answer: typeof page) => answer.facetsByIndex?.[index.name]?.distribution;
    return {
      hits: page.hits.map(({ id, v, body, _federation }) => ({
        id,
        v,
        body: body ?? '',
        whole: (_federation?.queriesPosition ?? whole) < whole,
      })),
      total: page.estimatedTotalHits ?? 0,
      unfiltered: (unfiltered ?? page).estimatedTotalHits ?? 0,
      facets: this.counted(distribution(page), own.map(distribution)),
    };
  }

  /** A list by relevance ends at the exact limit. */
  private limit(sort: string[] | undefined): number {
    return sort ? this.query.limit : Math.max(0, Math.min(this.query.limit, EXACT_LIMIT - this.offset));
  }

  private page({ hits }: Found, { match, wording, statistics }: ReadText, sorted: boolean): Hit[] {
    if (match.asked.what !== 'ANY' || sorted) return hits;
    const best = byWords(hits.slice(0, RERANKED), match);
    const byId = new Map(best.map((hit) => [hit.id, hit]));
    const again = (whole: boolean) =>
      rerank(
        wording,
        best.filter((hit) => hit.whole === whole).map(({ id, body }) => ({ id, body: body ?? '' })),
        statistics,
      );
    const order = [...again(true), ...again(false)].flatMap((id) => byId.get(id) ?? []);
    return [...order, ...hits.slice(RERANKED)].slice(this.offset, this.offset + this.query.limit);
  }

  private counted(all: FacetDistribution, own: FacetDistribution[]): Record<string, number> {
    const counts = Object.entries(all?.['f'] ?? {}).filter(
      ([value]) => !this.filtered.some((name) => isOf(name, value)),
    );
    const others = this.filtered.flatMap((name, at) =>
      Object.entries(own[at]?.['f'] ?? {}).filter(([value]) => isOf(name, value)),
    );
    return Object.fromEntries([...counts, ...others]);
  }
}
