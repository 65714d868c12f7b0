import { randomUUID } from 'node:crypto';
import { EXPECTATIONS, type Reader, type Row, type Who } from './authorisation.expectations.js';
import type { Mine, World } from './authorisation.world.js';

/** Which organisation and record a request names. What is `other` exists, and the reader may not know it. */
export type Case =
  | 'own'
  | 'other record'
  | 'other part of own record'
  | 'absent record'
  | 'malformed record'
  | 'other organisation'
  | 'absent organisation';

/** The second must answer exactly as the first, byte for byte. */
export const TWINS: readonly (readonly [Case, Case])[] = [
  ['other record', 'absent record'],
  ['other part of own record', 'absent record'],
  ['malformed record', 'absent record'],
  ['other organisation', 'absent organisation'],
];

type Names = Record<string, string>;

export function nameOf([method, url, who]: Row): string {
  const kinds = isInBody(who)
    ? `${who.inBody.join(', ')} of the organisation in the body`
    : typeof who === 'string'
      ? who
      : who.join(', ');
  return `${method} ${url} is for ${kinds}`;
}

export function casesOf(row: Row, reader: Reader): readonly Case[] {
  const [, url, who, , more] = row;
  if (isInBody(who)) {
    const elsewhere = ['other organisation', 'absent organisation'] as const;
    return belongsNowhere(reader) ? elsewhere : ['own', 'absent record', ...elsewhere];
  }
  if (typeof who === 'string') return url.includes('/:') ? ['own', 'absent record'] : ['own'];
  if (belongsNowhere(reader)) return ['other organisation', 'absent organisation'];
  const records = recordsOf(row);
  const cases: Case[] = ['own', 'other organisation', 'absent organisation'];
  if (records.length > 0) cases.push('other record', 'absent record');
  if (records.length > 1) cases.push('other part of own record');
  // A malformed id in a body is a fault of the request, told to whoever may ask.
  if (records.length > 0 && !more?.names) cases.push('malformed record');
  return cases;
}

/** The status that the table promises. */
export function promised(row: Row, reader: Reader, on: Case, mine: Mine | undefined): number {
  const [, , who, then, more] = row;
  if (who === 'everyone') return on === 'absent record' ? (more?.absent ?? 404) : then;
  if (reader === 'anonymous') return 401;
  if (who === 'signed in') return then;
  if (who === 'platform') return reader === 'admin' && on === 'own' ? then : 404;
  const elsewhere = on === 'other organisation' || on === 'absent organisation';
  if (isInBody(who))
    return elsewhere || !who.inBody.some((kind) => kind === reader) ? 403 : on === 'own' ? then : 404;
  if (elsewhere) return 404;
  if (!who.some((kind) => kind === reader)) return 403;
  const hasIt = recordsOf(row).every((name) => mine?.[name as keyof Mine] !== undefined);
  return on === 'own' && hasIt ? then : 404;
}

/** The request that a case makes of a row. */
export function requestOf(row: Row, on: Case, mine: Mine | undefined, world: World) {
  const [method, url, , , more] = row;
  const names = namesOf(row, on, mine, world);
  const boundary = 'part';
  const payload = more?.file
    ? `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/plain\r\n\r\n${more.file}\r\n--${boundary}--\r\n`
    : JSON.stringify(more?.body?.(names as unknown as Mine) ?? {});
  return {
    method,
    url: addressOf(url, names),
    headers: {
      ...more?.headers,
      ...(method !== 'GET' && {
        'content-type': more?.file ? `multipart/form-data; boundary=${boundary}` : 'application/json',
      }),
      'idempotency-key': randomUUID(),
    },
    ...(method !== 'GET' && { payload }),
  };
}

/** The records that a row names, in its address or its body. */
function recordsOf([, url, who, , more]: Row): string[] {
  if (typeof who === 'string' || isInBody(who)) return [];
  const inAddress = [...url.matchAll(/:(\w+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'organisationId');
  return more?.names ? [...inAddress, more.names] : inAddress;
}

function namesOf(row: Row, on: Case, mine: Mine | undefined, world: World): Names {
  const [, url] = row;
  if (!url.includes(':organisationId')) {
    const organisationId =
      { own: mine?.organisationId, 'other organisation': world.other.organisationId }[on as string] ??
      randomUUID();
    if (on === 'absent record')
      return { ...absent(Object.keys(world.open)), organisationId: mine?.organisationId ?? '' };
    return { ...world.open, organisationId };
  }
  const own: Names = { ...absent(Object.keys(world.other)), ...mine };
  const records = recordsOf(row);
  const other = world.other as unknown as Names;
  const replaced = (by: (name: string) => string | undefined, which = records) => ({
    ...own,
    ...Object.fromEntries(which.map((name) => [name, by(name) ?? ''])),
  });
  switch (on) {
    case 'own':
      return own;
    case 'other record':
      return replaced((name) => other[name]);
    case 'other part of own record':
      return replaced((name) => other[name], records.slice(-1));
    case 'absent record':
      return replaced(() => randomUUID());
    case 'malformed record':
      return replaced(() => 'no-id');
    case 'other organisation':
      return other;
    case 'absent organisation':
      return { ...other, organisationId: randomUUID() };
  }
}

function absent(names: string[]): Names {
  return Object.fromEntries(names.map((name) => [name, randomUUID()]));
}

const CONCRETE: Record<string, string> = {
  '/*': '/search',
  '/assets/*': '/assets/app.js',
  '/patents/:id': '/patents/:patentId',
  '/sitemaps/:page': '/sitemaps/:patentId',
};

function addressOf(url: string, names: Names): string {
  return (CONCRETE[url] ?? url)
    .replace('*', 'swagger-ui.css')
    .replace(/:(\w+)/g, (_, name: string) => names[name] ?? '');
}

function isInBody(who: Who): who is Extract<Who, { inBody: unknown }> {
  return typeof who === 'object' && 'inBody' in who;
}

function belongsNowhere(reader: Reader): boolean {
  return reader === 'anonymous' || reader === 'stranger';
}

/** The routes that Fastify must know; a HEAD follows its GET. */
export function expectedRoutes(): string[] {
  return EXPECTATIONS.map(([method, url]) => `${method} ${url}`);
}
