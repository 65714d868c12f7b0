import { CODE_SIGNS, randomSigns } from '#libs/platform';

/** The public name of a proof of licence, `KX-7Q2M-XK4D-9RTB`: 12 of 26 signs, so it cannot be guessed. */
export function newProofCode(): string {
  return inGroups(randomSigns(12));
}

/** As people type it: lower case, without dashes. */
export function normaliseProofCode(text: string): string | null {
  const signs = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/^KX/, '');
  if (signs.length !== 12 || [...signs].some((sign) => !CODE_SIGNS.includes(sign))) return null;
  return inGroups(signs);
}

function inGroups(signs: string): string {
  return `KX-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}
