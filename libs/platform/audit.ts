import { canonicalHash } from './canonical.js';
import type { Tx } from './database/database.js';
import { newId } from './ids.js';

export interface RightsAct {
  /** What was done, UPPER_SNAKE: `LICENCE_NOTIFIED`. */
  action: string;
  subjectType: string;
  subjectId: string;
  organisationId?: string;
  /** What the subject was and became; only their hashes are kept. */
  before?: unknown;
  after?: unknown;
}

const LEAF_SCHEMA = 'kaixu.audit-leaf/1';
const COLUMNS = `id, at, actor_kind, person_id, organisation_id, action, subject_type, subject_id, before_hash, after_hash,
  leaf_schema, leaf_hash`;
const PLACES = Array.from({ length: 12 }, (_, at) => at + 1);
/** Leaves of one statement. */
const CHUNK = 500;

/**
 * Writes one leaf for an act that changes rights, in the act's own transaction. The leaf's hash covers who, what,
 * when and the hashes of before and after; a sealer may build its tree over leaves in the order of `seq`.
 */
export async function audit(tx: Tx, act: RightsAct): Promise<void> {
  await tx.prepared(
    `INSERT INTO audit_leaf (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    leafOf(tx, act),
  );
}

/** The same for many acts of one transaction, in their order. */
export async function auditAll(tx: Tx, acts: readonly RightsAct[]): Promise<void> {
  for (let at = 0; at < acts.length; at += CHUNK) {
    const leaves = acts.slice(at, at + CHUNK).map((act) => leafOf(tx, act));
    const rows = leaves.map(
      (_, row) => `(${PLACES.map((place) => `$${row * PLACES.length + place}`).join(', ')})`,
    );
    await tx.query(`INSERT INTO audit_leaf (${COLUMNS}) VALUES ${rows.join(', ')}`, leaves.flat());
  }
}

function leafOf(tx: Tx, act: RightsAct): unknown[] {
  const leaf = {
    id: newId(tx.now.getTime()),
    at: tx.now.toISOString(),
    actorKind: tx.actor.kind,
    personId: tx.actor.kind === 'PERSON' ? tx.actor.personId : null,
    organisationId: act.organisationId ?? null,
    action: act.action,
    subjectType: act.subjectType,
    subjectId: act.subjectId,
    beforeHash: act.before === undefined ? null : canonicalHash(`kaixu.${act.subjectType}/1`, act.before),
    afterHash: act.after === undefined ? null : canonicalHash(`kaixu.${act.subjectType}/1`, act.after),
  };
  return [...Object.values(leaf), LEAF_SCHEMA, canonicalHash(LEAF_SCHEMA, leaf)];
}
