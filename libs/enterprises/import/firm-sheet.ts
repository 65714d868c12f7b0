import { FileRefused, firstRows, openSheets, type Table, type TableRow } from '#libs/catalogue';
import { DomainError } from '#libs/platform';
import { refuseEnterprise } from '../enterprises.errors.js';
import { type FirmField, firmFieldOf } from './firm-headers.js';

/** One file is taken over in one transaction, while somebody waits. */
export const MOST_ROWS = 2000;
const LIMITS = {
  maxRows: 10_000,
  maxColumns: 500,
  maxCellLength: 32_767,
  maxUnpackedBytes: 200_000_000,
  maxTextBytes: 100_000_000,
};
const SCANNED_ROWS = 30;

export interface FirmColumn {
  index: number;
  header: string;
  field: FirmField | null;
}
export interface FirmSheet {
  /** Null for a text file. */
  sheet: string | null;
  columns: FirmColumn[];
  rows: TableRow[];
}

/**
 * The rows of the first sheet that has a header of firms.
 * @throws DomainError with the code of what is wrong with the file; firm_header_missing, firm_rows_missing, firm_rows_too_many
 */
export async function readFirmSheet(bytes: Buffer): Promise<FirmSheet> {
  try {
    for (const table of await openSheets(bytes, LIMITS)) {
      const header = headerOf(await firstRows(table, SCANNED_ROWS));
      if (header) return await below(table, header);
    }
  } catch (error) {
    if (error instanceof FileRefused) throw new DomainError(error.code, 422, error.params);
    throw error;
  }
  throw refuseEnterprise.firm_header_missing({ rows: SCANNED_ROWS });
}

/** The row that names most fields, the credit code among them: without it nobody can say which firm is meant. */
function headerOf(rows: TableRow[]): TableRow | null {
  let best: TableRow | null = null;
  let most = 1;
  for (const row of rows) {
    const fields = new Set(row.cells.map(firmFieldOf).filter((field) => field !== null));
    if (fields.size <= most || !fields.has('uscc')) continue;
    [best, most] = [row, fields.size];
  }
  return best;
}

async function below(table: Table, header: TableRow): Promise<FirmSheet> {
  const rows: TableRow[] = [];
  for await (const row of table.rows) {
    if (row.rowNumber <= header.rowNumber) continue;
    rows.push(row);
    if (rows.length > MOST_ROWS) throw refuseEnterprise.firm_rows_too_many({ limit: MOST_ROWS });
  }
  if (rows.length === 0) throw refuseEnterprise.firm_rows_missing({ row: header.rowNumber });
  const columns = header.cells.map((cell, index) => ({
    index,
    header: cell.trim(),
    field: firmFieldOf(cell),
  }));
  return { sheet: table.sheetName, columns: columns.filter((column) => column.header !== ''), rows };
}
