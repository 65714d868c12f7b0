import { Meilisearch, MeilisearchApiError } from 'meilisearch';

/** The engine's client, for all but searches; answers uncompressed, see `MeiliReader`. */
export function meiliClient(host: string, apiKey: string | undefined, timeout: number): Meilisearch {
  return new Meilisearch({
    host,
    ...(apiKey !== undefined && { apiKey }),
    timeout,
    requestInit: { headers: { 'Accept-Encoding': 'identity' } },
  });
}

export function isMissingIndex(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found';
}

/** A task's error as one line for the log. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
