import { randomInt } from 'node:crypto';

/** No letters that are read as digits, and no vowels: a code is read aloud and never spells a word. */
export const CODE_SIGNS = '23456789BCDFGHJKLMNPQRTWXY';

/** So many signs by chance, 4.7 bits each. */
export function randomSigns(count: number): string {
  return Array.from({ length: count }, () => CODE_SIGNS.charAt(randomInt(CODE_SIGNS.length))).join('');
}
