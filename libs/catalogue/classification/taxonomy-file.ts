import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { CannotRun } from '#libs/platform';
import { parseIpc } from '../ipc.js';
import type { Classification, Scheme } from './classification.entity.js';

export interface Taxonomy {
  scheme: Scheme;
  entries: Classification[];
  /** Lines that are no entry of the scheme. */
  skipped: number;
}

type Row = Record<string, string | undefined>;

/**
 * A whole scheme as one file; its columns say which: IPC as JSONL {code, title_zh, title_en}; GB/T 4754 as CSV
 * (industry_id, name, parent_id); WIPO's concordance as CSV (field_nr, sector, field_name, ipc).
 */
export async function readTaxonomy(file: string): Promise<Taxonomy> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CannotRun(`无法读取文件 ${file}（${code}）。 · The file ${file} cannot be read (${code}).`);
  });
  const rows = rowsOf(text);
  const [first] = rows;
  if (first && 'field_nr' in first && 'ipc' in first) return technologyFields(rows);
  if (first && 'industry_id' in first && 'name' in first) return industries(rows);
  if (first && 'code' in first && 'title_zh' in first) return ipc(rows);
  throw new CannotRun(
    `无法识别 ${file} 的分类表：应为 IPC（JSONL：code、title_zh、title_en）、GB/T 4754（CSV：industry_id、name、parent_id）或 WIPO 技术领域（CSV：field_nr、sector、field_name、ipc）。 · ${file} is no known scheme: IPC (JSONL: code, title_zh, title_en), GB/T 4754 (CSV: industry_id, name, parent_id) or WIPO's technology fields (CSV: field_nr, sector, field_name, ipc).`,
  );
}

function rowsOf(text: string): Row[] {
  const body = text.replace(/^\uFEFF/, '');
  try {
    if (!body.trimStart().startsWith('{')) return parse<Row>(body, { columns: true, skip_empty_lines: true });
    const lines = body.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => JSON.parse(line) as Row);
  } catch {
    return [];
  }
}

function ipc(rows: Row[]): Taxonomy {
  const entries = rows.flatMap(({ code = '', title_zh, title_en }): Classification[] => {
    const symbol = parseIpc(code);
    const [titleZh, titleEn] = [chinese(title_zh), english(title_en)];
    if (!symbol || (titleZh === null && titleEn === null)) return [];
    const { section, ipcClass, subclass, mainGroup, level } = symbol;
    const main = mainGroup && `${mainGroup}/00`;
    const above = { SECTION: null, CLASS: section, SUBCLASS: ipcClass, GROUP: subclass }[level];
    const parent = main && main !== symbol.symbol ? main : above;
    return [{ scheme: 'IPC', code: symbol.symbol, parent, titleZh, titleEn, ipc: [] }];
  });
  return { scheme: 'IPC', entries, skipped: rows.length - entries.length };
}

function industries(rows: Row[]): Taxonomy {
  const entries = rows.flatMap(({ industry_id: code = '', name, parent_id }): Classification[] => {
    const titleZh = chinese(name);
    if (!/^([A-T]|\d{2,4})$/.test(code) || titleZh === null) return [];
    return [{ scheme: 'GBT4754', code, parent: parent_id || null, titleZh, titleEn: null, ipc: [] }];
  });
  return { scheme: 'GBT4754', entries, skipped: rows.length - entries.length };
}

const SECTORS = ['I', 'II', 'III', 'IV', 'V'];

/** One line is one beginning of IPC symbols: `H01M%`, `A61K   8%`. The sectors are numbered as they come. */
function technologyFields(rows: Row[]): Taxonomy {
  const sectors: string[] = [];
  const fields = new Map<string, Classification>();
  let skipped = 0;
  for (const { field_nr: code = '', sector = '', field_name, ipc: pattern = '' } of rows) {
    const [, subclass, group] = /^([A-H]\d{2}[A-Z])\s*(\d+)?%?$/.exec(pattern.trim()) ?? [];
    if (!/^([1-9]|[12]\d|3[0-5])$/.test(code) || !subclass) {
      skipped++;
      continue;
    }
    if (!sectors.includes(sector)) sectors.push(sector);
    const parent = SECTORS[sectors.indexOf(sector)] ?? null;
    const known = fields.get(code);
    const field = known ?? {
      scheme: 'WIPO',
      code,
      parent,
      titleZh: null,
      titleEn: english(field_name),
      ipc: [],
    };
    field.ipc.push(group ? `${subclass}${group}/` : subclass);
    fields.set(code, field);
  }
  return { scheme: 'WIPO', entries: [...fields.values()], skipped };
}

/** Titles from printed pages carry edition marks and blanks where a line ended. */
function chinese(title: string | undefined): string | null {
  const bare = (title ?? '')
    .replace(/[〔[]\d[〕\]]/gu, '')
    .replace(/(?<=\p{Script=Han}|\p{P})\s+|\s+(?=\p{Script=Han}|\p{P})/gu, '')
    .trim();
  return bare === '' ? null : bare;
}

/** What stands in braces is the Cooperative Patent Classification's own addition. */
function english(title: string | undefined): string | null {
  const bare = (title ?? '')
    .replace(/\{[^}]*\}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return bare === '' ? null : bare;
}
