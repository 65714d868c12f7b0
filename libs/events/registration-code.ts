import { randomSigns } from '#libs/platform';

/** The key to a registration: 75 bits, so nobody guesses another's. */
export function newRegistrationCode(): string {
  return randomSigns(16);
}

/** As it is typed or scanned: lower case, with dashes or blanks, or as the address that the QR code holds. */
export function normaliseRegistrationCode(text: string): string {
  const last = text.normalize('NFKC').trim().split('/').at(-1) ?? '';
  return last.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
