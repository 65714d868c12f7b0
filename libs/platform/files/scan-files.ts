import { Inject, Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../actor.js';
import { Database } from '../database/database.js';
import { Handles, type JobHandler } from '../jobs/handler.js';
import { FILE_SCANNER, FILE_STORED, type FileScanner, ScannerAway, type ScanVerdict } from './scanner.js';

const AGAIN = 200;

/** Has one waiting file scanned; while the scanner is away the file goes on waiting. */
@Injectable()
@Handles({ topic: FILE_STORED, queue: 'files', concurrency: 2 })
export class ScanFile implements JobHandler {
  private readonly logger = new Logger('Scanner');

  constructor(
    private readonly database: Database,
    @Inject(FILE_SCANNER) private readonly scanner: FileScanner | null,
  ) {}

  async handle(fileId: string): Promise<void> {
    await this.scan(fileId);
  }

  /** Whether the scanner was there. */
  async scan(fileId: string): Promise<boolean> {
    if (!this.scanner) return false;
    const [file] = await this.database.transaction(SYSTEM, (tx) =>
      tx.query<{ bytes: Buffer }>(`SELECT bytes FROM stored_file WHERE id = $1 AND scan_state = 'PENDING'`, [
        fileId,
      ]),
    );
    if (!file) return true;
    try {
      const verdict = await this.scanner.scan(file.bytes);
      if (verdict.state === 'UNDECIDED')
        this.logger.error(`the scanner cannot tell, the file ${fileId} waits: ${verdict.reason}`);
      else await this.note(fileId, verdict);
      return true;
    } catch (error) {
      if (!(error instanceof ScannerAway)) throw error;
      this.logger.warn(`files wait for their scan: ${error.message}`);
      return false;
    }
  }

  private async note(fileId: string, verdict: Exclude<ScanVerdict, { state: 'UNDECIDED' }>): Promise<void> {
    const finding = verdict.state === 'INFECTED' ? verdict.finding : null;
    if (finding !== null) this.logger.warn(`the file ${fileId} is infected and withheld: ${finding}`);
    await this.database.transaction(SYSTEM, (tx) =>
      tx.query(
        `UPDATE stored_file SET scan_state = $2, scan_finding = $3, scanned_at = $4
         WHERE (id = $1 OR source_id = $1) AND scan_state = 'PENDING'`,
        [fileId, verdict.state, finding, tx.now],
      ),
    );
  }
}

/** What waits is tried again, oldest first, once a minute. */
@Injectable()
@Handles({ topic: 'file.scan_again', queue: 'files', everySeconds: 60 })
export class ScanWaitingFiles implements JobHandler {
  constructor(
    private readonly database: Database,
    private readonly scans: ScanFile,
  ) {}

  async handle(): Promise<void> {
    const waiting = await this.database.transaction(SYSTEM, (tx) =>
      tx.query<{ id: string }>(
        `SELECT id FROM stored_file WHERE scan_state = 'PENDING' AND source_id IS NULL ORDER BY created_at LIMIT ${AGAIN}`,
      ),
    );
    for (const { id } of waiting) if (!(await this.scans.scan(id))) return;
  }
}
