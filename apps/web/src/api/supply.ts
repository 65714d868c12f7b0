import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client';

export type SupplyEdition = Schemas['SupplyEditionDto'];
export type SupplyLine = Schemas['SupplyEditionLineDto'];
export type SupplyItem = Schemas['SupplyItemDto'];
export type SupplyDraft = Schemas['SupplyDraftDto'];
export type NewSupplyEdition = Schemas['NewSupplyEditionDto'];
export const SUPPLY = '/api/v1/organisations/{organisationId}/supply-catalogue' as const;

export const supplyPage = (cursor?: string) =>
  answer(api.GET('/api/v1/supply-editions', { params: { query: { limit: 20, ...(cursor && { cursor }) } } }));

export const oneEdition = (editionId: string) =>
  queryOptions({
    queryKey: ['supply', 'one', editionId],
    queryFn: () =>
      answer(api.GET('/api/v1/supply-editions/{editionId}', { params: { path: { editionId } } })),
  });

export const supplyDraft = (organisationId: string) =>
  queryOptions({
    queryKey: ['supply', 'draft', organisationId],
    queryFn: () => answer(api.GET(SUPPLY, { params: { path: { organisationId } } })),
  });

/** The edition on paper, in the language of the page. */
export function supplyAddress(editionId: string, what: 'workbook' | 'pdf'): string {
  return `/api/v1/supply-editions/${editionId}/${what}`;
}
