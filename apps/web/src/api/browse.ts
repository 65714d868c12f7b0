import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client';

export type BrowseNode = Schemas['BrowseNodeDto'];
export type OfferMap = Schemas['OfferMapDto'];

export const trees = () =>
  queryOptions({
    queryKey: ['browse'],
    queryFn: () => answer(api.GET('/api/v1/browse')),
    staleTime: 60_000,
  });

export const offerMap = () =>
  queryOptions({
    queryKey: ['offer-map'],
    queryFn: () => answer(api.GET('/api/v1/offer-map')),
    staleTime: 60_000,
  });
