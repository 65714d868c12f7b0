import { Id, Instant, ListOf, OneOf, Open, Text } from '#libs/platform';
import { type Alert, ALERTS } from './saved-search.entity.js';

/** Lists that can be followed. */
export const SUBJECTS = ['PATENTS', 'NEEDS'] as const;

export class SavedSearchChangeDto {
  @Text({ max: 80 }) name: string;
  @OneOf(ALERTS, { enumName: 'Alert' }) alert: Alert;
}

export class NewSavedSearchDto extends SavedSearchChangeDto {
  @OneOf(SUBJECTS, { enumName: 'SearchSubject' }) subject: string;
  @Open({ description: 'Parameters of the list, without place and sort' }) query: Record<string, unknown>;
}

export class SavedSearchDto extends SavedSearchChangeDto {
  @Id() id: string;
  @OneOf(SUBJECTS, { enumName: 'SearchSubject' }) subject: string;
  @Text({ max: 5000, description: 'Where the list is read, within the site' }) path: string;
  @Instant() createdAt: string;
}

export class SavedSearchesDto {
  @ListOf(() => SavedSearchDto, { description: 'The newest first' }) items: SavedSearchDto[];
}
