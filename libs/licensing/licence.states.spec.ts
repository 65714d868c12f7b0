import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  LICENCE_EVENTS,
  LICENCE_GUARDS,
  LICENCE_STATES,
  LICENCE_TRANSITIONS,
  isLive,
  isObtained,
  licenceTransition,
} from './licence.states.js';
import type { LicenceEventName, LicenceGuard, LicenceGuardFacts, LicenceState } from './licence.states.js';

const guards = Object.keys(LICENCE_GUARDS) as LicenceGuard[];
const ALL_MET: LicenceGuardFacts = Object.fromEntries(guards.map((guard) => [guard, true]));

function walk(events: readonly LicenceEventName[], facts: LicenceGuardFacts = ALL_MET): LicenceState[] {
  const path: LicenceState[] = ['NOTIFIED'];
  for (const event of events) {
    const step = licenceTransition(path.at(-1)!, event, facts);
    if (step.ok) path.push(step.to);
  }
  return path;
}

const someEvents = fc.array(fc.constantFrom(...LICENCE_EVENTS), { maxLength: 40 });

describe('the states of a licence', () => {
  it('run from the notice over payment and recordal to the end of the term', () => {
    expect(walk(['PAYMENT_PROVEN', 'FILE_RECORDAL', 'RECORD', 'EXPIRE'])).toEqual([
      'NOTIFIED',
      'EFFECTIVE',
      'RECORDAL_FILED',
      'RECORDED',
      'EXPIRED',
    ]);
  });

  it('need no consent of the patentee: the notice and the payment suffice', () => {
    const facts = { duePaid: true, legalDayGiven: true };
    expect(licenceTransition('NOTIFIED', 'PAYMENT_PROVEN', facts)).toEqual({ ok: true, to: 'EFFECTIVE' });
  });

  it('keep the licence when its recordal is refused', () => {
    expect(walk(['NOTHING_DUE', 'FILE_RECORDAL', 'REFUSE_RECORDAL', 'FILE_RECORDAL', 'RECORD']).at(-1)).toBe(
      'RECORDED',
    );
  });

  it('leave exactly these pairs of state and event open', () => {
    const open = LICENCE_STATES.map((state) => {
      const events = LICENCE_EVENTS.filter((event) => licenceTransition(state, event, ALL_MET).ok);
      return `${state}: ${events.join(' ')}`.trim();
    });
    expect(open).toEqual([
      'NOTIFIED: PAYMENT_PROVEN NOTHING_DUE LAPSE',
      'EFFECTIVE: FILE_RECORDAL EXPIRE TERMINATE',
      'RECORDAL_FILED: RECORD REFUSE_RECORDAL EXPIRE TERMINATE',
      'RECORDED: EXPIRE TERMINATE',
      'LAPSED:',
      'EXPIRED:',
      'TERMINATED:',
    ]);
  });

  it('refuse each step whose guard is not met or not known, in the words of that guard', () => {
    for (const { from, event, needs } of LICENCE_TRANSITIONS)
      for (const state of from)
        for (const guard of needs)
          for (const value of [false, undefined])
            expect(licenceTransition(state, event, { ...ALL_MET, [guard]: value })).toMatchObject({
              ok: false,
              code: LICENCE_GUARDS[guard],
            });
  });

  it('never set a licence back to a mere notice, nor wake an ended one, whatever happens', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const path = walk(events);
        const obtainedAt = path.findIndex(isObtained);
        if (obtainedAt >= 0) {
          expect(path.slice(obtainedAt)).not.toContain('NOTIFIED');
          expect(path.slice(obtainedAt)).not.toContain('LAPSED');
        }
        expect(path.slice(0, -1).every(isLive)).toBe(true);
      }),
    );
  });

  it('never become effective without either payment or nothing due, whatever happens', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const path = walk(events, { ...ALL_MET, duePaid: false, nothingDue: false });
        expect(path.some(isObtained)).toBe(false);
      }),
    );
  });
});
