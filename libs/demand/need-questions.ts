import { ELEMENTS, type Need, type NeedElement } from './need.entity.js';

export type QuestionField = NeedElement | 'figure' | 'modes' | 'budget' | 'keywords' | 'deadline';

/** In the order in which an answer helps most: what decides a match first, what eases a deal after it. */
const ORDER: readonly QuestionField[] = [
  'efficacy',
  'figure',
  // Without them it cannot be submitted.
  'keywords',
  'method',
  'material',
  'application',
  'product',
  'modes',
  'budget',
  'deadline',
];

/** What a need does not say yet; nothing is asked that stands there already. */
export function openQuestions(
  need: Pick<
    Need,
    | NeedElement
    | 'problem'
    | 'indicators'
    | 'modes'
    | 'keywords'
    | 'deadline'
    | 'budgetFromFen'
    | 'budgetToFen'
  >,
): QuestionField[] {
  const said = [need.problem, need.efficacy, need.indicators].join(' ');
  const open: Record<QuestionField, boolean> = {
    ...(Object.fromEntries(ELEMENTS.map((element) => [element, need[element] === null])) as Record<
      NeedElement,
      boolean
    >),
    // Words without a figure cannot be reached or missed. Where no effect is named at all, that is asked first.
    figure: need.efficacy !== null && !FIGURE.test(said),
    modes: need.modes.length === 0,
    budget: need.budgetFromFen === null && need.budgetToFen === null,
    keywords: need.keywords.length === 0,
    deadline: need.deadline === null,
  };
  // A problem with its figure has said what must be reached.
  if (FIGURE.test(need.problem)) open.efficacy = false;
  return ORDER.filter((field) => open[field]);
}

/** How much of what could be said is said, in tenths. */
export function completeness(open: readonly QuestionField[]): number {
  return ORDER.length - open.length;
}

/** A number with a unit, percent or comparison: 80 %, 600 ℃, 0.02 mm, 三倍. */
const FIGURE =
  /\d[\d.,]*\s*(%|％|‰|℃|°|[a-zA-Zμµ]{1,6}|[万亿元个次天年月小时分秒倍吨克米升度件套台层级])|[一二两三四五六七八九十百半]+(倍|成|个?小时|分钟|天|个?月|年|吨|度)/;
