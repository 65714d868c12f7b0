import { normaliseEmail } from '#libs/platform';

/**
 * A sign-in name is an e-mail address or a mobile number. Written one way: addresses as all of them, mainland mobile
 * numbers as eleven digits, others with `+` and country code. Null where it is neither.
 */
export function normaliseSignInName(text: string): string | null {
  const email = normaliseEmail(text);
  if (email !== null) return email;
  const digits = text.normalize('NFKC').replace(/[\s()-]/g, '');
  const mainland = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(digits);
  if (mainland) return mainland[1] ?? null;
  return /^\+\d{7,15}$/.test(digits) ? digits : null;
}

/** What a person is looked up by: some names were kept before the rule above was as narrow, and must sign in for good. */
export function signInKey(text: string): string {
  return normaliseSignInName(text) ?? text.normalize('NFKC').trim().toLowerCase();
}
