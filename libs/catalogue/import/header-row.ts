import { fieldOfHeader, type ImportField } from './headers.js';
import type { Table, TableRow } from './table.js';

export const SCANNED_ROWS = 30;
// A header is a few words; an instruction or a claim that happens to start like one is longer.
const HEADER_LENGTH = 60;
const KEYS: ImportField[] = ['applicationNumber', 'publicationNumber', 'grantNumber', 'title'];

export async function firstRows(table: Table, count: number): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows) {
    rows.push(row);
    if (rows.length >= count) break;
  }
  return rows;
}

/** The row that names most fields: at least two, one of them a number or the title. The first wins a tie. */
export function bestHeader(rows: TableRow[]): TableRow | null {
  let best: TableRow | null = null;
  let bestScore = 1;
  for (const row of rows) {
    const fields = new Set(row.cells.map(headerField).filter((field) => field !== null));
    if (fields.size > bestScore && KEYS.some((key) => fields.has(key))) {
      best = row;
      bestScore = fields.size;
    }
  }
  return best;
}

export function headerField(cell: string): ImportField | null {
  return cell.length <= HEADER_LENGTH ? fieldOfHeader(cell) : null;
}
