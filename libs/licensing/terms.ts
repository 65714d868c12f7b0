import { canonicalHash, canonicalJson } from '#libs/platform';
import type { LegalDay } from '#libs/platform';
import { FEE_PARAMETER_KEYS } from './fees.js';
import type { FeeMethod, FeeParameters } from './fees.js';

/** A stored hash format is a promise: another shape gets another number, this one stays computable. */
export const TERMS_SCHEMA = 'kaixu.terms/1';

export interface TermsContact {
  name: string;
  phone?: string;
  email?: string;
  address?: string;
}

export interface TermsPayee {
  name: string;
  bank?: string;
  account?: string;
}

/**
 * The announced terms, alike for every licensee, frozen at the announcement (IR 85.2, G ch.11 §3.3). A key without
 * a value is absent, never null: two spellings of "nothing" would make two hashes.
 */
export interface Terms {
  schema: typeof TERMS_SCHEMA;
  declarationNumber: string;
  applicationNumber: string;
  /** In the order of the register. */
  patentees: string[];
  feeMethod: FeeMethod;
  feeParameters: FeeParameters;
  /** Days after the notice; absent where the terms do not say (未约定). */
  firstPaymentDays?: number;
  termEnd: LegalDay;
  contact: TermsContact;
  payee?: TermsPayee;
  otherMatters?: string;
}

type Loose<T> = { [K in keyof T]?: T[K] | null };

/** The same as the columns hold it: null and blank mean "nothing". */
export interface TermsInput {
  declarationNumber: string;
  applicationNumber: string;
  patentees: readonly string[];
  feeMethod: FeeMethod;
  feeParameters: Loose<FeeParameters>;
  firstPaymentDays?: number | null;
  termEnd: LegalDay;
  contact: { name: string } & Loose<Omit<TermsContact, 'name'>>;
  payee?: ({ name: string } & Loose<Omit<TermsPayee, 'name'>>) | null;
  otherMatters?: string | null;
}

export function freezeTerms(input: TermsInput): Terms {
  const { contact, payee } = input;
  return withoutNothing({
    schema: TERMS_SCHEMA,
    declarationNumber: input.declarationNumber,
    applicationNumber: input.applicationNumber,
    patentees: [...input.patentees],
    feeMethod: input.feeMethod,
    feeParameters: frozenParameters(input),
    firstPaymentDays: input.firstPaymentDays,
    termEnd: input.termEnd,
    contact: withoutNothing<TermsContact>({
      name: contact.name,
      phone: contact.phone,
      email: contact.email,
      address: contact.address,
    }),
    payee:
      payee && withoutNothing<TermsPayee>({ name: payee.name, bank: payee.bank, account: payee.account }),
    otherMatters: input.otherMatters,
  });
}

export function termsHash(terms: Terms): string {
  return canonicalHash(terms.schema, terms);
}

export interface TermsChange {
  key: keyof Terms;
  /** Absent where the terms did not have the key. */
  before?: unknown;
  after?: unknown;
}

/** What changed since the terms were shown, key by key. */
export function termsDifference(before: Terms, after: Terms): TermsChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Terms)[];
  return keys
    .filter((key) => canonicalJson([before[key] ?? null]) !== canonicalJson([after[key] ?? null]))
    .map((key) => withoutNothing<TermsChange>({ key, before: before[key], after: after[key] }));
}

/** Only the parameters of the method: what is left over from another one is not part of the offer. */
function frozenParameters({ feeMethod, feeParameters }: TermsInput): FeeParameters {
  const keys = FEE_PARAMETER_KEYS[feeMethod];
  if (!keys) throw new RangeError(`fee method ${feeMethod} is not offered yet`);
  return withoutNothing<FeeParameters>(Object.fromEntries(keys.map((key) => [key, feeParameters[key]])));
}

function withoutNothing<T extends object>(value: Loose<T>): T {
  const kept = Object.entries(value).flatMap(([key, entry]): [string, unknown][] => {
    const tidy = typeof entry === 'string' ? entry.trim() : entry;
    return tidy === null || tidy === undefined || tidy === '' ? [] : [[key, tidy]];
  });
  return Object.fromEntries(kept) as T;
}
