import type { LegalDay } from '#libs/platform';
import type { AnnuityFacts } from './annuity-calendar.js';

/** What licensing knows of the open licence of a patent: its first recorded licence, and the end of its declaration. */
export interface OpenLicenceTold {
  recordalNumber: string;
  recordedDay: LegalDay;
  /** The day on which the declaration was withdrawn or otherwise ended; null while it stands. */
  withdrawnDay: LegalDay | null;
}

type Stated = Pick<AnnuityFacts, 'openLicence' | 'recordedDay' | 'withdrawnDay'>;

/**
 * The facts after something was told. A fact follows while it says what was told before, or nothing; what a person has
 * stated otherwise stays, and the page asks about the difference.
 */
export function followTold<F extends Stated>(
  facts: F,
  before: OpenLicenceTold | null,
  told: OpenLicenceTold,
): F {
  const follows =
    facts.openLicence === (before ? 'RECORDED' : null) && facts.recordedDay === (before?.recordedDay ?? null);
  const followed: F = follows ? { ...facts, openLicence: 'RECORDED', recordedDay: told.recordedDay } : facts;
  // Without a recorded licence there is nothing that a withdrawal could end.
  return followed.openLicence === 'RECORDED' && followed.withdrawnDay === (before?.withdrawnDay ?? null)
    ? { ...followed, withdrawnDay: told.withdrawnDay }
    : followed;
}

export function agrees(facts: Stated, told: OpenLicenceTold): boolean {
  return (
    facts.openLicence === 'RECORDED' &&
    facts.recordedDay === told.recordedDay &&
    facts.withdrawnDay === told.withdrawnDay
  );
}
