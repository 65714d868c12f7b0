import type { LegalDay } from '#libs/platform';
import type { PatentKind } from '../patent-number.js';
import type { FindingCode } from './findings.js';
import type { ImportedLegalStatus } from './status-words.js';

/** What one row says of a patent. null: the row says nothing of it, so an update leaves it alone. */
export interface PatentDraft {
  authority: string;
  applicationNumber: string | null;
  publicationNumber: string | null;
  publicationDay: LegalDay | null;
  grantNumber: string | null;
  grantDay: LegalDay | null;
  kind: PatentKind;
  title: string | null;
  titleEn: string | null;
  abstract: string | null;
  abstractEn: string | null;
  firstClaim: string | null;
  applicants: string[] | null;
  patentees: string[] | null;
  inventors: string[] | null;
  ipc: string[] | null;
  ipcMain: string | null;
  locarno: string | null;
  filingDay: LegalDay | null;
  legalStatus: ImportedLegalStatus | null;
  agency: string | null;
  address: string | null;
  internalNumber: string | null;
  college: string | null;
  /**
   * The title (and abstract) of a Chinese patent came in English, as from Lens or WIPS: good enough for a new
   * record, and no reason to replace Chinese words.
   */
  isTranslated: boolean;
  /** What keeps the row from creating a patent, though it may update a known one. */
  missingForCreation: ('applicationNumber' | 'title')[];
}

export interface Finding {
  /** The column's header; null: the row as a whole. */
  column: string | null;
  value: string | null;
  /** REJECTED: the row must not be stored. WARNING: it may, and a person should look. */
  severity: 'REJECTED' | 'WARNING';
  code: FindingCode;
  params: Record<string, string | number>;
}

export interface ConvertedRow {
  draft: PatentDraft;
  findings: Finding[];
}
