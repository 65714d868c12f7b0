import { fieldOfHeader, type ImportField } from './headers.js';
import type { Table, TableRow } from './table.js';

export const SCANNED_ROWS = 30;
// A header is a few words; an instruction or a claim that happens to start like one is longer.
const HEADER_LENGTH = 60;

/** By which words a kind of table is known. */
export interface HeaderWords {
  /** The field that a column of this header says; null: none. */
  fieldOf: (header: string) => string | null;
  /** A header has at least one of these fields. */
  keys: readonly string[];
}

export const PATENT_WORDS: HeaderWords = {
  fieldOf: fieldOfHeader,
  keys: ['applicationNumber', 'publicationNumber', 'grantNumber', 'title'] satisfies ImportField[],
};

export async function firstRows(table: Table, count: number): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows) {
    rows.push(row);
    if (rows.length >= count) break;
  }
  return rows;
}

/** The row that names most fields: at least two, one of them a key. The first wins a tie. */
export function bestHeader(rows: TableRow[], words = PATENT_WORDS): TableRow | null {
  let best: TableRow | null = null;
  let bestScore = 1;
  for (const row of rows) {
    const fields = new Set(row.cells.map((cell) => fieldIn(words, cell)).filter((field) => field !== null));
    if (fields.size > bestScore && words.keys.some((key) => fields.has(key))) {
      best = row;
      bestScore = fields.size;
    }
  }
  return best;
}

export function fieldIn({ fieldOf }: HeaderWords, cell: string): string | null {
  return cell.length <= HEADER_LENGTH ? fieldOf(cell) : null;
}

export function headerField(cell: string): ImportField | null {
  return cell.length <= HEADER_LENGTH ? fieldOfHeader(cell) : null;
}
