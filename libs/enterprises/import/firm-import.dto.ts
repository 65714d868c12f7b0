import { Flag, ListOf, Nested, OneOf, Text, Whole } from '#libs/platform';
import { FIRM_FIELDS, type FirmField } from './firm-headers.js';

export const FIRM_OUTCOMES = ['OPENED', 'KNOWN'] as const;
export type FirmOutcome = (typeof FIRM_OUTCOMES)[number];
export const SHOWN_FINDINGS = 1000;

export class FirmImportQuery {
  @OneOf(['true', 'false'], { optional: true, description: 'Only say what would be done' })
  dryRun?: 'true' | 'false';
}

export class FirmImportColumnDto {
  @Text({ min: 0, max: 32_767 }) header: string;
  @OneOf(FIRM_FIELDS, { nullable: true, enumName: 'FirmField', description: 'Null: not read' })
  field: FirmField | null;
}

export class FirmImportCountsDto {
  @Whole() rows: number;
  @Whole({ description: 'Files opened' }) opened: number;
  @Whole({ description: 'Firms that the keeper has a file on already' }) known: number;
  @Whole({ description: 'Contacts added' }) contacts: number;
  @Whole({ description: 'Contacts that were there already, or came twice in the file' })
  contactsKnown: number;
  @Whole({ description: 'Rows of which nothing is taken' }) refused: number;
}

export class FirmImportLineDto {
  @Whole({ description: 'Where the firm first stands in the file' }) row: number;
  @Text() name: string;
  @Text() uscc: string;
  @OneOf(FIRM_OUTCOMES, { enumName: 'FirmOutcome' }) outcome: FirmOutcome;
  @Whole({ description: 'Contacts added' }) contacts: number;
}

export class FirmImportFindingDto {
  @Whole() row: number;
  @Text({ nullable: true }) column: string | null;
  @Text({ nullable: true }) value: string | null;
  @OneOf(['REJECTED', 'WARNING'], { enumName: 'FindingSeverity' }) severity: 'REJECTED' | 'WARNING';
  @Text() code: string;
  @Text({ max: 1000 }) message: string;
}

/** What a file of firms comes to: a report where nothing was written, else what was done. */
export class FirmImportDto {
  @Flag({ description: 'False: a report only' }) committed: boolean;
  @Text({ nullable: true, description: 'Null for a text file' }) sheet: string | null;
  @ListOf(() => FirmImportColumnDto, { max: 500 }) columns: FirmImportColumnDto[];
  @Nested(() => FirmImportCountsDto) counts: FirmImportCountsDto;
  @ListOf(() => FirmImportLineDto, { max: 2000 }) firms: FirmImportLineDto[];
  @ListOf(() => FirmImportFindingDto, { max: SHOWN_FINDINGS, description: 'The first 1,000' })
  findings: FirmImportFindingDto[];
}
