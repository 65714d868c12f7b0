import { Flag, Id, Instant, ListOf, Nested, OneOf, PageQuery, Repeated, Text, Whole } from '#libs/platform';
import { importFields, type ImportField } from './import/headers.js';
import {
  FINDING_SEVERITIES,
  type FindingSeverity,
  IMPORT_STATES,
  type ImportState,
} from './import-batch.entity.js';

import { KEPT_REASONS, type KeptReason } from './import-change.entity.js';

const CELL = 1_000_000;

export class ImportColumnDto {
  @Whole() index: number;
  @Text({ min: 0, max: CELL }) header: string;
  @OneOf(importFields, { nullable: true, enumName: 'ImportField' }) field: ImportField | null;
  @OneOf(importFields, {
    nullable: true,
    enumName: 'ImportField',
    description: 'What header and values say by themselves',
  })
  recognised: ImportField | null;
  @ListOf('text') samples: string[];
}

export class ImportSampleRowDto {
  @Whole() rowNumber: number;
  @ListOf('text', { max: 16_384, itemMax: CELL }) cells: string[];
}

export class ImportNoteDto {
  @Text() code: string;
  @Text({ max: 500 }) message: string;
}

export class SameFileDto {
  @Id() id: string;
  @Instant() createdAt: string;
}

export class ImportProgressDto {
  @Id() id: string;
  @OneOf(IMPORT_STATES, { enumName: 'ImportState' }) state: ImportState;
  @Text() fileName: string;
  @Whole() rowCount: number;
  @Whole() processed: number;
  @Whole() created: number;
  @Whole() updated: number;
  @Whole() unchanged: number;
  @Whole() rejected: number;
  @Whole({ description: 'Rows that were taken and that a person should look at' }) warned: number;
  @Whole({ description: 'Patents whose changes were taken back' }) undone: number;
  @Whole({ description: 'Patents that undoing left as they were' }) kept: number;
  @Text({ description: 'SHA-256 of the file, hexadecimal' }) sha256: string;
  @Text({ nullable: true, description: 'Who uploaded it; null: a command, or a person who left' }) createdBy:
    string | null;
  @Nested(() => SameFileDto, {
    nullable: true,
    description: 'The last import before this one of the same file',
  })
  sameAs: SameFileDto | null;
  @Whole({ nullable: true, description: 'Rows per second of this run' }) rate: number | null;
  @Whole({ nullable: true }) secondsLeft: number | null;
  @Text({ nullable: true, max: 500, description: 'Why the run failed, as a sentence' }) failure:
    string | null;
  @Instant() createdAt: string;
  @Instant({ nullable: true }) finishedAt: string | null;
}

export class ImportDto extends ImportProgressDto {
  @Whole({ description: 'As the spreadsheet numbers it' }) headerRow: number;
  @Text({ nullable: true, min: 0, max: 255, description: 'The sheet that was read; null: no workbook' })
  sheet: string | null;
  @ListOf('text', { description: 'Sheets that look like patents' }) sheets: string[];
  @ListOf(() => ImportColumnDto) columns: ImportColumnDto[];
  @ListOf(() => ImportSampleRowDto) sampleRows: ImportSampleRowDto[];
  @Flag({ description: 'The fields are those that were chosen for an earlier file with the same headers' })
  mappingRemembered: boolean;
  @Nested(() => ImportNoteDto, { nullable: true }) note: ImportNoteDto | null;
}

export class ImportSheetDto {
  @Text({ max: 255, description: 'The name of a sheet of the workbook' }) sheet: string;
}

export class ImportListDto {
  @ListOf(() => ImportProgressDto) items: ImportProgressDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class ImportMappingDto {
  @Whole({ max: 16_384 }) index: number;
  @OneOf(importFields, { nullable: true, enumName: 'ImportField' }) field: ImportField | null;
}

/** How a person reads the columns; what is not named stays as it was recognised. */
export class ImportRunDto {
  @ListOf(() => ImportMappingDto, { optional: true, max: 500 }) columns?: ImportMappingDto[];
}

export class FindingQuery extends PageQuery {
  @Repeated(FINDING_SEVERITIES) severity?: FindingSeverity[];
}

export class FindingDto {
  @Whole({ description: 'As the spreadsheet numbers it' }) row: number;
  @Text({ nullable: true, max: CELL }) column: string | null;
  @Text({ nullable: true, max: CELL }) value: string | null;
  @OneOf(FINDING_SEVERITIES, { enumName: 'FindingSeverity' }) severity: FindingSeverity;
  @Text() code: string;
  @Text({ max: 1000 }) message: string;
}

export class FindingListDto {
  @ListOf(() => FindingDto) items: FindingDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class KeptDto {
  @Id() patentId: string;
  @Text({ nullable: true }) applicationNumber: string | null;
  @Text({ nullable: true, max: CELL }) title: string | null;
  @OneOf(KEPT_REASONS, { enumName: 'KeptReason' }) reason: KeptReason;
}

export class KeptListDto {
  @ListOf(() => KeptDto) items: KeptDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

/** A refused row with all its cells, in the order of the file's columns. */
export class RefusedRowDto {
  @Whole({ description: 'As the spreadsheet numbers it' }) row: number;
  @ListOf('text', { max: 16_384, itemMax: CELL }) cells: string[];
  @Flag({ description: 'A person put it right, and it is not imported yet' }) corrected: boolean;
  @ListOf(() => FindingDto) findings: FindingDto[];
}

export class RefusedRowsDto {
  @ListOf(() => RefusedRowDto) items: RefusedRowDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class RepairedCellDto {
  @Whole({ max: 16_384 }) index: number;
  @Text({ min: 0, max: CELL }) value: string;
}

export class RepairedRowDto {
  @Whole({ min: 1 }) row: number;
  @ListOf(() => RepairedCellDto, { max: 500 }) cells: RepairedCellDto[];
}

export class RepairDto {
  @ListOf(() => RepairedRowDto, { max: 100 }) rows: RepairedRowDto[];
}

export class RepairedDto {
  @Whole({ description: 'Rows that are good now' }) taken: number;
  @Whole({ description: 'Rows that are still refused; their findings say why' }) refused: number;
}
