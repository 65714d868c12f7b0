import {
  Day,
  FenAmount,
  Flag,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Open,
  PageQuery,
  Repeated,
  Text,
  Whole,
} from '#libs/platform';
import { LEGAL_EVENT_TYPES, LEGAL_STATUSES, type LegalEventType, type LegalStatus } from './legal-status.js';
import { OFFER_FEE_METHODS, OFFER_YEAR_ONE_BANDS, type OfferFeeMethod } from './offer-summary.entity.js';
import { type PatentKind, patentKinds } from './patent-number.js';
import { PublicFigureDto, PublicPaperDto } from './documents/patent-documents.dto.js';
import { PublicSheetDto, SheetDraftDto } from './sheets.dto.js';
import {
  IPC_SECTIONS,
  PATENT_FILTERS,
  type PatentFilter,
  PATENT_SORTS,
  type PatentSort,
  REMAINING_LIFE_BANDS,
} from './patent-facets.js';

const LONG = 1_000_000;

export class PatentSearchQuery extends PageQuery {
  @Text({
    optional: true,
    min: 0,
    max: 4000,
    description: 'Words, a number in any spelling, or a problem in sentences',
  })
  q?: string;
  @Repeated(OFFER_FEE_METHODS) feeMethod?: string[];
  @Repeated(OFFER_YEAR_ONE_BANDS) yearOneBand?: string[];
  @Repeated(IPC_SECTIONS) ipcSection?: string[];
  @ListOfIds() university?: string[];
  @Repeated(patentKinds) kind?: string[];
  @Repeated(REMAINING_LIFE_BANDS) remainingLife?: string[];
  @Repeated(['true', 'false']) offered?: string[];
  @Repeated(undefined, "WIPO's technology field, 1 to 35") field?: string[];
  @Repeated(undefined, 'Class of the IPC: H01') ipcClass?: string[];
  @OneOf(PATENT_SORTS, { optional: true }) sort?: PatentSort;
  @OneOf(['true', 'false'], { optional: true, description: 'false: no counts; a further page needs none' })
  facets?: 'true' | 'false';
}

export class SegmentDto {
  @Text({ max: LONG }) text: string;
  @Flag({ description: 'A word of the query' }) hit: boolean;
}

export class UniversityDto {
  @Id() id: string;
  @Text() name: string;
  @Text({ nullable: true }) nameEn: string | null;
  @Flag() demonstration: boolean;
}

export class FeeParametersDto {
  @FenAmount({ optional: true }) lumpSumFen?: number;
  @Text({ optional: true }) royaltyBase?: string;
  @Whole({ optional: true, description: 'basis points (1/100 %)' }) rateBp?: number;
}

/** What a card says of an announced offer. */
export class OfferDto {
  @Id() declarationId: string;
  @Text() declarationNumber: string;
  @OneOf(OFFER_FEE_METHODS, { enumName: 'OfferFeeMethod' }) feeMethod: OfferFeeMethod;
  @Nested(() => FeeParametersDto) feeParameters: FeeParametersDto;
  @FenAmount({ nullable: true, description: 'fen due in the first twelve months; null: by sales only' })
  yearOneFen: number | null;
  @Text() termsHash: string;
  @Day() termEnd: string;
  @Day() announcedDay: string;
  @ListOf('text', { description: 'What the offer does not say: fee_rationale' }) missing: string[];
  @Text({ nullable: true, max: 500, description: 'Why Kaixu passes on no notices for now' }) pausedReason:
    string | null;
}

export class PatentCardDto {
  @Id() id: string;
  @Text({ description: 'CN: without prefix, 201710601862.3' }) applicationNumber: string;
  @Text({ min: 2, max: 2 }) authority: string;
  @Text({ max: LONG }) title: string;
  @Text({ nullable: true, max: LONG }) titleEn: string | null;
  @ListOf(() => SegmentDto) titleSegments: SegmentDto[];
  @OneOf(patentKinds, { enumName: 'PatentKind' }) kind: PatentKind;
  @Text({ nullable: true }) ipcMain: string | null;
  @Day({ nullable: true }) filingDay: string | null;
  @Day({ nullable: true }) expiryDay: string | null;
  @Whole({ nullable: true }) remainingMonths: number | null;
  @OneOf(LEGAL_STATUSES, { enumName: 'LegalStatus' }) legalStatus: LegalStatus;
  @ListOf(() => SegmentDto, { description: 'What it does, in one sentence' }) summary: SegmentDto[];
  @ListOf(() => UniversityDto) universities: UniversityDto[];
  @Nested(() => OfferDto, { nullable: true }) offer: OfferDto | null;
}

export class PatentCardsQuery {
  @Repeated() id?: string[];
}

export class PatentCardsDto {
  @ListOf(() => PatentCardDto) items: PatentCardDto[];
}

export class SimilarPatentsDto {
  @ListOf(() => PatentCardDto) items: PatentCardDto[];
}

export class FacetValueDto {
  @Text() value: string;
  @Whole() count: number;
  @Text({ optional: true }) label?: string;
  @Text({ optional: true }) labelEn?: string;
}

export class PatentFacetsDto {
  @ListOf(() => FacetValueDto) feeMethod: FacetValueDto[];
  @ListOf(() => FacetValueDto) yearOneBand: FacetValueDto[];
  @ListOf(() => FacetValueDto) ipcSection: FacetValueDto[];
  @ListOf(() => FacetValueDto) university: FacetValueDto[];
  @ListOf(() => FacetValueDto) kind: FacetValueDto[];
  @ListOf(() => FacetValueDto) remainingLife: FacetValueDto[];
  @ListOf(() => FacetValueDto) offered: FacetValueDto[];
  @ListOf(() => FacetValueDto) field: FacetValueDto[];
  @ListOf(() => FacetValueDto, { description: 'The most frequent ones, and those chosen' })
  ipcClass: FacetValueDto[];
}

/** TWIN: invention and utility model filed on one day (PL 9.1); FAMILY: the same in another country. Linked, never merged. */
export const KIN_RELATIONS = ['TWIN', 'FAMILY'] as const;
export type KinRelation = (typeof KIN_RELATIONS)[number];

export class KinDto {
  @Id() id: string;
  @OneOf(KIN_RELATIONS, { enumName: 'KinRelation' }) relation: KinRelation;
  @Text({ min: 2, max: 2 }) authority: string;
  @Text() applicationNumber: string;
  @OneOf(patentKinds, { enumName: 'PatentKind' }) kind: PatentKind;
  @OneOf(LEGAL_STATUSES, { enumName: 'LegalStatus' }) legalStatus: LegalStatus;
}

/** What would be found if the choices of one filter were taken back. */
export class WithoutFilterDto {
  @OneOf(PATENT_FILTERS, { enumName: 'PatentFilter' }) filter: PatentFilter;
  @Whole() total: number;
  @Flag() totalIsLowerBound: boolean;
}

export class PatentListDto {
  @ListOf(() => PatentCardDto) items: PatentCardDto[];
  @Whole() total: number;
  @Flag() totalIsLowerBound: boolean;
  @Nested(() => PatentFacetsDto) facets: PatentFacetsDto;
  @Flag() facetsAreEstimates: boolean;
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
  @OneOf(['EVERYTHING', 'NUMBER', 'ALL_WORDS', 'SOME_WORDS', 'CORRECTED'], {
    description: 'How the text was read',
  })
  reading: string;
  @Text({ optional: true, description: 'Nothing was found as typed; this was searched instead' })
  didYouMean?: string;
  @ListOf('text', { description: 'Words that mean the same as those of `q` and were searched too' })
  alsoSearched: string[];
  @ListOf('text', { description: 'Words of `q` that no patent holds; they were left out' })
  unknownWords: string[];
  @ListOf(() => WithoutFilterDto, {
    description: 'Only where nothing was found and filters are set: what each of them keeps away, most first',
  })
  withoutFilter: WithoutFilterDto[];
  @Flag({
    description:
      'The search engine did not answer in time and the database answered in its place: the same patents, another order',
  })
  standIn: boolean;
}

/** An announced offer in full. */
export class FullOfferDto extends OfferDto {
  @Id() licensorId: string;
  @Text() licensor: string;
  @Open({ description: 'The frozen statement that termsHash covers' }) terms: Record<string, unknown>;
  @Text({ nullable: true, max: LONG }) feeRationale: string | null;
}

export class TimeLineEntryDto {
  @OneOf(['FILING', ...LEGAL_EVENT_TYPES], { enumName: 'TimeLineType' }) type: 'FILING' | LegalEventType;
  @Day() day: string;
  @Text({ nullable: true, max: 1000 }) detail: string | null;
  @Text({ nullable: true, max: 300, description: 'null: from the patent record itself' }) source:
    string | null;
  @Instant({ nullable: true }) recordedAt: string | null;
}

/** How the end of protection follows from kind and filing day (PL 42.1). */
export class ExpiryDto {
  @Whole({ nullable: true }) termYears: number | null;
  @Day({ nullable: true }) expiryDay: string | null;
  @Day({ nullable: true }) lastProtectedDay: string | null;
  @Whole({ nullable: true }) remainingMonths: number | null;
}

export class PatentDto {
  @Id() id: string;
  @Text({ min: 2, max: 2 }) authority: string;
  @Text() applicationNumber: string;
  @OneOf(patentKinds, { enumName: 'PatentKind' }) kind: PatentKind;
  @Text({ max: LONG }) title: string;
  @Text({ nullable: true, max: LONG }) titleEn: string | null;
  @Text({ nullable: true, max: LONG }) abstract: string | null;
  @Text({ nullable: true, max: LONG }) abstractEn: string | null;
  @Text({ nullable: true, max: LONG }) firstClaim: string | null;
  @ListOf('text') applicants: string[];
  @ListOf('text') patentees: string[];
  @ListOf('text') inventors: string[];
  @Text({ nullable: true }) ipcMain: string | null;
  @ListOf('text') ipc: string[];
  @Text({ nullable: true }) locarno: string | null;
  @Text({ nullable: true }) agency: string | null;
  @Text({ nullable: true }) publicationNumber: string | null;
  @Day({ nullable: true }) publicationDay: string | null;
  @Text({ nullable: true }) grantNumber: string | null;
  @Day({ nullable: true }) grantDay: string | null;
  @Day({ nullable: true }) filingDay: string | null;
  @OneOf(LEGAL_STATUSES, { enumName: 'LegalStatus' }) legalStatus: LegalStatus;
  @Day({ nullable: true }) legalStatusDay: string | null;
  @Nested(() => ExpiryDto) expiry: ExpiryDto;
  @ListOf(() => UniversityDto) universities: UniversityDto[];
  @Nested(() => FullOfferDto, { nullable: true }) offer: FullOfferDto | null;
  @Nested(() => PublicSheetDto, { nullable: true, description: 'In plain words, confirmed by a holder' })
  sheet: PublicSheetDto | null;
  @Nested(() => SheetDraftDto, { description: "The abstract's own sentences, for parts that nobody wrote" })
  draft: SheetDraftDto;
  @Nested(() => SheetDraftDto, { nullable: true, description: 'The same of the English abstract' })
  draftEn: SheetDraftDto | null;
  @ListOf(() => PublicFigureDto, { description: 'In the order to show them in' }) figures: PublicFigureDto[];
  @ListOf(() => PublicPaperDto) documents: PublicPaperDto[];
  @ListOf(() => KinDto) kin: KinDto[];
  @ListOf(() => TimeLineEntryDto, { description: 'Newest first' }) timeLine: TimeLineEntryDto[];
  @Instant() updatedAt: string;
}

export class FiguresDto {
  @Whole() patents: number;
  @Whole() announcedOffers: number;
  @Whole() universities: number;
  @Flag({ description: 'The installation holds demonstration organisations' }) demonstration: boolean;
  @Instant() asOf: string;
}

/** Ids repeated in the query: checked as ids, so that a wrong one is named. */
function ListOfIds(): PropertyDecorator {
  const repeated = Repeated();
  const ids = ListOf('id', { optional: true, max: 50 });
  return (target, key) => {
    ids(target, key);
    repeated(target, key);
  };
}
