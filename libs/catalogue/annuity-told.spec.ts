import { describe, expect, it } from '@jest/globals';
import type { AnnuityFacts } from './annuity-calendar.js';
import { agrees, followTold, type OpenLicenceTold } from './annuity-told.js';

const NOTHING: AnnuityFacts = {
  lastPaidYear: 10,
  heldReduction: null,
  openLicence: null,
  recordedDay: null,
  withdrawnDay: null,
};
const TOLD: OpenLicenceTold = { recordalNumber: 'X1', recordedDay: '2025-06-20', withdrawnDay: null };
const ENDED: OpenLicenceTold = { ...TOLD, withdrawnDay: '2026-09-01' };

describe('what licensing tells of an open licence', () => {
  it('fills in what nobody has stated, and leaves the rest', () => {
    expect(followTold(NOTHING, null, TOLD)).toEqual({
      ...NOTHING,
      openLicence: 'RECORDED',
      recordedDay: '2025-06-20',
    });
  });

  it('never overwrites what a person stated otherwise', () => {
    const none: AnnuityFacts = { ...NOTHING, openLicence: 'NONE' };
    expect(followTold(none, null, ENDED)).toEqual(none);
    expect(agrees(none, ENDED)).toBe(false);
    const other: AnnuityFacts = { ...NOTHING, openLicence: 'RECORDED', recordedDay: '2025-06-01' };
    expect(followTold(other, null, TOLD)).toEqual(other);
  });

  it('adds the end of the declaration, also to a recordal that a person stated', () => {
    const filled = followTold(NOTHING, null, TOLD);
    expect(agrees(followTold(filled, TOLD, ENDED), ENDED)).toBe(true);
    const other: AnnuityFacts = { ...NOTHING, openLicence: 'RECORDED', recordedDay: '2025-06-01' };
    expect(followTold(other, TOLD, ENDED)).toEqual({ ...other, withdrawnDay: '2026-09-01' });
  });

  it('begins anew with the first recorded licence of a new declaration', () => {
    const again: OpenLicenceTold = { recordalNumber: 'X2', recordedDay: '2027-02-01', withdrawnDay: null };
    const ended = followTold(NOTHING, null, ENDED);
    expect(agrees(followTold(ended, ENDED, again), again)).toBe(true);
  });
});
