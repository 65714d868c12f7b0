import type { FeeParameters } from '../../shared/values';

export interface YearFee {
  year: number;
  fen: number;
}

/** What each year costs under the announced terms. Royalties are rounded half up to the fen, year by year. */
export function feesByYear(
  method: string,
  parameters: FeeParameters,
  salesFen: number,
  years: number,
): YearFee[] {
  return Array.from({ length: years }, (_, at) => ({
    year: at + 1,
    fen: feeOf(method, parameters, salesFen, at),
  }));
}

function feeOf(
  method: string,
  { lumpSumFen = 0, rateBp = 0 }: FeeParameters,
  salesFen: number,
  at: number,
): number {
  if (method === 'LUMP_SUM') return at === 0 ? lumpSumFen : 0;
  if (method === 'RUNNING') return Math.floor((salesFen * rateBp + 5_000) / 10_000);
  return 0;
}
