import { isLegalDay } from '#libs/platform';
import type { LegalDay } from '#libs/platform';
import type { Reason } from './messages.js';

export const BAR_CODES = ['PATENTEE', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9'] as const;
export type BarCode = (typeof BAR_CODES)[number];

export const LEGAL_STATUSES = [
  'UNKNOWN',
  'PENDING',
  'GRANTED_IN_FORCE',
  'IN_GRACE',
  'LAPSED',
  'EXPIRED',
  'SURRENDERED',
  'PARTLY_INVALID',
  'INVALID',
  'REFUSED',
  'WITHDRAWN',
] as const;
export type GateLegalStatus = (typeof LEGAL_STATUSES)[number];

/** An application: there is no patent, or never was (IR 85.1). */
export const NO_GRANT: readonly GateLegalStatus[] = ['PENDING', 'REFUSED', 'WITHDRAWN'];

/** What somebody stated about a bar, with the day it holds for and its source. */
export interface GateStatement {
  code: BarCode;
  /** True: the bar is met. */
  barred: boolean;
  statedDay: LegalDay;
  source: string;
}

export interface GateFacts {
  authority: string;
  kind: 'INVENTION' | 'UTILITY_MODEL' | 'DESIGN' | 'UNKNOWN';
  legalStatus: GateLegalStatus;
  legalStatusDay: LegalDay | null;
  /** Granted and announced; null where the record does not tell. */
  granted: boolean | null;
  currentPatentees: readonly string[];
  declarantName: string;
  /** A suspension actually in place; a dispute alone is no bar (IR 86(2), 103, 104). */
  suspendedSince: LegalDay | null;
  evaluationReport: { day: LegalDay; meetsGrantConditions: boolean | null } | null;
  /** In the order in which they were recorded. */
  statements: readonly GateStatement[];
}

export type BarState = 'CLEAR' | 'BARRED' | 'UNKNOWN' | 'NOTE';

export interface GateBar {
  code: BarCode;
  state: BarState;
  article: string;
  fact: Reason;
  /** What would lift the bar or answer the question; null where there is nothing to do. */
  cure: Reason | null;
}

/**
 * The statement that counts: the one for the latest day, and of one day the one recorded last. A statement without
 * a day or a source is none, because the gate asks for both.
 */
export function newestStatement(facts: GateFacts, code: BarCode): GateStatement | null {
  let newest: GateStatement | null = null;
  for (const statement of facts.statements) {
    if (statement.code !== code || !isLegalDay(statement.statedDay) || statement.source.trim() === '')
      continue;
    if (!newest || statement.statedDay >= newest.statedDay) newest = statement;
  }
  return newest;
}

/** What the patent record says about a grant; null where it says nothing. */
export function grantedBy(record: {
  legalStatus: GateLegalStatus;
  grantDay: LegalDay | null;
  grantNumber: string | null;
}): boolean | null {
  if (NO_GRANT.includes(record.legalStatus)) return false;
  if (record.legalStatus !== 'UNKNOWN') return true;
  return record.grantDay || record.grantNumber ? true : null;
}

/** Names as people type them: full width or half width, with or without spaces. */
export function sameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return plain(a) === plain(b);
}
