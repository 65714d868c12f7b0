import { upright } from './downwards.js';
import { FileRefused } from './file-refused.js';
import { bestHeader, firstRows, SCANNED_ROWS } from './header-row.js';
import { openCnipaXml } from './read-cnipa-xml.js';
import { openTextTable } from './read-text.js';
import { openWorkbook } from './read-workbook.js';
import { openXls } from './read-xls.js';
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
  switch (sniff(bytes)) {
    case 'ZIP':
      return upright(await sheetOfPatents(await openWorkbook(bytes, all)));
    case 'XLS':
      return upright(await sheetOfPatents(await openXls(bytes, all)));
    case 'CNIPA_XML':
      return openCnipaXml(bytes, all);
    case 'TEXT':
      return upright(openTextTable(bytes, all));
  }
}

/** The first sheet with a header of patents: a cover or a summary often stands before it. Else the first with content. */
async function sheetOfPatents(sheets: Table[]): Promise<Table> {
  let first: Table | undefined;
  for (const sheet of sheets) {
    const rows = await firstRows(sheet, SCANNED_ROWS);
    if (bestHeader(rows) !== null) return sheet;
    if (rows.length > 0) first ??= sheet;
  }
  if (!first) throw new FileRefused('workbook_empty');
  return first;
}
