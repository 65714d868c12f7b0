import { BASIS_POINTS, formatRate, formatYuan, shareOf } from '#libs/platform';
import type { BasisPoints, Fen, Params } from '#libs/platform';
import { FEE_RATIONALE_MAX, LUMP_SUM_CAP_FEN, ROYALTY_SOFT_CAP_BP } from './licensing.numbers.js';
import type { Finding, MessageCode, Reason } from './messages.js';

/** CC 846. The last two have their place in the stored format and are not offered yet. */
export const FEE_METHODS = ['FREE', 'LUMP_SUM', 'RUNNING', 'INSTALMENTS', 'ENTRY_PLUS_RUNNING'] as const;
export type FeeMethod = (typeof FEE_METHODS)[number];

export const ROYALTY_BASES = ['NET_SALES', 'PROFIT'] as const;
export type RoyaltyBase = (typeof ROYALTY_BASES)[number];

/** FREE {}; LUMP_SUM {lumpSumFen}; RUNNING {royaltyBase, rateBp}. */
export interface FeeParameters {
  lumpSumFen?: Fen;
  royaltyBase?: RoyaltyBase;
  rateBp?: BasisPoints;
}

/** The parameters of each offered method; nothing else is stored, because they are hashed with the terms. */
export const FEE_PARAMETER_KEYS: Readonly<Record<FeeMethod, readonly (keyof FeeParameters)[] | null>> = {
  FREE: [],
  LUMP_SUM: ['lumpSumFen'],
  RUNNING: ['royaltyBase', 'rateBp'],
  INSTALMENTS: null,
  ENTRY_PLUS_RUNNING: null,
};

/** What is wrong with a fee (G ch.11 §3.3). A reason for a rate above the general limit answers its warning. */
export function validateFee(
  method: FeeMethod,
  parameters: FeeParameters,
  reasons: { capReason?: string | null } = {},
): Finding[] {
  const keys: readonly string[] | null = FEE_PARAMETER_KEYS[method];
  if (!keys) return [error('feeMethod', 'fee_method_later', { method })];
  const findings = Object.entries(parameters)
    .filter(([key, value]) => value !== undefined && !keys.includes(key))
    .map(([key]) => error(`feeParameters.${key}`, 'fee_parameter_unknown', { parameter: key }));
  if (method === 'LUMP_SUM') findings.push(...lumpSumFindings(parameters.lumpSumFen));
  if (method === 'RUNNING') findings.push(...royaltyFindings(parameters, reasons.capReason ?? ''));
  return findings;
}

function lumpSumFindings(sum: unknown): Finding[] {
  const field = 'feeParameters.lumpSumFen';
  if (!isWhole(sum) || sum < 1) return [error(field, 'lump_sum_not_valid')];
  if (sum > LUMP_SUM_CAP_FEN)
    return [error(field, 'lump_sum_above_cap', { cap: formatYuan(LUMP_SUM_CAP_FEN) })];
  return [];
}

function royaltyFindings({ royaltyBase: base, rateBp: rate }: FeeParameters, capReason: string): Finding[] {
  const findings: Finding[] = [];
  const baseIsKnown = base !== undefined && ROYALTY_BASES.includes(base);
  if (!baseIsKnown) findings.push(error('feeParameters.royaltyBase', 'royalty_base_not_valid'));
  if (!isWhole(rate) || rate < 1 || rate > BASIS_POINTS)
    findings.push(error('feeParameters.rateBp', 'royalty_rate_not_valid'));
  else if (baseIsKnown && rate > ROYALTY_SOFT_CAP_BP[base] && capReason.trim() === '')
    findings.push(softCapFinding(base, rate));
  return findings;
}

function softCapFinding(base: RoyaltyBase, rate: BasisPoints): Finding {
  const code = base === 'PROFIT' ? 'royalty_above_soft_cap_profit' : 'royalty_above_soft_cap_net_sales';
  const params = { rate: formatRate(rate), cap: formatRate(ROYALTY_SOFT_CAP_BP[base]) };
  return { severity: 'WARNING', field: 'capReason', code, params };
}

/** The explanation of the fee is "generally" at most 2,000 characters (G ch.11 §3.3). */
export function feeRationaleFindings(text: string): Finding[] {
  const length = [...text].length;
  if (length <= FEE_RATIONALE_MAX) return [];
  const params = { length, max: FEE_RATIONALE_MAX };
  return [{ severity: 'WARNING', field: 'feeRationale', code: 'fee_rationale_long', params }];
}

/** Fixed sums due in the first twelve months: free is 0, a pure running royalty has none. */
export function yearOneFen(method: FeeMethod, parameters: FeeParameters): Fen | null {
  return method === 'RUNNING' ? null : dueAtFormationFen(method, parameters);
}

/** What must be paid before the licence is obtained (PL 51.1); 0: the notice alone suffices. */
export function dueAtFormationFen(method: FeeMethod, parameters: FeeParameters): Fen {
  switch (method) {
    case 'FREE':
    case 'RUNNING':
      return 0;
    case 'LUMP_SUM':
      return lumpSum(parameters);
    default:
      throw new RangeError(`fee method ${method} is not offered yet`);
  }
}

export interface Assumption {
  /** Net sales or profit of one year, as the royalty base says. */
  baseFenPerYear: Fen;
  years: number;
}

/** Each year is rounded by itself, as each yearly statement is; a year of loss owes nothing. */
export function totalOverYears(method: FeeMethod, parameters: FeeParameters, assumption: Assumption): Fen {
  if (method !== 'RUNNING') return dueAtFormationFen(method, parameters);
  return yearlyRoyalty(parameters, assumption.baseFenPerYear) * assumption.years;
}

/** The sentence under the fee on the page where answers are checked; its figures are assumptions, not terms. */
export function workedExample(
  method: FeeMethod,
  parameters: FeeParameters,
  assumption: Assumption = { baseFenPerYear: 100_000_000, years: 3 },
): Reason & { totalFen: Fen } {
  const totalFen = totalOverYears(method, parameters, assumption);
  const years = assumption.years;
  if (method === 'FREE') return { code: 'example_free', params: {}, totalFen };
  if (method !== 'RUNNING')
    return { code: 'example_lump_sum', params: { sum: formatYuan(totalFen), years }, totalFen };
  const { royaltyBase, rateBp } = royalty(parameters);
  const params = {
    base: formatYuan(assumption.baseFenPerYear),
    rate: formatRate(rateBp),
    perYear: formatYuan(yearlyRoyalty(parameters, assumption.baseFenPerYear)),
    years,
    total: formatYuan(totalFen),
  };
  return {
    code: royaltyBase === 'PROFIT' ? 'example_running_profit' : 'example_running_net_sales',
    params,
    totalFen,
  };
}

/** Bounds in fen, both included; null is open. BY_SALES has no sum in year one. */
export const YEAR_ONE_BANDS = [
  { band: 'FREE', minFen: 0, maxFen: 0 },
  { band: 'UNDER_10K', minFen: 1, maxFen: 999_999 },
  { band: 'FROM_10K_TO_50K', minFen: 1_000_000, maxFen: 4_999_999 },
  { band: 'FROM_50K_TO_200K', minFen: 5_000_000, maxFen: 20_000_000 },
  { band: 'OVER_200K', minFen: 20_000_001, maxFen: null },
  { band: 'BY_SALES', minFen: null, maxFen: null },
] as const;
export type YearOneBand = (typeof YEAR_ONE_BANDS)[number]['band'];

export function yearOneBand(fen: Fen | null): YearOneBand {
  if (fen === null) return 'BY_SALES';
  const found = YEAR_ONE_BANDS.find(
    ({ minFen, maxFen }) => minFen !== null && fen >= minFen && (maxFen === null || fen <= maxFen),
  );
  if (!found) throw new RangeError(`no price band for ${fen} fen`);
  return found.band;
}

function yearlyRoyalty(parameters: FeeParameters, baseFen: Fen): Fen {
  return shareOf(Math.max(0, baseFen), royalty(parameters).rateBp);
}

function lumpSum({ lumpSumFen }: FeeParameters): Fen {
  if (lumpSumFen === undefined) throw new TypeError('a lump sum without its amount was not validated');
  return lumpSumFen;
}

function royalty({ royaltyBase, rateBp }: FeeParameters): { royaltyBase: RoyaltyBase; rateBp: BasisPoints } {
  if (royaltyBase === undefined || rateBp === undefined)
    throw new TypeError('a running royalty without base and rate was not validated');
  return { royaltyBase, rateBp };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function error(field: string, code: MessageCode, params: Params = {}): Finding {
  return { severity: 'ERROR', field, code, params };
}
