import { authorityPrefix } from './authority.js';

export const patentKinds = ['INVENTION', 'UTILITY_MODEL', 'DESIGN', 'UNKNOWN'] as const;
export type PatentKind = (typeof patentKinds)[number];

export type ApplicationNumberFault =
  'EMPTY' | 'FORMAT' | 'EXPONENT' | 'PUBLICATION_NUMBER' | 'YEAR' | 'KIND_DIGIT' | 'CHECK_DIGIT';

export interface ApplicationNumber {
  ok: true;
  authority: string;
  /** CN: `201710601862.3`, without prefix, with its check digit. Another authority: as it was written. */
  number: string;
  kind: PatentKind;
  filingYear: number | null;
  /** NONE: the authority's numbers carry none that we know. */
  checkDigit: 'GIVEN' | 'COMPUTED' | 'NONE';
}

export interface ApplicationNumberRefused {
  ok: false;
  reason: ApplicationNumberFault;
  /** The check digit that belongs to the other digits; which digit is wrong it cannot tell. */
  expected?: string;
  /** Present where the digit that should name the kind is none of 1, 2, 3, 8, 9. */
  kindDigit?: string;
}

const KIND_OF_DIGIT: Record<string, PatentKind> = {
  '1': 'INVENTION',
  '2': 'UTILITY_MODEL',
  '3': 'DESIGN',
  '8': 'INVENTION', // PCT invention entering China
  '9': 'UTILITY_MODEL', // PCT utility model entering China
};
const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/** ZC 0006-2003: the remainder itself is the check digit, not 11 minus it; 10 is written X. */
export function applicationCheckDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** Reads an application or patent number (专利号 = ZL + application number, G ch.9 §1.2.1) in any spelling. */
export function parseApplicationNumber(
  text: string,
  hints: { authority?: string | undefined } = {},
): ApplicationNumber | ApplicationNumberRefused {
  const written = text
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim()
    // Before the office is looked for: `No.` is not Norway.
    .replace(/^(?:专利号|申请号|No\.)\s?:?\s?/iu, '');
  if (written === '') return { ok: false, reason: 'EMPTY' };
  if (/^\d(?:\.\d+)?E\+?\d+$/iu.test(written)) return { ok: false, reason: 'EXPONENT' };
  const authority = authorityPrefix(written) ?? hints.authority ?? 'CN';
  if (authority === 'CN') return parseChinese(written);
  if (!/\d{3}/u.test(written)) return { ok: false, reason: 'FORMAT' };
  return { ok: true, authority, number: written, kind: 'UNKNOWN', filingYear: null, checkDigit: 'NONE' };
}

function parseChinese(written: string): ApplicationNumber | ApplicationNumberRefused {
  const bare = written
    .toUpperCase()
    .replace(/\s/gu, '')
    .replace(/^(?:CN|ZL)+[-.]?/u, '')
    // The dot before the check digit is also typed as an ideographic stop, a comma or a middle dot.
    .replace(/[。｡,·・]/gu, '.');
  const yearAndSerial = /^(\d{4})-(\d{8})$/u.exec(bare);
  if (yearAndSerial)
    return fromDigits(joinYearAndSerial(yearAndSerial[1] ?? '', yearAndSerial[2] ?? ''), null);
  if (/^[123]\d{6}(?:\d\d)?-?(?:[A-DSUY]\d?)?$/u.test(bare))
    return { ok: false, reason: 'PUBLICATION_NUMBER' };
  // Some databases close the number with the document's kind code: `CN 201710601862 A`.
  const match = /^(\d{12}|\d{8})\.?([\dX])?(?:-?[A-DSUY]\d?)?$/u.exec(bare);
  if (!match) return { ok: false, reason: 'FORMAT' };
  return fromDigits(match[1] ?? '', match[2] ?? null);
}

/** WIPS writes filing year, dash, kind digit and serial padded to eight: `2001-00113592` is 01113592. */
function joinYearAndSerial(year: string, serial: string): string {
  return serial.startsWith('00') ? year.slice(2) + serial.slice(2) : year + serial;
}

function fromDigits(digits: string, given: string | null): ApplicationNumber | ApplicationNumberRefused {
  const filingYear = filingYearOf(digits);
  if (filingYear === null) return { ok: false, reason: 'YEAR' };
  const kindDigit = digits.charAt(digits.length === 12 ? 4 : 2);
  const kind = KIND_OF_DIGIT[kindDigit];
  const oddKind = kind === undefined ? { kindDigit } : {};
  const expected = applicationCheckDigit(digits);
  if (given !== null && given !== expected) return { ok: false, reason: 'CHECK_DIGIT', expected, ...oddKind };
  if (kind === undefined) return { ok: false, reason: 'KIND_DIGIT', kindDigit };
  const checkDigit = given === null ? 'COMPUTED' : 'GIVEN';
  return { ok: true, authority: 'CN', number: `${digits}.${expected}`, kind, filingYear, checkDigit };
}

/** Eight digits belong to filings from 1985 to 2003, twelve to filings since 2003. */
function filingYearOf(digits: string): number | null {
  if (digits.length === 12) {
    const year = Number(digits.slice(0, 4));
    return year >= 2003 && year <= 2099 ? year : null;
  }
  const short = Number(digits.slice(0, 2));
  if (short >= 85) return 1900 + short;
  return short <= 3 ? 2000 + short : null;
}

/** Every spelling that people type for a number, for search; the stored one comes first. */
export function numberSpellings(authority: string, number: string): string[] {
  const spellings = authority === 'CN' ? chineseSpellings(number) : foreignSpellings(authority, number);
  return [...new Set(spellings)];
}

function chineseSpellings(number: string): string[] {
  const [digits = '', check = ''] = number.split('.');
  const year = digits.length === 12 ? 4 : 2;
  // As the certificate prints it: ZL 2017 1 0601862.3
  const spaced = `${digits.slice(0, year)} ${digits.charAt(year)} ${digits.slice(year + 1)}.${check}`;
  const bodies = [number, digits + check, digits];
  return [
    ...bodies,
    ...['CN', 'ZL'].flatMap((prefix) => bodies.map((body) => prefix + body)),
    spaced,
    ...['CN', 'ZL'].flatMap((prefix) => [`${prefix} ${number}`, `${prefix} ${spaced}`]),
  ];
}

function foreignSpellings(authority: string, number: string): string[] {
  const compact = number.replace(/\s/gu, '');
  const plain = compact.replace(/[^\p{L}\p{N}]/gu, '');
  const withoutKind = plain.replace(/(?<=\d)[A-Z]\d?$/u, '');
  const bodies = [number, compact, plain, withoutKind];
  return bodies.flatMap((body) =>
    body.startsWith(authority) ? [body, body.slice(authority.length).trim()] : [body, authority + body],
  );
}
