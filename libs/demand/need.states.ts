export const NEED_STATES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'APPROVED',
  'PUBLISHED',
  'MATCHING',
  'IN_TALKS',
  'SATISFIED',
  'CLOSED_UNMET',
  'EXPIRED',
  'WITHDRAWN',
] as const;
export type NeedState = (typeof NEED_STATES)[number];

export const FIRM_STEPS = ['SUBMIT', 'SATISFY', 'CLOSE_UNMET', 'WITHDRAW', 'RENEW'] as const;
export const TRIAGE_STEPS = ['RETURN', 'APPROVE', 'PUBLISH', 'MERGE'] as const;
export type FirmStep = (typeof FIRM_STEPS)[number];
export type TriageStep = (typeof TRIAGE_STEPS)[number];
/** ANSWERED and TALK follow from what people do with answers, EXPIRE from the calendar. */
export type NeedStep = FirmStep | TriageStep | 'ANSWERED' | 'TALK' | 'EXPIRE';

interface NeedTransition {
  step: NeedStep;
  from: readonly NeedState[];
  to: NeedState;
  needs?: 'reason' | 'into';
}

/** On the board, and open for answers. */
export const BOARD_STATES: readonly NeedState[] = ['PUBLISHED', 'MATCHING', 'IN_TALKS'];
/** The firm still writes it. */
export const DRAFT_STATES: readonly NeedState[] = ['DRAFT', 'RETURNED'];

export const NEED_TRANSITIONS: readonly NeedTransition[] = [
  { step: 'SUBMIT', from: DRAFT_STATES, to: 'SUBMITTED' },
  { step: 'RETURN', from: ['SUBMITTED', 'APPROVED'], to: 'RETURNED', needs: 'reason' },
  { step: 'APPROVE', from: ['SUBMITTED'], to: 'APPROVED' },
  { step: 'PUBLISH', from: ['SUBMITTED', 'APPROVED'], to: 'PUBLISHED' },
  { step: 'MERGE', from: ['SUBMITTED', 'APPROVED'], to: 'WITHDRAWN', needs: 'into' },
  { step: 'ANSWERED', from: ['PUBLISHED'], to: 'MATCHING' },
  { step: 'TALK', from: ['PUBLISHED', 'MATCHING'], to: 'IN_TALKS' },
  { step: 'SATISFY', from: BOARD_STATES, to: 'SATISFIED' },
  { step: 'CLOSE_UNMET', from: BOARD_STATES, to: 'CLOSED_UNMET', needs: 'reason' },
  { step: 'WITHDRAW', from: [...DRAFT_STATES, 'SUBMITTED', 'APPROVED', ...BOARD_STATES], to: 'WITHDRAWN' },
  { step: 'EXPIRE', from: ['PUBLISHED', 'MATCHING'], to: 'EXPIRED' },
  { step: 'RENEW', from: ['EXPIRED'], to: 'PUBLISHED' },
];

export function needTransition(state: NeedState, step: NeedStep): NeedTransition | undefined {
  return NEED_TRANSITIONS.find((row) => row.step === step && row.from.includes(state));
}

/** Which of these steps lead on from a state. */
export function needStepsFrom<S extends NeedStep>(state: NeedState, steps: readonly S[]): S[] {
  return steps.filter((step) => needTransition(state, step));
}
