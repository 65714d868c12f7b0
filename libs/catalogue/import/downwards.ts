import { bestHeader, fieldIn, firstRows, type HeaderWords, SCANNED_ROWS } from './header-row.js';
import type { Table, TableRow } from './table.js';

/** In so many rows every field of a record has come by once. */
const NAMED_ROWS = 300;
const FEWEST_FIELDS = 3;

/**
 * Some tools print each record downwards, a field's name in the first column of every row and its values beside it.
 * Turned into the usual shape; any other table stays as it is.
 */
export async function upright(table: Table, words: HeaderWords): Promise<Table> {
  const isNamed = ({ cells }: TableRow) => cells.length >= 2 && fieldIn(words, cells[0] ?? '') !== null;
  const rows = await firstRows(table, NAMED_ROWS);
  const scanned = rows.slice(0, SCANNED_ROWS);
  if (bestHeader(scanned, words) !== null) return table;
  const fields = new Set(scanned.filter(isNamed).map(({ cells }) => fieldIn(words, cells[0] ?? '')));
  if (fields.size < FEWEST_FIELDS) return table;
  const names = [...new Set(rows.filter(isNamed).map(nameOf))];
  return { ...table, rows: { [Symbol.asyncIterator]: () => records(table, names) } };
}

function nameOf({ cells }: TableRow): string {
  return cells[0]?.trim() ?? '';
}

/** A record ends where one of its names comes again. It bears the number of its first row; the header is row 0. */
async function* records(table: Table, names: string[]): AsyncGenerator<TableRow> {
  yield { rowNumber: 0, cells: names };
  let record = new Map<string, string>();
  let rowNumber = 0;
  const told = (): TableRow => ({ rowNumber, cells: names.map((name) => record.get(name) ?? '') });
  for await (const row of table.rows) {
    const name = nameOf(row);
    if (!names.includes(name)) continue;
    if (record.has(name)) {
      yield told();
      record = new Map();
    }
    if (record.size === 0) rowNumber = row.rowNumber;
    const values = row.cells.slice(1).filter((cell) => cell.trim() !== '');
    record.set(name, values.join('; '));
  }
  if (record.size > 0) yield told();
}
