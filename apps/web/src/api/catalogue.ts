import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client';
import type { paths } from './schema';

export type PatentCard = Schemas['PatentCardDto'];
export type Patent = Schemas['PatentDto'];
export type Offer = NonNullable<PatentCard['offer']>;
export type Segment = Schemas['SegmentDto'];
export type WithoutFilter = Schemas['WithoutFilterDto'];
export type Facets = Schemas['PatentFacetsDto'];
export type Suggestions = Schemas['SuggestionsDto'];
export type Wanted = NonNullable<paths['/api/v1/patents']['get']['parameters']['query']>;

export const figures = () =>
  queryOptions({
    queryKey: ['figures'],
    queryFn: () => answer(api.GET('/api/v1/figures')),
    staleTime: 300_000,
  });

export const patentSearch = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['patents', wanted],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/patents', {
          params: { query: { ...wanted, ...(pageParam && { cursor: pageParam, facets: 'false' as const }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const suggestions = (text: string) =>
  queryOptions({
    queryKey: ['suggestions', text],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/suggestions', { params: { query: { q: text.slice(0, 200) } }, signal })),
    staleTime: 60_000,
  });

export const similarPatents = (id: string) =>
  queryOptions({
    queryKey: ['patent', id, 'similar'],
    queryFn: () =>
      answer(api.GET('/api/v1/patents/{patentId}/similar', { params: { path: { patentId: id } } })),
    staleTime: 300_000,
  });

export const onePatent = (id: string) =>
  queryOptions({
    queryKey: ['patent', id],
    queryFn: () => answer(api.GET('/api/v1/patents/{patentId}', { params: { path: { patentId: id } } })),
  });

/** The cards of these patents, in this order. */
export const patentCards = (ids: string[]) =>
  queryOptions({
    queryKey: ['patent-cards', ids],
    queryFn: () => answer(api.GET('/api/v1/patent-cards', { params: { query: { id: ids } } })),
    enabled: ids.length > 0,
  });

/** Universities with patents here, to choose from. */
export const universityChoices = () =>
  queryOptions({
    queryKey: ['universities'],
    queryFn: async () => {
      const { facets } = await answer(api.GET('/api/v1/patents', { params: { query: { limit: 1 } } }));
      return facets.university.map(({ value, label = value }) => ({ value, label }));
    },
    staleTime: 300_000,
  });
