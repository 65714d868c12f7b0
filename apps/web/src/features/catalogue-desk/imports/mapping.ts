import type { ImportColumn, ImportField } from '../../../api/desk';

/** What a person changed of the recognised columns. */
export type Mapping = ReadonlyMap<number, ImportField | null>;

export function fieldOf(column: ImportColumn, mapping: Mapping): ImportField | null {
  const chosen = mapping.get(column.index);
  return chosen === undefined ? column.field : chosen;
}
