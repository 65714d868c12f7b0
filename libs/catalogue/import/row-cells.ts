import type { FindingCode } from './findings.js';
import { headerRank, type ImportField } from './headers.js';
import type { Finding } from './patent-draft.js';
import { readCell } from './read-cell.js';
import type { Recognition } from './recognise.js';

export interface Cell {
  header: string;
  text: string;
}

export type ColumnsByField = Map<ImportField, { index: number; header: string; rank: number }[]>;

/** The columns of each field, the one that counts first in front. */
export function columnsByField(columns: Recognition['columns']): ColumnsByField {
  const byField: ColumnsByField = new Map();
  for (const { index, header, field } of columns) {
    if (field === null) continue;
    const list = byField.get(field) ?? [];
    list.push({ index, header, rank: headerRank(header, field) });
    byField.set(
      field,
      list.sort((a, b) => a.rank - b.rank || a.index - b.index),
    );
  }
  return byField;
}

/** One row seen by field, with what was found wrong in it. */
export class RowCells {
  readonly findings: Finding[] = [];

  constructor(
    private readonly columns: ColumnsByField,
    private readonly cells: string[],
  ) {}

  /** The cells of a field that say something, best column first. */
  all(field: ImportField): Cell[] {
    return (this.columns.get(field) ?? []).flatMap(({ index, header }) => {
      const text = readCell(this.cells[index]);
      return text === null ? [] : [{ header, text }];
    });
  }

  first(field: ImportField): Cell | null {
    return this.all(field)[0] ?? null;
  }

  reject(code: FindingCode, cell: Cell | null, params: Finding['params'] = {}): void {
    this.findings.push({
      column: cell?.header ?? null,
      value: cell?.text ?? null,
      severity: 'REJECTED',
      code,
      params,
    });
  }

  warn(code: FindingCode, cell: Cell | null, params: Finding['params'] = {}): void {
    this.findings.push({
      column: cell?.header ?? null,
      value: cell?.text ?? null,
      severity: 'WARNING',
      code,
      params,
    });
  }

  get isRejected(): boolean {
    return this.findings.some((finding) => finding.severity === 'REJECTED');
  }
}
