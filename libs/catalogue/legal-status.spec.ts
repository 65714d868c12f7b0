import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEGAL_EVENT_TYPES, statusAfterEvent, statusAfterImport, type KnownStatus } from './legal-status.js';

const granted: KnownStatus = { legalStatus: 'GRANTED_IN_FORCE', legalStatusDay: '2020-06-02' };
const lapsed: KnownStatus = { legalStatus: 'LAPSED', legalStatusDay: '2024-03-10' };

describe('what a register event makes of the legal status', () => {
  it('lets the newer day win, in whatever order the events are recorded', () => {
    expect(statusAfterEvent(granted, { type: 'TERMINATION', day: '2024-03-10' })).toEqual(lapsed);
    expect(statusAfterEvent(lapsed, { type: 'GRANT', day: '2020-06-02' })).toEqual(lapsed);
    expect(statusAfterEvent(lapsed, { type: 'RESTORATION', day: '2024-09-01' })).toEqual({
      legalStatus: 'GRANTED_IN_FORCE',
      legalStatusDay: '2024-09-01',
    });
  });

  it('treats an invalid right as never granted, whatever its day (PL 47.1)', () => {
    const invalid = statusAfterEvent(lapsed, { type: 'INVALIDATION', day: '2021-01-01' });
    expect(invalid.legalStatus).toBe('INVALID');
    expect(statusAfterEvent(invalid, { type: 'FEE_PAID', day: '2025-01-01' })).toEqual(invalid);
  });

  it('does not depend on the order of events of different days', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        days,
        fc.array(fc.constantFrom(...LEGAL_EVENT_TYPES), { minLength: 6, maxLength: 6 }),
        (chosen, types) => {
          const events = chosen.map((day, at) => ({
            type: types[at] ?? 'GRANT',
            day: `2024-01-${String(day).padStart(2, '0')}`,
          }));
          // Of two invalidations either may be told: both say the same.
          fc.pre(events.filter(({ type }) => type === 'INVALIDATION').length < 2);
          const unknown: KnownStatus = { legalStatus: 'UNKNOWN', legalStatusDay: null };
          expect(events.toReversed().reduce(statusAfterEvent, unknown)).toEqual(
            events.reduce(statusAfterEvent, unknown),
          );
        },
      ),
    );
  });
});

describe('what an import makes of the legal status', () => {
  it('never takes a dated fact back on the word of an older or undated export', () => {
    expect(statusAfterImport(lapsed, granted)).toEqual(lapsed);
    expect(statusAfterImport(lapsed, { legalStatus: 'GRANTED_IN_FORCE', legalStatusDay: null })).toEqual(
      lapsed,
    );
  });

  it('moves on where the export knows of a later stage', () => {
    expect(statusAfterImport(granted, { legalStatus: 'LAPSED', legalStatusDay: null }).legalStatus).toBe(
      'LAPSED',
    );
  });

  it('replaces what an earlier export said without a day', () => {
    expect(statusAfterImport({ legalStatus: 'LAPSED', legalStatusDay: null }, granted)).toEqual(granted);
  });

  it('keeps what is known where the export says nothing', () => {
    expect(statusAfterImport(granted, { legalStatus: 'UNKNOWN', legalStatusDay: null })).toEqual(granted);
  });
});
