import { escapeText } from '../import/escaped-text.js';

/** Rows as CSV: UTF-8 with the mark by which Excel knows it, quoted where needed, nothing that a spreadsheet runs. */
export async function* writeCsv(rows: AsyncIterable<string[]>): AsyncGenerator<string> {
  yield '\ufeff';
  for await (const row of rows) yield `${row.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  const safe = escapeText(text);
  return /[",;|\t\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
