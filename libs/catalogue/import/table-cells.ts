import type { Params } from '#libs/platform';
import { oneLine } from './cell-values.js';
import type { TableRow } from './open-table.js';
import { readCell, shownValue } from './read-cell.js';

export interface FieldColumn<F extends string> {
  index: number;
  header: string;
  /** Null: a column that nobody reads. */
  field: F | null;
}

export interface CellFault {
  column: string | null;
  /** As much as a report repeats; null where the cell is blank. */
  value: string | null;
  code: string;
  params: Params;
}

/**
 * One row of a table by field, and what is wrong in it: of a field the first fault is told. Of several columns of one field
 * the first that is not blank counts.
 */
export class TableCells<F extends string> {
  readonly faults: CellFault[] = [];
  private readonly read = new Map<F, { header: string; text: string | null }>();
  private readonly refused = new Set<F>();

  /** @param uncalculated the fault of a formula that nobody has calculated */
  constructor(
    columns: Iterable<FieldColumn<F>>,
    row: Pick<TableRow, 'cells' | 'uncalculated'>,
    uncalculated: string,
  ) {
    for (const { index, header, field } of columns) {
      if (field === null) continue;
      if (row.uncalculated?.includes(index)) this.add(field, uncalculated, header, null);
      if (this.text(field) === null) {
        const text = readCell(row.cells[index]);
        if (text !== null || !this.read.has(field)) this.read.set(field, { header, text });
      }
    }
  }

  /** Null where the row says nothing of it. */
  said(field: F): { header: string; text: string } | null {
    const cell = this.read.get(field);
    return cell && cell.text !== null ? { header: cell.header, text: cell.text } : null;
  }

  text(field: F): string | null {
    return this.read.get(field)?.text ?? null;
  }

  line(field: F): string | null {
    const text = this.text(field);
    return text === null ? null : oneLine(text);
  }

  /** `params.value` is what the cell says, unless told otherwise. */
  refuse(field: F, code: string, params: Params = {}): void {
    const { header = null, text = null } = this.read.get(field) ?? {};
    this.add(field, code, header, text, params);
  }

  private add(field: F, code: string, column: string | null, text: string | null, params: Params = {}): void {
    if (this.refused.has(field)) return;
    this.refused.add(field);
    const told = shownValue(String(params['value'] ?? text ?? ''));
    const value = text === null ? null : shownValue(text);
    this.faults.push({ column, value, code, params: { ...params, value: told } });
  }
}
