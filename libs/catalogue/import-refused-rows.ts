import type { Tx } from '#libs/platform';
import type { TableRow } from './import/open-table.js';
import { storable } from './import/storable.js';
import type { ImportBatch } from './import-batch.entity.js';

/** Who has more to put right does so in the spreadsheet. */
export const REPAIRABLE_ROWS = 2_000;

export type Corrections = ReadonlyMap<number, string[]>;

/** Rows that a person put right: a run reads them instead of those of the file. */
export async function loadCorrections(tx: Tx, batchId: string): Promise<Corrections> {
  const rows = await tx.query<{ rowNumber: number; cells: string[] }>(
    `SELECT row_number AS "rowNumber", cells FROM import_refused_row WHERE batch_id = $1 AND corrected_at IS NOT NULL`,
    [batchId],
  );
  return new Map(rows.map(({ rowNumber, cells }) => [rowNumber, cells]));
}

export function corrected(row: TableRow, corrections: Corrections): TableRow {
  const cells = corrections.get(row.rowNumber);
  return cells ? { rowNumber: row.rowNumber, cells } : row;
}

/** Keeps refused rows whole, so that they can be put right without the file. */
export async function keepRefused(
  tx: Tx,
  { id, organisationId }: ImportBatch,
  rows: TableRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const [counted] = await tx.query<{ kept: number }>(
    'SELECT count(*)::int AS kept FROM import_refused_row WHERE batch_id = $1',
    [id],
  );
  const room = Math.max(0, REPAIRABLE_ROWS - (counted?.kept ?? 0));
  await tx.query(
    `INSERT INTO import_refused_row (batch_id, organisation_id, row_number, cells)
     SELECT $1, $2, n.row_number, n.cells FROM jsonb_to_recordset($3::jsonb) AS n (row_number integer, cells text[])
     ON CONFLICT (batch_id, row_number) DO NOTHING`,
    [
      id,
      organisationId,
      JSON.stringify(
        rows
          .slice(0, room)
          .map(({ rowNumber, cells }) => ({ row_number: rowNumber, cells: storable(cells) })),
      ),
    ],
  );
}

/** Rows that a person put right and the import has taken need no repair any more. */
export async function forgetTaken(tx: Tx, batchId: string): Promise<void> {
  await tx.query(
    `DELETE FROM import_refused_row r WHERE batch_id = $1 AND corrected_at IS NOT NULL AND NOT EXISTS
       (SELECT 1 FROM import_finding f WHERE f.batch_id = r.batch_id AND f.row_number = r.row_number AND f.severity = 'REJECTED')`,
    [batchId],
  );
}
