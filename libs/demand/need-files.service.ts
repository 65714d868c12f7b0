import { Injectable } from '@nestjs/common';
import { checkedType, downloadName } from '#libs/catalogue';
import { Database, Files, type PersonActor, refuse, type StoredFile, SYSTEM, type Tx } from '#libs/platform';
import { refuseDemand } from './demand.errors.js';
import type { NeedFileDto } from './need-files.dto.js';
import { filesOf } from './need-files.js';
import { isEditable, ownNeed } from './needs.service.js';

const MOST = 10;
const MEGABYTES = 20;

/** Drawings, photographs and papers of a need. */
@Injectable()
export class NeedFilesService {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
  ) {}

  /**
   * Whose need it is comes first, so that nobody uploads into another's.
   * @throws need_files_full, need_file_refused: content decides what a file is, not its name
   */
  async attach(
    actor: PersonActor,
    organisationId: string,
    needId: string,
    read: () => Promise<{ name: string; bytes: Buffer }>,
  ): Promise<NeedFileDto[]> {
    await this.database.transaction(actor, (tx) => roomIn(tx, organisationId, needId));
    const { name: told, bytes } = await read();
    const type = await checkedType(bytes);
    if (!type || bytes.length > MEGABYTES * 1024 * 1024)
      throw refuseDemand.need_file_refused({ name: told, megabytes: MEGABYTES });
    const name = downloadName(told, type);
    return this.database.transaction(actor, async (tx) => {
      await roomIn(tx, organisationId, needId);
      const { mediaType } = type;
      const id = await this.files.store(tx, { organisationId, purpose: 'NEED', name, bytes, mediaType });
      await tx.query(
        'INSERT INTO need_file (need_id, file_id, name, size, added_at) VALUES ($1, $2, $3, $4, $5)',
        [needId, id, name, bytes.length, tx.now],
      );
      return filesOf(tx, needId);
    });
  }

  async remove(
    actor: PersonActor,
    organisationId: string,
    needId: string,
    fileId: string,
  ): Promise<NeedFileDto[]> {
    return this.database.transaction(actor, async (tx) => {
      const need = await ownNeed(tx, organisationId, needId, true);
      if (!isEditable(need)) throw refuseDemand.need_step_refused({ state: need.state });
      const gone = await tx.query('DELETE FROM need_file WHERE need_id = $1 AND file_id = $2 RETURNING 1', [
        needId,
        fileId,
      ]);
      if (gone.length === 0) throw refuse.not_found();
      await this.files.remove(tx, fileId);
      return filesOf(tx, needId);
    });
  }

  /** For whoever may read the whole need; row-level security of the need decides. */
  async open(actor: PersonActor, fileId: string): Promise<StoredFile> {
    const readable = await this.database.transaction(actor, (tx) =>
      tx.query('SELECT 1 FROM need_file WHERE file_id = $1', [fileId]),
    );
    if (readable.length === 0) throw refuse.not_found();
    return this.database.transaction(SYSTEM, (tx) => this.files.handOut(tx, fileId));
  }
}

async function roomIn(tx: Tx, organisationId: string, needId: string): Promise<void> {
  const need = await ownNeed(tx, organisationId, needId, true);
  if (!isEditable(need)) throw refuseDemand.need_step_refused({ state: need.state });
  if ((await filesOf(tx, needId)).length >= MOST) throw refuseDemand.need_files_full({ most: MOST });
}
