import { Inject, Injectable } from '@nestjs/common';
import { audit, Database, SEARCH, type SearchPort, SYSTEM, type Tx } from '#libs/platform';
import { ImportBatch } from './import-batch.entity.js';
import type { KeptReason } from './import-change.entity.js';
import { IMPORTED_COLUMNS } from './import-store.js';
import { PATENT_STATUS_CHANGED, reindexLater } from './patent-changes.js';
import { PATENT_INDEX } from './patent-index.js';
import { isReliedOn } from './patent-uses.js';

const BATCH = 500;

interface Open {
  patentId: string;
  created: boolean;
  held: boolean;
  kept: KeptReason | null;
  /** Legal status or patentees go back: standing offers on it are judged again. */
  rights: boolean;
}

/**
 * Takes back what an import wrote, as far as nobody has touched it since: patents that it made go, former values come
 * back. The rest stays and is listed with its reason. Each batch is one transaction that marks what it did, so a run that
 * was killed goes on, and a second one finds nothing left.
 */
@Injectable()
export class ImportUndo {
  constructor(
    private readonly database: Database,
    @Inject(SEARCH) private readonly search: SearchPort,
  ) {}

  async run(importId: string): Promise<void> {
    while (await this.takeBatch(importId));
  }

  private takeBatch(importId: string): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const batch = await tx
        .repository(ImportBatch)
        .findOne({ where: { id: importId, state: 'UNDOING' }, lock: { mode: 'pessimistic_write' } });
      if (!batch) return false;
      const open = await openChanges(tx, batch);
      if (open.length === 0) return finish(tx, batch);
      const undone = open.filter(({ kept }) => kept === null);
      await this.takeBack(tx, batch, undone);
      await tx.query(
        `UPDATE import_change c SET kept = n.kept, undone_at = CASE WHEN n.kept IS NULL THEN $4::timestamptz END
         FROM unnest($2::uuid[], $3::text[]) AS n (patent_id, kept) WHERE c.batch_id = $1 AND c.patent_id = n.patent_id`,
        [batch.id, open.map(({ patentId }) => patentId), open.map(({ kept }) => kept), tx.now],
      );
      await tx.query(
        'UPDATE import_batch SET undone = undone + $2, kept = kept + $3, moved_at = $4 WHERE id = $1',
        [batch.id, undone.length, open.length - undone.length, tx.now],
      );
      return true;
    });
  }

  private async takeBack(tx: Tx, { id, organisationId }: ImportBatch, changes: Open[]): Promise<void> {
    const ids = (wanted: (change: Open) => boolean) => changes.filter(wanted).map(({ patentId }) => patentId);
    await noteUndone(tx, id, changes);
    const [gone, left] = [ids(({ created }) => created), ids(({ held }) => held)];
    const restored = ids(({ created }) => !created);
    await tx.query(
      `UPDATE holding h SET internal_number = c.holding_before ->> 'internal_number', college = c.holding_before ->> 'college',
         version = h.version + 1
       FROM import_change c WHERE c.batch_id = $1 AND c.patent_id = ANY ($2) AND c.holding_before IS NOT NULL
         AND h.organisation_id = c.organisation_id AND h.patent_id = c.patent_id`,
      [id, restored],
    );
    await tx.query('DELETE FROM holding WHERE organisation_id = $1 AND patent_id = ANY ($2)', [
      organisationId,
      left,
    ]);
    await tx.query('DELETE FROM patent_holder WHERE organisation_id = $1 AND patent_id = ANY ($2)', [
      organisationId,
      left,
    ]);
    const sets = IMPORTED_COLUMNS.map((column) => `${column} = n.${column}`).join(', ');
    await tx.query(
      `UPDATE patent p SET ${sets}, version = p.version + 1, updated_at = $3
       FROM (SELECT q.id AS patent_id, r.* FROM import_change c JOIN patent q ON q.id = c.patent_id,
               jsonb_populate_record(q, c.patent_before) AS r WHERE c.batch_id = $1 AND c.patent_id = ANY ($2)) n
       WHERE p.id = n.patent_id`,
      [id, restored, tx.now],
    );
    await reindexLater(tx, restored);
    for (const { patentId } of changes.filter(({ rights }) => rights))
      await tx.later(PATENT_STATUS_CHANGED, patentId);
    if (gone.length === 0) return;
    await tx.query('DELETE FROM patent WHERE id = ANY ($1)', [gone]);
    await this.search.remove(tx, PATENT_INDEX.name, gone);
  }
}

/** What the undoing gives back, told as a change like any other; before it happens, while both values are there. */
async function noteUndone(tx: Tx, batchId: string, changes: Open[]): Promise<void> {
  await tx.query(
    `INSERT INTO field_change (id, patent_id, organisation_id, source, batch_id, changed_at, public, own)
     SELECT gen_random_uuid(), c.patent_id, c.organisation_id, 'IMPORT_UNDONE', c.batch_id, $3,
       coalesce((SELECT jsonb_object_agg(f.key, jsonb_build_array(to_jsonb(p) -> f.key, f.value)) FROM jsonb_each(c.patent_before) f), '{}'),
       coalesce((SELECT jsonb_object_agg(f.key, jsonb_build_array(to_jsonb(h) -> f.key, f.value)) FROM jsonb_each(c.holding_before) f
         WHERE to_jsonb(h) -> f.key IS DISTINCT FROM f.value), '{}')
     FROM import_change c JOIN patent p ON p.id = c.patent_id
       JOIN holding h ON h.patent_id = c.patent_id AND h.organisation_id = c.organisation_id
     WHERE c.batch_id = $1 AND c.patent_id = ANY ($2) AND NOT c.created`,
    [batchId, changes.map(({ patentId }) => patentId), tx.now],
  );
}

/** What is left to undo, its patents locked in the order of all writers, each with the reason that keeps it. */
function openChanges(tx: Tx, { id, organisationId }: ImportBatch): Promise<Open[]> {
  return tx.query<Open>(
    `WITH open AS (
       SELECT * FROM import_change WHERE batch_id = $1 AND undone_at IS NULL AND kept IS NULL ORDER BY patent_id LIMIT ${BATCH}
     ), locked AS (
       SELECT p.id, p.version FROM patent p WHERE p.id IN (SELECT patent_id FROM open) ORDER BY p.id FOR UPDATE
     )
     SELECT c.patent_id AS "patentId", c.created, c.held,
       NOT c.created AND c.patent_before ?| ARRAY['legal_status', 'patentees'] AS rights,
       CASE
         WHEN p.id IS NULL OR h.id IS NULL THEN 'GONE'
         WHEN p.version <> c.patent_version OR h.version <> c.holding_version THEN 'CHANGED_SINCE'
         WHEN c.created AND EXISTS (SELECT 1 FROM patent_holder o WHERE o.patent_id = p.id AND o.organisation_id <> $2)
           THEN 'OTHER_HOLDER'
         WHEN c.held AND (${isReliedOn('p.id')}) THEN 'IN_USE'
       END AS kept
     FROM open c LEFT JOIN locked p ON p.id = c.patent_id
       LEFT JOIN holding h ON h.patent_id = c.patent_id AND h.organisation_id = $2
     ORDER BY c.patent_id`,
    [id, organisationId],
  );
}

async function finish(tx: Tx, { id, organisationId }: ImportBatch): Promise<false> {
  const [ended] = await tx.query<{ undone: number; kept: number }>(
    `UPDATE import_batch SET state = 'UNDONE', finished_at = $2, moved_at = $2 WHERE id = $1 RETURNING undone, kept`,
    [id, tx.now],
  );
  await audit(tx, {
    action: 'IMPORT_UNDONE',
    subjectType: 'import',
    subjectId: id,
    organisationId,
    after: ended,
  });
  return false;
}
