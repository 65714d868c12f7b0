/**
 * A sign-in name is an e-mail address or a mobile number. Written one way: addresses in lower case, mainland mobile
 * numbers as eleven digits, others with `+` and country code. Null where it is neither.
 */
export function normaliseSignInName(text: string): string | null {
  const name = text.normalize('NFKC').trim().toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name) && name.length <= 200) return name;
  const digits = name.replace(/[\s()-]/g, '');
  const mainland = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(digits);
  if (mainland) return mainland[1] ?? null;
  return /^\+\d{7,15}$/.test(digits) ? digits : null;
}
