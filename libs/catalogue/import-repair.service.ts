import { Injectable } from '@nestjs/common';
import {
  type Actor,
  audit,
  Database,
  decodeCursor,
  encodeCursor,
  type FieldFault,
  invalidCursor,
  type Language,
  type PersonActor,
  refuse,
  type Tx,
  invalidRequest,
} from '#libs/platform';
import { rowConverter } from './import/convert-row.js';
import { findingMessage, refuseImport } from './catalogue.errors.js';
import { takeBatch } from './import-batch-writer.js';
import { ImportBatch, ImportFinding } from './import-batch.entity.js';
import { ImportRefusedRow } from './import-refused-row.entity.js';
import { storable } from './import/storable.js';
import { isRejected, readRow } from './import-rows.js';
import { mayTryAgain, storeFindings } from './import-runner.js';
import type { RefusedRowDto, RefusedRowsDto, RepairDto, RepairedDto } from './imports.dto.js';

const TRIES = 3;

/** Refused rows put right in place: judged by the rules of the import, and written where it is complete. */
@Injectable()
export class ImportRepairService {
  constructor(private readonly database: Database) {}

  /** In the order of the file; what was put right and not yet imported stands among them. */
  async list(
    actor: Actor,
    organisationId: string,
    importId: string,
    limit: number,
    cursor?: string,
  ): Promise<RefusedRowsDto> {
    const [after] = cursor === undefined ? [0] : decodeCursor(cursor, 1);
    if (!Number.isSafeInteger(after)) throw invalidCursor(cursor ?? '');
    return this.database.transaction(actor, async (tx) => {
      if (!(await tx.repository(ImportBatch).existsBy({ id: importId, organisationId })))
        throw refuse.not_found();
      const rows = await tx
        .repository(ImportRefusedRow)
        .createQueryBuilder('r')
        .where('r.batch_id = :importId AND r.organisation_id = :organisationId AND r.row_number > :after', {
          importId,
          organisationId,
          after,
        })
        .orderBy('r.row_number')
        .limit(limit + 1)
        .getMany();
      const page = rows.slice(0, limit);
      return {
        items: await this.withFindings(tx, importId, page, actor.language),
        nextCursor: rows.length > limit ? encodeCursor([page.at(-1)?.rowNumber ?? null]) : null,
      };
    });
  }

  /**
   * Keeps what a person wrote into refused rows and judges them anew; their findings and the counts follow. A checked
   * import takes the rows so when it is committed; one that is complete takes them now.
   * @throws import_not_repairable while the import runs, was not checked, or was undone
   */
  async repair(
    actor: PersonActor,
    organisationId: string,
    importId: string,
    { rows }: RepairDto,
  ): Promise<RepairedDto> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.database.transaction(actor, (tx) => this.take(tx, organisationId, importId, rows));
      } catch (error) {
        if (tries >= TRIES || !mayTryAgain(error)) throw error;
      }
    }
  }

  private async take(
    tx: Tx,
    organisationId: string,
    importId: string,
    repaired: RepairDto['rows'],
  ): Promise<RepairedDto> {
    const batch = await tx
      .repository(ImportBatch)
      .findOne({ where: { id: importId, organisationId }, lock: { mode: 'pessimistic_write' } });
    if (!batch) throw refuse.not_found();
    if (batch.state !== 'CHECKED' && batch.state !== 'COMMITTED') throw refuseImport.import_not_repairable();
    const known = await this.refused(tx, batch, repaired);
    const written = repaired.map(({ row, cells }) => {
      const line = [...(known.get(row) ?? [])];
      for (const { index, value } of cells) line[index] = value;
      return { rowNumber: row, cells: Array.from(line, (cell) => storable(cell ?? '')) };
    });
    const convert = rowConverter(batch.recognition);
    const rows = written.map((row) => {
      const { draft, findings } = convert(row);
      return readRow(row.rowNumber, draft, findings);
    });
    const dryRun = batch.state === 'CHECKED';
    const counts = await takeBatch(tx, { organisationId, importId, dryRun, seen: new Map() }, rows);
    const numbers = rows.map(({ rowNumber }) => rowNumber);
    await tx.query('DELETE FROM import_finding WHERE batch_id = $1 AND row_number = ANY ($2)', [
      importId,
      numbers,
    ]);
    await storeFindings(tx, batch, rows);
    await tx.query(
      `UPDATE import_refused_row r SET cells = n.cells, corrected_at = $3, corrected_by = $4
       FROM jsonb_to_recordset($2::jsonb) AS n ("rowNumber" integer, cells text[])
       WHERE r.batch_id = $1 AND r.row_number = n."rowNumber"`,
      [importId, JSON.stringify(written), tx.now, tx.actor.kind === 'PERSON' ? tx.actor.personId : null],
    );
    const good = rows.filter((row) => !isRejected(row)).map(({ rowNumber }) => rowNumber);
    if (!dryRun)
      await tx.query('DELETE FROM import_refused_row WHERE batch_id = $1 AND row_number = ANY ($2)', [
        importId,
        good,
      ]);
    await tx.query(
      `UPDATE import_batch SET created = created + $2, updated = updated + $3, unchanged = unchanged + $4,
         rejected = rejected - $5, warned = warned + $6 WHERE id = $1`,
      [importId, counts.created, counts.updated, counts.unchanged, good.length, counts.warned],
    );
    if (!dryRun)
      await audit(tx, {
        action: 'IMPORT_REPAIRED',
        subjectType: 'import',
        subjectId: importId,
        organisationId,
        after: counts,
      });
    return { taken: good.length, refused: rows.length - good.length };
  }

  /** The cells of the named rows; each must be one that is refused now, and no column beyond the file's. */
  private async refused(
    tx: Tx,
    batch: ImportBatch,
    repaired: RepairDto['rows'],
  ): Promise<Map<number, string[]>> {
    const found = await tx.query<{ rowNumber: number; cells: string[] }>(
      `SELECT row_number AS "rowNumber", cells FROM import_refused_row r WHERE batch_id = $1 AND row_number = ANY ($2)
         AND EXISTS (SELECT 1 FROM import_finding f WHERE f.batch_id = r.batch_id AND f.row_number = r.row_number AND f.severity = 'REJECTED')`,
      [batch.id, repaired.map(({ row }) => row)],
    );
    const known = new Map(found.map(({ rowNumber, cells }) => [rowNumber, cells]));
    const columns = new Set(batch.recognition.columns.map(({ index }) => index));
    const faults: FieldFault[] = [];
    for (const [at, { row, cells }] of repaired.entries()) {
      if (!known.has(row))
        faults.push({ field: `rows.${at}.row`, code: 'row_not_refused', params: { value: row } });
      for (const { index } of cells)
        if (!columns.has(index))
          faults.push({ field: `rows.${at}.cells`, code: 'column_unknown', params: { value: index + 1 } });
    }
    if (faults.length > 0) throw invalidRequest(faults);
    return known;
  }

  private async withFindings(
    tx: Tx,
    importId: string,
    rows: ImportRefusedRow[],
    language: Language,
  ): Promise<RefusedRowDto[]> {
    const findings = await tx
      .repository(ImportFinding)
      .createQueryBuilder('f')
      .where('f.batch_id = :importId AND f.row_number = ANY (:numbers)', {
        importId,
        numbers: rows.map(({ rowNumber }) => rowNumber),
      })
      .orderBy('f.id')
      .getMany();
    return rows.map(({ rowNumber, cells, correctedAt }) => ({
      row: rowNumber,
      cells,
      corrected: correctedAt !== null,
      findings: findings
        .filter((finding) => finding.rowNumber === rowNumber)
        .map(({ columnName: column, value, severity, code, params }) => ({
          ...{ row: rowNumber, column, value, severity, code },
          message: findingMessage({ row: rowNumber, column, value, code, params }, language),
        })),
    }));
  }
}
