import { queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch, type Schemas, upload } from './client';

const DOCUMENTS = '/api/v1/organisations/{organisationId}/patents/{patentId}/documents';

export type PatentDocuments = Schemas['PatentDocumentsDto'];
export type PatentDocument = Schemas['PatentDocumentDto'];
export type PlacedDocument = Schemas['PlacedDocumentDto'];
export type DocumentKind = PatentDocument['kind'];
export type Visibility = PatentDocument['visibility'];

/** Whose list it is: of the documents of this patent that this organisation attached. */
export interface At {
  organisationId: string;
  patentId: string;
}

const WAITING_MS = 5000;

export const documentsOf = ({ organisationId, patentId }: At) =>
  queryOptions({
    queryKey: ['documents', organisationId, patentId],
    queryFn: () => answer(api.GET(DOCUMENTS, { params: { path: { organisationId, patentId } } })),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ scanState }) => scanState === 'PENDING') ? WAITING_MS : false,
  });

export function attachDocument(
  { organisationId, patentId }: At,
  file: File,
  about: { kind: DocumentKind; caption: string; visibility: Visibility },
): Promise<PatentDocuments> {
  const form = new FormData();
  form.append('file', file);
  const query = new URLSearchParams(about);
  return upload(`/api/v1/organisations/${organisationId}/patents/${patentId}/documents?${query}`, form);
}

export const arrangeDocuments = (path: At, seen: PatentDocuments, items: PlacedDocument[]) =>
  answer(api.PATCH(DOCUMENTS, { params: { path: { ...path }, header: ifMatch(seen) }, body: { items } }));

export const removeDocument = (path: At, seen: PatentDocuments, documentId: string) =>
  answer(
    api.DELETE(`${DOCUMENTS}/{documentId}`, {
      params: { path: { ...path, documentId }, header: ifMatch(seen) },
    }),
  );

/** A figure as anybody may see it. */
export function figureAddress(patentId: string, figureId: string, size: 'small' | 'large'): string {
  return `/api/v1/patents/${patentId}/figures/${figureId}/${size}`;
}

export function paperAddress(patentId: string, documentId: string): string {
  return `/api/v1/patents/${patentId}/documents/${documentId}`;
}
