import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas, upload } from './client';
import type { paths } from './schema';

const PATENTS = '/api/v1/organisations/{organisationId}/patents';
const IMPORTS = '/api/v1/organisations/{organisationId}/imports';

export type Holding = Schemas['HoldingDto'];
export type Sheet = Schemas['SheetDto'];
export type Annuities = Schemas['AnnuitiesDto'];
export type AnnuityFacts = Schemas['AnnuityFactsDto'];
export type SheetContent = Schemas['SheetContentDto'];
export type LegalStatus = Schemas['LegalStatus'];
export type LegalEvent = Schemas['LegalEventDto'];
export type Import = Schemas['ImportDto'];
export type ImportColumn = Import['columns'][number];
export type ImportField = NonNullable<ImportColumn['field']>;
type Read<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;
export type HoldingRow = Read<typeof PATENTS>['items'][number];
export type ImportProgress = Read<typeof IMPORTS>['items'][number];
export type ImportFinding = Read<`${typeof IMPORTS}/{importId}/findings`>['items'][number];
export type RefusedRow = Read<`${typeof IMPORTS}/{importId}/refused-rows`>['items'][number];
export type HoldingsWanted = NonNullable<paths[typeof PATENTS]['get']['parameters']['query']>;

export const holdingPage = (organisationId: string, query: HoldingsWanted) =>
  answer(api.GET(PATENTS, { params: { path: { organisationId }, query } }));

export const oneHolding = (organisationId: string, patentId: string) =>
  queryOptions({
    queryKey: ['holdings', organisationId, 'one', patentId],
    queryFn: () =>
      answer(api.GET(`${PATENTS}/{patentId}`, { params: { path: { organisationId, patentId } } })),
    enabled: patentId !== '',
  });

export const oneSheet = (organisationId: string, patentId: string) =>
  queryOptions({
    queryKey: ['sheets', organisationId, patentId],
    queryFn: () =>
      answer(api.GET(`${PATENTS}/{patentId}/sheet`, { params: { path: { organisationId, patentId } } })),
  });

export const oneAnnuities = (organisationId: string, patentId: string) =>
  queryOptions({
    queryKey: ['annuities', organisationId, patentId],
    queryFn: () =>
      answer(api.GET(`${PATENTS}/{patentId}/annuities`, { params: { path: { organisationId, patentId } } })),
  });

export const importPage = (organisationId: string, cursor?: string) =>
  answer(
    api.GET(IMPORTS, {
      params: { path: { organisationId }, query: { limit: 20, ...(cursor && { cursor }) } },
    }),
  );

export const isRunning = (state: Import['state']) =>
  state === 'CHECKING' || state === 'COMMITTING' || state === 'UNDOING';

export const oneImport = (organisationId: string, importId: string) =>
  queryOptions({
    queryKey: ['imports', organisationId, 'one', importId],
    queryFn: () =>
      answer(api.GET(`${IMPORTS}/{importId}`, { params: { path: { organisationId, importId } } })),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.state) ? 1000 : false),
  });

export const findingPage = (
  organisationId: string,
  importId: string,
  severity: ImportFinding['severity'][],
  limit: number,
  cursor?: string,
) =>
  answer(
    api.GET(`${IMPORTS}/{importId}/findings`, {
      params: {
        path: { organisationId, importId },
        query: { limit, ...(severity.length > 0 && { severity }), ...(cursor && { cursor }) },
      },
    }),
  );

export const refusedRowPage = (organisationId: string, importId: string, cursor?: string) =>
  answer(
    api.GET(`${IMPORTS}/{importId}/refused-rows`, {
      params: { path: { organisationId, importId }, query: { limit: 20, ...(cursor && { cursor }) } },
    }),
  );

export const keptPage = (organisationId: string, importId: string, cursor?: string) =>
  answer(
    api.GET(`${IMPORTS}/{importId}/kept`, {
      params: { path: { organisationId, importId }, query: { limit: 20, ...(cursor && { cursor }) } },
    }),
  );

export type ImportConflict = Schemas['ConflictDto'];
export type FieldChange = Schemas['FieldChangeDto'];

export const conflictPage = (organisationId: string, importId: string, cursor?: string) =>
  answer(
    api.GET(`${IMPORTS}/{importId}/conflicts`, {
      params: { path: { organisationId, importId }, query: { limit: 20, ...(cursor && { cursor }) } },
    }),
  );

export const historyPage = (organisationId: string, patentId: string, cursor?: string) =>
  answer(
    api.GET(`${PATENTS}/{patentId}/history`, {
      params: { path: { organisationId, patentId }, query: { limit: 20, ...(cursor && { cursor }) } },
    }),
  );

export function uploadImport(organisationId: string, file: File): Promise<Import> {
  const form = new FormData();
  form.append('file', file);
  return upload(`/api/v1/organisations/${organisationId}/imports`, form);
}
