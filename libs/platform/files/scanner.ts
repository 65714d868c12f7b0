import { defineErrors } from '../errors.js';

/** PENDING and INFECTED files are handed to nobody; NOT_SCANNED ones are, because no scanner is set. */
export const SCAN_STATES = ['NOT_SCANNED', 'PENDING', 'CLEAN', 'INFECTED'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** SQL for a file that may be handed out; `file` is its table's name in the query. */
export const mayBeHandedOut = (file: string): string => `${file}.scan_state IN ('NOT_SCANNED', 'CLEAN')`;

/** What a scanner says: nothing found, the name of what was found, or why it could not tell. */
export type ScanVerdict =
  { state: 'CLEAN' } | { state: 'INFECTED'; finding: string } | { state: 'UNDECIDED'; reason: string };

/** A virus scanner. One adapter: `ClamdScanner`; without `SCANNER_URL` there is none. */
export interface FileScanner {
  /** @throws ScannerAway where it cannot be asked */
  scan(bytes: Buffer): Promise<ScanVerdict>;
}

export const FILE_SCANNER = Symbol('FileScanner');
export class ScannerAway extends Error {}

/** An uploaded file waits for its scan; the subject is the file. */
export const FILE_STORED = 'file.stored';

export const refuseFile = defineErrors({
  file_being_scanned: {
    status: 409,
    zh: '该文件正在查毒，通过后才能下载，请稍后再来。',
    en: 'This file is being scanned for viruses and can be taken once it has passed; come back shortly.',
  },
  file_infected: {
    status: 409,
    zh: '查毒发现该文件带有病毒，已停止提供。请由上传人删除后换上干净的文件。',
    en: 'A virus was found in this file, so it is withheld. Whoever uploaded it should replace it with a clean one.',
  },
});

export function refuseUnscanned({ scanState }: { scanState: ScanState }): void {
  if (scanState === 'PENDING') throw refuseFile.file_being_scanned();
  if (scanState === 'INFECTED') throw refuseFile.file_infected();
}
