import { cellText, oneLine, parseDay, splitValues, unescapeText } from '#libs/catalogue';
import { DomainError, type Language, type Params, readAs } from '#libs/platform';
import { NeedContentDto } from '../needs.dto.js';
import { type BudgetRead, readBudget } from './budget-cell.js';
import { fieldOf, type TableField, unitOfHeader } from './need-headers.js';
import {
  CONFIDENTIALITY_WORDS,
  FLAG_WORDS,
  MODE_WORDS,
  readConfidentiality,
  readFlag,
  readMode,
} from './need-words.js';

export interface Column {
  index: number;
  header: string;
}
export type Columns = ReadonlyMap<TableField, Column[]>;

export interface RowFault {
  column: string | null;
  value: string | null;
  code: string;
  params: Params;
}
export interface RowRead {
  /** Without the universities, which a row calls by name; null where the row does not fit. */
  content: NeedContentDto | null;
  universities: string[];
  faults: RowFault[];
}

/** Columns of a header by what they say; of several the first that is not blank counts in each row. */
export function columnsOf(headers: string[]): Columns {
  const columns = new Map<TableField, Column[]>();
  headers.forEach((header, index) => {
    const field = fieldOf(header);
    if (field !== null) columns.set(field, [...(columns.get(field) ?? []), { index, header: header.trim() }]);
  });
  return columns;
}

/** One row as what a firm would have typed, judged by the rules of the form. `uncalculated`: columns of formulas without a value. */
export function readRow(
  columns: Columns,
  cells: string[],
  language: Language,
  uncalculated: number[] = [],
): RowRead {
  const faults: RowFault[] = [];
  const said = (field: TableField) => {
    for (const { index, header } of columns.get(field) ?? []) {
      const text = cellText(unescapeText(cells[index] ?? ''));
      if (text !== null) return { header, text };
    }
    return null;
  };
  const refuse = (field: TableField, code: string, params: Params = {}) => {
    const cell = said(field);
    const column = cell?.header ?? columns.get(field)?.[0]?.header ?? null;
    faults.push({ column, value: cell?.text ?? null, code, params: { value: cell?.text ?? '', ...params } });
  };
  const text = (field: TableField) => said(field)?.text ?? null;
  const line = (field: TableField) => {
    const words = text(field);
    return words && oneLine(words);
  };
  /** A word of a list, else a fault that names the list. */
  const word = <K extends string>(
    field: TableField,
    cell: string,
    read: (text: string) => K | null,
    words: string[],
  ) => {
    const value = read(cell);
    if (value === null) refuse(field, 'isIn', { limit: words.join(language === 'en' ? '; ' : '、') });
    return value;
  };

  for (const [field, list] of columns)
    for (const { index } of list) if (uncalculated.includes(index)) refuse(field, 'need_formula_open');
  if (text('problem') === null) refuse('problem', 'need_problem_missing');
  const deadline = text('deadline');
  const day = deadline && parseDay(deadline);
  if (deadline !== null && day === null) refuse('deadline', 'isLegalDay');
  const industry = text('industry');
  const division = industry && divisionOf(industry);
  if (industry !== null && division === null) refuse('industry', 'industry_code');
  const level = text('confidentiality');
  const anonymous = text('anonymous');
  const plain = {
    title: line('title'),
    problem: text('problem'),
    material: text('material'),
    method: text('method'),
    efficacy: text('efficacy'),
    product: text('product'),
    application: text('application'),
    indicators: text('indicators'),
    target: text('target'),
    keywords: listOf(text('keywords')),
    modes: modesOf(text('modes')).map((mode) => word('modes', mode, readMode, wordsOf(MODE_WORDS[language]))),
    ...budgetOf(said, refuse),
    deadline: day,
    confidentiality: level
      ? word('confidentiality', level, readConfidentiality, wordsOf(CONFIDENTIALITY_WORDS[language]))
      : 'OPEN',
    anonymous: anonymous
      ? word('anonymous', anonymous, readFlag, wordsOf(FLAG_WORDS[language])) === 'YES'
      : false,
    publicSummary: text('publicSummary'),
    hiddenDetail: text('hiddenDetail'),
    admitted: [],
    industry: division,
    district: line('district'),
  };
  const universities = listOf(text('universities'));
  if (faults.length > 0) return { content: null, universities, faults };
  try {
    return { content: readAs(NeedContentDto, plain, ''), universities, faults };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    for (const { field, code, params } of error.faults) refuse(cellOf(field, columns), code, params);
    return { content: null, universities, faults };
  }
}

/** Where a field of the form stands in the table. */
export function cellOf(field: string, columns: Columns): TableField {
  if (field === 'admitted') return 'universities';
  if (field !== 'budgetFromFen' && field !== 'budgetToFen') return field as TableField;
  const own = field === 'budgetFromFen' ? 'budgetFrom' : 'budgetTo';
  return columns.has(own) ? own : 'budget';
}

type Said = (field: TableField) => { header: string; text: string } | null;

/** Its own columns outrank the one that says both ends. */
function budgetOf(said: Said, refuse: (field: TableField, code: string) => void) {
  const read = (field: TableField): BudgetRead => {
    const cell = said(field);
    if (cell === null) return { from: null, to: null };
    const budget = readBudget(cell.text, unitOfHeader(cell.header));
    if (typeof budget !== 'string') return budget;
    refuse(field, budget);
    return { from: null, to: null };
  };
  const [both, low, high] = [read('budget'), read('budgetFrom'), read('budgetTo')];
  return {
    budgetFromFen: low.from ?? low.to ?? both.from,
    budgetToFen: high.to ?? high.from ?? both.to,
  };
}

/** Of GB/T 4754: `38`, `C38`, `38 电气机械和器材制造业`; a spreadsheet makes 1 of 01. */
function divisionOf(text: string): string | null {
  const digits = /^[A-T]?(\d{1,2})(?!\d)/iu.exec(text.normalize('NFKC'))?.[1];
  return digits?.padStart(2, '0') ?? null;
}

function listOf(text: string | null): string[] {
  if (text === null) return [];
  return text.includes('|') ? splitValues(text) : text.split(/[,，]/u).flatMap((part) => splitValues(part));
}

/** A mode's own name may hold a comma. */
function modesOf(text: string | null): string[] {
  return text !== null && readMode(text) !== null ? [text] : listOf(text);
}

function wordsOf(words: Record<string, string>): string[] {
  return Object.values(words);
}
