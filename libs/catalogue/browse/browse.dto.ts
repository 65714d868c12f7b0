import { Id, ListOf, OneOf, Text, Whole } from '#libs/platform';
import { OFFER_YEAR_ONE_BANDS, type OfferYearOneBand } from '../offer-summary.entity.js';

export class BrowseNodeDto {
  @Text({ description: 'IPC: A, A01; technology field: I to V, 1 to 35; industry: A to T, 01 to 97' })
  code: string;
  @Text({ nullable: true }) parent: string | null;
  @Text({ nullable: true, max: 500 }) titleZh: string | null;
  @Text({ nullable: true, max: 500 }) titleEn: string | null;
  @ListOf('text', { description: 'Classes of the IPC that an industry is looked for by' })
  ipcClasses: string[];
  @Whole({ description: 'Patents here, each once' }) patents: number;
  @Whole({ description: 'Of them, offered' }) offers: number;
}

/** Counts are at most a minute old. */
export class BrowseDto {
  @ListOf(() => BrowseNodeDto) ipc: BrowseNodeDto[];
  @ListOf(() => BrowseNodeDto, { description: 'WIPO' }) fields: BrowseNodeDto[];
  @ListOf(() => BrowseNodeDto, { description: 'GB/T 4754, by our own approximation' })
  industries: BrowseNodeDto[];
}

export class OfferMapNameDto {
  @Text() code: string;
  @Text() name: string;
  @Text({ nullable: true }) nameEn: string | null;
}

export class OfferMapCellDto {
  @Text({ description: 'Technology field' }) field: string;
  @Id() university: string;
  @OneOf(OFFER_YEAR_ONE_BANDS, { enumName: 'YearOneBand' }) yearOneBand: OfferYearOneBand;
  @Whole() offers: number;
}

/** What is offered: field × university × cost of year one. A patent of two fields or owners counts in each. */
export class OfferMapDto {
  @ListOf(() => OfferMapNameDto) fields: OfferMapNameDto[];
  @ListOf(() => OfferMapNameDto) universities: OfferMapNameDto[];
  @ListOf(() => OfferMapCellDto) cells: OfferMapCellDto[];
}
