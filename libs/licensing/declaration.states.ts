import type { MessageCode } from './messages.js';
import { move } from './transition-table.js';
import type { Facts, Move, Transition } from './transition-table.js';

export const DECLARATION_STATES = [
  'DRAFT',
  'INTERNAL_REVIEW',
  'PUBLICITY',
  'APPROVED',
  'FILED',
  'REFUSED',
  'ANNOUNCED',
  'WITHDRAWAL_FILED',
  'WITHDRAWN',
  'TERMINATED_BY_OFFICE',
  'REVOKED',
  'EXPIRED',
] as const;
export type DeclarationState = (typeof DECLARATION_STATES)[number];

export const DECLARATION_EVENTS = [
  'SUBMIT',
  'PUBLICISE',
  'APPROVE',
  'RETURN',
  'FILE',
  'REFUSE',
  'ANNOUNCE',
  'FILE_WITHDRAWAL',
  'REFUSE_WITHDRAWAL',
  'ANNOUNCE_WITHDRAWAL',
  'TERMINATE_BY_OFFICE',
  'REVOKE',
  'EXPIRE',
] as const;
export type DeclarationEventName = (typeof DECLARATION_EVENTS)[number];

/** What each guard answers when it is not met. */
export const DECLARATION_GUARDS = {
  fieldsValid: 'fields_not_valid',
  noKnownBar: 'bar_met',
  noUnknownFact: 'fact_unknown',
  agreementPricing: 'publicity_not_needed',
  noOpenObjection: 'objection_open',
  anotherPerson: 'approver_is_submitter',
  consentsComplete: 'consents_missing',
  reasonGiven: 'reason_required',
  legalDayGiven: 'legal_day_required',
  documentGiven: 'document_required',
  declarationNumberGiven: 'declaration_number_required',
  termOrPatentEnded: 'term_not_ended',
} as const satisfies Record<string, MessageCode>;
export type DeclarationGuard = keyof typeof DECLARATION_GUARDS;
export type GuardFacts = Facts<DeclarationGuard>;

/** Still to be filed: nothing has reached the office, so it can go back to the desk. */
export const PRE_FILING_STATES = ['DRAFT', 'INTERNAL_REVIEW', 'PUBLICITY', 'APPROVED'] as const;

/** The offer stands. A filed withdrawal changes nothing until it is announced (G ch.11 §4). */
export const OPEN_STATES = ['ANNOUNCED', 'WITHDRAWAL_FILED'] as const satisfies readonly DeclarationState[];

/** One declaration for each patent in these, whichever co-owner files. */
export const STANDING_STATES = ['FILED', ...OPEN_STATES] as const satisfies readonly DeclarationState[];

/** Nothing leads out: filing again, also after a refusal, is a new declaration. */
export const FINAL_STATES = [
  'REFUSED',
  'WITHDRAWN',
  'TERMINATED_BY_OFFICE',
  'REVOKED',
  'EXPIRED',
] as const satisfies readonly DeclarationState[];

/**
 * There is no event that amends terms: ch.11 knows no amendment, a new price is withdrawal and a new declaration.
 */
export const DECLARATION_TRANSITIONS: readonly Transition<
  DeclarationState,
  DeclarationEventName,
  DeclarationGuard
>[] = [
  {
    from: ['DRAFT'],
    event: 'SUBMIT',
    to: 'INTERNAL_REVIEW',
    needs: ['fieldsValid', 'noKnownBar'],
    article: 'IR 85, 86',
  },
  {
    from: ['INTERNAL_REVIEW'],
    event: 'PUBLICISE',
    to: 'PUBLICITY',
    needs: ['agreementPricing'],
    article: 'STL 18',
  },
  {
    from: ['INTERNAL_REVIEW', 'PUBLICITY'],
    event: 'APPROVE',
    to: 'APPROVED',
    needs: ['anotherPerson', 'noOpenObjection'],
    article: 'STL 18',
  },
  {
    from: ['INTERNAL_REVIEW', 'PUBLICITY', 'APPROVED'],
    event: 'RETURN',
    to: 'DRAFT',
    needs: ['reasonGiven'],
    article: 'STL 18',
  },
  {
    from: ['APPROVED'],
    event: 'FILE',
    to: 'FILED',
    needs: ['fieldsValid', 'noKnownBar', 'noUnknownFact', 'consentsComplete', 'legalDayGiven'],
    article: 'G ch.11 §3.2, §3.3',
  },
  { from: ['FILED'], event: 'REFUSE', to: 'REFUSED', needs: ['legalDayGiven'], article: 'G ch.11 §3.4' },
  {
    from: ['FILED'],
    event: 'ANNOUNCE',
    to: 'ANNOUNCED',
    needs: ['declarationNumberGiven', 'legalDayGiven', 'documentGiven'],
    article: 'PL 50.1, G ch.11 §3.5',
  },
  {
    from: ['ANNOUNCED'],
    event: 'FILE_WITHDRAWAL',
    to: 'WITHDRAWAL_FILED',
    needs: ['reasonGiven', 'consentsComplete', 'legalDayGiven'],
    article: 'PL 50.2, G ch.11 §4',
  },
  {
    from: ['WITHDRAWAL_FILED'],
    event: 'REFUSE_WITHDRAWAL',
    to: 'ANNOUNCED',
    needs: ['reasonGiven', 'legalDayGiven'],
    article: 'G ch.11 §4',
  },
  {
    from: ['WITHDRAWAL_FILED'],
    event: 'ANNOUNCE_WITHDRAWAL',
    to: 'WITHDRAWN',
    needs: ['legalDayGiven', 'documentGiven'],
    article: 'PL 50.2, G ch.11 §4',
  },
  {
    from: ['ANNOUNCED', 'WITHDRAWAL_FILED'],
    event: 'TERMINATE_BY_OFFICE',
    to: 'TERMINATED_BY_OFFICE',
    needs: ['reasonGiven', 'legalDayGiven', 'documentGiven'],
    article: 'G ch.11 §4',
  },
  {
    from: ['FILED', 'ANNOUNCED', 'WITHDRAWAL_FILED'],
    event: 'REVOKE',
    to: 'REVOKED',
    needs: ['reasonGiven', 'legalDayGiven', 'documentGiven'],
    article: 'IR 88, G ch.11 §3.4(3)',
  },
  {
    from: ['ANNOUNCED', 'WITHDRAWAL_FILED'],
    event: 'EXPIRE',
    to: 'EXPIRED',
    needs: ['termOrPatentEnded', 'legalDayGiven'],
    article: 'IR 85.2(4), CC 865',
  },
];

export function declarationTransition(
  state: DeclarationState,
  event: DeclarationEventName,
  facts: GuardFacts,
): Move<DeclarationState> {
  return move(DECLARATION_TRANSITIONS, DECLARATION_GUARDS, state, event, facts);
}

/** Whether the offer stands, so that a notice can form a licence (PL 51.1). */
export function isOpenForNotices(state: DeclarationState): boolean {
  return (OPEN_STATES as readonly DeclarationState[]).includes(state);
}

export function isFinal(state: DeclarationState): boolean {
  return (FINAL_STATES as readonly DeclarationState[]).includes(state);
}
