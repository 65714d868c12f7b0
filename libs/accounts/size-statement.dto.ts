import { FenAmount, Instant, ListOf, OneOf, Text, Whole } from '#libs/platform';
import { SIZE_CLASSES, SIZE_SECTORS, type SizeClass, type SizeSector } from './size-class.js';

/** The figures of one year that the size class follows from (工信部联企业〔2011〕300号). */
export class StateSizeDto {
  @Whole({ min: 1990, max: 2200 }) year: number;
  @OneOf(SIZE_SECTORS, { enumName: 'SizeSector' }) sector: SizeSector;
  @Whole({ nullable: true, max: 10_000_000 }) employees: number | null;
  @FenAmount({ nullable: true, description: 'Revenue of the year, fen' }) revenueFen: number | null;
  @FenAmount({ nullable: true, description: 'Total assets, fen' }) assetsFen: number | null;
  @Text({ max: 300, description: 'Where the figures are from, such as the annual accounts' })
  evidence: string;
}

export class SizeStatementDto extends StateSizeDto {
  @OneOf(SIZE_CLASSES, { enumName: 'SizeClass' }) sizeClass: SizeClass;
  @Instant() statedAt: string;
}

export class SizeStatementsDto {
  @ListOf(() => SizeStatementDto) items: SizeStatementDto[];
}
