import { CannotRun } from '#libs/platform';
import { readJsonLines, textOf } from './json-lines.js';

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
  const patents = await readJsonLines(file, (row) => {
    const [title, abstract] = [textOf(row, 'title'), textOf(row, 'abstract')];
    if (title === '' || abstract === '') return [];
    const number = textOf(row, 'application_no');
    return [
      {
        number,
        title,
        abstract,
        applicant: textOf(row, 'applicant'),
        subclass: textOf(row, 'ipc_main').slice(0, 4),
      },
    ];
  });
  if (patents.length > 0) return patents;
  throw new CannotRun(`文件 ${file} 中没有专利。 · There is no patent in ${file}.`);
}
