import { isLegalDay, type LegalDay } from '#libs/platform';
import { serialToDay } from './number-format.js';

// What exports write for "nothing"; also what a spreadsheet shows for a formula that failed.
const NOTHING =
  /^(?:[-–—_/\\]+|n\/?a|null|none|nil|无|暂无|#n\/a|#ref!|#value!|#name\?|#div\/0!|#null!|#num!)$/iu;

/** The text of a cell, or null where it says nothing. */
export function cellText(cell: string | undefined): string | null {
  // Zero-width characters and byte order marks arrive with text copied from web pages.
  const text = (cell ?? '')
    .replace(/[\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/\u00a0/gu, ' ')
    .trim();
  return text === '' || NOTHING.test(text) ? null : text;
}

/** Text on one line, for titles, names and addresses. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * Several values in one cell. A bar outranks a semicolon: `Cima; Michael | Sachs; Emanuel` names two people.
 */
export function splitValues(text: string): string[] {
  const separator = text.includes('|') ? /[|\n\r]+/u : /[;；、\n\r]+/u;
  return distinct(text.split(separator));
}

/** Names of people: also separated by commas or blanks where that cannot split one name. */
export function splitPeople(text: string, header: string): string[] {
  const values = splitValues(text);
  if (values.length !== 1) return values;
  if (/^inventor\/author$/iu.test(header.trim())) return distinct(text.split(/[,，]/u));
  const byComma = text.split(/[,，]/u).map((name) => name.trim());
  if (byComma.every((name) => /^\p{Script=Han}[\p{Script=Han}·•]*$/u.test(name))) return distinct(byComma);
  const byBlank = text.trim().split(/\s+/u);
  return byBlank.every((name) => /^\p{Script=Han}{2,4}$/u.test(name)) ? distinct(byBlank) : values;
}

/** Names of organisations: a comma separates only where both sides are Chinese, or in Google's `assignee`. */
export function splitParties(text: string, header: string): string[] {
  const values = splitValues(text);
  if (values.length !== 1) return values;
  if (/^assignee$/iu.test(header.trim())) {
    return distinct(text.split(/,(?!\s*(?:ltd|inc|llc|llp|co|corp|gmbh|s\.?a|lp|plc|limited|kk)\b)/iu));
  }
  const byComma = text.split(/[,，]/u).map((name) => name.trim());
  return byComma.every((name) => /\p{Script=Han}{2}/u.test(name)) ? distinct(byComma) : values;
}

function distinct(values: string[]): string[] {
  return [...new Set(values.map((value) => cellText(oneLine(value))).filter((value) => value !== null))];
}

const DAY_SHAPES: RegExp[] = [
  /^(?<y>\d{4})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*日?(?:[T\s].*)?$/u,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/u,
  // Day first only with dots, as European offices write it: with slashes nobody could tell.
  /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/u,
];

/** Reads a day in the spellings of the exports; null where it is none, also for 2023-02-30. */
export function parseDay(text: string): LegalDay | null {
  const bare = text.normalize('NFKC').trim();
  for (const shape of DAY_SHAPES) {
    const groups = shape.exec(bare)?.groups;
    if (!groups) continue;
    const day = `${groups['y']}-${groups['m']?.padStart(2, '0')}-${groups['d']?.padStart(2, '0')}`;
    return isLegalDay(day) && day >= '1850-01-01' && day < '2200-01-01' ? day : null;
  }
  // A day whose cell lost its date format: Excel's count of days, here 1954 to 2119.
  return /^[2-7]\d{4}(?:\.0+)?$/u.test(bare) ? serialToDay(Number(bare)) : null;
}
