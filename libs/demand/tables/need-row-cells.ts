import { oneLine, readCell, shownValue } from '#libs/catalogue';
import type { Params } from '#libs/platform';
import { fieldOf, type TableField } from './need-headers.js';

export interface Column {
  index: number;
  header: string;
}
export type Columns = ReadonlyMap<TableField, Column[]>;

export interface RowFault {
  column: string | null;
  value: string | null;
  code: string;
  params: Params;
}

/** Columns of a header by what they say; of several the first that is not blank counts in each row. */
export function columnsOf(headers: string[]): Columns {
  const columns = new Map<TableField, Column[]>();
  headers.forEach((header, index) => {
    const field = fieldOf(header);
    if (field !== null) columns.set(field, [...(columns.get(field) ?? []), { index, header: header.trim() }]);
  });
  return columns;
}

/** One row by field, and what is wrong in it: of a field the first fault is told. */
export class NeedRowCells {
  readonly faults: RowFault[] = [];
  private readonly refused = new Set<TableField>();

  constructor(
    private readonly columns: Columns,
    private readonly cells: string[],
    uncalculated: number[],
  ) {
    for (const [field, list] of columns)
      for (const { index, header } of list)
        if (uncalculated.includes(index)) this.add(field, 'need_formula_open', header, null);
  }

  said(field: TableField): { header: string; text: string } | null {
    for (const { index, header } of this.columns.get(field) ?? []) {
      const text = readCell(this.cells[index]);
      if (text !== null) return { header, text };
    }
    return null;
  }

  text(field: TableField): string | null {
    return this.said(field)?.text ?? null;
  }

  line(field: TableField): string | null {
    const text = this.text(field);
    return text === null ? null : oneLine(text);
  }

  refuse(field: TableField, code: string, params: Params = {}): void {
    const cell = this.said(field);
    const header = cell?.header ?? this.columns.get(field)?.[0]?.header ?? null;
    this.add(field, code, header, cell?.text ?? null, params);
  }

  private add(
    field: TableField,
    code: string,
    column: string | null,
    text: string | null,
    params: Params = {},
  ): void {
    if (this.refused.has(field)) return;
    this.refused.add(field);
    const value = text === null ? null : shownValue(text);
    const told = shownValue(String(params['value'] ?? text ?? ''));
    this.faults.push({ column, value, code, params: { ...params, value: told } });
  }
}
