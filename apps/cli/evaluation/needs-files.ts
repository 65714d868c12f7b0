import { readJsonLines, textOf } from './json-lines.js';
import { CannotRun } from '#libs/platform';

export interface FileNeed {
  id: string;
  title: string;
  text: string;
}
export interface FilePair {
  needId: string;
  achievementId: string;
  /** 1 (none) to 4 (strong). */
  level: number;
  keywords: string;
  /** Whose technology it is; not every file says. */
  owner?: string;
}

/** One need a line: need_id, title, text. */
export async function readNeeds(file: string): Promise<FileNeed[]> {
  const needs = await readJsonLines(file, (row) => {
    const [id, title] = [textOf(row, 'need_id'), textOf(row, 'title')];
    return id === '' || title === '' ? [] : [{ id, title, text: textOf(row, 'text') }];
  });
  if (needs.length > 0) return needs;
  throw new CannotRun(`文件 ${file} 中没有需求。 · There is no need in ${file}.`);
}

/** One graded pair a line: need_id, achievement_id, level, achievement_keywords. */
export async function readPairs(file: string): Promise<FilePair[]> {
  const pairs = await readJsonLines(file, (row) => {
    const [needId, keywords] = [textOf(row, 'need_id'), textOf(row, 'achievement_keywords')];
    const level = row['level'];
    const achievementId = textOf(row, 'achievement_id') || keywords;
    const owner = textOf(row, 'achievement_owner');
    return needId === '' || keywords === '' || typeof level !== 'number' || !(level >= 1 && level <= 4)
      ? []
      : [{ needId, achievementId, level, keywords, ...(owner !== '' && { owner }) }];
  });
  if (pairs.length > 0) return pairs;
  throw new CannotRun(`文件 ${file} 中没有评分的配对。 · There is no graded pair in ${file}.`);
}
