import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Database, SYSTEM } from '#libs/platform';
import { writeCsv } from './export/csv-writer.js';
import { HEADERS, patentRow } from './export/patent-row.js';
import { CELL_LIMIT, writeXlsx } from './export/xlsx-writer.js';
import { loadHeld, type PatentState } from './import-store.js';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportRequest {
  organisationId: string;
  format: ExportFormat;
  /** Ended when all is written. */
  to: Writable;
}
export interface ExportResult {
  patents: number;
  /** Cells left empty: too long for a workbook, or such as import would not read back unchanged. */
  cellsLeftOut: number;
}

const BATCH = 500;

/** An organisation's holdings as a table that import reads back without a change; memory holds one batch of them. */
@Injectable()
export class ExportCommand {
  constructor(private readonly database: Database) {}

  async exportPatents({ organisationId, format, to }: ExportRequest): Promise<ExportResult> {
    const result = { patents: 0, cellsLeftOut: 0 };
    const cellLimit = format === 'xlsx' ? CELL_LIMIT : undefined;
    const rows = this.rows(organisationId, result, cellLimit);
    await pipeline(format === 'xlsx' ? writeXlsx(rows) : Readable.from(writeCsv(rows)), to);
    return result;
  }

  private async *rows(
    organisationId: string,
    result: ExportResult,
    cellLimit: number | undefined,
  ): AsyncGenerator<string[]> {
    yield HEADERS;
    let held: PatentState[] = [];
    do {
      const last = held.at(-1)?.id ?? null;
      held = await this.database.transaction(SYSTEM, (tx) => loadHeld(tx, organisationId, last, BATCH));
      for (const state of held) {
        const { cells, leftOut } = patentRow(state, cellLimit);
        result.patents += 1;
        result.cellsLeftOut += leftOut;
        yield cells;
      }
    } while (held.length === BATCH);
  }
}
