import type { MessageCode } from './messages.js';
import { move } from './transition-table.js';
import type { Facts, Move, Transition } from './transition-table.js';

export const LICENCE_STATES = [
  'NOTIFIED',
  'EFFECTIVE',
  'RECORDAL_FILED',
  'RECORDED',
  'LAPSED',
  'EXPIRED',
  'TERMINATED',
] as const;
export type LicenceState = (typeof LICENCE_STATES)[number];

export const LICENCE_EVENTS = [
  'PAYMENT_PROVEN',
  'NOTHING_DUE',
  'LAPSE',
  'FILE_RECORDAL',
  'RECORD',
  'REFUSE_RECORDAL',
  'EXPIRE',
  'TERMINATE',
] as const;
export type LicenceEventName = (typeof LICENCE_EVENTS)[number];

/** One live licence for each licensee and declaration; after the others the same firm may take one again. */
export const LIVE_STATES = [
  'NOTIFIED',
  'EFFECTIVE',
  'RECORDAL_FILED',
  'RECORDED',
] as const satisfies readonly LicenceState[];

/** The licence is obtained (PL 51.1): a notice alone is not one and gets no proof of licence. */
export const OBTAINED_STATES = [
  'EFFECTIVE',
  'RECORDAL_FILED',
  'RECORDED',
] as const satisfies readonly LicenceState[];

export const LICENCE_GUARDS = {
  duePaid: 'payment_not_sufficient',
  nothingDue: 'payment_due',
  reasonGiven: 'reason_required',
  legalDayGiven: 'legal_day_required',
  withinRecordalWindow: 'recordal_window_passed',
  recordalFilesComplete: 'recordal_files_missing',
  recordalNumberGiven: 'recordal_number_required',
  termEnded: 'term_not_ended',
} as const satisfies Record<string, MessageCode>;
export type LicenceGuard = keyof typeof LICENCE_GUARDS;
export type LicenceGuardFacts = Facts<LicenceGuard>;

/**
 * Three things are missing on purpose. There is no consent of the patentee (PL 51.1). A dispute is a flag beside
 * the state and sets nothing back (PL 52). The end of the declaration is no event here (PL 50.2).
 */
export const LICENCE_TRANSITIONS: readonly Transition<LicenceState, LicenceEventName, LicenceGuard>[] = [
  {
    from: ['NOTIFIED'],
    event: 'PAYMENT_PROVEN',
    to: 'EFFECTIVE',
    needs: ['duePaid', 'legalDayGiven'],
    article: 'PL 51.1, G ch.11 §6',
  },
  {
    from: ['NOTIFIED'],
    event: 'NOTHING_DUE',
    to: 'EFFECTIVE',
    needs: ['nothingDue', 'legalDayGiven'],
    article: 'PL 51.1, G ch.11 §6',
  },
  { from: ['NOTIFIED'], event: 'LAPSE', to: 'LAPSED', needs: ['reasonGiven'], article: 'PL 51.1, CC 873' },
  {
    from: ['EFFECTIVE'],
    event: 'FILE_RECORDAL',
    to: 'RECORDAL_FILED',
    needs: ['legalDayGiven', 'withinRecordalWindow', 'recordalFilesComplete'],
    article: 'IR 15.2, IR 87, G ch.11 §7',
  },
  {
    from: ['RECORDAL_FILED'],
    event: 'RECORD',
    to: 'RECORDED',
    needs: ['recordalNumberGiven', 'legalDayGiven'],
    article: 'IR 87, G ch.11 §8',
  },
  {
    from: ['RECORDAL_FILED'],
    event: 'REFUSE_RECORDAL',
    to: 'EFFECTIVE',
    needs: ['reasonGiven'],
    article: 'G ch.11 §7',
  },
  {
    from: OBTAINED_STATES,
    event: 'EXPIRE',
    to: 'EXPIRED',
    needs: ['termEnded'],
    article: 'G ch.11 §8, CC 865',
  },
  {
    from: OBTAINED_STATES,
    event: 'TERMINATE',
    to: 'TERMINATED',
    needs: ['reasonGiven', 'legalDayGiven'],
    article: 'CC 872, CC 873',
  },
];

export function licenceTransition(
  state: LicenceState,
  event: LicenceEventName,
  facts: LicenceGuardFacts,
): Move<LicenceState> {
  return move(LICENCE_TRANSITIONS, LICENCE_GUARDS, state, event, facts);
}

export function isLive(state: LicenceState): boolean {
  return (LIVE_STATES as readonly LicenceState[]).includes(state);
}

export function isObtained(state: LicenceState): boolean {
  return (OBTAINED_STATES as readonly LicenceState[]).includes(state);
}
