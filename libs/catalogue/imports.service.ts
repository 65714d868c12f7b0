import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import {
  type Actor,
  Database,
  decodeCursor,
  decodeIdCursor,
  encodeCursor,
  Files,
  invalidCursor,
  newId,
  refuse,
  type Tx,
} from '#libs/platform';
import { openTable } from './import/open-table.js';
import { type Recognition, recognise } from './import/recognise.js';
import { findingMessage, refuseImport } from './catalogue.errors.js';
import { ImportBatch, ImportFinding, type ImportState } from './import-batch.entity.js';
import { ImportRefusedRow } from './import-refused-row.entity.js';
import { asChosen, asRemembered } from './import-mappings.js';
import { asAnswer } from './tables.js';
import { rememberedSheet, rememberSheet } from './import-sheet-choice.js';
import { toImportDto, toProgressDto } from './import-views.js';
import type {
  FindingListDto,
  FindingQuery,
  ImportDto,
  ImportListDto,
  ImportMappingDto,
  KeptDto,
  KeptListDto,
} from './imports.dto.js';

export interface NewImport {
  name: string;
  mediaType: string;
  bytes: Buffer;
}
export type RunningState = 'CHECKING' | 'COMMITTING' | 'UNDOING';

export const IMPORT_TOPIC: Record<RunningState, string> = {
  CHECKING: 'import.check',
  COMMITTING: 'import.commit',
  UNDOING: 'import.undo',
};

export type BatchWithFile = ImportBatch & {
  fileName: string;
  sha256: string;
  createdByName: string | null;
  /** The last import before this one of the very same file. */
  sameAs: { id: string; createdAt: string } | null;
};

@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
  ) {}

  /**
   * Keeps the file and says how it reads; a file that is no table is refused and not kept. Of several sheets the one that
   * is asked for is read, else the one that was chosen in the last workbook with the same sheets.
   */
  async upload(actor: Actor, organisationId: string, file: NewImport, sheet?: string): Promise<ImportDto> {
    let looked = await look(file, sheet);
    const { sheets = [] } = looked.recognition;
    if (sheet === undefined && sheets.length > 1) {
      const last = await this.database.transaction(actor, (tx) =>
        rememberedSheet(tx, organisationId, sheets),
      );
      if (last !== undefined && last !== looked.recognition.sheet) looked = await look(file, last);
    }
    const { recognition, rowCount } = looked;
    return this.database.transaction(actor, async (tx) => {
      const id = newId(tx.now.getTime());
      const fileId = await this.files.store(tx, { organisationId, purpose: 'IMPORT', ...file });
      await tx.repository(ImportBatch).insert({
        id,
        organisationId,
        fileId,
        state: 'RECOGNISED',
        recognition: await asRemembered(tx, organisationId, recognition),
        rowCount,
        createdBy: actor.kind === 'PERSON' ? actor.personId : null,
        createdAt: tx.now,
      });
      return toImportDto(await this.load(tx, organisationId, id), tx.now, actor.language);
    });
  }

  /** Reads another sheet of the workbook, and will do so in the next one with the same sheets. */
  async chooseSheet(actor: Actor, organisationId: string, id: string, sheet: string): Promise<ImportDto> {
    const file = await this.database.transaction(actor, async (tx) => {
      const batch = await this.load(tx, organisationId, id);
      refuseWhileBusy(batch);
      return this.files.load(tx, batch.fileId);
    });
    const { recognition, rowCount } = await look(file, sheet);
    return this.database.transaction(actor, async (tx) => {
      const batch = await tx
        .repository(ImportBatch)
        .findOne({ where: { id, organisationId }, lock: { mode: 'pessimistic_write' } });
      if (!batch) throw refuse.not_found();
      refuseWhileBusy(batch);
      await rememberSheet(tx, organisationId, recognition.sheets ?? [], sheet);
      await tx.repository(ImportFinding).delete({ batchId: id });
      await tx.repository(ImportRefusedRow).delete({ batchId: id });
      await tx.repository(ImportBatch).update(
        { id },
        {
          state: 'RECOGNISED',
          recognition: (await asRemembered(tx, organisationId, recognition)) as never,
          rowCount,
          ...NOTHING_YET,
        },
      );
      return toImportDto(await this.load(tx, organisationId, id), tx.now, actor.language);
    });
  }

  async list(actor: Actor, organisationId: string, limit: number, cursor?: string): Promise<ImportListDto> {
    const before = decodeIdCursor(cursor);
    return this.database.transaction(actor, async (tx) => {
      // Ids begin with their time, so their order is the order of uploads.
      const rows = await this.batches(
        tx,
        'b.organisation_id = $1 AND ($2::uuid IS NULL OR b.id < $2) ORDER BY b.id DESC LIMIT $3',
        [organisationId, before, limit + 1],
      );
      const page = rows.slice(0, limit);
      return {
        items: page.map((batch) => toProgressDto(batch, tx.now, actor.language)),
        nextCursor: rows.length > limit ? encodeCursor([page.at(-1)?.id ?? null]) : null,
      };
    });
  }

  async one(actor: Actor, organisationId: string, id: string): Promise<ImportDto> {
    return this.database.transaction(actor, async (tx) =>
      toImportDto(await this.load(tx, organisationId, id), tx.now, actor.language),
    );
  }

  /** Starts a trial run or the real one as a job. `columns` says how a person reads the file. */
  async start(
    actor: Actor,
    organisationId: string,
    id: string,
    to: Exclude<RunningState, 'UNDOING'>,
    columns: ImportMappingDto[],
  ): Promise<ImportDto> {
    return this.database.transaction(actor, async (tx) => {
      await this.begin(tx, organisationId, id, to, columns);
      await tx.later(IMPORT_TOPIC[to], id);
      return toImportDto(await this.load(tx, organisationId, id), tx.now, actor.language);
    });
  }

  /** Sets an import to its first row; whoever called runs it. */
  async begin(
    tx: Tx,
    organisationId: string,
    id: string,
    to: Exclude<RunningState, 'UNDOING'>,
    columns: ImportMappingDto[],
  ): Promise<void> {
    const batch = await tx
      .repository(ImportBatch)
      .findOne({ where: { id, organisationId }, lock: { mode: 'pessimistic_write' } });
    if (!batch) throw refuse.not_found();
    refuseWhileBusy(batch);
    await tx.repository(ImportFinding).delete({ batchId: id });
    // What a person put right is read again; the rest is refused anew by the run.
    await tx.repository(ImportRefusedRow).delete({ batchId: id, correctedAt: IsNull() });
    await tx.repository(ImportBatch).update(
      { id },
      {
        state: to,
        recognition: (await asChosen(tx, organisationId, batch.recognition, columns)) as never,
        ...NOTHING_YET,
        startedAt: tx.now,
        movedAt: tx.now,
        finishedAt: null,
      },
    );
  }

  /** Starts taking back, as a job, what the import wrote and nobody has touched since. */
  async undo(actor: Actor, organisationId: string, id: string): Promise<ImportDto> {
    return this.database.transaction(actor, async (tx) => {
      const batch = await tx
        .repository(ImportBatch)
        .findOne({ where: { id, organisationId }, lock: { mode: 'pessimistic_write' } });
      if (!batch) throw refuse.not_found();
      if (batch.state !== 'COMMITTED') throw refuseImport.import_not_committed();
      await tx
        .repository(ImportBatch)
        .update({ id }, { state: 'UNDOING', movedAt: tx.now, finishedAt: null });
      await tx.later(IMPORT_TOPIC.UNDOING, id);
      return toImportDto(await this.load(tx, organisationId, id), tx.now, actor.language);
    });
  }

  /** What undoing left as it was, and why. */
  async kept(
    actor: Actor,
    organisationId: string,
    id: string,
    limit: number,
    cursor?: string,
  ): Promise<KeptListDto> {
    const after = decodeIdCursor(cursor);
    return this.database.transaction(actor, async (tx) => {
      await this.load(tx, organisationId, id);
      const rows = await tx.query<KeptDto>(
        `SELECT c.patent_id AS "patentId", p.application_number AS "applicationNumber", p.title, c.kept AS reason
         FROM import_change c LEFT JOIN patent p ON p.id = c.patent_id
         WHERE c.batch_id = $1 AND c.organisation_id = $2 AND c.kept IS NOT NULL AND ($3::uuid IS NULL OR c.patent_id > $3)
         ORDER BY c.patent_id LIMIT $4`,
        [id, organisationId, after, limit + 1],
      );
      const items = rows.slice(0, limit);
      return {
        items,
        nextCursor: rows.length > limit ? encodeCursor([items.at(-1)?.patentId ?? null]) : null,
      };
    });
  }

  async findings(
    actor: Actor,
    organisationId: string,
    id: string,
    query: FindingQuery,
  ): Promise<FindingListDto> {
    const { limit = 20, severity, cursor } = query;
    const [row, last] = cursor === undefined ? [0, 0] : decodeCursor(cursor, 2);
    if (!Number.isSafeInteger(row) || !Number.isSafeInteger(last)) throw invalidCursor(cursor ?? '');
    return this.database.transaction(actor, async (tx) => {
      await this.load(tx, organisationId, id);
      const found = await tx.query<ImportFinding>(
        `SELECT id, row_number AS "rowNumber", column_name AS "columnName", value, severity, code, params FROM import_finding
         WHERE batch_id = $1 AND (row_number, id) > ($2::int, $3::bigint) AND ($4::text[] IS NULL OR severity = ANY ($4))
         ORDER BY row_number, id LIMIT $5`,
        [id, row, last, severity?.length ? severity : null, limit + 1],
      );
      const page = found.slice(0, limit);
      const end = page.at(-1);
      return {
        items: page.map(({ rowNumber, columnName: column, value, severity: weight, code, params }) => ({
          row: rowNumber,
          column,
          value,
          severity: weight,
          code,
          message: findingMessage({ row: rowNumber, column, value, code, params }, actor.language),
        })),
        nextCursor: found.length > limit && end ? encodeCursor([end.rowNumber, end.id]) : null,
      };
    });
  }

  private async load(tx: Tx, organisationId: string, id: string): Promise<BatchWithFile> {
    const [batch] = await this.batches(tx, 'b.organisation_id = $1 AND b.id = $2', [organisationId, id]);
    if (!batch) throw refuse.not_found();
    return batch;
  }

  /** Without the file's bytes. */
  private batches(tx: Tx, where: string, params: unknown[]): Promise<BatchWithFile[]> {
    return tx.query<BatchWithFile>(
      `SELECT b.id, b.organisation_id AS "organisationId", b.file_id AS "fileId", f.name AS "fileName", b.state, b.recognition,
         b.row_count AS "rowCount", b.processed, b.created, b.updated, b.unchanged, b.rejected, b.warned, b.undone, b.kept, b.failure,
         f.sha256, (SELECT name FROM person WHERE id = b.created_by) AS "createdByName",
         (SELECT jsonb_build_object('id', e.id, 'createdAt', e.created_at) FROM import_batch e JOIN stored_file g ON g.id = e.file_id
          WHERE g.organisation_id = b.organisation_id AND g.sha256 = f.sha256 AND g.purpose = 'IMPORT' AND e.id < b.id
            AND e.state IN ('COMMITTING', 'COMMITTED') ORDER BY e.id DESC LIMIT 1) AS "sameAs",
         b.created_at AS "createdAt", b.started_at AS "startedAt", b.moved_at AS "movedAt", b.finished_at AS "finishedAt"
       FROM import_batch b JOIN stored_file f ON f.id = b.file_id WHERE ${where}`,
      params,
    );
  }
}

/** The counts of a run before its first row. */
const NOTHING_YET = {
  processed: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  warned: 0,
  failure: null,
};

async function look(
  file: Pick<NewImport, 'bytes' | 'name'>,
  sheet?: string,
): Promise<{ recognition: Recognition; rowCount: number }> {
  return asAnswer(async () => {
    const table = await openTable(file.bytes, file.name, {}, sheet);
    const recognition = await recognise(table);
    let rowCount = 0;
    for await (const row of table.rows) if (row.rowNumber > recognition.headerRow) rowCount += 1;
    return { recognition, rowCount };
  });
}

function refuseWhileBusy({ state, processed, rowCount }: ImportBatch): void {
  const busy: ImportState[] = ['CHECKING', 'COMMITTING', 'UNDOING'];
  if (busy.includes(state)) throw refuseImport.import_running({ processed, rowCount });
  if (state === 'COMMITTED' || state === 'UNDONE') throw refuseImport.import_committed();
}
