import { upright } from './downwards.js';
import { FileRefused } from './file-refused.js';
import { bestHeader, firstRows, type HeaderWords, PATENT_WORDS, SCANNED_ROWS } from './header-row.js';
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
  /** The sheet that a person chose; absent: the first that has a header of these words. */
  sheet?: string,
  words = PATENT_WORDS,
): Promise<Table> {
  const all = { ...defaultLimits, ...limits };
  switch (sniff(bytes)) {
    case 'ZIP':
      return upright(await wantedSheet(await openWorkbook(bytes, all), words, sheet), words);
    case 'XLS':
      return upright(await wantedSheet(await openXls(bytes, all), words, sheet), words);
    case 'CNIPA_XML':
      return openCnipaXml(bytes, all);
    case 'TEXT':
      return upright(openTextTable(bytes, all), words);
  }
}

/**
 * The sheet that was asked for, else the first with a header of these words: a cover or a summary often stands before it.
 * Where none has such a header, the first with content.
 */
async function wantedSheet(tables: Table[], words: HeaderWords, asked?: string): Promise<Table> {
  const filled: Table[] = [];
  const known: Table[] = [];
  for (const table of tables) {
    const rows = await firstRows(table, SCANNED_ROWS);
    if (rows.length > 0) filled.push(table);
    if (bestHeader(rows, words) !== null) known.push(table);
  }
  const sheets = namesOf(known.length > 0 ? known : filled);
  const found =
    asked === undefined ? (known[0] ?? filled[0]) : tables.find(({ sheetName }) => sheetName === asked);
  if (found) return { ...found, sheets };
  if (asked === undefined) throw new FileRefused('workbook_empty');
  throw new FileRefused('sheet_unknown', { value: asked, sheets: namesOf(tables).join('、') });
}

function namesOf(tables: Table[]): string[] {
  return tables.map(({ sheetName }) => sheetName ?? '');
}
