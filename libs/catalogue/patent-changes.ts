import type { Tx } from '#libs/platform';

/** Work to do on patents whose search document is behind; the subject is any one of them. */
export const PATENT_CHANGED = 'patent.changed';
/** The legal status or the patentees of the subject changed: whoever relies on them looks again. */
export const PATENT_STATUS_CHANGED = 'patent.status_changed';

/**
 * Moves the version of patents that changed, or whose offer or holders did, and sees to it that search follows. The
 * version guards the index: of two writers of one document the later change stays.
 */
export async function markChanged(tx: Tx, patentIds: string[]): Promise<void> {
  await tx.query(
    `UPDATE patent SET version = version + 1, updated_at = $2
     WHERE id IN (SELECT id FROM patent WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE)`,
    [patentIds, tx.now],
  );
  await reindexLater(tx, patentIds);
}

/** For patents whose row the caller has written already. */
export async function reindexLater(tx: Tx, patentIds: string[]): Promise<void> {
  const [first] = patentIds;
  if (first === undefined) return;
  await tx.query('INSERT INTO patent_to_index (patent_id) SELECT unnest($1::uuid[])', [patentIds]);
  await tx.later(PATENT_CHANGED, first);
}
