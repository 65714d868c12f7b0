import type { Need, NeedContent } from '../../../api/demand';

export const EMPTY_NEED: Omit<NeedContent, 'problem'> = {
  title: null,
  material: null,
  method: null,
  efficacy: null,
  product: null,
  application: null,
  indicators: null,
  target: null,
  keywords: [],
  modes: [],
  budgetFromFen: null,
  budgetToFen: null,
  deadline: null,
  confidentiality: 'OPEN',
  anonymous: false,
  publicSummary: null,
  hiddenDetail: null,
  admitted: [],
  industry: null,
  district: null,
};

/** What a change sends: every field of the content, and what was emptied is nothing, not an empty text. */
export function contentOf(need: Need | NeedContent, typed: Partial<NeedContent>): NeedContent {
  const names = ['problem', ...Object.keys(EMPTY_NEED)] as (keyof NeedContent)[];
  const whole: NeedContent = { ...need, ...typed };
  return Object.fromEntries(
    names.map((name) => {
      const value = whole[name];
      return [name, typeof value === 'string' ? value.trim() || null : (value ?? null)];
    }),
  ) as unknown as NeedContent;
}
