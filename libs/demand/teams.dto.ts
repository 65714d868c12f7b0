import { Flag, Id, ListOf, PageQuery, Text, Whole } from '#libs/platform';

export class TeamQuery extends PageQuery {
  @Id({ optional: true }) university?: string;
  @Text({ optional: true, min: 0, max: 100, description: 'In name, lead, fields or keywords' }) q?: string;
}

export class TeamContentDto {
  @Text({ max: 60 }) name: string;
  @Text({ nullable: true, max: 120 }) nameEn: string | null;
  @Text({ nullable: true, max: 60 }) college: string | null;
  @Text({ max: 40 }) lead: string;
  @Text({ nullable: true, max: 40 }) leadTitle: string | null;
  @Text({ max: 300, description: 'What they can do' }) fields: string;
  @ListOf('text', { max: 8, itemMax: 20 }) keywords: string[];
  @Text({ nullable: true, max: 100 }) availability: string | null;
  @Flag({ description: 'Takes new work, and is public' }) open: boolean;
}

/** Its ETag is `version`. */
export class TeamDto extends TeamContentDto {
  @Id() id: string;
  @Id() universityId: string;
  @Text() university: string;
  @Text({ nullable: true }) universityEn: string | null;
  @Flag() demonstration: boolean;
  @Whole() version: number;
}

export class TeamListDto {
  @ListOf(() => TeamDto) items: TeamDto[];
  @Text({ nullable: true, max: 500 }) nextCursor: string | null;
}
