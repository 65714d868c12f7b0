import { Meilisearch, MeilisearchApiError } from 'meilisearch';

/**
 * The engine's client. Compressed answers over keep-alive make this engine stall for 44 ms a search, and its own
 * clock does not see it: ask for them as they are.
 */
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

/** The engine answered that this one question is wrong: that says nothing about its health. */
export function isRefusedQuestion(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.response.status === 400;
}

/** A task's error as one line for the log. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
