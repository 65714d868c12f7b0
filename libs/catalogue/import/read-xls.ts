import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FileRefused } from './file-refused.js';
import { cellFormat, showNumber } from './number-format.js';
import type { Table, TableLimits, TableRow } from './table.js';

const CHILD = fileURLToPath(new URL('./xls-child.mjs', import.meta.url));
const MEMORY_MB = 1024;
const PROTECTED = 3;

type RawCell = string | [value: number, format: string];
type RawRow = [rowNumber: number, cells: RawCell[]];

/** The visible sheets of an old .xls workbook. Each pass over the rows parses it again, in a bounded process. */
export async function openXls(bytes: Buffer, limits: TableLimits): Promise<Table[]> {
  const sheets: { name: string; hidden: boolean }[] = [];
  for await (const line of linesOf(bytes, limits, 'sheets')) sheets.push(...(line as typeof sheets));
  const all = sheets.map(({ name, hidden }, at) => ({
    hidden,
    table: {
      sheetName: name,
      format: 'XLS' as const,
      rows: { [Symbol.asyncIterator]: () => readRows(bytes, limits, at) },
    },
  }));
  const visible = all.filter(({ hidden }) => !hidden);
  return (visible.length > 0 ? visible : all).map(({ table }) => table);
}

async function* readRows(bytes: Buffer, limits: TableLimits, sheet: number): AsyncGenerator<TableRow> {
  let date1904 = false;
  for await (const line of linesOf(bytes, limits, 'rows', String(sheet))) {
    if (!Array.isArray(line)) {
      ({ date1904 } = line as { date1904: boolean });
      continue;
    }
    const [rowNumber, cells] = line as RawRow;
    const long = cells.some((cell) => cell.length > limits.maxCellLength);
    if (long) throw new FileRefused('cell_too_long', { row: rowNumber, limit: limits.maxCellLength });
    yield { rowNumber, cells: cells.map((cell) => shown(cell, date1904)) };
  }
}

function shown(cell: RawCell, date1904: boolean): string {
  if (typeof cell === 'string') return cell;
  const [value, format] = cell;
  return showNumber(String(value), cellFormat(0, format), date1904);
}

/** What the child says, line by line; ends it when the reader has enough, when it takes too long, or too much. */
async function* linesOf(
  bytes: Buffer,
  { maxXlsSeconds }: TableLimits,
  ...args: string[]
): AsyncGenerator<unknown> {
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MB}`, CHILD, ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Nothing of ours is its business: no database address, no secrets.
    env: {},
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  });
  const tooLong = setTimeout(() => child.kill('SIGKILL'), maxXlsSeconds * 1000);
  // A child that has seen enough closes its end; that is no fault of ours.
  child.stdin.on('error', () => undefined);
  child.stdin.end(bytes);
  try {
    for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line);
    const code = await ended;
    if (code === 0) return;
    if (code === PROTECTED) throw new FileRefused('file_encrypted');
    // Ended by a signal: our clock, or the system for want of memory.
    throw new FileRefused(code === null ? 'xls_too_heavy' : 'workbook_damaged');
  } finally {
    clearTimeout(tooLong);
    child.kill('SIGKILL');
  }
}
