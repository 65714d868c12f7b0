import type { LegalDay } from '#libs/platform';

export type Side = 'LICENSOR' | 'LICENSEE';
export const SIDES = ['LICENSOR', 'LICENSEE'] as const satisfies readonly Side[];

export const RECORDAL_STATES = ['FILED', 'RECORDED', 'REFUSED'] as const;
export type RecordalState = (typeof RECORDAL_STATES)[number];

/** What goes to the office with a recordal, in the order ① to ⑦ of G ch.11 §7. */
export const RECORDAL_FILES = [
  'APPLICATION',
  'NOTICE',
  'PAYMENT_PROOF',
  'IDENTITY',
  'POWER_OF_ATTORNEY',
  'HANDLER',
  'OTHER',
] as const;
export type RecordalFile = (typeof RECORDAL_FILES)[number];

export interface Filing {
  files: readonly RecordalFile[];
  byAgent: boolean;
  /** Where nothing was due no payment can be proven; how the office wants that shown is not settled. */
  nothingDue: boolean;
}

/** The files that should have gone along and did not, in the order of the guidelines. */
export function missingFiles({ files, byAgent, nothingDue }: Filing): RecordalFile[] {
  return RECORDAL_FILES.filter((file) => {
    if (file === 'OTHER' || files.includes(file)) return false;
    if (file === 'POWER_OF_ATTORNEY') return byAgent;
    return file !== 'PAYMENT_PROOF' || !nothingDue;
  });
}

/**
 * Whether a filing was in time. A refusal neither stops the three months nor opens new ones: no rule says so, so a new
 * filing is judged by its own day, and after the due day the licence stands without recordal.
 */
export function inRecordalWindow(filedDay: LegalDay, effectiveDay: LegalDay, dueDay: LegalDay): boolean {
  return effectiveDay <= filedDay && filedDay <= dueDay;
}
