import { Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  Env,
  Files,
  invalidRequest,
  newId,
  type PersonActor,
  PICTURE_TYPE,
  type Picture,
  refuse,
  requireSeen,
  shrinkPicture,
  type Tx,
} from '#libs/platform';
import { PatentsRepository } from '../patents.repository.js';
import { type DocumentKind, FIGURE_WIDTHS, limitsOf } from './document-kinds.js';
import { type DocumentType, downloadName, figureTypeOf, paperTypeOf } from './document-type.js';
import { refuseDocument } from './documents.errors.js';
import { PatentDocument } from './patent-document.entity.js';
import type {
  NewPatentDocumentQuery,
  PatentDocumentDto,
  PatentDocumentsDto,
  PlacedDocumentDto,
} from './patent-documents.dto.js';

export interface Upload {
  name: string;
  bytes: Buffer;
}

/** Figures and papers of a patent at the desk of a holder. */
@Injectable()
export class PatentDocumentsService {
  constructor(
    private readonly database: Database,
    private readonly repository: PatentsRepository,
    private readonly files: Files,
    private readonly env: Env,
  ) {}

  async all(actor: PersonActor, organisationId: string, patentId: string): Promise<PatentDocumentsDto> {
    return this.database.transaction(actor, async (tx) => {
      await this.repository.held(tx, organisationId, patentId);
      return this.toDto(tx, organisationId, patentId);
    });
  }

  /** Attaches a file behind the others. The bytes are asked for once it is known that they may be attached at all. */
  async add(
    actor: PersonActor,
    organisationId: string,
    patentId: string,
    { kind = 'OTHER', caption, visibility = 'PUBLIC' }: NewPatentDocumentQuery,
    receive: () => Promise<Upload>,
  ): Promise<PatentDocumentsDto> {
    await this.database.transaction(actor, (tx) => this.repository.held(tx, organisationId, patentId));
    if (kind === 'FIGURE' && visibility !== 'PUBLIC') throw invalidRequest([figureIsPublic('visibility')]);
    const upload = await receive();
    const type = await typeOf(kind, upload);
    // Before the transaction: no connection waits for a picture.
    const [small, large] = kind === 'FIGURE' ? await shrinkPicture(upload.bytes, FIGURE_WIDTHS) : [];
    return this.database.transaction(actor, async (tx) => {
      await this.repository.held(tx, organisationId, patentId, true);
      const known = await documentsOf(tx, organisationId, patentId);
      refuseFull(kind, known);
      const published = visibility === 'PUBLIC';
      const name = downloadName(upload.name, type);
      const keep = (more: object, mediaType: string, bytes: Buffer) =>
        this.files.store(tx, { organisationId, purpose: 'PATENT_DOCUMENT', name, mediaType, bytes, ...more });
      // A figure's original stays at home: it may tell where and by whom it was taken.
      const fileId = await keep({ published: published && kind !== 'FIGURE' }, type.mediaType, upload.bytes);
      const made = async (picture: Picture | undefined) =>
        picture
          ? keep(
              { name: `${stemOf(name)}.webp`, sourceId: fileId, published: true, purpose: 'PATENT_FIGURE' },
              PICTURE_TYPE,
              picture.bytes,
            )
          : null;
      const document: PatentDocument = {
        id: newId(tx.now.getTime()),
        organisationId,
        patentId,
        kind,
        visibility,
        caption: caption ?? stemOf(name),
        position: (known.at(-1)?.position ?? 0) + 1,
        fileId,
        smallFileId: await made(small),
        largeFileId: await made(large),
        width: large?.width ?? null,
        height: large?.height ?? null,
        addedAt: tx.now,
        addedBy: actor.personId,
      };
      await tx.repository(PatentDocument).insert(document);
      await this.note(tx, 'DOCUMENT_ADDED', document, undefined, saidOf(document));
      await nextVersion(tx, organisationId, patentId);
      return this.toDto(tx, organisationId, patentId);
    });
  }

  async arrange(
    actor: PersonActor,
    organisationId: string,
    patentId: string,
    seen: string,
    placed: PlacedDocumentDto[],
  ): Promise<PatentDocumentsDto> {
    return this.database.transaction(actor, async (tx) => {
      const known = await this.locked(tx, organisationId, patentId, seen);
      const before = new Map(known.map((document) => [document.id, document]));
      if (placed.length !== known.length || new Set(placed.map(({ id }) => id)).size !== known.length)
        throw notAll(known);
      const after = placed.map(({ id, caption, visibility }, at): PatentDocument => {
        const document = before.get(id);
        if (!document) throw notAll(known);
        if (document.kind === 'FIGURE' && visibility !== 'PUBLIC')
          throw invalidRequest([figureIsPublic(`items.${at}.visibility`)]);
        return { ...document, caption, visibility, position: at + 1 };
      });
      for (const document of after) {
        const was = before.get(document.id);
        if (was?.visibility !== document.visibility)
          await this.files.publish(tx, document.fileId, document.visibility === 'PUBLIC');
        const [old, now] = [was && saidOf(was), saidOf(document)];
        if (JSON.stringify(old) !== JSON.stringify(now))
          await this.note(tx, 'DOCUMENT_CHANGED', document, old, now);
      }
      await tx.repository(PatentDocument).save(after);
      await nextVersion(tx, organisationId, patentId);
      return this.toDto(tx, organisationId, patentId);
    });
  }

  async remove(
    actor: PersonActor,
    organisationId: string,
    patentId: string,
    documentId: string,
    seen: string,
  ): Promise<PatentDocumentsDto> {
    return this.database.transaction(actor, async (tx) => {
      await this.repository.held(tx, organisationId, patentId, true);
      const known = await documentsOf(tx, organisationId, patentId);
      const document = known.find(({ id }) => id === documentId);
      if (!document) throw refuse.not_found();
      requireSeen(seen, { version: await versionOf(tx, organisationId, patentId) });
      await tx.repository(PatentDocument).delete({ id: documentId });
      await this.files.remove(tx, document.fileId);
      await this.note(tx, 'DOCUMENT_REMOVED', document, saidOf(document), undefined);
      await nextVersion(tx, organisationId, patentId);
      return this.toDto(tx, organisationId, patentId);
    });
  }

  private async locked(tx: Tx, organisationId: string, patentId: string, seen: string) {
    await this.repository.held(tx, organisationId, patentId, true);
    requireSeen(seen, { version: await versionOf(tx, organisationId, patentId) });
    return documentsOf(tx, organisationId, patentId);
  }

  private note(
    tx: Tx,
    action: string,
    { id, organisationId }: PatentDocument,
    before: unknown,
    after: unknown,
  ) {
    return audit(tx, {
      action,
      subjectType: 'patent_document',
      subjectId: id,
      organisationId,
      before,
      after,
    });
  }

  private async toDto(tx: Tx, organisationId: string, patentId: string): Promise<PatentDocumentsDto> {
    const items = await tx.query<Omit<PatentDocumentDto, 'addedAt'> & { addedAt: Date }>(
      `SELECT d.id, d.kind, d.visibility, d.caption, d.file_id AS "fileId", f.name, f.media_type AS "mediaType", f.size,
         f.scan_state AS "scanState", f.scan_finding AS "scanFinding", d.width, d.height, d.added_at AS "addedAt",
         p.name AS "addedBy"
       FROM patent_document d JOIN stored_file f ON f.id = d.file_id LEFT JOIN person p ON p.id = d.added_by
       WHERE d.organisation_id = $1 AND d.patent_id = $2 ORDER BY d.position`,
      [organisationId, patentId],
    );
    return {
      version: await versionOf(tx, organisationId, patentId),
      scanner: this.env.SCANNER_URL !== undefined,
      items: items.map((item) => ({ ...item, addedAt: item.addedAt.toISOString() })),
    };
  }
}

async function typeOf(kind: DocumentKind, { name, bytes }: Upload): Promise<DocumentType> {
  const limits = limitsOf(kind);
  if (bytes.length > limits.bytes) {
    const megabytes = Math.ceil((10 * bytes.length * limits.megabytes) / limits.bytes) / 10;
    throw refuseDocument.document_too_large({ name, megabytes, limit: limits.megabytes });
  }
  const type = kind === 'FIGURE' ? figureTypeOf(bytes) : await paperTypeOf(bytes);
  if (type === 'MACROS') throw refuseDocument.document_has_macros({ name });
  if (type) return type;
  throw kind === 'FIGURE'
    ? refuseDocument.figure_type_refused({ name })
    : refuseDocument.document_type_refused({ name });
}

function refuseFull(kind: DocumentKind, known: PatentDocument[]): void {
  const figure = kind === 'FIGURE';
  const { most } = limitsOf(kind);
  if (known.filter((one) => (one.kind === 'FIGURE') === figure).length < most) return;
  throw figure ? refuseDocument.figures_full({ most }) : refuseDocument.documents_full({ most });
}

function figureIsPublic(field: string) {
  return { field, code: 'figure_is_public', params: {} };
}

function notAll(known: PatentDocument[]) {
  return invalidRequest([{ field: 'items', code: 'documents_not_all', params: { count: known.length } }]);
}

function saidOf({ kind, visibility, caption, position, fileId }: PatentDocument) {
  return { kind, visibility, caption, position, fileId };
}

/** A name of ours always has an ending. */
function stemOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}

function documentsOf(tx: Tx, organisationId: string, patentId: string): Promise<PatentDocument[]> {
  return tx
    .repository(PatentDocument)
    .find({ where: { organisationId, patentId }, order: { position: 'ASC' } });
}

async function versionOf(tx: Tx, organisationId: string, patentId: string): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    'SELECT documents_version AS version FROM holding WHERE organisation_id = $1 AND patent_id = $2',
    [organisationId, patentId],
  );
  return row?.version ?? 0;
}

async function nextVersion(tx: Tx, organisationId: string, patentId: string): Promise<void> {
  await tx.query(
    'UPDATE holding SET documents_version = documents_version + 1 WHERE organisation_id = $1 AND patent_id = $2',
    [organisationId, patentId],
  );
}
