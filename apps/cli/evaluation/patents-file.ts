import { readFile } from 'node:fs/promises';
import { CannotRun } from '#libs/platform';

export interface FilePatent {
  number: string;
  title: string;
  abstract: string;
  applicant: string;
  /** IPC subclass, `H01M`; empty where the file names none. */
  subclass: string;
}

/** One patent a line: application_no, title, abstract, ipc_main, applicant. Lines without title or abstract are left out. */
export async function readPatents(file: string): Promise<FilePatent[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CannotRun(`无法读取文件 ${file}（${code}）。 · The file ${file} cannot be read (${code}).`);
  });
  const patents = text
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : patentOf(line, at + 1, file)));
  if (patents.length > 0) return patents;
  throw new CannotRun(`文件 ${file} 中没有专利。 · There is no patent in ${file}.`);
}

function patentOf(line: string, at: number, file: string): FilePatent[] {
  let row: Record<string, unknown>;
  try {
    row = JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw new CannotRun(
      `${file} 第 ${at} 行不是 JSON，应每行一个对象。 · Line ${at} of ${file} is not JSON; each line is one object.`,
    );
  }
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : '');
  if (text('title') === '' || text('abstract') === '') return [];
  return [
    {
      number: text('application_no'),
      title: text('title'),
      abstract: text('abstract'),
      applicant: text('applicant'),
      subclass: text('ipc_main').slice(0, 4),
    },
  ];
}
