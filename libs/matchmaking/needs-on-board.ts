import { BOARD_STATES, type NeedState } from '#libs/demand';
import { type Database, SYSTEM, type Tx } from '#libs/platform';
import { ELEMENTS, type NeedElements } from './engine/explain.js';
import type { NeedText } from './engine/match-index.js';

/** A need as matching reads it: what the firm asks for, and nothing that it hides as detail. */
export type NeedRow = NeedElements & {
  id: string;
  version: number;
  firmId: string;
  state: NeedState;
  title: string;
  problem: string;
  indicators: string | null;
  target: string | null;
  keywords: string[];
  /** Null: every university may hear of it. */
  admitted: string[] | null;
};

const NEED = `SELECT n.id, n.version, n.firm_id AS "firmId", n.state, n.title, n.problem, n.material, n.method, n.efficacy, n.product,
    n.application, n.indicators, n.target, n.keywords,
    CASE WHEN n.confidentiality = 'NAMED' THEN
      ARRAY(SELECT organisation_id FROM need_admitted a WHERE a.need_id = n.id) END AS admitted
  FROM need n`;
const BATCH = 200;

export function textOf({ title, problem, indicators, target, keywords, ...elements }: NeedRow): NeedText {
  const parts = [problem, ...ELEMENTS.map((element) => elements[element]), indicators, target];
  // What the firm chose as its keywords says as much as its title.
  return { title: [title, ...keywords].join(' '), text: parts.filter((part) => part !== null).join('\n') };
}

export function isOnBoard({ state }: NeedRow): boolean {
  return BOARD_STATES.includes(state);
}

/** Locked: two runs for one need go one after the other. */
export async function lockNeed(tx: Tx, id: string): Promise<NeedRow | undefined> {
  const [need] = await tx.query<NeedRow>(`${NEED} WHERE n.id = $1 FOR UPDATE OF n`, [id]);
  return need;
}

/** All needs on the board, in pages of some hundreds; each page is a transaction of its own. */
export async function* needsOnBoard(database: Database): AsyncGenerator<NeedRow[]> {
  for (let after = ''; ;) {
    const needs = await database.transaction(SYSTEM, (tx) =>
      tx.query<NeedRow>(
        `${NEED} JOIN published_need b ON b.need_id = n.id WHERE ($1 = '' OR n.id > nullif($1, '')::uuid) ORDER BY n.id LIMIT $2`,
        [after, BATCH],
      ),
    );
    if (needs.length > 0) yield needs;
    after = needs.at(-1)?.id ?? after;
    if (needs.length < BATCH) return;
  }
}

export async function readNeed(database: Database, id: string): Promise<NeedRow | undefined> {
  const [need] = await database.transaction(SYSTEM, (tx) =>
    tx.query<NeedRow>(`${NEED} WHERE n.id = $1`, [id]),
  );
  return need;
}
