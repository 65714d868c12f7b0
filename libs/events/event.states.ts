import type { Role } from '#libs/platform';

export const EVENT_STATES = [
  'PLANNED',
  'APPROVED',
  'REGISTRATION_OPEN',
  'REGISTRATION_CLOSED',
  'HELD',
  'SUMMARISED',
  'ARCHIVED',
  'CANCELLED',
] as const;
export type EventState = (typeof EVENT_STATES)[number];

export const EVENT_STEPS = ['APPROVE', 'OPEN', 'CLOSE', 'HOLD', 'SUMMARISE', 'ARCHIVE', 'CANCEL'] as const;
export type EventStep = (typeof EVENT_STEPS)[number];

/** What a step needs besides the state. */
export type EventNeed = 'reason' | 'minutes' | 'started';

interface EventTransition {
  step: EventStep;
  from: readonly EventState[];
  to: EventState;
  by: readonly Role[];
  needs?: EventNeed;
}

const STAFF: Role[] = ['CENTRE_STAFF', 'SERVICE_STAFF'];

/** A university's event is approved by its approver; a service centre's staff decide themselves. */
export const EVENT_TRANSITIONS: readonly EventTransition[] = [
  { step: 'APPROVE', from: ['PLANNED'], to: 'APPROVED', by: ['UNIVERSITY_APPROVER', 'SERVICE_STAFF'] },
  { step: 'OPEN', from: ['APPROVED', 'REGISTRATION_CLOSED'], to: 'REGISTRATION_OPEN', by: STAFF },
  { step: 'CLOSE', from: ['REGISTRATION_OPEN'], to: 'REGISTRATION_CLOSED', by: STAFF },
  {
    step: 'HOLD',
    from: ['REGISTRATION_OPEN', 'REGISTRATION_CLOSED'],
    to: 'HELD',
    by: STAFF,
    needs: 'started',
  },
  { step: 'SUMMARISE', from: ['HELD'], to: 'SUMMARISED', by: STAFF, needs: 'minutes' },
  { step: 'ARCHIVE', from: ['SUMMARISED'], to: 'ARCHIVED', by: STAFF },
  {
    step: 'CANCEL',
    from: ['PLANNED', 'APPROVED', 'REGISTRATION_OPEN', 'REGISTRATION_CLOSED'],
    to: 'CANCELLED',
    by: [...STAFF, 'UNIVERSITY_APPROVER'],
    needs: 'reason',
  },
];

/** The steps that lead on from a state, for the people who may take them. */
export function stepsFrom(state: EventState, roles: readonly Role[]): EventStep[] {
  return EVENT_TRANSITIONS.filter(
    ({ from, by }) => from.includes(state) && by.some((role) => roles.includes(role)),
  ).map(({ step }) => step);
}

/** Nothing of it can be changed any more. */
export const CLOSED_STATES: readonly EventState[] = ['ARCHIVED', 'CANCELLED'];
