/**
 * Money is an integer number of fen (1/100 CNY); rates are basis points (1/100 of a percent).
 * Never a float: the only division is in `shareOf`, rounded half up to the fen.
 */
export type Fen = number;
export type BasisPoints = number;

export const FEN_PER_YUAN = 100;
export const BASIS_POINTS = 10_000;

/** `rate` of `base`, rounded half up to the fen; exact for any amount below 90 million million yuan. */
export function shareOf(base: Fen, rate: BasisPoints): Fen {
  return Number((BigInt(base) * BigInt(rate) + BigInt(BASIS_POINTS / 2)) / BigInt(BASIS_POINTS));
}

/** `¥30,000` or `¥30,000.50`: whole yuan without a fraction. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const abs = Math.abs(fen);
  const yuan = Math.trunc(abs / FEN_PER_YUAN)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = abs % FEN_PER_YUAN;
  return `${sign}¥${yuan}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** `3.00 %` */
export function formatRate(rate: BasisPoints): string {
  return `${Math.trunc(rate / 100)}.${String(rate % 100).padStart(2, '0')} %`;
}
