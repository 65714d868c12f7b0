import { Flag, Id, ListOf, Nested, OneOf, Text, Whole } from '#libs/platform';
import { TABLE_FIELDS, type TableField } from './need-headers.js';

const CELL = 32_767;

/** For whom a service centre's staff upload a table; a firm's own people leave it out. */
export class ForFirmQuery {
  @Text({ optional: true, max: 120, description: 'Name of the firm, by the staff of a service centre' })
  firmName?: string;
  @Text({ optional: true, max: 40, description: 'Its unified social credit code' }) firmUscc?: string;
}

export class NeedColumnDto {
  @Text({ max: CELL }) header: string;
  @OneOf(TABLE_FIELDS, {
    nullable: true,
    enumName: 'NeedTableField',
    description: 'Null: the column is not read',
  })
  field: TableField | null;
}

export class NeedFindingDto {
  @Whole({ description: 'As the spreadsheet numbers it' }) row: number;
  @Text({ nullable: true, max: CELL }) column: string | null;
  @Text({ nullable: true, max: CELL }) value: string | null;
  @Text() code: string;
  @Text({ max: 1000 }) message: string;
}

export class NeedRowDto {
  @Whole({ description: 'As the spreadsheet numbers it' }) row: number;
  @Text() title: string;
}

export class KnownNeedRowDto extends NeedRowDto {
  @Id({ nullable: true, description: 'The need that says the same; null: an earlier row of this file does' })
  needId: string | null;
  @Whole({ nullable: true, description: 'The earlier row' }) sameAsRow: number | null;
}

export class ForFirmDto {
  @Text({ description: 'As it is registered, else as it was named' }) name: string;
  @Flag({ description: 'Whether it is registered; else the import opens it' }) registered: boolean;
}

/** What a table of needs becomes; lists hold the first 500 entries, counts are whole. */
export class NeedImportDto {
  @Flag({ description: 'Whether the drafts were written' }) written: boolean;
  @Text({ nullable: true, max: 255, description: 'The sheet that was read' }) sheet: string | null;
  @Whole() headerRow: number;
  @ListOf(() => NeedColumnDto) columns: NeedColumnDto[];
  @Nested(() => ForFirmDto, { nullable: true, description: 'For whom a service centre writes' })
  firm: ForFirmDto | null;
  @Whole({ description: 'Rows below the header' }) rows: number;
  @Whole({ description: 'Rows that became, or would become, drafts' }) drafts: number;
  @Whole({ description: 'Rows that the firm has already, word for word' }) known: number;
  @Whole({ description: 'Rows that were refused; the findings say why' }) refused: number;
  @ListOf(() => NeedRowDto) draftRows: NeedRowDto[];
  @ListOf(() => KnownNeedRowDto) knownRows: KnownNeedRowDto[];
  @ListOf(() => NeedFindingDto) findings: NeedFindingDto[];
}
