import type { BasisPoints, Fen } from '#libs/platform';

/** Numbers of the law that this lib applies, each with its article; a change of the law is a change here. */

/** A fixed fee above this leaves PL 50 for another route (G ch.11 §3.3): 20,000,000 yuan. */
export const LUMP_SUM_CAP_FEN: Fen = 2_000_000_000;

/** "Generally not above" 20 % of net sales or 40 % of profit (G ch.11 §3.3): a reason is asked, not a refusal. */
export const ROYALTY_SOFT_CAP_BP: Record<'NET_SALES' | 'PROFIT', BasisPoints> = {
  NET_SALES: 2_000,
  PROFIT: 4_000,
};

/** Characters of the explanation of the fee, "generally" (G ch.11 §3.3): a longer one is warned about. */
export const FEE_RATIONALE_MAX = 2_000;

/** Recordal within three months of the contract's effect (IR 15.2). */
export const RECORDAL_WINDOW_MONTHS = 3;

/** The window of the late surcharge on annuities (IR 115), which bars a declaration by E3. */
export const GRACE_MONTHS = 6;

/** The evaluation report is made within two months of a compliant request (IR 63). */
export const EVALUATION_REPORT_MONTHS = 2;

/** A suspension for an ownership dispute runs one year and can be extended (IR 103). */
export const OWNERSHIP_SUSPENSION_YEARS = 1;
