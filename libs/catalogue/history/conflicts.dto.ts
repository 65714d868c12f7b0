import { Id, ListOf, OneOf, Text, Whole } from '#libs/platform';

export const CONFLICT_FIELDS = ['internal_number', 'college', 'patentees'] as const;
export type ConflictField = (typeof CONFLICT_FIELDS)[number];
export const CONFLICT_DECISIONS = ['OWN', 'FILE'] as const;
export type ConflictDecision = (typeof CONFLICT_DECISIONS)[number];

export class ConflictDto {
  @Id() id: string;
  @Id() patentId: string;
  @Text({ nullable: true }) applicationNumber: string | null;
  @Text({ nullable: true, max: 1_000_000 }) title: string | null;
  @Whole({ description: 'As the spreadsheet numbers it' }) row: number;
  @OneOf(CONFLICT_FIELDS, { enumName: 'ConflictField' }) field: ConflictField;
  @Text({ min: 0, max: 10_000, description: 'What a person had stated; lists one a line' }) own: string;
  @Text({ min: 0, max: 10_000, description: 'What the file says' }) file: string;
  @OneOf(CONFLICT_DECISIONS, { nullable: true, enumName: 'ConflictDecision' })
  decision: ConflictDecision | null;
}

export class ConflictListDto {
  @ListOf(() => ConflictDto) items: ConflictDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}

export class ConflictDecisionDto {
  @OneOf(CONFLICT_DECISIONS, { enumName: 'ConflictDecision' }) decision: ConflictDecision;
}
