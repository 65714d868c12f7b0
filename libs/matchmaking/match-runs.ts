import { Database, newId, SYSTEM } from '#libs/platform';

export interface KeptRun {
  engine: string;
  source: string;
  needs: number;
  pairs: number;
  results: { name: string; ndcg10: number; auc: number; goodInFirst5: number }[];
}

const thousandths = (figure: number) => Math.round(1000 * figure);

/** Keeps what a measurement found, for the quality page. */
export async function keepRun(
  database: Database,
  { engine, source, needs, pairs, results }: KeptRun,
): Promise<void> {
  const kept = results.map(({ name, ndcg10, auc, goodInFirst5 }) => ({
    name,
    ndcg10: thousandths(ndcg10),
    auc: thousandths(auc),
    goodInFirst5: thousandths(goodInFirst5),
  }));
  await database.transaction(SYSTEM, (tx) =>
    tx.query(
      'INSERT INTO match_run (id, engine, source, needs, pairs, results, ran_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [newId(tx.now.getTime()), engine, source, needs, pairs, JSON.stringify(kept), tx.now],
    ),
  );
}
