import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { Env } from '../env.js';
import { refuse } from '../errors.js';
import { newId } from '../ids.js';
import { FILE_STORED, refuseUnscanned, type ScanState } from './scanner.js';

export interface NewFile {
  organisationId: string;
  /** The other party that may read it too. */
  readerId?: string;
  purpose: string;
  name: string;
  mediaType: string;
  bytes: Buffer;
  /** Written by us, so that there is nothing to scan. */
  made?: boolean;
  /** The uploaded file that it was made from: it is withheld and deleted with that one. */
  sourceId?: string;
  /** Anybody may read it. */
  published?: boolean;
}

export interface StoredFile {
  id: string;
  organisationId: string;
  readerId: string | null;
  purpose: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  scanState: ScanState;
  bytes: Buffer;
}

/** Uploaded and made files, in Postgres: they are kept or rolled back with the act they belong to. */
@Injectable()
export class Files {
  constructor(private readonly env: Env) {}

  /** Where a scanner is set, what somebody uploaded is PENDING until a job has had it scanned. */
  async store(tx: Tx, file: NewFile): Promise<string> {
    const id = newId(tx.now.getTime());
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const scanState: ScanState = this.env.SCANNER_URL && !file.made ? 'PENDING' : 'NOT_SCANNED';
    await tx.query(
      `INSERT INTO stored_file (id, organisation_id, reader_id, purpose, name, media_type, size, sha256, bytes, created_by, created_at,
         scan_state, source_id, published)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        id,
        file.organisationId,
        file.readerId ?? null,
        file.purpose,
        file.name.slice(0, 200),
        file.mediaType,
        file.bytes.length,
        sha256,
        file.bytes,
        tx.actor.kind === 'PERSON' ? tx.actor.personId : null,
        tx.now,
        scanState,
        file.sourceId ?? null,
        file.published ?? false,
      ],
    );
    if (scanState === 'PENDING' && !file.sourceId) await tx.later(FILE_STORED, id);
    return id;
  }

  /** The file with its bytes, where row-level security lets the actor see it; else 404. For our own reading. */
  async load(tx: Tx, id: string): Promise<StoredFile> {
    const [file] = await tx.query<StoredFile>(
      `SELECT id, organisation_id AS "organisationId", reader_id AS "readerId", purpose, name, media_type AS "mediaType",
         size, sha256, scan_state AS "scanState", bytes FROM stored_file WHERE id = $1`,
      [id],
    );
    if (!file) throw refuse.not_found();
    return file;
  }

  /** The same for somebody who takes it home: what a scanner has not passed, or has refused, is withheld. */
  async handOut(tx: Tx, id: string): Promise<StoredFile> {
    const file = await this.load(tx, id);
    refuseUnscanned(file);
    return file;
  }

  /** That a file belongs to the organisation that cites it as a document; 404 otherwise. */
  async requireOwn(tx: Tx, id: string, organisationId: string): Promise<void> {
    const rows = await tx.query('SELECT 1 FROM stored_file WHERE id = $1 AND organisation_id = $2', [
      id,
      organisationId,
    ]);
    if (rows.length === 0) throw refuse.not_found();
  }

  /** Lets the other party of a licence read a document that the first party filed. */
  async share(tx: Tx, id: string, readerId: string): Promise<void> {
    await tx.query('UPDATE stored_file SET reader_id = $2 WHERE id = $1', [id, readerId]);
  }

  /** Lets anybody read it, or nobody else any more. */
  async publish(tx: Tx, id: string, published: boolean): Promise<void> {
    await tx.query('UPDATE stored_file SET published = $2 WHERE id = $1', [id, published]);
  }

  /** Deletes it and what was made from it; only for files that no act relies on. */
  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM stored_file WHERE id = $1', [id]);
  }
}
