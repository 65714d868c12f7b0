import { randomBytes, randomFillSync } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

// One call to the system for many ids: an import makes thousands in a row.
const pool = Buffer.alloc(4096);
let used = pool.length;

function tenRandomBytes(): Buffer {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += 10));
}

/** UUIDv7 (RFC 9562): time first, so that new rows stand side by side in their indexes. Made here, not in Postgres,
 * because `uuidv7()` exists only from version 18 on. */
export function newId(at: number = Date.now()): string {
  const time = at.toString(16).padStart(12, '0');
  const random = tenRandomBytes();
  random[0] = (random[0]! & 0x0f) | 0x70;
  random[2] = (random[2]! & 0x3f) | 0x80;
  const hex = random.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`;
}

/** An identifier as we write it: lower case, with dashes. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** A secret for links and cookies: 256 bits, safe in a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
