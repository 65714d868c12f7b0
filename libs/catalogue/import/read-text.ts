import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse, type Options } from 'csv-parse';
import { FileRefused } from './file-refused.js';
import { unmarkedUtf16 } from './sniff.js';
import type { Table, TableLimits, TableRow } from './table.js';

type Encoding = NonNullable<Table['encoding']>;

const CHUNK = 64 * 1024;
const SAMPLE = 256 * 1024;
const DELIMITERS = [',', '\t', ';', '|'];
const LINE_ENDS = ['\r\n', '\n', '\r'];
/** A record of more cells' worth of text is none: the parser would collect it to the end of the file. */
const LONGEST_CELLS = 4;
const [QUOTE, LINE_FEED, RETURN] = [0x22, 0x0a, 0x0d];

export function openTextTable(bytes: Buffer, limits: TableLimits): Table {
  const encoding = encodingOf(bytes);
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE));
  if (sample.trim() === '') throw new FileRefused('file_empty');
  const delimiter = delimiterOf(sample);
  refuseBeyond(limits, bytes, encoding, delimiter);
  const options = { delimiter, record_delimiter: lineEndOf(sample) };
  return {
    sheetName: null,
    format: delimiter === '\t' ? 'TSV' : 'CSV',
    encoding,
    rows: { [Symbol.asyncIterator]: () => readRows(bytes, encoding, options, limits) },
  };
}

/** Millions of rows or columns are counted in a tenth of a second; the parser would take minutes over them. */
function refuseBeyond(limits: TableLimits, bytes: Buffer, encoding: Encoding, delimiter: string): void {
  const separator = delimiter.charCodeAt(0);
  let [rows, columns, quoted, last] = [0, 1, false, 0];
  for (const text of decode(bytes, encoding)) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) quoted = !quoted;
      else if (code === separator && !quoted) columns += 1;
      else if (code === RETURN || (code === LINE_FEED && last !== RETURN)) {
        // Also in quotes: after a stray one, whole texts would look like one endless row.
        columns = 1;
        if (!quoted) rows += 1;
      }
      last = code;
      if (columns > limits.maxColumns) throw tooManyColumns(limits);
      if (rows > limits.maxRows) throw tooManyRows(limits);
    }
  }
}

function tooManyRows({ maxRows }: TableLimits): FileRefused {
  return new FileRefused('too_many_rows', { limit: maxRows });
}

function tooManyColumns({ maxColumns }: TableLimits): FileRefused {
  return new FileRefused('too_many_columns', { limit: maxColumns });
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  const unmarked = bytes.subarray(0, 1024).includes(0) ? unmarkedUtf16(bytes) : null;
  if (unmarked !== null) return unmarked;
  if (isUtf8(bytes)) return 'UTF-8';
  if (decodes(bytes, 'GB18030')) return looksLikeDamagedUtf8(bytes) ? refuse('text_damaged') : 'GB18030';
  return refuse(looksLikeDamagedUtf8(bytes) ? 'text_damaged' : 'text_encoding_unknown');
}

function refuse(code: 'text_damaged' | 'text_encoding_unknown'): never {
  throw new FileRefused(code);
}

function decodes(bytes: Buffer, encoding: Encoding): boolean {
  try {
    for (const _ of decode(bytes, encoding)) void _;
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 with a few broken bytes also decodes as GB18030, into nonsense; better to say so than to store it. */
function looksLikeDamagedUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, SAMPLE));
  const broken = text.match(/\ufffd/gu)?.length ?? 0;
  const sound = text.match(/[\u0080-\ufffc]/gu)?.length ?? 0;
  return sound > 0 && broken * 20 < sound;
}

function* decode(bytes: Buffer, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += CHUNK) {
    yield decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
  }
  yield decoder.decode();
}

/** The first end of a line outside of quotes ends every row; any of them where none is in sight. */
function lineEndOf(sample: string): string | string[] {
  return /\r\n|\n|\r/u.exec(sample.replace(/"[^"]*"/gu, ''))?.[0] ?? LINE_ENDS;
}

/** The delimiter that most lines carry outside of quotes; a comma where there is none. */
function delimiterOf(sample: string): string {
  const declared = /^sep=([,;|\t])\r?\n/iu.exec(sample)?.[1];
  if (declared !== undefined) return declared;
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, lines: 0, total: 0 }));
  for (const line of sample
    .replace(/"[^"]*"/gu, '""')
    .split(/\r?\n/u)
    .slice(0, 40)) {
    for (const count of counts) {
      const found = line.split(count.delimiter).length - 1;
      if (found > 0) count.lines += 1;
      count.total += found;
    }
  }
  counts.sort((a, b) => b.lines - a.lines || b.total - a.total);
  return (counts[0]?.lines ?? 0) > 0 ? (counts[0]?.delimiter ?? ',') : ',';
}

async function* readRows(
  bytes: Buffer,
  encoding: Encoding,
  { delimiter, record_delimiter }: Pick<Options, 'delimiter' | 'record_delimiter'>,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  const options: Options = {
    delimiter,
    record_delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
  };
  const parser = parse({ ...options, max_record_size: limits.maxCellLength * LONGEST_CELLS });
  // A reader that stops early ends the pipeline; that is no fault, and real ones reach the loop below.
  const feeding = pipeline(Readable.from(decode(bytes, encoding)), parser).catch(() => undefined);
  let rowNumber = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      rowNumber += 1;
      check(cells, rowNumber, limits);
      if (cells.some((cell) => cell.trim() !== '')) yield { rowNumber, cells };
    }
  } catch (error) {
    throw refusalFor(error, rowNumber + 1, limits);
  } finally {
    parser.destroy();
    await feeding;
  }
}

function check(cells: string[], row: number, limits: TableLimits): void {
  if (row > limits.maxRows) throw tooManyRows(limits);
  if (cells.length > limits.maxColumns) throw tooManyColumns(limits);
  if (cells.some((cell) => cell.length > limits.maxCellLength)) {
    throw new FileRefused('cell_too_long', { row, limit: limits.maxCellLength });
  }
}

function refusalFor(error: unknown, row: number, { maxCellLength }: TableLimits): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new FileRefused('csv_quote_not_closed', { row });
  // Whether a quotation mark would have been closed in the end is not known here. The parser is ahead of its reader.
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new FileRefused('csv_row_too_long', {
      row: Number(error['records'] ?? row - 1) + 1,
      limit: maxCellLength * LONGEST_CELLS,
    });
  return new FileRefused('csv_damaged', { row });
}
