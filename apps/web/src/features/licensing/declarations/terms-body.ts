import type { Schemas } from '../../../api/client';
import type { Declaration } from '../../../api/licensing';

export type TermsBody = Schemas['DeclarationTermsDto'];

/** As the form holds them: every field there, empty where nothing is written. Names are the server's. */
export interface TermsValues {
  feeMethod: Declaration['feeMethod'];
  feeParameters: { lumpSumFen?: number | null; royaltyBase?: 'NET_SALES' | 'PROFIT'; rateBp?: number | null };
  payWithinAgreed: boolean;
  firstPaymentDays?: number | null;
  termEnd?: string;
  contact: { name?: string; phone?: string; email?: string; address?: string };
  payee: { name?: string; bank?: string; account?: string };
  otherMatters?: string | null;
  feeRationale?: string | null;
  capReason?: string | null;
}

export function valuesOf(declaration: TermsBody): TermsValues {
  const { feeMethod, feeParameters, firstPaymentDays, termEnd, contact, payee } = declaration;
  const { otherMatters, feeRationale, capReason } = declaration;
  return {
    feeMethod,
    feeParameters: { ...feeParameters },
    payWithinAgreed: firstPaymentDays !== null && firstPaymentDays !== undefined,
    firstPaymentDays,
    termEnd,
    contact: { ...contact },
    payee: { ...payee },
    otherMatters,
    feeRationale,
    capReason,
  };
}

/** Only the parameters of the method; a blank is nothing, not an empty text. */
export function bodyOf(values: TermsValues): TermsBody {
  const payee = filled(values.payee);
  return {
    feeMethod: values.feeMethod,
    feeParameters: parametersOf(values),
    firstPaymentDays: values.payWithinAgreed ? (values.firstPaymentDays ?? null) : null,
    termEnd: values.termEnd ?? '',
    contact: { ...filled(values.contact), name: values.contact.name?.trim() ?? '' },
    payee: payee.name ? { ...payee, name: payee.name } : null,
    otherMatters: values.otherMatters?.trim() || null,
    feeRationale: values.feeRationale?.trim() || null,
    capReason: values.capReason?.trim() || null,
  };
}

export function parametersOf({
  feeMethod,
  feeParameters = {},
}: Pick<TermsValues, 'feeMethod' | 'feeParameters'>): TermsBody['feeParameters'] {
  const { lumpSumFen, royaltyBase, rateBp } = feeParameters;
  if (feeMethod === 'LUMP_SUM') return isWhole(lumpSumFen) ? { lumpSumFen } : {};
  if (feeMethod !== 'RUNNING') return {};
  return { ...(royaltyBase && { royaltyBase }), ...(isWhole(rateBp) && { rateBp }) };
}

/** What the first twelve months cost: null where there is no fixed sum, or none is written yet. */
export function yearOneOf({
  feeMethod,
  feeParameters,
}: Pick<TermsValues, 'feeMethod' | 'feeParameters'>): number | null {
  if (feeMethod === 'FREE') return 0;
  return parametersOf({ feeMethod, feeParameters }).lumpSumFen ?? null;
}

function isWhole(value: number | null | undefined): value is number {
  return Number.isInteger(value);
}

function filled<T extends Record<string, string | null | undefined>>(texts: T): { [K in keyof T]?: string } {
  const kept = Object.entries(texts).flatMap(([key, text]) => (text?.trim() ? [[key, text.trim()]] : []));
  return Object.fromEntries(kept) as { [K in keyof T]?: string };
}
