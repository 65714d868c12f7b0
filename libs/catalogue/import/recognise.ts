import { FileRefused } from './file-refused.js';
import type { RecognitionNoteCode } from './findings.js';
import { bestHeader, firstRows, headerField, SCANNED_ROWS } from './header-row.js';
import type { ImportField } from './headers.js';
import type { Table, TableRow } from './table.js';

export interface RecognisedColumn {
  index: number;
  header: string;
  field: ImportField | null;
  /** Up to three different values, shortened, so that a person can judge the field. */
  samples: string[];
}

export interface Recognition {
  /** Row number of the header as the spreadsheet shows it; data starts below. */
  headerRow: number;
  columns: RecognisedColumn[];
  hasApplicationNumber: boolean;
  sampleRows: TableRow[];
  /** Which sheet of the workbook was read, and which others look like patents; absent for other files. */
  sheet?: string;
  sheets?: string[];
  note?: { code: RecognitionNoteCode; params: Record<string, string | number> };
  /** The fields are those that this organisation chose for an earlier file with the same headers. */
  mappingRemembered?: boolean;
}

/** How somebody reads one column; null: not at all. */
export interface ColumnChoice {
  index: number;
  field: ImportField | null;
}

const SAMPLED_ROWS = 200;
const SHOWN_ROWS = 10;
const SAMPLE_LENGTH = 80;

/** Finds the header below preambles and instruction rows, and says which column is which field. */
export async function recognise(table: Table): Promise<Recognition> {
  const rows = await firstRows(table, SCANNED_ROWS + SAMPLED_ROWS);
  if (rows.length === 0) throw new FileRefused('file_empty');
  const scanned = rows.slice(0, SCANNED_ROWS);
  const header = bestHeader(scanned);
  if (header === null) throw new FileRefused('no_header_row', { rows: SCANNED_ROWS });
  const data = rows.slice(rows.indexOf(header) + 1);
  if (data.length === 0) throw new FileRefused('no_data_rows', { row: header.rowNumber });
  const columns = describeColumns(header, data);
  const fields = new Set(columns.map((column) => column.field));
  return {
    headerRow: header.rowNumber,
    columns,
    hasApplicationNumber: fields.has('applicationNumber'),
    sampleRows: data.slice(0, SHOWN_ROWS),
    ...(table.sheets && { sheet: table.sheetName ?? '', sheets: table.sheets }),
    ...noteFor(fields),
  };
}

/** The same file with other fields for some of its columns; a choice for a column that it lacks says nothing. */
export function withColumns(recognition: Recognition, choices: ColumnChoice[]): Recognition {
  const chosen = new Map(choices.map(({ index, field }) => [index, field]));
  const columns = recognition.columns.map((column) => {
    const field = chosen.get(column.index);
    return field === undefined ? column : { ...column, field };
  });
  const fields = new Set(columns.map(({ field }) => field));
  const { note: _, ...rest } = recognition;
  return {
    ...rest,
    columns,
    hasApplicationNumber: fields.has('applicationNumber'),
    ...noteFor(fields),
  };
}

/** What header and values say by themselves, whatever a person has chosen since. */
export function recognisedField({ header, samples }: RecognisedColumn): ImportField | null {
  return believedField(header, samples);
}

function describeColumns(header: TableRow, data: TableRow[]): RecognisedColumn[] {
  const width = Math.max(header.cells.length, ...data.map((row) => row.cells.length));
  return Array.from({ length: width }, (_, index) => {
    const name = header.cells[index] ?? '';
    const samples = samplesOf(data, index);
    return { index, header: name.trim(), field: believedField(name, samples), samples };
  }).filter((column) => column.header !== '' || column.samples.length > 0);
}

/** Google Patents calls its publication numbers `id`; everybody else means a running number by that. */
function believedField(name: string, samples: string[]): ImportField | null {
  if (/^\s*id\s*$/iu.test(name) && !samples.every((sample) => /^[A-Z]{2}-?\d/u.test(sample))) return null;
  return headerField(name);
}

function samplesOf(data: TableRow[], index: number): string[] {
  const samples = new Set<string>();
  for (const row of data) {
    const value = (row.cells[index] ?? '').trim();
    if (value !== '' && value !== '-') samples.add([...value].slice(0, SAMPLE_LENGTH).join(''));
    if (samples.size === 3) break;
  }
  return [...samples];
}

function noteFor(fields: Set<ImportField | null>): Pick<Recognition, 'note'> {
  if (fields.has('applicationNumber')) return {};
  const known = fields.has('publicationNumber') || fields.has('grantNumber');
  return { note: { code: known ? 'no_application_number' : 'no_number_column', params: {} } };
}
