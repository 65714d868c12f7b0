import { parseDay, splitValues } from '#libs/catalogue';
import { DomainError, type Language, readAs } from '#libs/platform';
import { MOST_ADMITTED, NeedContentDto } from '../needs.dto.js';
import { type BudgetRead, readBudget } from './budget-cell.js';
import { type TableField, unitOfHeader } from './need-headers.js';
import { cellsIn, type Columns, type NeedRowCells } from './need-row-cells.js';
import {
  CONFIDENTIALITY_WORDS,
  FLAG_WORDS,
  MODE_WORDS,
  readConfidentiality,
  readFlag,
  readMode,
} from './need-words.js';

export interface RowRead {
  /** Without the universities, which a row calls by name; null where the row does not fit. */
  content: NeedContentDto | null;
  universities: string[];
  /** With what is wrong; who knows more of the row adds to it. */
  cells: NeedRowCells;
}

/** One row as what a firm would have typed, judged by the rules of the form. `uncalculated`: columns of formulas without a value. */
export function readRow(
  columns: Columns,
  cells: string[],
  language: Language,
  uncalculated: number[] = [],
): RowRead {
  const row = cellsIn(columns, cells, uncalculated);
  /** A word of a list, else a fault that names the list. */
  const word = <K extends string>(
    field: TableField,
    cell: string,
    read: (text: string) => K | null,
    words: string[],
  ) => {
    const value = read(cell);
    if (value === null) row.refuse(field, 'isIn', { limit: words.join(language === 'en' ? '; ' : '、') });
    return value;
  };

  if (row.text('problem') === null) row.refuse('problem', 'need_problem_missing');
  const deadline = row.text('deadline');
  const day = deadline && parseDay(deadline);
  if (deadline !== null && day === null) row.refuse('deadline', 'isLegalDay');
  const industry = row.text('industry');
  const division = industry && divisionOf(industry);
  if (industry !== null && division === null) row.refuse('industry', 'industry_code');
  const level = row.text('confidentiality');
  const anonymous = row.text('anonymous');
  const plain = {
    title: row.line('title'),
    problem: row.text('problem'),
    material: row.text('material'),
    method: row.text('method'),
    efficacy: row.text('efficacy'),
    product: row.text('product'),
    application: row.text('application'),
    indicators: row.text('indicators'),
    target: row.text('target'),
    keywords: listOf(row.text('keywords')),
    modes: modesOf(row.text('modes')).map((mode) =>
      word('modes', mode, readMode, wordsOf(MODE_WORDS[language])),
    ),
    ...budgetOf(row),
    deadline: day,
    confidentiality: level
      ? word('confidentiality', level, readConfidentiality, wordsOf(CONFIDENTIALITY_WORDS[language]))
      : 'OPEN',
    anonymous: anonymous
      ? word('anonymous', anonymous, readFlag, wordsOf(FLAG_WORDS[language])) === 'YES'
      : false,
    publicSummary: row.text('publicSummary'),
    hiddenDetail: row.text('hiddenDetail'),
    admitted: [],
    industry: division,
    district: row.line('district'),
  };
  const universities = [...new Set(listOf(row.text('universities')))];
  if (universities.length > MOST_ADMITTED)
    row.refuse('universities', 'arrayMaxSize', { limit: MOST_ADMITTED });
  if (row.faults.length > 0) return { content: null, universities, cells: row };
  try {
    return { content: readAs(NeedContentDto, plain, ''), universities, cells: row };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    for (const { field, code, params } of error.faults) row.refuse(cellOf(field, columns), code, params);
    return { content: null, universities, cells: row };
  }
}

/** Where a field of the form stands in the table. */
export function cellOf(field: string, columns: Columns): TableField {
  if (field === 'admitted') return 'universities';
  if (field !== 'budgetFromFen' && field !== 'budgetToFen') return field as TableField;
  const own = field === 'budgetFromFen' ? 'budgetFrom' : 'budgetTo';
  return columns.has(own) ? own : 'budget';
}

/** Its own columns outrank the one that says both ends. */
function budgetOf(row: NeedRowCells) {
  const read = (field: TableField): BudgetRead => {
    const cell = row.said(field);
    if (cell === null) return { from: null, to: null };
    const budget = readBudget(cell.text, unitOfHeader(cell.header));
    if (typeof budget !== 'string') return budget;
    row.refuse(field, budget);
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
