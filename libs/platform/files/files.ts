import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '../database/database.js';
import { refuse } from '../errors.js';
import { newId } from '../ids.js';

export interface NewFile {
  organisationId: string;
  /** The other party that may read it too. */
  readerId?: string;
  purpose: string;
  name: string;
  mediaType: string;
  bytes: Buffer;
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
  bytes: Buffer;
}

/** Uploaded and made files, in Postgres: they are kept or rolled back with the act they belong to. */
@Injectable()
export class Files {
  async store(tx: Tx, file: NewFile): Promise<string> {
    const id = newId(tx.now.getTime());
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    await tx.query(
      `INSERT INTO stored_file (id, organisation_id, reader_id, purpose, name, media_type, size, sha256, bytes, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
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
      ],
    );
    return id;
  }

  /** The file with its bytes, where row-level security lets the actor see it; else 404. */
  async load(tx: Tx, id: string): Promise<StoredFile> {
    const [file] = await tx.query<StoredFile>(
      `SELECT id, organisation_id AS "organisationId", reader_id AS "readerId", purpose, name, media_type AS "mediaType",
         size, sha256, bytes FROM stored_file WHERE id = $1`,
      [id],
    );
    if (!file) throw refuse.not_found();
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
}

/** The one uploaded file of a multipart request. */
export async function uploadedFile(
  request: FastifyRequest,
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw refuse.file_missing();
  try {
    const part = await request.file();
    if (part?.filename)
      return { name: part.filename, mediaType: part.mimetype, bytes: await part.toBuffer() };
  } catch (error) {
    // What the parser says of a broken body carries no status of its own.
    if (error instanceof Error && !('statusCode' in error))
      throw refuse.malformed_body({ reason: error.message });
    throw error;
  }
  throw refuse.file_missing();
}

/** Sends a file as a download: its declared type is never trusted to be rendered by a browser. */
export function sendFile(
  reply: FastifyReply,
  file: Pick<StoredFile, 'name' | 'mediaType' | 'bytes'>,
  inline = false,
): FastifyReply {
  const safeInline = inline && file.mediaType === 'application/pdf';
  return reply
    .header(
      'content-disposition',
      `${safeInline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('x-content-type-options', 'nosniff')
    .type(safeInline ? 'application/pdf' : 'application/octet-stream')
    .send(file.bytes);
}
