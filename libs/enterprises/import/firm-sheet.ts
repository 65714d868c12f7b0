import {
  asAnswer,
  bestHeader,
  type FieldColumn,
  firstRows,
  type HeaderWords,
  openTable,
  SCANNED_ROWS,
  type Table,
  type TableRow,
} from '#libs/catalogue';
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

export type FirmColumn = FieldColumn<FirmField>;
export interface FirmSheet {
  /** Null for a text file. */
  sheet: string | null;
  columns: FirmColumn[];
  rows: TableRow[];
}

/** A firm is known by its credit code: without it nobody can say which one is meant. */
const FIRM_WORDS: HeaderWords = { fieldOf: firmFieldOf, keys: ['uscc'] };

/**
 * The rows of the first sheet that has a header of firms.
 * @throws DomainError with the code of what is wrong with the file; firm_header_missing, firm_rows_missing, firm_rows_too_many
 */
export function readFirmSheet(bytes: Buffer): Promise<FirmSheet> {
  return asAnswer(async () => {
    const table = await openTable(bytes, '', LIMITS, undefined, FIRM_WORDS);
    const header = bestHeader(await firstRows(table, SCANNED_ROWS), FIRM_WORDS);
    if (!header) throw refuseEnterprise.firm_header_missing({ rows: SCANNED_ROWS });
    return below(table, header);
  });
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
