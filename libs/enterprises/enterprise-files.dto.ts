import { SIZE_CLASSES, type SizeClass, SizeStatementDto } from '#libs/accounts';
import { Day, Flag, Id, Instant, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '#libs/platform';
import { FILE_LEVELS, type FileLevel, VISIT_KINDS, type VisitKind } from './enterprise-file.entity.js';

export class EnterpriseFileQuery extends PageQuery {
  @Text({ optional: true, min: 0, description: 'In name or credit code' }) q?: string;
  @OneOf(FILE_LEVELS, { optional: true, enumName: 'FileLevel' }) level?: FileLevel;
}

export class FirmDto {
  @Id() id: string;
  @Text() name: string;
  @Text({ nullable: true }) nameEn: string | null;
  @Text({ nullable: true }) uscc: string | null;
  @Text({ nullable: true }) district: string | null;
  @OneOf(SIZE_CLASSES, { nullable: true, enumName: 'SizeClass', description: 'As the firm states it' })
  sizeClass: SizeClass | null;
  @Whole({ nullable: true }) sizeYear: number | null;
  @Flag() demonstration: boolean;
}

export class EnterpriseFileLineDto {
  @Id() id: string;
  @Nested(() => FirmDto) firm: FirmDto;
  @OneOf(FILE_LEVELS, { enumName: 'FileLevel' }) level: FileLevel;
  @OneOf(SIZE_CLASSES, {
    nullable: true,
    enumName: 'SizeClass',
    description: 'As the firm states it, else as the keeper does',
  })
  sizeClass: SizeClass | null;
  @Text({ nullable: true }) owner: string | null;
  @Text({ nullable: true, max: 300 }) nextStep: string | null;
  @Day({ nullable: true }) nextStepDay: string | null;
  @Day({ nullable: true, description: 'The last visit, call or meeting' }) lastContactDay: string | null;
  @Whole({ description: 'Licences that this firm holds from the keeper' }) licences: number;
}

export class EnterpriseFileListDto {
  @ListOf(() => EnterpriseFileLineDto) items: EnterpriseFileLineDto[];
  @Whole() total: number;
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

/** The staff's call list: steps that are due, and key firms that nobody spoke to for long. */
export class CallListDto {
  @ListOf(() => EnterpriseFileLineDto, { description: 'Next steps up to seven days ahead, the oldest first' })
  due: EnterpriseFileLineDto[];
  @ListOf(() => EnterpriseFileLineDto, { description: 'Key firms without a contact for 90 days' })
  silent: EnterpriseFileLineDto[];
}

export class NewFirmDto {
  @Text({ max: 120 }) name: string;
  @Text({ max: 40, description: 'Unified social credit code' }) uscc: string;
  @Text({ optional: true, max: 60 }) district?: string;
}

export class NewEnterpriseFileDto {
  @Nested(() => NewFirmDto) firm: NewFirmDto;
  @OneOf(FILE_LEVELS, { enumName: 'FileLevel' }) level: FileLevel;
}

export class EnterpriseFileChangeDto {
  @OneOf(FILE_LEVELS, { enumName: 'FileLevel' }) level: FileLevel;
  @Id({ nullable: true }) ownerId: string | null;
  @Text({ nullable: true, max: 2000 }) products: string | null;
  @Text({ nullable: true, max: 2000 }) research: string | null;
  @Text({ nullable: true, max: 2000 }) intellectualProperty: string | null;
  @Text({ nullable: true, max: 5000 }) notes: string | null;
  @Text({ nullable: true, max: 300 }) nextStep: string | null;
  @Day({ nullable: true }) nextStepDay: string | null;
  @Day({ nullable: true, description: 'When the file was last read through' }) reviewedDay: string | null;
}

export class NewEnterpriseContactDto {
  @Text({ max: 60 }) name: string;
  @Text({ nullable: true, max: 60 }) position: string | null;
  @Text({ nullable: true, max: 40 }) phone: string | null;
  @Text({ nullable: true, max: 200 }) email: string | null;
  @Text({ max: 200, description: 'Why the data may be kept: consent, a contract (PIPL 13)' }) basis: string;
  @Day() basisDay: string;
}
export class EnterpriseContactDto extends NewEnterpriseContactDto {
  @Id() id: string;
}

export class NewVisitDto {
  @OneOf(VISIT_KINDS, { enumName: 'VisitKind' }) kind: VisitKind;
  @Day() day: string;
  @Text({ max: 2000 }) summary: string;
  @Text({ nullable: true, max: 300, description: 'Who took part' }) people: string | null;
}

/** A file whole. Its ETag is `version`. */
export class EnterpriseFileDto extends EnterpriseFileChangeDto {
  @Id() id: string;
  @Nested(() => FirmDto) firm: FirmDto;
  @Text({ nullable: true }) owner: string | null;
  @ListOf(() => EnterpriseContactDto) contacts: EnterpriseContactDto[];
  @ListOf(() => SizeStatementDto, { description: 'As the keeper states it, the newest year first' })
  sizes: SizeStatementDto[];
  @Whole() version: number;
  @Instant() createdAt: string;
}

export const TIMELINE_KINDS = [
  ...VISIT_KINDS,
  'NOTICE',
  'PAYMENT',
  'EFFECTIVE',
  'ENDED',
  'NEED',
  'MATCH',
  'EVENT_MEETING',
  'FILE_OPENED',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export class TimelineEntryDto {
  @OneOf(TIMELINE_KINDS, { enumName: 'TimelineKind' }) kind: TimelineKind;
  @Day() day: string;
  @Text({ nullable: true, max: 2000, description: 'The summary of a visit, the title of a patent or a need' })
  text: string | null;
  @Text({ nullable: true, description: 'Who took part, who recorded it' }) people: string | null;
  @Whole({ nullable: true, description: 'fen' }) amountFen: number | null;
  @Id({ nullable: true }) licenceId: string | null;
  @Id({ nullable: true }) needId: string | null;
  @Id({ nullable: true }) matchId: string | null;
}

export class TimelineDto {
  @ListOf(() => TimelineEntryDto, { description: 'The newest first; the last 200' })
  items: TimelineEntryDto[];
}

export class KeeperDto {
  @Id() organisationId: string;
  @Text() name: string;
  @Text({ nullable: true }) nameEn: string | null;
  @Day() since: string;
}

export class KeepersDto {
  @ListOf(() => KeeperDto) items: KeeperDto[];
}
