import { DomainError } from '#libs/platform';
import { FileRefused } from './import/file-refused.js';

/** What reads and writes a table of any kind; other libs come for it here. */
export { oneLine, parseDay, splitValues } from './import/cell-values.js';
export { bestHeader, fieldIn, firstRows, type HeaderWords, SCANNED_ROWS } from './import/header-row.js';
export { foldHeader } from './import/headers.js';
export { type CellFault, type FieldColumn, TableCells } from './import/table-cells.js';
export { FileRefused, openTable, type Table, type TableRow } from './import/open-table.js';
export { writeCsv } from './export/csv-writer.js';
export { joinValues } from './export/join-values.js';
export { CELL_LIMIT, type SheetOfRows, WORKBOOK, writeWorkbook, writeXlsx } from './export/xlsx-writer.js';
export { eachListed, MOST_ROWS } from './export/each-listed.js';

/** A file that is refused as a whole is an answer of the API: 422 with its code. */
export async function asAnswer<T>(reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (error) {
    throw error instanceof FileRefused ? new DomainError(error.code, 422, error.params) : error;
  }
}
