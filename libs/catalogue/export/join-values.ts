/**
 * Several values in one cell, as import splits them: a bar outranks the semicolon that a name may hold, and it stands
 * behind a single such name too.
 */
export function joinValues(values: string[], separators = /[;；、]/u): string {
  if (!values.some((value) => separators.test(value))) return values.join('; ');
  return values.length === 1 ? `${values[0]} |` : values.join(' | ');
}
