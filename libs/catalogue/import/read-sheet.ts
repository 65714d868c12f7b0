import type { Readable } from 'node:stream';
import { FileRefused } from './file-refused.js';
import { generalFormat, showNumber, type CellFormat } from './number-format.js';
import type { TableLimits, TableRow } from './table.js';
import type { TextStore } from './text-store.js';
import { walkXml, type XmlHandler } from './xml.js';

export interface SheetContext {
  texts: TextStore;
  formats: CellFormat[];
  date1904: boolean;
  limits: TableLimits;
}

export async function* readSheet(
  openStream: () => Promise<Readable | null>,
  context: SheetContext,
): AsyncGenerator<TableRow> {
  const stream = await openStream();
  if (stream === null) return;
  const collector = new RowCollector(context);
  for await (const _ of walkXml(stream, collector)) {
    yield* collector.take();
  }
}

/** Collects the rows of a worksheet. Formulas are never evaluated: their stored value is read. */
class RowCollector implements XmlHandler {
  private done: TableRow[] = [];
  private rowNumber = 0;
  private cells: string[] = [];
  private blank = true;
  private uncalculated: number[] = [];
  private hasFormula = false;
  private column = -1;
  private type = 'n';
  private format = generalFormat;
  private value = '';
  private inValue = false;
  private phonetic = false;

  constructor(private readonly context: SheetContext) {}

  take(): TableRow[] {
    const rows = this.done;
    this.done = [];
    return rows;
  }

  open(name: string, attributes: Record<string, string>): void {
    switch (name) {
      case 'row':
        return this.openRow(attributes['r']);
      case 'c':
        return this.openCell(attributes);
      case 'f':
        this.hasFormula = true;
        return;
      case 'rPh':
        this.phonetic = true;
        return;
      case 'v':
      case 't':
        this.inValue = !this.phonetic;
    }
  }

  text(text: string): void {
    if (!this.inValue) return;
    this.value += text;
    const { maxCellLength } = this.context.limits;
    if (this.value.length > maxCellLength) {
      throw new FileRefused('cell_too_long', { row: this.rowNumber, limit: maxCellLength });
    }
  }

  close(name: string): void {
    switch (name) {
      case 'row':
        return this.closeRow();
      case 'c':
        return this.closeCell();
      case 'rPh':
        this.phonetic = false;
        return;
      case 'v':
      case 't':
        this.inValue = false;
    }
  }

  private openRow(number: string | undefined): void {
    this.rowNumber = number === undefined ? this.rowNumber + 1 : Number(number);
    const { maxRows } = this.context.limits;
    if (!(this.rowNumber <= maxRows)) throw new FileRefused('too_many_rows', { limit: maxRows });
    this.cells = [];
    this.blank = true;
    this.uncalculated = [];
    this.column = -1;
  }

  private closeRow(): void {
    const { rowNumber, cells, uncalculated } = this;
    if (this.blank && uncalculated.length === 0) return;
    this.done.push({ rowNumber, cells, ...(uncalculated.length > 0 && { uncalculated }) });
  }

  private openCell(attributes: Record<string, string>): void {
    this.column = columnOf(attributes['r']) ?? this.column + 1;
    const { maxColumns } = this.context.limits;
    if (this.column >= maxColumns) throw new FileRefused('too_many_columns', { limit: maxColumns });
    this.type = attributes['t'] ?? 'n';
    this.format = this.context.formats[Number(attributes['s'] ?? 0)] ?? generalFormat;
    this.value = '';
    this.hasFormula = false;
  }

  private closeCell(): void {
    if (this.hasFormula && this.value === '' && this.type !== 'str') this.uncalculated.push(this.column);
    const shown = this.shown();
    if (shown === '') return;
    // Cells that the file leaves out are blank; an array with holes would be none.
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = shown;
    if (this.blank && shown.trim() !== '') this.blank = false;
  }

  private shown(): string {
    switch (this.type) {
      case 's':
        return unescapeText(this.context.texts.get(Number(this.value)) ?? '');
      case 'inlineStr':
      case 'str':
        return unescapeText(this.value);
      case 'b':
        return this.value === '1' ? 'TRUE' : this.value === '0' ? 'FALSE' : this.value;
      case 'd':
        return this.value.slice(0, 10);
      case 'n':
        return showNumber(this.value, this.format, this.context.date1904);
      default:
        return this.value;
    }
  }
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? null : column - 1;
}

/** The format writes control characters as `_x000D_`. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
