/**
 * Patent numbers as people type them: `ZL 2012 1 0287499.X`, `CN201210287499X`, full width, without the check
 * digit, or only the first digits. Stored and asked in one normal form: lower case, no blanks or punctuation, without
 * the CN or ZL in front (other countries' letters stay).
 */
export interface NumberQuery {
  /** Complete spellings: a document that carries one of them comes first. */
  exact: string[];
  /** A document whose identifier starts with one of them is found too. */
  prefixes: string[];
}

const MIN_PARTIAL_DIGITS = 8;
const MAX_NUMBERS = 50;
const CHINESE = /^\d{8,13}x?$|^\d{7,9}[a-z]\d?$|^\d{13}[a-z]\d?$/;
const ABROAD = /^(pct)?[a-z]{2}\d{6,14}[a-z]?\d?$/;

export function normaliseNumber(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return bare.replace(/^(zl|cn)+(?=\d)/, '');
}

/** The forms under which a document is stored: as it is and, for an application number, without its check digit. */
export function identifierSpellings(numbers: (string | null | undefined)[]): string[] {
  const spellings = new Set<string>();
  for (const number of numbers) {
    const normal = normaliseNumber(number ?? '');
    if (normal === '') continue;
    spellings.add(normal);
    const application = withoutCheckDigit(normal, number ?? '');
    if (application) spellings.add(application);
  }
  return [...spellings];
}

/** The query as one or several numbers, or null where it is words. */
export function numberQuery(text: string): NumberQuery | null {
  const parts = text
    .normalize('NFKC')
    .split(/[,;、\n]+/)
    .filter((part) => part.trim() !== '');
  if (parts.length === 0 || parts.length > MAX_NUMBERS) return null;
  const numbers = parts.map(recognise);
  return numbers.every((number) => number !== null)
    ? {
        exact: numbers.flatMap((number) => number.exact),
        prefixes: numbers.flatMap((number) => number.prefixes),
      }
    : null;
}

function recognise(part: string): NumberQuery | null {
  // Only what may stand inside a number: words beside it make the text an ordinary query.
  if (!/^[\p{Script=Latin}\d\s.,/·．。()-]+$/u.test(part)) return null;
  const normal = normaliseNumber(part);
  if (normal.replace(/\D/g, '').length < MIN_PARTIAL_DIGITS) return null;
  if (!CHINESE.test(normal) && !ABROAD.test(normal)) return null;
  const bare = withoutCheckDigit(normal, part);
  return { exact: bare ? [normal, bare] : [normal], prefixes: [normal] };
}

/**
 * An application number is 12 digits (8 before 2003-10) and a check digit. A stored number may lack the check digit,
 * and a typed one may be wrong, so the digits before it count as a complete spelling. Nine bare digits are
 * a publication or grant number as often as an old application number; only a dot or x tells them apart.
 */
function withoutCheckDigit(normal: string, written: string): string | null {
  if (/^\d{12}[\dx]$/.test(normal)) return normal.slice(0, -1);
  if (/^\d{8}x$/.test(normal)) return normal.slice(0, -1);
  if (/^\d{9}$/.test(normal) && /[.．。]\s*\d\s*$/.test(written.normalize('NFKC')))
    return normal.slice(0, -1);
  return null;
}
