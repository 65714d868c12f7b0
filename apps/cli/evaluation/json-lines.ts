import { readFile } from 'node:fs/promises';
import { CannotRun } from '#libs/platform';

type Row = Record<string, unknown>;

/** What each line of a JSONL file gives; blank lines give nothing. */
export async function readJsonLines<T>(file: string, read: (row: Row) => T[]): Promise<T[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CannotRun(`无法读取文件 ${file}（${code}）。 · The file ${file} cannot be read (${code}).`);
  });
  return text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : read(rowOf(line, at + 1, file))));
}

function rowOf(line: string, at: number, file: string): Row {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row === 'object' && row !== null) return row as Row;
  } catch {
    // falls through to the refusal
  }
  throw new CannotRun(
    `${file} 第 ${at} 行不是 JSON，应每行一个对象。 · Line ${at} of ${file} is not JSON; each line is one object.`,
  );
}

export function textOf(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value : '';
}
