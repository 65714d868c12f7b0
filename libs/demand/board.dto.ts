import {
  Day,
  FenAmount,
  Flag,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  PageQuery,
  Repeated,
  Text,
  Whole,
} from '#libs/platform';
import {
  BUDGET_BANDS,
  type BudgetBand,
  type Confidentiality,
  CONFIDENTIALITIES,
  COOPERATION_MODES,
  type CooperationMode,
} from './need.entity.js';

import { NeedFileDto } from './need-files.dto.js';

/** What the board can be narrowed by, each a parameter of the address. */
export const NEED_FILTERS = ['mode', 'budgetBand', 'industry', 'district'] as const;
export type NeedFilter = (typeof NEED_FILTERS)[number];
export const NEED_SORTS = ['relevance', 'newest', 'deadline', 'budget'] as const;

export class NeedSearchQuery extends PageQuery {
  @Text({ optional: true, min: 0, max: 4000 }) q?: string;
  @Repeated(COOPERATION_MODES) mode?: string[];
  @Repeated(BUDGET_BANDS) budgetBand?: string[];
  @Repeated() industry?: string[];
  @Repeated() district?: string[];
  @OneOf(NEED_SORTS, { optional: true }) sort?: (typeof NEED_SORTS)[number];
}

export class NeedFacetDto {
  @Text() value: string;
  @Whole() count: number;
}

export class NeedFacetsDto {
  @ListOf(() => NeedFacetDto) mode: NeedFacetDto[];
  @ListOf(() => NeedFacetDto) budgetBand: NeedFacetDto[];
  @ListOf(() => NeedFacetDto) industry: NeedFacetDto[];
  @ListOf(() => NeedFacetDto) district: NeedFacetDto[];
}

export class PublicNeedLineDto {
  @Id() id: string;
  @Text() title: string;
  @Text({ max: 500 }) summary: string;
  @Text({ nullable: true, description: 'Null where the firm does not want to be named yet' }) firm:
    string | null;
  @Text({ nullable: true }) firmEn: string | null;
  @Flag() demonstration: boolean;
  @Text({ nullable: true }) industry: string | null;
  @Text({ nullable: true }) district: string | null;
  @ListOf('text') keywords: string[];
  @ListOf('text') modes: CooperationMode[];
  @FenAmount({ nullable: true }) budgetFromFen: number | null;
  @FenAmount({ nullable: true }) budgetToFen: number | null;
  @OneOf(BUDGET_BANDS, { enumName: 'BudgetBand' }) budgetBand: BudgetBand;
  @OneOf(CONFIDENTIALITIES, { enumName: 'Confidentiality' }) confidentiality: Confidentiality;
  @Day({ description: 'When it leaves the board' }) expiresDay: string;
  @Instant() publishedAt: string;
}

const PART = { nullable: true, max: 500 } as const;

export class NeedBodyDto {
  @Text({ max: 500 }) problem: string;
  @Text(PART) material: string | null;
  @Text(PART) method: string | null;
  @Text(PART) efficacy: string | null;
  @Text(PART) product: string | null;
  @Text(PART) application: string | null;
  @Text(PART) indicators: string | null;
  @Text(PART) target: string | null;
}

export class PublicNeedListDto {
  @ListOf(() => PublicNeedLineDto) items: PublicNeedLineDto[];
  @Whole() total: number;
  @Flag() totalIsLowerBound: boolean;
  @ListOf('text', { description: 'Words that no need holds' }) unknownWords: string[];
  @Flag({ description: 'The search engine did not answer in time; Postgres did' }) standIn: boolean;
  @Nested(() => NeedFacetsDto) facets: NeedFacetsDto;
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class PublicNeedDto extends PublicNeedLineDto {
  @Nested(() => NeedBodyDto, { nullable: true, description: 'Null where the firm did not open the text' })
  body: NeedBodyDto | null;
}

/** The need as one university may read it. */
export class BoardNeedDto extends PublicNeedDto {
  @Text({ nullable: true, max: 2000, description: 'Only for universities that the firm admitted' })
  hiddenDetail: string | null;
  @Flag({ description: 'Whether it takes answers' }) open: boolean;
  @ListOf(() => NeedFileDto, { description: 'Only where the whole text is open to it' }) files: NeedFileDto[];
}
