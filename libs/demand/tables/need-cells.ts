import { joinValues } from '#libs/catalogue';
import { FEN_PER_YUAN, type Language } from '#libs/platform';
import { COOPERATION_MODES } from '../need.entity.js';
import type { NeedContentDto } from '../needs.dto.js';
import type { WrittenField } from './need-headers.js';
import { CONFIDENTIALITY_WORDS, FLAG_WORDS, MODE_WORDS } from './need-words.js';

/** What `readRow` splits a list at. */
const SEPARATORS = /[;；、,，]/u;

type Written = Omit<NeedContentDto, 'problem' | 'hiddenDetail' | 'admitted' | 'anonymous'> & {
  problem: string | null;
  hiddenDetail?: string | null;
  universities?: string[];
  anonymous?: boolean;
};

/** The cell of each field, as `readRow` reads it. */
export function cellsOf(need: Written, language: Language): Record<WrittenField, string> {
  const join = (values: string[]) => joinValues(values, SEPARATORS);
  const { modes, confidentiality, anonymous, budgetFromFen, budgetToFen, universities = [] } = need;
  return {
    title: need.title ?? '',
    problem: need.problem ?? '',
    material: need.material ?? '',
    method: need.method ?? '',
    efficacy: need.efficacy ?? '',
    product: need.product ?? '',
    application: need.application ?? '',
    indicators: need.indicators ?? '',
    target: need.target ?? '',
    keywords: join(need.keywords),
    modes: join(
      COOPERATION_MODES.filter((mode) => modes.includes(mode)).map((mode) => MODE_WORDS[language][mode]),
    ),
    budgetFrom: yuanOf(budgetFromFen),
    budgetTo: yuanOf(budgetToFen),
    deadline: need.deadline ?? '',
    confidentiality: CONFIDENTIALITY_WORDS[language][confidentiality],
    publicSummary: need.publicSummary ?? '',
    hiddenDetail: need.hiddenDetail ?? '',
    universities: join(universities),
    anonymous: anonymous === undefined ? '' : FLAG_WORDS[language][anonymous ? 'YES' : 'NO'],
    industry: need.industry ?? '',
    district: need.district ?? '',
  };
}

/** `300000` or `300000.50`: a number for a program, without a sign or commas. */
function yuanOf(fen: number | null): string {
  if (fen === null) return '';
  const rest = fen % FEN_PER_YUAN;
  return `${Math.trunc(fen / FEN_PER_YUAN)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}
