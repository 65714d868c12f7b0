import { Inject, Injectable } from '@nestjs/common';
import {
  type FacetCount,
  InvalidCursor,
  invalidCursor,
  SEARCH,
  type SearchAnswer,
  type SearchPort,
  type SearchQuery,
} from '#libs/platform';
import { OFFER_FEE_METHODS, OFFER_YEAR_ONE_BANDS } from './offer-summary.entity.js';
import { type ClassTitle, ClassTitles } from './browse/class-titles.js';
import { PatentCards } from './patent-cards.js';
import { IPC_SECTIONS, PATENT_FILTERS, REMAINING_LIFE_BANDS } from './patent-facets.js';
import { PATENT_INDEX } from './patent-index.js';
import { toMinutes } from './patent-views.js';
import { patentKinds } from './patent-number.js';
import type {
  FacetValueDto,
  PatentCardDto,
  PatentFacetsDto,
  PatentListDto,
  PatentSearchQuery,
  WithoutFilterDto,
} from './patents.dto.js';

/** The one list that anybody searches: the engine says which and in what order, the records say what is shown. */
@Injectable()
export class PatentSearchService {
  constructor(
    private readonly cards: PatentCards,
    private readonly titles: ClassTitles,
    @Inject(SEARCH) private readonly engine: SearchPort,
  ) {}

  async search(query: PatentSearchQuery): Promise<PatentListDto> {
    const answer = await this.engine
      .search(PATENT_INDEX.name, toSearchQuery(query))
      .catch((error: unknown) => {
        throw error instanceof InvalidCursor ? invalidCursor(query.cursor ?? '') : error;
      });
    const [items, facets, withoutFilter] = await Promise.all([
      this.cards.of(answer.hits),
      this.facets(answer),
      answer.total === 0 ? this.withoutFilter(query) : [],
    ]);
    const { total, totalIsLowerBound, facetsAreEstimates, nextCursor, reading, correctedText, standIn } =
      answer;
    const alsoSearched = answer.alsoSearched.slice(0, MOST_ALSO);
    return {
      items,
      total,
      totalIsLowerBound,
      facets,
      facetsAreEstimates,
      nextCursor,
      reading,
      standIn,
      alsoSearched,
      unknownWords: answer.unknownWords,
      withoutFilter,
      ...(correctedText !== null && { didYouMean: correctedText }),
    };
  }

  /**
   * What came into this list since, the newest first: of a search for words, what holds all of them, and what stands
   * among the first hundred that a person would see. The best of a few new patents would otherwise match anything.
   */
  async listedSince(query: PatentSearchQuery, since: Date, limit: number): Promise<PatentCardDto[]> {
    const wanted: SearchQuery = {
      ...toSearchQuery({ ...query, sort: undefined }),
      limit: 100,
      facets: false,
    };
    const ranges = { listed: { from: toMinutes(since) } };
    const recent = { ...wanted, ranges, sort: { by: 'listed' } };
    const inside = await this.engine.search(PATENT_INDEX.name, { ...recent, asTyped: wanted.text !== '' });
    const first = wanted.text === '' ? [] : (await this.engine.search(PATENT_INDEX.name, wanted)).hits;
    const listedAt = await this.cards.listedAt(first.map(({ id }) => id));
    const fresh = first.filter(({ id }) => (listedAt.get(id) ?? new Date(0)) >= since);
    const ids = [...new Set([...inside.hits, ...fresh].map(({ id }) => id))];
    return this.cards.named(ids.slice(0, limit));
  }

  /** One search for each filter that is set: nothing was found, so each is cheap. */
  private async withoutFilter(query: PatentSearchQuery): Promise<WithoutFilterDto[]> {
    const { cursor: _, ...rest } = query;
    const found = await Promise.all(
      PATENT_FILTERS.filter((filter) => query[filter]?.length).map(async (filter) => {
        const wanted = toSearchQuery({ ...rest, [filter]: [], limit: 1, facets: 'false' });
        const { total, totalIsLowerBound } = await this.engine.search(PATENT_INDEX.name, wanted);
        return { filter, total, totalIsLowerBound };
      }),
    );
    return found.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
  }

  private async facets({ facets }: SearchAnswer): Promise<PatentFacetsDto> {
    const universities = facets['university'] ?? [];
    const labels = await this.cards.namesOf(universities.map(({ value }) => value));
    return {
      feeMethod: inOrder(facets['feeMethod'], OFFER_FEE_METHODS),
      yearOneBand: inOrder(facets['yearOneBand'], OFFER_YEAR_ONE_BANDS),
      ipcSection: inOrder(facets['ipcSection'], IPC_SECTIONS),
      university: universities.map(({ value, count }) => ({
        value,
        count,
        label: labels.get(value) ?? value,
      })),
      kind: inOrder(facets['kind'], patentKinds),
      remainingLife: inOrder(facets['remainingLife'], REMAINING_LIFE_BANDS),
      offered: inOrder(facets['offered'], ['true', 'false']),
      field: titled(facets['field'], await this.titles.of('WIPO')),
      ipcClass: titled(facets['ipcClass']?.slice(0, MOST_CLASSES), await this.titles.of('IPC')),
    };
  }
}

/** A sentence may bring dozens; a person reads so many. */
const MOST_ALSO = 12;

function toSearchQuery(query: PatentSearchQuery): SearchQuery {
  const filters = PATENT_FILTERS.flatMap((name) =>
    query[name]?.length ? [[name, query[name]] as const] : [],
  );
  const sort = query.sort === undefined || query.sort === 'relevance' ? undefined : { by: query.sort };
  return {
    text: query.q ?? '',
    filters: Object.fromEntries(filters),
    limit: query.limit ?? 20,
    facets: query.facets !== 'false',
    ...(sort && { sort }),
    ...(query.cursor !== undefined && { cursor: query.cursor }),
  };
}

/** Of some hundred classes the most frequent ones are shown. */
const MOST_CLASSES = 20;

function titled(counts: FacetCount[] = [], titles: Map<string, ClassTitle>): FacetValueDto[] {
  return counts.map(({ value, count }) => {
    const title = titles.get(value);
    return {
      value,
      count,
      ...(title?.titleZh && { label: title.titleZh }),
      ...(title?.titleEn && { labelEn: title.titleEn }),
    };
  });
}

/** Bands read from one end to the other, whatever their counts. */
function inOrder(counts: FacetCount[] = [], order: readonly string[]): FacetValueDto[] {
  return counts
    .toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
    .map(({ value, count }) => ({ value, count }));
}
