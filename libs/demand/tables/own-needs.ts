import type { Tx } from '#libs/platform';
import type { Need } from '../need.entity.js';
import { COLUMNS } from '../needs.service.js';

export type OwnNeed = Need & {
  firm: string;
  hiddenDetail: string | null;
  /** Ids and names of the universities that may read what is hidden. */
  admitted: string[];
  universities: string[];
};

interface Wanted {
  organisationId: string;
  /** Only those of this firm. */
  firmId?: string;
  /** Behind this one; null: from the newest on. */
  before: string | null;
  limit: number;
}

/** Needs of a firm, or those that a service centre wrote, whole and the newest first. */
export function ownNeeds(tx: Tx, { organisationId, firmId, before, limit }: Wanted): Promise<OwnNeed[]> {
  return tx.query<OwnNeed>(
    `SELECT ${COLUMNS}, f.name AS firm, h.detail AS "hiddenDetail",
       ARRAY (SELECT a.organisation_id FROM need_admitted a WHERE a.need_id = n.id ORDER BY a.organisation_id) AS admitted,
       ARRAY (SELECT o.name FROM need_admitted a JOIN organisation o ON o.id = a.organisation_id
         WHERE a.need_id = n.id ORDER BY o.name) AS universities
     FROM need n JOIN organisation f ON f.id = n.firm_id LEFT JOIN need_hidden h ON h.need_id = n.id
     WHERE (n.firm_id = $1 OR n.entered_by_id = $1) AND ($2::uuid IS NULL OR n.firm_id = $2)
       AND ($3::uuid IS NULL OR n.id < $3) ORDER BY n.id DESC LIMIT $4`,
    [organisationId, firmId ?? null, before, limit],
  );
}

const BATCH = 200;

/** All of them, batch by batch; `batchOf` reads one. */
export async function* eachOwnNeed(
  batchOf: (before: string | null, limit: number) => Promise<OwnNeed[]>,
): AsyncGenerator<OwnNeed> {
  let batch: OwnNeed[] = [];
  do {
    batch = await batchOf(batch.at(-1)?.id ?? null, BATCH);
    yield* batch;
  } while (batch.length === BATCH);
}
