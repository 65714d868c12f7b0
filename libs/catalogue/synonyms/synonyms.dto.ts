import { Flag, Id, Instant, ListOf, Repeated, Text, Whole } from '#libs/platform';

export const MOST_WORDS = 20;
export const LONGEST_WORD = 40;

export class SynonymWordsDto {
  @ListOf('text', { max: MOST_WORDS, itemMax: LONGEST_WORD, description: 'At least two, in any language' })
  words: string[];
}

export class SynonymDto extends SynonymWordsDto {
  @Id() id: string;
  @Whole() version: number;
  @Instant() updatedAt: string;
}

export class SynonymsDto {
  @ListOf(() => SynonymDto, { description: 'By their first word' }) items: SynonymDto[];
}

export class SynonymCountsQuery {
  @Repeated() word?: string[];
}

export class SynonymCountDto {
  @Text() word: string;
  @Whole({ description: 'Patents that hold this word itself' }) patents: number;
  @Flag() patentsIsLowerBound: boolean;
}

export class SynonymCountsDto {
  @ListOf(() => SynonymCountDto) items: SynonymCountDto[];
}
