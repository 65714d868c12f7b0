import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DECLARATION_EVENTS,
  DECLARATION_GUARDS,
  DECLARATION_STATES,
  DECLARATION_TRANSITIONS,
  PRE_FILING_STATES,
  declarationTransition,
  isFinal,
  isOpenForNotices,
} from './declaration.states.js';
import type {
  DeclarationEventName,
  DeclarationGuard,
  DeclarationState,
  GuardFacts,
} from './declaration.states.js';

const guards = Object.keys(DECLARATION_GUARDS) as DeclarationGuard[];
const ALL_MET: GuardFacts = Object.fromEntries(guards.map((guard) => [guard, true]));

/** The states passed through; an event that is refused changes nothing. */
function walk(events: readonly DeclarationEventName[], facts: GuardFacts = ALL_MET): DeclarationState[] {
  const path: DeclarationState[] = ['DRAFT'];
  for (const event of events) {
    const step = declarationTransition(path.at(-1)!, event, facts);
    if (step.ok) path.push(step.to);
  }
  return path;
}

const someEvents = fc.array(fc.constantFrom(...DECLARATION_EVENTS), { maxLength: 60 });

describe('the states of a declaration', () => {
  it('run from the desk through the office to the gazette and out again', () => {
    expect(
      walk(['SUBMIT', 'PUBLICISE', 'APPROVE', 'FILE', 'ANNOUNCE', 'FILE_WITHDRAWAL', 'ANNOUNCE_WITHDRAWAL']),
    ).toEqual([
      'DRAFT',
      'INTERNAL_REVIEW',
      'PUBLICITY',
      'APPROVED',
      'FILED',
      'ANNOUNCED',
      'WITHDRAWAL_FILED',
      'WITHDRAWN',
    ]);
  });

  it('are open for notices from the announcement until an end is announced', () => {
    expect(DECLARATION_STATES.filter(isOpenForNotices)).toEqual(['ANNOUNCED', 'WITHDRAWAL_FILED']);
    expect(
      walk(['SUBMIT', 'APPROVE', 'FILE', 'ANNOUNCE', 'FILE_WITHDRAWAL', 'REFUSE_WITHDRAWAL']).at(-1),
    ).toBe('ANNOUNCED');
  });

  it('let a submitter not approve, and say so', () => {
    const step = declarationTransition('INTERNAL_REVIEW', 'APPROVE', { ...ALL_MET, anotherPerson: false });
    expect(step).toMatchObject({ ok: false, code: 'approver_is_submitter' });
  });

  it('let submission pass with open questions, filing not', () => {
    const facts = { ...ALL_MET, noUnknownFact: false };
    expect(declarationTransition('DRAFT', 'SUBMIT', facts)).toEqual({ ok: true, to: 'INTERNAL_REVIEW' });
    expect(declarationTransition('APPROVED', 'FILE', facts)).toMatchObject({
      ok: false,
      code: 'fact_unknown',
    });
  });

  it('take an act of the office only with its day and its document', () => {
    const acts = [
      ['FILED', 'ANNOUNCE'],
      ['WITHDRAWAL_FILED', 'ANNOUNCE_WITHDRAWAL'],
      ['ANNOUNCED', 'TERMINATE_BY_OFFICE'],
      ['ANNOUNCED', 'REVOKE'],
    ] as const;
    for (const [state, event] of acts)
      for (const guard of ['legalDayGiven', 'documentGiven'] as const)
        expect(declarationTransition(state, event, { ...ALL_MET, [guard]: false }).ok).toBe(false);
  });

  it('need every co-owner to declare and to withdraw', () => {
    const facts = { ...ALL_MET, consentsComplete: false };
    expect(declarationTransition('APPROVED', 'FILE', facts)).toMatchObject({ code: 'consents_missing' });
    expect(declarationTransition('ANNOUNCED', 'FILE_WITHDRAWAL', facts)).toMatchObject({
      code: 'consents_missing',
    });
  });

  it('refuse each step whose guard is not met or not known, in the words of that guard', () => {
    for (const { from, event, needs } of DECLARATION_TRANSITIONS)
      for (const state of from)
        for (const guard of needs)
          for (const value of [false, undefined])
            expect(declarationTransition(state, event, { ...ALL_MET, [guard]: value })).toMatchObject({
              ok: false,
              code: DECLARATION_GUARDS[guard],
            });
  });

  it('leave exactly these pairs of state and event open', () => {
    const open = DECLARATION_STATES.map((state) => {
      const events = DECLARATION_EVENTS.filter((event) => declarationTransition(state, event, ALL_MET).ok);
      return `${state}: ${events.join(' ')}`.trim();
    });
    expect(open).toEqual([
      'DRAFT: SUBMIT',
      'INTERNAL_REVIEW: PUBLICISE APPROVE RETURN',
      'PUBLICITY: APPROVE RETURN',
      'APPROVED: RETURN FILE',
      'FILED: REFUSE ANNOUNCE REVOKE',
      'REFUSED:',
      'ANNOUNCED: FILE_WITHDRAWAL TERMINATE_BY_OFFICE REVOKE EXPIRE',
      'WITHDRAWAL_FILED: REFUSE_WITHDRAWAL ANNOUNCE_WITHDRAWAL TERMINATE_BY_OFFICE REVOKE EXPIRE',
      'WITHDRAWN:',
      'TERMINATED_BY_OFFICE:',
      'REVOKED:',
      'EXPIRED:',
    ]);
  });

  it('never go back to the desk once filed, nor on once ended, whatever happens', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const path = walk(events);
        const filedAt = path.indexOf('FILED');
        const later = filedAt < 0 ? [] : path.slice(filedAt);
        expect(later.some((state) => (PRE_FILING_STATES as readonly string[]).includes(state))).toBe(false);
        expect(path.slice(0, -1).some(isFinal)).toBe(false);
      }),
    );
  });

  it('announce only what was filed, end by withdrawal only what stood, whatever happens', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const path = walk(events);
        const before = (state: DeclarationState): DeclarationState | undefined =>
          path[path.indexOf(state) - 1];
        if (path.includes('ANNOUNCED')) expect(before('ANNOUNCED')).toBe('FILED');
        if (path.includes('FILED')) expect(before('FILED')).toBe('APPROVED');
        if (path.includes('WITHDRAWN')) expect(before('WITHDRAWN')).toBe('WITHDRAWAL_FILED');
        if (path.includes('EXPIRED')) expect(path).toContain('ANNOUNCED');
      }),
    );
  });

  it('stay open for notices when a withdrawal is filed or refused, whatever happened before', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const state = walk(events).at(-1)!;
        for (const event of ['FILE_WITHDRAWAL', 'REFUSE_WITHDRAWAL'] as const) {
          const step = declarationTransition(state, event, ALL_MET);
          expect(!step.ok || isOpenForNotices(step.to)).toBe(true);
        }
      }),
    );
  });

  it('never reach the office past a missing guard, whatever happens', () => {
    const missing = fc.constantFrom<DeclarationGuard>(
      'fieldsValid',
      'noKnownBar',
      'anotherPerson',
      'noUnknownFact',
      'consentsComplete',
    );
    fc.assert(
      fc.property(someEvents, missing, (events, guard) => {
        expect(walk(['SUBMIT', 'APPROVE', 'FILE', ...events], { ...ALL_MET, [guard]: false })).not.toContain(
          'FILED',
        );
      }),
    );
  });
});
