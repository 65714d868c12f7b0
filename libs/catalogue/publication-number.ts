import { authorityPrefix } from './authority.js';
import type { PatentKind } from './patent-number.js';

export type PublicationStage = 'PUBLISHED' | 'GRANTED' | 'AMENDED';

export interface PublicationNumber {
  ok: true;
  authority: string;
  /** CN: `CN111509222A`; another authority: as it was written. */
  number: string;
  /** null: the number came without one, so it names a family of documents, not one of them. */
  kindCode: string | null;
  kind: PatentKind;
  /** null where the kind code is missing or another authority's: US `A` was a grant until 2001. */
  stage: PublicationStage | null;
}

const KIND_OF_LETTER: Record<string, PatentKind> = {
  A: 'INVENTION',
  B: 'INVENTION',
  C: 'INVENTION', // granted invention until 2010
  U: 'UTILITY_MODEL',
  Y: 'UTILITY_MODEL', // granted utility model until 2010
  S: 'DESIGN',
  D: 'DESIGN', // granted design until 2010
};
const KIND_OF_FIRST_DIGIT: Record<string, PatentKind> = {
  '1': 'INVENTION',
  '2': 'UTILITY_MODEL',
  '3': 'DESIGN',
};
const CODES = /^(?:A[89]?|B[89]?|C[1-7]?|U[89]?|Y[1-7]?|S[1-9]?|D)$/u;

export interface PublicationHints {
  authority?: string | undefined;
  /** From a column of its own, where the number comes without. */
  kindCode?: string | undefined;
}

/** Reads a publication or grant number: `CN111509222A`, `CN-111509222-A`, `CN 102110728 B`. */
export function parsePublicationNumber(
  text: string,
  hints: PublicationHints = {},
): PublicationNumber | { ok: false; reason: 'EMPTY' | 'FORMAT' } {
  const written = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  if (written === '') return { ok: false, reason: 'EMPTY' };
  const authority = authorityPrefix(written) ?? hints.authority ?? 'CN';
  return authority === 'CN'
    ? parseChinese(written, hints.kindCode)
    : parseForeign(written, authority, hints.kindCode);
}

function parseChinese(written: string, hinted?: string): ReturnType<typeof parsePublicationNumber> {
  const bare = written.toUpperCase().replace(/[\s-]/gu, '');
  // Seven and nine digits by kind; eight before 1989, when the number was that of the application.
  const match = /^(?:CN)?(?:00)?([123]\d{6}(?:\d\d)?|8[5-9]\d{6})([A-Z]\d?)?$/u.exec(bare);
  const kindCode = match?.[2] ?? hinted?.toUpperCase() ?? null;
  if (!match || (kindCode !== null && !CODES.test(kindCode))) return { ok: false, reason: 'FORMAT' };
  const digits = match[1] ?? '';
  const kind =
    kindCode === null
      ? (KIND_OF_FIRST_DIGIT[digits.charAt(0)] ?? 'UNKNOWN')
      : (KIND_OF_LETTER[kindCode.charAt(0)] ?? 'UNKNOWN');
  return {
    ok: true,
    authority: 'CN',
    number: `CN${digits}${kindCode ?? ''}`,
    kindCode,
    kind,
    stage: stageOf(kindCode),
  };
}

/** G ch.8 §2.2: C1–C7, Y1–Y7 and S1–S7 are claims amended after an invalidation; 8 and 9 are corrections. */
function stageOf(kindCode: string | null): PublicationStage | null {
  if (kindCode === null) return null;
  if (kindCode.startsWith('A')) return 'PUBLISHED';
  return /^[CYS][1-7]$/u.test(kindCode) ? 'AMENDED' : 'GRANTED';
}

function parseForeign(
  written: string,
  authority: string,
  hinted?: string,
): ReturnType<typeof parsePublicationNumber> {
  if (!/\d{3}/u.test(written)) return { ok: false, reason: 'FORMAT' };
  // Google Patents writes `EP-3502051-A1` for what everybody else writes `EP3502051A1`.
  const number = /^[A-Z]{2}-[A-Z]?\d+-[A-Z]\d?$/u.test(written) ? written.replace(/-/gu, '') : written;
  const kindCode = /\d\s?([A-Z]\d?)$/u.exec(number)?.[1] ?? hinted ?? null;
  return { ok: true, authority, number, kindCode, kind: kindOfKindCode(kindCode), stage: null };
}

/** What a document kind code (WIPO ST.16) says of the kind of right. */
export function kindOfKindCode(kindCode: string | null): PatentKind {
  if (kindCode === null || !/^[A-Z]\d?$/u.test(kindCode)) return 'UNKNOWN';
  return KIND_OF_LETTER[kindCode.charAt(0)] ?? 'UNKNOWN';
}
