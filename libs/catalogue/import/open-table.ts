import { openTextTable } from './read-text.js';
import { openWorkbook } from './read-workbook.js';
import { sniff } from './sniff.js';
import { defaultLimits, type Table, type TableLimits } from './table.js';

export { FileRefused } from './file-refused.js';
export type { Table, TableLimits, TableRow } from './table.js';

/**
 * Opens an export file as a table of texts. Throws FileRefused where it is no table that we read, also while
 * its rows are read (a damaged part shows only then).
 */
export async function openTable(
  bytes: Buffer,
  // Not believed; kept in the signature because refusals are shown beside the file's name.
  _fileName: string,
  limits: Partial<TableLimits> = {},
): Promise<Table> {
  const all = { ...defaultLimits, ...limits };
  return sniff(bytes) === 'ZIP' ? openWorkbook(bytes, all) : openTextTable(bytes, all);
}
