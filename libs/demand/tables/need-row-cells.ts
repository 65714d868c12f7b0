import { TableCells } from '#libs/catalogue';
import { fieldOf, type TableField } from './need-headers.js';

export interface Column {
  index: number;
  header: string;
}
export type Columns = ReadonlyMap<TableField, Column[]>;

/** Columns of a header by what they say; of several the first that is not blank counts in each row. */
export function columnsOf(headers: string[]): Columns {
  const columns = new Map<TableField, Column[]>();
  headers.forEach((header, index) => {
    const field = fieldOf(header);
    if (field !== null) columns.set(field, [...(columns.get(field) ?? []), { index, header: header.trim() }]);
  });
  return columns;
}

export type NeedRowCells = TableCells<TableField>;

/** `uncalculated`: columns of formulas without a value. */
export function cellsIn(columns: Columns, cells: string[], uncalculated: number[]): NeedRowCells {
  const all = [...columns].flatMap(([field, list]) => list.map((column) => ({ ...column, field })));
  return new TableCells(all, { cells, uncalculated }, 'need_formula_open');
}
