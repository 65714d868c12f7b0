/**
 * Reads an old .xls workbook in a process of its own, which the parent bounds in memory and time: the binary format is
 * forty years old and parsed by a library, so whatever a hostile file does to it stays in here.
 *
 *   node xls-child.mjs sheets       one line: [{name, hidden}, …]
 *   node xls-child.mjs rows SHEET   {date1904}, then one line a row of the sheet at this position: [rowNumber, cells]
 *
 * A cell is a text, or [number, format] where the workbook stores a number. The workbook comes on standard input.
 * Exit code 3: protected by a password.
 */
import { buffer } from 'node:stream/consumers';
import { read, set_cptable } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';

// Workbooks of Excel 95 keep Chinese in code page 936.
set_cptable(codePages);

const PROTECTED = 3;
const [mode, sheet] = process.argv.slice(2);
const book = parse(await buffer(process.stdin));

if (mode === 'sheets') {
  const list = book.Workbook?.Sheets ?? [];
  await say(book.SheetNames.map((name, at) => ({ name, hidden: Boolean(list[at]?.Hidden) })));
} else {
  await say({ date1904: Boolean(book.Workbook?.WBProps?.date1904) });
  for (const row of rowsOf(book.Sheets[book.SheetNames[Number(sheet)]])) await say(row);
}

function parse(bytes) {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      // The stored value is read; no formula is even looked at.
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      ...(mode === 'sheets' && { sheetRows: 1 }),
    });
  } catch (error) {
    process.exit(/password-protected/i.test(String(error)) ? PROTECTED : 1);
  }
}

function* rowsOf({ '!data': rows = [] } = {}) {
  for (const [at, row = []] of rows.entries()) {
    const cells = Array.from(row, shown);
    if (cells.some((cell) => cell !== '')) yield [at + 1, cells];
  }
}

function shown(cell) {
  if (cell?.v === undefined || cell.v === null) return '';
  if (cell.t === 'n') return [cell.v, cell.z ?? 'General'];
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  return cell.t === 'e' ? (cell.w ?? '') : String(cell.v);
}

/** Waits while the parent reads more slowly than we write. */
function say(line) {
  const goesOn = process.stdout.write(`${JSON.stringify(line)}\n`);
  return goesOn ? undefined : new Promise((resolve) => process.stdout.once('drain', resolve));
}
