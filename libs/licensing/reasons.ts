import { DomainError, type Language, render, sentenceOf } from '#libs/platform';
import type { FieldFault } from '#libs/platform';
import { refuseLicensing } from './licensing.errors.js';
// For its effect as well: the sentences are in the catalogue only once this module has run.
import './messages.js';
import type { Finding, Reason } from './messages.js';

/** A rule's reason as a sentence in the reader's language. */
export function sentence({ code, params }: Reason, language: Language): string {
  const found = sentenceOf(code);
  return found ? render(found, params, language) : code;
}

/** A transition that the table refuses, with the guard's own sentence. */
export function refuseStep(reason: Reason, language: Language, faults: FieldFault[] = []): DomainError {
  return refuseLicensing.step_refused({ reason: sentence(reason, language), rule: reason.code }, { faults });
}

/** What must be settled first, each pointing at its field. */
export function refuseFindings(findings: readonly Finding[]): DomainError {
  const faults = findings.map(({ field, code, params }): FieldFault => ({ field, code, params }));
  return refuseLicensing.declaration_not_ready({ count: faults.length }, { faults });
}
