import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLES } from '#libs/platform';
import { CLOSED_STATES, EVENT_STEPS, EVENT_TRANSITIONS, type EventState, stepsFrom } from './event.states.js';

const take = (state: EventState, step: string): EventState =>
  EVENT_TRANSITIONS.find((row) => row.step === step && row.from.includes(state))?.to ?? state;

describe('the states of an event', () => {
  it('have one row for each state and step', () => {
    const keys = EVENT_TRANSITIONS.flatMap(({ step, from }) => from.map((state) => `${state} ${step}`));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('never lead out of an archived or cancelled one, nor back to the plan', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENT_STEPS), { maxLength: 30 }), (steps) => {
        let state: EventState = 'PLANNED';
        for (const step of steps) {
          const next = take(state, step);
          if (CLOSED_STATES.includes(state) && next !== state) return false;
          if (next === 'PLANNED' && state !== 'PLANNED') return false;
          state = next;
        }
        return true;
      }),
    );
  });

  it('let an event be summarised only after it was held, whoever acts', () => {
    const before = EVENT_TRANSITIONS.filter(({ to }) => to === 'SUMMARISED').flatMap(({ from }) => from);
    expect(before).toEqual(['HELD']);
    expect(stepsFrom('PLANNED', ROLES)).toEqual(['APPROVE', 'CANCEL']);
    expect(stepsFrom('PLANNED', ['CENTRE_STAFF'])).toEqual(['CANCEL']);
  });
});
