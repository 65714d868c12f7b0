import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client';

const SYNONYMS = '/api/v1/organisations/{organisationId}/synonyms';

export type SynonymGroup = Schemas['SynonymDto'];

export const synonymGroups = (organisationId: string) =>
  queryOptions({
    queryKey: ['synonyms', organisationId],
    queryFn: () => answer(api.GET(SYNONYMS, { params: { path: { organisationId } } })),
  });

/** How many patents hold each word itself. */
export const synonymCounts = (organisationId: string, word: string[]) =>
  queryOptions({
    queryKey: ['synonym-counts', organisationId, word],
    queryFn: ({ signal }) =>
      answer(
        api.GET(`${SYNONYMS}/counts`, { params: { path: { organisationId }, query: { word } }, signal }),
      ),
    enabled: word.length > 0,
    placeholderData: keepPreviousData,
  });
