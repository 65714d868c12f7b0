import type { ImportColumn, ImportField } from '../../../api/desk';

/** What a person changed of the recognised columns. */
export type Mapping = ReadonlyMap<number, ImportField | null>;

export function fieldOf(column: ImportColumn, mapping: Mapping): ImportField | null {
  const chosen = mapping.get(column.index);
  return chosen === undefined ? column.field : chosen;
}

/** The mapping by which every column is what the server recognised; empty where that is so already. */
export function asRecognised(columns: ImportColumn[]): Mapping {
  return new Map(
    columns
      .filter(({ field, recognised }) => field !== recognised)
      .map(({ index, recognised }) => [index, recognised]),
  );
}

export function isAsRecognised(columns: ImportColumn[], mapping: Mapping): boolean {
  return columns.every((column) => fieldOf(column, mapping) === column.recognised);
}
