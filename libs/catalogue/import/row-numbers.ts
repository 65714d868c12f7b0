import type { LegalDay } from '#libs/platform';
import { parseAuthority } from '../authority.js';
import {
  parseApplicationNumber,
  type ApplicationNumber,
  type ApplicationNumberRefused,
  type PatentKind,
} from '../patent-number.js';
import { kindOfKindCode, parsePublicationNumber, type PublicationNumber } from '../publication-number.js';
import { parseDay } from './cell-values.js';
import { kindOfWord } from './kind-words.js';
import type { PatentDraft } from './patent-draft.js';
import type { Cell, RowCells } from './row-cells.js';

const KIND_CODE = /^[A-Z]\d?$/u;

const NUMBER_FAULTS = {
  EMPTY: 'number_format',
  FORMAT: 'number_format',
  EXPONENT: 'number_lost_in_excel',
  PUBLICATION_NUMBER: 'number_is_publication',
  YEAR: 'number_year',
  KIND_DIGIT: 'number_kind_digit',
  CHECK_DIGIT: 'number_check_digit',
} as const;

export function readAuthority(row: RowCells): string | undefined {
  const cell = row.first('authority');
  if (!cell) return undefined;
  const authority = parseAuthority(cell.text);
  if (authority === null) row.warn('authority_unknown', cell);
  return authority ?? undefined;
}

export function readApplication(row: RowCells, authority: string | undefined): ApplicationNumber | null {
  const cell = row.first('applicationNumber');
  if (!cell) return null;
  const parsed = parseApplicationNumber(cell.text, { authority });
  if (!parsed.ok) {
    refuseNumber(row, cell, parsed);
    return null;
  }
  if (parsed.checkDigit === 'COMPUTED') row.warn('check_digit_computed', cell, { number: parsed.number });
  return parsed;
}

function refuseNumber(
  row: RowCells,
  cell: Cell,
  { reason, expected = '', kindDigit }: ApplicationNumberRefused,
): void {
  if (reason === 'CHECK_DIGIT') row.reject('number_check_digit', cell, { expected });
  else if (reason !== 'KIND_DIGIT') row.reject(NUMBER_FAULTS[reason], cell);
  // Also beside a wrong check digit: the expected one alone would not make such a number right.
  if (kindDigit !== undefined) row.reject('number_kind_digit', cell, { digit: kindDigit });
}

export function readPublications(row: RowCells, authority: string | undefined): PublicationNumber[] {
  const kindCode = row.all('kind').find((cell) => KIND_CODE.test(cell.text))?.text;
  return [...row.all('grantNumber'), ...row.all('publicationNumber')].flatMap((cell) => {
    const parsed = parsePublicationNumber(cell.text, { authority, kindCode });
    if (parsed.ok) return [parsed];
    row.warn('publication_number_unreadable', cell);
    return [];
  });
}

export type DayCell = Cell & { day: LegalDay };

export function readDay(
  row: RowCells,
  field: 'filingDay' | 'publicationDay' | 'grantDay',
  filing: DayCell | null = null,
): DayCell | null {
  const cell = row.first(field);
  if (!cell) return null;
  const day = parseDay(cell.text);
  if (day === null) {
    row.warn('date_unreadable', cell);
    return null;
  }
  if (filing && day < filing.day) row.warn('date_before_filing', cell, { filingDay: filing.day });
  return { ...cell, day };
}

/**
 * A column 公开(公告)号 holds the latest document: for a granted patent that is the grant, and the day beside
 * it is the day of the grant.
 */
export function readDocuments(
  row: RowCells,
  publications: PublicationNumber[],
  filing: DayCell | null,
): Pick<PatentDraft, 'publicationNumber' | 'publicationDay' | 'grantNumber' | 'grantDay'> {
  // Publications of the grant column come first; without a stage of their own they are what the column says.
  const inGrantColumn = row.first('grantNumber') !== null;
  const grant =
    publications.find((number) => number.stage === 'GRANTED') ??
    (inGrantColumn ? publications.find((number) => number.stage === null) : undefined);
  const published = publications.find((number) => number !== grant && number.stage !== 'GRANTED');
  const publicationDay = readDay(row, 'publicationDay', filing)?.day ?? null;
  const grantDay = readDay(row, 'grantDay', filing)?.day ?? null;
  const dayIsGrants = grant !== undefined && published === undefined;
  return {
    publicationNumber: published?.number ?? null,
    publicationDay: dayIsGrants ? null : publicationDay,
    grantNumber: grant?.number ?? null,
    grantDay: grantDay ?? (dayIsGrants ? publicationDay : null),
  };
}

/** The digit in the number decides: words are copied from row to row, a number is not. */
export function readKind(
  row: RowCells,
  application: ApplicationNumber | null,
  publications: PublicationNumber[],
): PatentKind {
  const cell = row.first('kind');
  const said =
    cell === null ? 'UNKNOWN' : KIND_CODE.test(cell.text) ? kindOfKindCode(cell.text) : kindOfWord(cell.text);
  if (said === null) row.warn('kind_unknown_word', cell);
  const byNumber = application?.kind ?? 'UNKNOWN';
  const byWord = said ?? 'UNKNOWN';
  const byDocument = publications.find((number) => number.kind !== 'UNKNOWN')?.kind ?? 'UNKNOWN';
  if (byNumber !== 'UNKNOWN' && byWord !== 'UNKNOWN' && byWord !== byNumber) {
    row.warn('kind_differs', cell, { kind: byNumber });
  }
  return [byNumber, byWord, byDocument].find((kind) => kind !== 'UNKNOWN') ?? 'UNKNOWN';
}
