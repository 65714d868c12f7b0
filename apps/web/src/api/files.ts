import { upload } from './client';

export interface StoredFile {
  id: string;
  name: string;
  size: number;
}

/** A document that an act will cite: uploaded first, named by its id then. */
export function storeFile(organisationId: string, purpose: string, file: File): Promise<StoredFile> {
  const form = new FormData();
  form.append('file', file);
  return upload(`/api/v1/organisations/${organisationId}/files?purpose=${purpose}`, form);
}

export function fileAddress(organisationId: string, fileId: string): string {
  return `/api/v1/organisations/${organisationId}/files/${fileId}`;
}
