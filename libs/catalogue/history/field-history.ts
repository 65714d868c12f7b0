import { newId, type Tx } from '#libs/platform';

export const CHANGE_SOURCES = ['IMPORT', 'IMPORT_UNDONE', 'PERSON', 'REGISTER', 'SHEET'] as const;
export type ChangeSource = (typeof CHANGE_SOURCES)[number];
/** By column: what it was and what it became. */
export type Difference = Record<string, [before: unknown, after: unknown]>;

export interface FieldChange {
  patentId: string;
  organisationId: string;
  source: ChangeSource;
  batchId?: string;
  /** What anybody may read of the patent. */
  public?: Difference;
  /** What the organisation keeps for itself. */
  own?: Difference;
}

export function differenceOf(before: object, after: object): Difference {
  const [old, fresh] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return Object.fromEntries(
    Object.keys(fresh)
      .filter((name) => JSON.stringify(old[name] ?? null) !== JSON.stringify(fresh[name] ?? null))
      .map((name) => [name, [old[name] ?? null, fresh[name] ?? null]]),
  );
}

/** Part of the transaction of the change itself; one statement, however many. What changed nothing is not noted. */
export async function noteFields(tx: Tx, changes: FieldChange[]): Promise<void> {
  const rows = changes
    .map((change) => ({ public: {}, own: {}, ...change }))
    .filter((change) => Object.keys({ ...change.public, ...change.own }).length > 0)
    .map((change) => ({ ...change, id: newId(tx.now.getTime()) }));
  if (rows.length === 0) return;
  const by = tx.actor.kind === 'PERSON' ? tx.actor.personId : null;
  await tx.query(
    `INSERT INTO field_change (id, patent_id, organisation_id, source, batch_id, changed_by, changed_at, public, own)
     SELECT n.id, n."patentId", n."organisationId", n.source, n."batchId", $2, $3, n.public, n.own
     FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, "patentId" uuid, "organisationId" uuid, source text, "batchId" uuid,
       public jsonb, own jsonb)`,
    [JSON.stringify(rows), by, tx.now],
  );
}
