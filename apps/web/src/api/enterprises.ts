import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas, upload } from './client';
import type { paths } from './schema';

const ORGANISATION = '/api/v1/organisations/{organisationId}';
const FILES = `${ORGANISATION}/enterprise-files` as const;
const FILE = `${FILES}/{enterpriseFileId}` as const;

export type EnterpriseFile = Schemas['EnterpriseFileDto'];
export type EnterpriseFileLine = Schemas['EnterpriseFileLineDto'];
export type SizeStatement = Schemas['SizeStatementDto'];
export type StateSize = Schemas['StateSizeDto'];
export type FileNeed = Schemas['FileNeedDto'];
export type FirmImport = Schemas['FirmImportDto'];
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

export const needsOf = (organisationId: string, enterpriseFileId: string) =>
  queryOptions({
    queryKey: ['enterprise-files', organisationId, 'needs', enterpriseFileId],
    queryFn: () =>
      answer(api.GET(`${FILE}/needs`, { params: { path: { organisationId, enterpriseFileId } } })),
  });

/** The file on paper, in the language of the reader. */
export function filePaperAddress(organisationId: string, fileId: string, what: 'workbook' | 'pdf'): string {
  return `/api/v1/organisations/${organisationId}/enterprise-files/${fileId}/${what}`;
}

/** The list as a workbook, as far as it is searched for. */
export function fileListAddress(organisationId: string, q: string): string {
  const query = q === '' ? '' : `?${new URLSearchParams({ q })}`;
  return `/api/v1/organisations/${organisationId}/enterprise-files.xlsx${query}`;
}

/** A report where it is a trial, else the rows that are in order are taken over. */
export function importFirms(organisationId: string, file: File, dryRun: boolean): Promise<FirmImport> {
  const form = new FormData();
  form.append('file', file);
  return upload(`/api/v1/organisations/${organisationId}/enterprise-files/imports?dryRun=${dryRun}`, form);
}

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
