import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 canonical JSON: the same text for the same value, whatever the order of its keys. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without a JSON form cannot be hashed');
  return text;
}

/**
 * The stored hash format, a promise: SHA-256 over `schema + "\n" + canonicalJson(value)`, lower-case hex.
 * `schema` names what was hashed and its version (`kaixu.terms/1`); a new shape gets a new number,
 * an old one is never changed, so that stored hashes can always be computed again.
 */
export function canonicalHash(schema: string, value: unknown): string {
  return createHash('sha256')
    .update(`${schema}\n${canonicalJson(value)}`)
    .digest('hex');
}
