import { SYSTEM } from '../actor.js';
import type { Database } from '../database/database.js';

export interface OutboxRow {
  id: number;
  topic: string;
  subjectId: string;
}

const BATCH = 200;

/**
 * Moves a batch of outbox rows on: `deliver` makes jobs of them, then they are deleted, in one transaction. Killed in
 * between, the rows are still there and the same job ids are made again. Several relays share the work (SKIP LOCKED).
 * Gives back how many rows were moved.
 */
export async function relayBatch(
  database: Database,
  deliver: (rows: OutboxRow[]) => Promise<void>,
): Promise<number> {
  return database.transaction(SYSTEM, async (tx) => {
    const rows = await tx.query<OutboxRow>(
      `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
       RETURNING id, topic, subject_id AS "subjectId"`,
    );
    if (rows.length > 0) await deliver(rows.sort((a, b) => a.id - b.id));
    return rows.length;
  });
}
