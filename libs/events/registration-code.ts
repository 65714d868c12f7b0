import { randomInt } from 'node:crypto';

// No letters that are read as digits, and no vowels: a code never spells a word.
const ALPHABET = '23456789BCDFGHJKLMNPQRTWXY';
const SIGNS = 16;

/** The key to a registration, 16 of 26 signs: 75 bits, so nobody guesses another's. */
export function newRegistrationCode(): string {
  return Array.from({ length: SIGNS }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

/** As it is typed or scanned: lower case, with dashes or blanks, or as the address that the QR code holds. */
export function normaliseRegistrationCode(text: string): string {
  const last = text.normalize('NFKC').trim().split('/').at(-1) ?? '';
  return last.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
