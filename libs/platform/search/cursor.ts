import { createHash } from 'node:crypto';
import { InvalidCursor } from './search.port.js';
import type { SearchQuery } from './search.port.js';

/** Where the next page starts: behind a number of ranked hits, or behind one row of a sorted list. */
export type Position = { offset: number } | { value: number | null; id: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a cursor is bound to; the page size may change between pages. */
function fingerprint(index: string, query: SearchQuery): string {
  const sorted = (record: object) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  const filters = sorted(query.filters).map(([name, values]) => [name, [...(values as string[])].sort()]);
  const bound = [
    index,
    query.text,
    filters,
    sorted(query.ranges ?? {}),
    query.sort?.by,
    query.sort?.direction,
  ];
  return createHash('sha256').update(JSON.stringify(bound)).digest('base64url').slice(0, 12);
}

export function writeCursor(index: string, query: SearchQuery, position: Position): string {
  const parts = 'offset' in position ? [position.offset] : [position.value, position.id];
  return Buffer.from(JSON.stringify([fingerprint(index, query), ...parts])).toString('base64url');
}

export function readCursor(index: string, query: SearchQuery): Position | null {
  if (query.cursor === undefined) return null;
  const [bound, first, second, ...rest] = parse(query.cursor);
  if (bound !== fingerprint(index, query) || rest.length > 0) throw new InvalidCursor();
  if (second === undefined) {
    if (typeof first !== 'number' || !Number.isSafeInteger(first) || first < 1) throw new InvalidCursor();
    return { offset: first };
  }
  if (typeof second !== 'string' || !UUID.test(second)) throw new InvalidCursor();
  if (first !== null && typeof first !== 'number') throw new InvalidCursor();
  return { value: first, id: second };
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value)) return value;
  } catch {
    // Falls through: not JSON is as wrong as JSON of another shape.
  }
  throw new InvalidCursor();
}
