import type { Params } from '#libs/platform';
import type { Finding, PatentDraft } from './import/convert-row.js';
import { storable } from './import/storable.js';
import type { FindingSeverity } from './import-batch.entity.js';

/** What one row of the file came to. */
export interface ReadRow {
  rowNumber: number;
  draft: PatentDraft;
  findings: RowFinding[];
}
export interface RowFinding {
  column: string | null;
  value: string | null;
  severity: FindingSeverity;
  code: string;
  params: Params;
}

export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  warned: number;
}
export type Outcome = 'created' | 'updated' | 'unchanged' | 'rejected';

export const NO_COUNTS: ImportCounts = { created: 0, updated: 0, unchanged: 0, rejected: 0, warned: 0 };

export function count(counts: ImportCounts, outcome: Outcome, row: ReadRow): void {
  counts[outcome] += 1;
  if (outcome !== 'rejected' && row.findings.length > 0) counts.warned += 1;
}

export function isRejected({ findings }: ReadRow): boolean {
  return findings.some(({ severity }) => severity === 'REJECTED');
}

export function reject(row: ReadRow, code: string, value: string | null, params: Params = {}): void {
  row.findings.push({ column: null, value, severity: 'REJECTED', code, params });
}

/** An index entry has its limits; no office's numbers come near this. */
const NUMBER_LENGTH = 64;
const SHOWN_VALUE = 500;

/** A converted row; its cells were read as safe to store, the headers and values of its findings are made so. */
export function readRow(rowNumber: number, draft: PatentDraft, findings: Finding[]): ReadRow {
  const row: ReadRow = {
    rowNumber,
    draft,
    findings: findings.map((finding) =>
      storable({ ...finding, value: finding.value?.slice(0, SHOWN_VALUE) ?? null }),
    ),
  };
  for (const number of [draft.applicationNumber, draft.publicationNumber, draft.grantNumber]) {
    if (number !== null && number.length > NUMBER_LENGTH)
      reject(row, 'number_too_long', number.slice(0, SHOWN_VALUE), { limit: NUMBER_LENGTH });
  }
  return row;
}

/** Under which other numbers the same document may be known: exports give it with or without its kind code. */
export function documentSpellings(number: string): string[] {
  const bare = number.replace(/(?<=\d)[A-Z]\d?$/u, '');
  return bare === number
    ? [number, ...['A', 'B', 'C', 'U', 'Y', 'S', 'D'].map((code) => number + code)]
    : [number, bare];
}
