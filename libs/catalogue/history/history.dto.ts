import { Flag, Id, Instant, ListOf, OneOf, Text } from '#libs/platform';
import { CHANGE_SOURCES, type ChangeSource } from './field-history.js';

export class FieldDifferenceDto {
  @Text({ description: 'As the database calls it: legal_status, inventor_contact' }) field: string;
  @Text({ nullable: true, min: 0, max: 1_000_000, description: 'Lists one item a line' }) before:
    string | null;
  @Text({ nullable: true, min: 0, max: 1_000_000 }) after: string | null;
}

export class FieldChangeDto {
  @Id() id: string;
  @OneOf(CHANGE_SOURCES, { enumName: 'ChangeSource' }) source: ChangeSource;
  @Text({ nullable: true, description: 'The file of an import' }) file: string | null;
  @Text({ nullable: true, description: 'Of this organisation only' }) person: string | null;
  @Text() organisation: string;
  @Flag({ description: 'By this organisation' }) own: boolean;
  @Instant() at: string;
  @ListOf(() => FieldDifferenceDto) fields: FieldDifferenceDto[];
}

export class HistoryDto {
  @ListOf(() => FieldChangeDto, { description: 'The newest first' }) items: FieldChangeDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}
