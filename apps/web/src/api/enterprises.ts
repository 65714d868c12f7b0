import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client';
import type { paths } from './schema';

const ORGANISATION = '/api/v1/organisations/{organisationId}';
const FILES = `${ORGANISATION}/enterprise-files` as const;
const FILE = `${FILES}/{enterpriseFileId}` as const;

export type EnterpriseFile = Schemas['EnterpriseFileDto'];
export type EnterpriseFileLine = Schemas['EnterpriseFileLineDto'];
export type SizeStatement = Schemas['SizeStatementDto'];
export type StateSize = Schemas['StateSizeDto'];
export type EnterpriseFilesWanted = NonNullable<paths[typeof FILES]['get']['parameters']['query']>;

export const enterpriseFilePage = (organisationId: string, query: EnterpriseFilesWanted) =>
  answer(api.GET(FILES, { params: { path: { organisationId }, query } }));

export const callList = (organisationId: string) =>
  queryOptions({
    queryKey: ['enterprise-files', organisationId, 'calls'],
    queryFn: () => answer(api.GET(`${ORGANISATION}/call-list`, { params: { path: { organisationId } } })),
  });

export const oneEnterpriseFile = (organisationId: string, enterpriseFileId: string) =>
  queryOptions({
    queryKey: ['enterprise-files', organisationId, 'one', enterpriseFileId],
    queryFn: () => answer(api.GET(FILE, { params: { path: { organisationId, enterpriseFileId } } })),
    enabled: enterpriseFileId !== '',
  });

export const timelineOf = (organisationId: string, enterpriseFileId: string) =>
  queryOptions({
    queryKey: ['enterprise-files', organisationId, 'timeline', enterpriseFileId],
    queryFn: () =>
      answer(api.GET(`${FILE}/timeline`, { params: { path: { organisationId, enterpriseFileId } } })),
  });

export const keepersOf = (organisationId: string) =>
  queryOptions({
    queryKey: ['keepers', organisationId],
    queryFn: () => answer(api.GET(`${ORGANISATION}/keepers`, { params: { path: { organisationId } } })),
  });

export const sizesOf = (organisationId: string) =>
  queryOptions({
    queryKey: ['sizes', organisationId],
    queryFn: () =>
      answer(api.GET(`${ORGANISATION}/size-statements`, { params: { path: { organisationId } } })),
  });
