import { addMonths, addYears, type LegalDay } from '#libs/platform';
import type { PatentKind } from './patent-number.js';
import { expiryDay } from './patent-term.js';

export const IPC_SECTIONS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

/** What a list can be narrowed by, each a parameter of the address. */
export const PATENT_FILTERS = [
  'feeMethod',
  'yearOneBand',
  'ipcSection',
  'university',
  'kind',
  'remainingLife',
  'offered',
  'field',
  'ipcClass',
] as const;
export type PatentFilter = (typeof PATENT_FILTERS)[number];

export const PATENT_SORTS = ['relevance', 'yearOneCost', 'newest', 'remainingLife'] as const;
export type PatentSort = (typeof PATENT_SORTS)[number];

/** How long protection still lasts; each band ends where the next one begins. */
const BANDS = [
  { band: 'UNDER_3Y', underMonths: 36 },
  { band: 'FROM_3Y_TO_5Y', underMonths: 60 },
  { band: 'FROM_5Y_TO_10Y', underMonths: 120 },
] as const;
export const REMAINING_LIFE_BANDS = [
  'EXPIRED',
  'UNDER_3Y',
  'FROM_3Y_TO_5Y',
  'FROM_5Y_TO_10Y',
  'FROM_10Y',
  'UNKNOWN',
] as const;
export type RemainingLifeBand = (typeof REMAINING_LIFE_BANDS)[number];

export function remainingLifeBand(
  kind: PatentKind,
  filingDay: LegalDay | null,
  today: LegalDay,
): RemainingLifeBand {
  const expiry = filingDay === null ? null : expiryDay(kind, filingDay);
  if (expiry === null) return 'UNKNOWN';
  if (expiry <= today) return 'EXPIRED';
  return BANDS.find(({ underMonths }) => expiry < addMonths(today, underMonths))?.band ?? 'FROM_10Y';
}

/** The filing days whose patents change their band on `today`, for each length of a term. */
export function filingDaysCrossing(today: LegalDay): LegalDay[] {
  const ends = [0, ...BANDS.map(({ underMonths }) => underMonths)].map((months) => addMonths(today, months));
  return [10, 15, 20].flatMap((years) => ends.map((expiry) => addYears(expiry, -years)));
}
