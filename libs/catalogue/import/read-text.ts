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

export function openTextTable(bytes: Buffer, limits: TableLimits): Table {
  const encoding = encodingOf(bytes);
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE));
  if (sample.trim() === '') throw new FileRefused('file_empty');
  const delimiter = delimiterOf(sample);
  return {
    sheetName: null,
    format: delimiter === '\t' ? 'TSV' : 'CSV',
    encoding,
    rows: { [Symbol.asyncIterator]: () => readRows(bytes, encoding, delimiter, limits) },
  };
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
  delimiter: string,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  const options: Options = {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
  };
  const parser = parse({ ...options, max_record_size: limits.maxCellLength * 4 });
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
    throw refusalFor(error, rowNumber + 1);
  } finally {
    parser.destroy();
    await feeding;
  }
}

function check(cells: string[], row: number, limits: TableLimits): void {
  if (row > limits.maxRows) throw new FileRefused('too_many_rows', { limit: limits.maxRows });
  if (cells.length > limits.maxColumns)
    throw new FileRefused('too_many_columns', { limit: limits.maxColumns });
  if (cells.some((cell) => cell.length > limits.maxCellLength)) {
    throw new FileRefused('cell_too_long', { row, limit: limits.maxCellLength });
  }
}

function refusalFor(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new FileRefused('csv_quote_not_closed', { row });
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new FileRefused('csv_quote_not_closed', { row });
  return new FileRefused('csv_damaged', { row });
}
