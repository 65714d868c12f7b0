import { asAnswer, bestHeader, FileRefused, firstRows, openTable, SCANNED_ROWS } from '#libs/catalogue';
import type { Language } from '#libs/platform';
import { refuseDemand } from '../demand.errors.js';
import { NEED_WORDS } from './need-headers.js';
import { readRow, type RowRead } from './need-row.js';
import { type Columns, columnsOf } from './need-row-cells.js';

/** Rows of one sheet; so many drafts are one transaction. */
export const MOST_NEEDS = 2_000;
const LIMITS = {
  maxRows: MOST_NEEDS,
  maxColumns: 500,
  maxCellLength: 32_767,
  maxUnpackedBytes: 100_000_000,
  maxTextBytes: 50_000_000,
};

export interface ReadTable {
  sheet: string | null;
  headerRow: number;
  headers: string[];
  columns: Columns;
  rows: { rowNumber: number; read: RowRead }[];
}

/** A file of needs, read whole: nothing of it is kept. */
export function readTable(bytes: Buffer, language: Language): Promise<ReadTable> {
  return asAnswer(async () => {
    const table = await openTable(bytes, '', LIMITS, undefined, NEED_WORDS);
    const header = bestHeader(await firstRows(table, SCANNED_ROWS), NEED_WORDS);
    if (header === null) throw refuseDemand.need_header_missing({ rows: SCANNED_ROWS });
    const columns = columnsOf(header.cells);
    const rows: ReadTable['rows'] = [];
    for await (const { rowNumber, cells, uncalculated } of table.rows)
      if (rowNumber > header.rowNumber)
        rows.push({ rowNumber, read: readRow(columns, cells, language, uncalculated) });
    if (rows.length === 0) throw new FileRefused('no_data_rows', { row: header.rowNumber });
    return { sheet: table.sheetName, headerRow: header.rowNumber, headers: header.cells, columns, rows };
  });
}
