import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';

export const organisationKey = (organisationId: string) => ['organisation', organisationId];

export const oneOrganisation = (organisationId: string) =>
  queryOptions({
    queryKey: organisationKey(organisationId),
    queryFn: () =>
      answer(api.GET('/api/v1/organisations/{organisationId}', { params: { path: { organisationId } } })),
  });

export const membersOf = (organisationId: string) =>
  queryOptions({
    queryKey: ['members', organisationId],
    queryFn: () =>
      answer(
        api.GET('/api/v1/organisations/{organisationId}/members', { params: { path: { organisationId } } }),
      ),
  });
