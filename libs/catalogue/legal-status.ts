import type { LegalDay } from '#libs/platform';
import { type ImportedLegalStatus, importedLegalStatuses } from './import/status-words.js';

export const LEGAL_STATUSES = importedLegalStatuses;
export type LegalStatus = ImportedLegalStatus;

/** A right, or a chance of one: what can be supplied or suggested. */
export const ALIVE: readonly LegalStatus[] = ['PENDING', 'GRANTED_IN_FORCE', 'IN_GRACE', 'PARTLY_INVALID'];

/** Register events (IR 106) and those before the grant; what each makes of the status. null: it leaves it as it is. */
export const STATUS_AFTER = {
  PUBLICATION: 'PENDING',
  GRANT: 'GRANTED_IN_FORCE',
  REFUSAL: 'REFUSED',
  WITHDRAWAL: 'WITHDRAWN',
  /** The annual fee is overdue, the months of grace run (IR 115). */
  GRACE_PERIOD: 'IN_GRACE',
  FEE_PAID: 'GRANTED_IN_FORCE',
  TERMINATION: 'LAPSED',
  RESTORATION: 'GRANTED_IN_FORCE',
  EXPIRY: 'EXPIRED',
  SURRENDER: 'SURRENDERED',
  INVALIDATION: 'INVALID',
  PARTIAL_INVALIDATION: 'PARTLY_INVALID',
  TRANSFER: null,
  PATENTEE_CHANGE: null,
  PLEDGE: null,
  PLEDGE_RELEASE: null,
  PRESERVATION: null,
  PRESERVATION_RELEASE: null,
  SUSPENSION: null,
  SUSPENSION_END: null,
  LICENCE_RECORDAL: null,
  OPEN_LICENCE: null,
  COMPULSORY_LICENCE: null,
  TERM_COMPENSATION: null,
  DECLASSIFICATION: null,
} as const satisfies Record<string, LegalStatus | null>;
export type LegalEventType = keyof typeof STATUS_AFTER;
export const LEGAL_EVENT_TYPES = Object.keys(STATUS_AFTER) as LegalEventType[];

export interface KnownStatus {
  legalStatus: LegalStatus;
  legalStatusDay: LegalDay | null;
}

/** The status once an event is recorded. Events arrive in any order: the newer day wins. */
export function statusAfterEvent(
  known: KnownStatus,
  event: { type: LegalEventType; day: LegalDay },
): KnownStatus {
  const status = STATUS_AFTER[event.type];
  if (status === null) return known;
  const after = { legalStatus: status, legalStatusDay: event.day };
  // A right declared invalid is deemed never to have existed (PL 47.1): no other event's day outruns that.
  if (status === 'INVALID') return after;
  if (known.legalStatus === 'INVALID') return known;
  return known.legalStatusDay !== null && event.day < known.legalStatusDay ? known : after;
}

/** How far along its life: what an export says without a day may move a dated fact forward, never back. */
function stage(status: LegalStatus): number {
  if (status === 'UNKNOWN') return 0;
  if (status === 'PENDING') return 1;
  if (status === 'GRANTED_IN_FORCE' || status === 'PARTLY_INVALID') return 2;
  return status === 'IN_GRACE' ? 3 : 4;
}

/** The status once an import has said its own: the newer day wins; an undated value of an earlier import gives way. */
export function statusAfterImport(known: KnownStatus, said: KnownStatus): KnownStatus {
  if (said.legalStatus === 'UNKNOWN') return known;
  if (known.legalStatus === 'UNKNOWN' || known.legalStatusDay === null) return said;
  const wins =
    said.legalStatusDay === null
      ? stage(said.legalStatus) > stage(known.legalStatus)
      : said.legalStatusDay >= known.legalStatusDay;
  return wins ? said : known;
}
