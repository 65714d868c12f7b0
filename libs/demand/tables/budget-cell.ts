import type { Fen } from '#libs/platform';

export interface BudgetRead {
  from: Fen | null;
  to: Fen | null;
}

const UNITS: [RegExp, number][] = [
  [/^亿/u, 10_000_000_000],
  [/^(?:万|w)/u, 1_000_000],
  [/^(?:元|yuan|cny|rmb)/u, 100],
];
const SUM = String.raw`(\d+(?:\.\d+)?)(亿元?|万元?|w|元|yuan|cny|rmb)?`;
const NOTHING = /^(?:面议|待定|不限|另议|negotiable|tobeagreed|open)$/u;
const RANGE = new RegExp(`^${SUM}(?:[-~–—至到]|to)${SUM}$`, 'u');
const UP_TO = new RegExp(
  `^(?:(?:不超过|不高于|至多|最多|≤|<=|<|upto|atmost)${SUM}|${SUM}(?:以内|以下|之内))$`,
  'u',
);
const FROM = new RegExp(`^(?:(?:不低于|不少于|至少|≥|>=|>|atleast|from)${SUM}|${SUM}(?:以上|起))$`, 'u');
const ABOUT = new RegExp(`^${SUM}$`, 'u');

/**
 * A budget in one cell: `30–50万元`, `不超过 50 万`, `¥300,000 to ¥500,000`, `面议`. A bare number counts in the unit of
 * its header (`headerUnit`, fen); without one nobody knows what it is worth.
 */
export function readBudget(
  cell: string,
  headerUnit: Fen | null,
): BudgetRead | 'budget_unreadable' | 'budget_unit_missing' {
  const text = cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，]+|人民币|约|大约|左右/gu, '')
    .replace(/¥(\d+(?:\.\d+)?)(?![\d.万亿w])/gu, '$1元')
    .replace(/[¥]|(?:cny|rmb)(?=\d)/gu, '');
  if (NOTHING.test(text)) return { from: null, to: null };
  const range = RANGE.exec(text);
  if (range) {
    const [, low = '', lowUnit, high = '', highUnit] = range;
    return sums(fenOf(low, lowUnit ?? highUnit, headerUnit), fenOf(high, highUnit, headerUnit));
  }
  const upTo = UP_TO.exec(text);
  if (upTo) return sums(null, one(upTo, headerUnit));
  const from = FROM.exec(text);
  if (from) return sums(one(from, headerUnit), null);
  const about = ABOUT.exec(text);
  if (!about) return 'budget_unreadable';
  const fen = one(about, headerUnit);
  return sums(fen, fen);
}

function one([, number, unit, otherNumber, otherUnit]: RegExpExecArray, headerUnit: Fen | null) {
  return fenOf(number ?? otherNumber ?? '', unit ?? otherUnit, headerUnit);
}

function fenOf(number: string, unit: string | undefined, headerUnit: Fen | null): Fen | undefined {
  const worth = unit === undefined ? headerUnit : UNITS.find(([word]) => word.test(unit))?.[1];
  return worth === null || worth === undefined ? undefined : Math.round(Number(number) * worth);
}

function sums(from: Fen | null | undefined, to: Fen | null | undefined): BudgetRead | 'budget_unit_missing' {
  return from === undefined || to === undefined ? 'budget_unit_missing' : { from, to };
}
