import { DomainError } from '../errors.js';
import { isId } from '../ids.js';

/** An opaque place in a list: the sort values of the last row shown. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length) return values as (string | number | null)[];
  } catch {
    // falls through to the refusal
  }
  throw invalidCursor(cursor);
}

/** The last id shown, of a list that is ordered by id; null where it begins. */
export function decodeIdCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(cursor, 1);
  if (!isId(id)) throw invalidCursor(cursor);
  return id;
}

export function invalidCursor(cursor: string): DomainError {
  return new DomainError('invalid_request', 400, { count: 1 }, [
    { field: 'cursor', code: 'invalid_cursor', params: { value: cursor.slice(0, 40) } },
  ]);
}
