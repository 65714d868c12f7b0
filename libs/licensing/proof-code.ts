import { randomInt } from 'node:crypto';

// No letters that are read as digits, and no vowels: a code is read aloud and never spells a word.
const ALPHABET = '23456789BCDFGHJKLMNPQRTWXY';

/** The public name of a proof of licence, `KX-7Q2M-XK4D-9RTB`: 12 of 26 signs, so it cannot be guessed. */
export function newProofCode(): string {
  const signs = Array.from({ length: 12 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return `KX-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}

/** As people type it: lower case, without dashes. */
export function normaliseProofCode(text: string): string | null {
  const signs = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/^KX/, '');
  if (signs.length !== 12 || [...signs].some((sign) => !ALPHABET.includes(sign))) return null;
  return `KX-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}
