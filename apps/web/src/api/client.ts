import createClient, { type Middleware } from 'openapi-fetch';
import { currentLanguage } from '../app/language';
import { problemOf } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

const acceptLanguage = () => (currentLanguage() === 'zh' ? 'zh-CN' : 'en');

const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', acceptLanguage());
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
};

/** The API by its own description; a refusal is thrown as `Problem`. */
export const api = createClient<paths>({ baseUrl: location.origin });
api.use(manners);

/** `await answer(api.GET(…))`: the body. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** The version that the editor saw, for the header of a change. */
export function ifMatch(record: { version: number }): { 'If-Match': string } {
  return { 'If-Match': `"${record.version}"` };
}

export function idempotent(key: string): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

/** A file with its fields; the browser writes the boundary itself. */
export async function upload<T>(
  path: string,
  form: FormData,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    body: form,
    headers: { 'accept-language': acceptLanguage(), ...headers },
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}
