import { Injectable, Logger } from '@nestjs/common';
import { audit, Database, Files, SYSTEM, type Tx } from '#libs/platform';
import { rowConverter } from './import/convert-row.js';
import { FileRefused, openTable, type TableRow } from './import/open-table.js';
import { type BatchContext, keyOf, type SeenPatents, takeBatch } from './import-batch-writer.js';
import { ImportBatch } from './import-batch.entity.js';
import { type ImportCounts, isRejected, type ReadRow, readRow } from './import-rows.js';
import {
  type Corrections,
  corrected,
  forgetTaken,
  keepRefused,
  loadCorrections,
} from './import-refused-rows.js';
import { CreatedMeanwhile } from './import-store.js';

const BATCH = 500;
const TRIES = 5;

/** Another worker has taken these rows, or the import was started anew: this run has nothing left to do. */
class Overtaken extends Error {}

export type OnProgress = (done: number, total: number) => void;

/**
 * Takes a file's rows in batches. Each batch is one transaction that also moves `processed`: a run that is killed goes on
 * behind the last batch, and two runs of the same import cannot count a row twice.
 */
@Injectable()
export class ImportRunner {
  private readonly logger = new Logger('Import');

  constructor(
    private readonly database: Database,
    private readonly files: Files,
  ) {}

  /** Carries a started import to its end; does nothing where it has ended. */
  async run(importId: string, onProgress?: OnProgress): Promise<void> {
    const loaded = await this.database.transaction(SYSTEM, async (tx) => {
      const batch = await tx.repository(ImportBatch).findOneBy({ id: importId });
      if (!batch || !isRunning(batch)) return undefined;
      const file = await this.files.load(tx, batch.fileId);
      return { batch, file, corrections: await loadCorrections(tx, importId) };
    });
    if (!loaded) return;
    const { batch, file, corrections } = loaded;
    try {
      await this.take(
        batch,
        await openTable(file.bytes, file.name, {}, batch.recognition.sheet),
        corrections,
        onProgress,
      );
      await this.finish(batch);
    } catch (error) {
      if (error instanceof Overtaken) this.logger.log(`import ${importId}: taken over by another run`);
      else if (error instanceof FileRefused) await this.fail(batch, error);
      else throw error;
    }
  }

  private async take(
    batch: ImportBatch,
    table: { rows: AsyncIterable<TableRow> },
    corrections: Corrections,
    onProgress?: OnProgress,
  ): Promise<void> {
    const convert = rowConverter(batch.recognition);
    const context: BatchContext = {
      organisationId: batch.organisationId,
      importId: batch.id,
      dryRun: batch.state === 'CHECKING',
      seen: new Map(),
    };
    let skip = batch.processed;
    let done = batch.processed;
    let waiting: TableRow[] = [];
    // While the database takes one batch, the next one is read: two processors share the work.
    let taking = Promise.resolve();
    const flush = async () => {
      const rows = waiting;
      waiting = [];
      const first = rows.map((row) => read(row, convert));
      await taking;
      const again = () => rows.map((row) => read(row, convert));
      taking = this.takeRows(batch, done, context, rows, first, again).then(() => {
        done += rows.length;
        onProgress?.(done, batch.rowCount);
      });
      // A failure is told by the next `await taking`; until then it must not count as unheard.
      taking.catch(() => undefined);
    };
    for await (const told of table.rows) {
      if (told.rowNumber <= batch.recognition.headerRow) continue;
      const row = corrected(told, corrections);
      if (skip > 0) {
        skip -= 1;
        recall(context.seen, read(row, convert));
        continue;
      }
      if (waiting.push(row) === BATCH) await flush();
    }
    if (waiting.length > 0) await flush();
    await taking;
  }

  /** Rows are read anew for a second try: one that failed has left its findings in them. */
  private async takeRows(
    batch: ImportBatch,
    done: number,
    context: BatchContext,
    told: TableRow[],
    first: ReadRow[],
    again: () => ReadRow[],
  ): Promise<void> {
    for (let tries = 1; ; tries++) {
      const seen: SeenPatents = new Overlay(context.seen);
      try {
        await this.database.transaction(SYSTEM, async (tx) => {
          const rows = tries === 1 ? first : again();
          const counts = await takeBatch(tx, { ...context, seen }, rows);
          await storeFindings(tx, batch, rows);
          await keepRefused(
            tx,
            batch,
            told.filter((_, at) => rows[at] && isRejected(rows[at])),
          );
          await advance(tx, batch, done, rows.length, counts);
        });
        for (const [key, value] of seen) context.seen.set(key, value);
        return;
      } catch (error) {
        if (tries >= TRIES || !mayTryAgain(error)) throw error;
      }
    }
  }

  private async finish(batch: ImportBatch): Promise<void> {
    const state = batch.state === 'CHECKING' ? 'CHECKED' : 'COMMITTED';
    await this.database.transaction(SYSTEM, async (tx) => {
      const [ended] = await tx.query<ImportCounts>(
        `UPDATE import_batch SET state = $2, finished_at = $3, moved_at = $3 WHERE id = $1 AND state = $4
         RETURNING created, updated, unchanged, rejected, warned`,
        [batch.id, state, tx.now, batch.state],
      );
      if (!ended || state === 'CHECKED') return;
      await forgetTaken(tx, batch.id);
      const { organisationId } = batch;
      await audit(tx, {
        action: 'IMPORT_COMMITTED',
        subjectType: 'import',
        subjectId: batch.id,
        organisationId,
        after: ended,
      });
    });
  }

  private async fail(batch: ImportBatch, { code, params }: FileRefused): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) =>
      tx.query(
        'UPDATE import_batch SET state = $2, failure = $3, finished_at = $4 WHERE id = $1 AND state = $5',
        [batch.id, 'FAILED', JSON.stringify({ code, params }), tx.now, batch.state],
      ),
    );
  }
}

function isRunning({ state }: ImportBatch): boolean {
  return state === 'CHECKING' || state === 'COMMITTING';
}

function read(row: TableRow, convert: ReturnType<typeof rowConverter>): ReadRow {
  const { draft, findings } = convert(row);
  return readRow(row.rowNumber, draft, findings);
}

/** Rows that an interrupted run has taken: their patents are known as seen. */
function recall(seen: SeenPatents, row: ReadRow): void {
  const { authority, applicationNumber } = row.draft;
  if (applicationNumber === null || isRejected(row)) return;
  const key = keyOf(authority, applicationNumber);
  if (!seen.has(key)) seen.set(key, { rowNumber: row.rowNumber, filled: 0 });
}

export async function storeFindings(tx: Tx, batch: ImportBatch, rows: ReadRow[]): Promise<void> {
  const findings = rows.flatMap(({ rowNumber, findings: found }) =>
    found.map(({ column, value, severity, code, params }) => {
      return { row_number: rowNumber, column_name: column, value, severity, code, params };
    }),
  );
  if (findings.length === 0) return;
  await tx.query(
    `INSERT INTO import_finding (batch_id, organisation_id, row_number, column_name, value, severity, code, params)
     SELECT $1, $2, row_number, column_name, value, severity, code, params
     FROM json_populate_recordset(NULL::import_finding, $3::json)`,
    [batch.id, batch.organisationId, JSON.stringify(findings)],
  );
}

async function advance(
  tx: Tx,
  batch: ImportBatch,
  done: number,
  rows: number,
  counts: ImportCounts,
): Promise<void> {
  const { created, updated, unchanged, rejected, warned } = counts;
  const moved = await tx.query(
    `UPDATE import_batch SET processed = processed + $4, created = created + $5, updated = updated + $6,
       unchanged = unchanged + $7, rejected = rejected + $8, warned = warned + $9, moved_at = $10
     WHERE id = $1 AND state = $2 AND processed = $3 RETURNING id`,
    [batch.id, batch.state, done, rows, created, updated, unchanged, rejected, warned, tx.now],
  );
  if (moved.length === 0) throw new Overtaken();
}

const DEADLOCK = '40P01';

export function mayTryAgain(error: unknown): boolean {
  const { driverError } = error as { driverError?: { code?: string } };
  return error instanceof CreatedMeanwhile || driverError?.code === DEADLOCK;
}

/** Writes stay above the map below until they are known to hold. */
class Overlay<K, V> extends Map<K, V> {
  constructor(private readonly below: Map<K, V>) {
    super();
  }

  override get(key: K): V | undefined {
    return super.get(key) ?? this.below.get(key);
  }
}
