export interface TableRow {
  /** As the spreadsheet program numbers it, from 1; blank rows are skipped but counted. */
  rowNumber: number;
  cells: string[];
  /** Columns whose formula has no stored value: nobody has calculated them. */
  uncalculated?: number[];
}

export interface Table {
  /** null for a text file. */
  sheetName: string | null;
  /** The sheets of the workbook that look like what is wanted, in their order; absent for other files. */
  sheets?: string[];
  format: 'XLSX' | 'XLS' | 'CSV' | 'TSV' | 'CNIPA_XML';
  encoding?: 'UTF-8' | 'GB18030' | 'UTF-16LE' | 'UTF-16BE';
  /** Streams; each iteration starts again at the first row. */
  rows: AsyncIterable<TableRow>;
}

/** What a file may cost us, whatever it claims. */
export interface TableLimits {
  /** Unpacked bytes of one part; parts are streamed, so this costs time, not memory. */
  maxUnpackedBytes: number;
  /** Bytes of the shared strings, the one part of a workbook that must be held. */
  maxTextBytes: number;
  /** Unpacked to packed, checked from `ratioFloorBytes` on: small sheets of blanks pack very well. */
  maxRatio: number;
  ratioFloorBytes: number;
  /** A worksheet's own limit. */
  maxRows: number;
  maxColumns: number;
  maxCellLength: number;
  /** The old binary format is parsed whole, by a library, in a process of its own. */
  maxXlsSeconds: number;
}

export const defaultLimits: TableLimits = {
  maxUnpackedBytes: 1_500_000_000,
  maxTextBytes: 500_000_000,
  maxRatio: 200,
  ratioFloorBytes: 50_000_000,
  maxRows: 1_048_576,
  maxColumns: 16_384,
  maxCellLength: 1_000_000,
  maxXlsSeconds: 60,
};
