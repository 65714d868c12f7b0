import { Id, ListOf, Text } from '#libs/platform';
import { UniversityDto } from '../patents.dto.js';

export class SuggestionsQuery {
  @Text({
    max: 200,
    description: 'What was typed so far: a beginning of a title, a name, their pinyin or initials, a number',
  })
  q: string;
}

export class SuggestedPatentDto {
  @Id() id: string;
  @Text({ max: 1_000_000 }) title: string;
  @Text({ nullable: true, max: 1_000_000 }) titleEn: string | null;
  @Text() applicationNumber: string;
  @Text({ min: 2, max: 2 }) authority: string;
}

export class SuggestedClassDto {
  @Text({ description: 'IPC symbol, H01M' }) code: string;
  @Text({ nullable: true, max: 2000 }) titleZh: string | null;
  @Text({ nullable: true, max: 2000 }) titleEn: string | null;
}

export class SuggestionsDto {
  @ListOf(() => SuggestedPatentDto) patents: SuggestedPatentDto[];
  @ListOf(() => UniversityDto) universities: UniversityDto[];
  @ListOf(() => SuggestedClassDto) ipc: SuggestedClassDto[];
}
