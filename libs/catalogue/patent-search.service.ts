import { Inject, Injectable } from '@nestjs/common';
import {
  Database,
  type FacetCount,
  highlight,
  InvalidCursor,
  invalidCursor,
  type LegalDay,
  SEARCH,
  type SearchAnswer,
  type SearchHit,
  type SearchPort,
  type SearchQuery,
} from '#libs/platform';
import { groupBy } from './group-by.js';
import { OFFER_FEE_METHODS, OFFER_YEAR_ONE_BANDS } from './offer-summary.entity.js';
import { IPC_SECTIONS, PATENT_FILTERS, REMAINING_LIFE_BANDS } from './patent-facets.js';
import { PATENT_INDEX } from './patent-index.js';
import type { Patent } from './patent.entity.js';
import { patentKinds } from './patent-number.js';
import { expiryOf, firstSentence, toOfferDto, toUniversityDto } from './patent-views.js';
import type {
  FacetValueDto,
  PatentCardDto,
  PatentFacetsDto,
  PatentListDto,
  PatentSearchQuery,
  WithoutFilterDto,
} from './patents.dto.js';
import { type Holder, type Offer, PatentsRepository } from './patents.repository.js';

/** The one list that anybody searches: the engine says which and in what order, the records say what is shown. */
@Injectable()
export class PatentSearchService {
  constructor(
    private readonly database: Database,
    private readonly repository: PatentsRepository,
    @Inject(SEARCH) private readonly engine: SearchPort,
  ) {}

  async search(query: PatentSearchQuery): Promise<PatentListDto> {
    const answer = await this.engine
      .search(PATENT_INDEX.name, toSearchQuery(query))
      .catch((error: unknown) => {
        throw error instanceof InvalidCursor ? invalidCursor(query.cursor ?? '') : error;
      });
    const [items, facets, withoutFilter] = await Promise.all([
      this.cards(answer.hits),
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

  private async cards(hits: SearchHit[]): Promise<PatentCardDto[]> {
    const ids = hits.map(({ id }) => id);
    const [patents, holders, offers] = await Promise.all([
      this.repository.patents(this.database, ids),
      this.repository.holders(this.database, ids),
      this.repository.offers(this.database, ids),
    ]);
    const today = this.database.today();
    const byId = new Map(patents.map((patent) => [patent.id, patent]));
    const byPatent = groupBy(holders, ({ patentId }) => patentId);
    const offerOf = new Map(offers.map((offer) => [offer.patentId, offer]));
    return hits.flatMap(({ id, matchedTerms }) => {
      const patent = byId.get(id);
      return patent ? [toCard(patent, byPatent.get(id) ?? [], offerOf.get(id), matchedTerms, today)] : [];
    });
  }

  private async facets({ facets }: SearchAnswer): Promise<PatentFacetsDto> {
    const universities = facets['university'] ?? [];
    const names = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM organisation WHERE id = ANY ($1::uuid[])',
      [universities.map(({ value }) => value)],
    );
    const labels = new Map(names.map(({ id, name }) => [id, name]));
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

function toCard(
  patent: Patent,
  holders: Holder[],
  offer: Offer | undefined,
  terms: string[],
  today: LegalDay,
): PatentCardDto {
  const { id, applicationNumber, authority, title, titleEn, kind, ipcMain, filingDay, legalStatus } = patent;
  const { expiryDay, remainingMonths } = expiryOf(patent, today);
  return {
    id,
    applicationNumber,
    authority,
    title,
    titleEn,
    titleSegments: highlight(title, terms),
    kind,
    ipcMain,
    filingDay,
    expiryDay,
    remainingMonths,
    legalStatus,
    summary: highlight(firstSentence(patent.abstract, patent.title), terms),
    universities: holders.map(toUniversityDto),
    offer: offer ? toOfferDto(offer) : null,
  };
}

/** Bands read from one end to the other, whatever their counts. */
function inOrder(counts: FacetCount[] = [], order: readonly string[]): FacetValueDto[] {
  return counts
    .toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
    .map(({ value, count }) => ({ value, count }));
}
