import type { Evidence } from './reading.js';
import { boundedCount } from './postgres-statements.js';
import type { TermStatistics } from './rerank.js';
import type { IndexDefinition, Sql } from './search.port.js';
import { PINYIN } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** What the Postgres engine knows of its documents, for the reading of a query. */
export function postgresEvidence(sql: Sql, index: IndexDefinition, vocabulary: Vocabulary): Evidence {
  return {
    vocabulary,
    statistics: async (typed, others = []) =>
      statisticsOf(await termFrequencies(sql, index, [...new Set([...typed, ...others])])),
    count: async (match, limit) => {
      const { text, params } = boundedCount(index, null, match, limit);
      const [row] = await sql.query<{ total: number }>(text, params);
      return row?.total ?? 0;
    },
    similar: (run) => similarTerm(sql, index, run),
  };
}

/** In how many documents each term stands; the empty term counts the documents themselves. */
export async function termFrequencies(
  sql: Sql,
  index: IndexDefinition,
  terms: string[],
): Promise<Map<string, number>> {
  const rows = await sql.query<{ term: string; df: number }>(
    'SELECT term, df FROM search_term WHERE index_name = $1 AND term = ANY ($2::text[]) AND df > 0',
    [index.name, ['', ...terms]],
  );
  return new Map(rows.map((row) => [row.term, row.df]));
}

export function statisticsOf(df: ReadonlyMap<string, number>): TermStatistics {
  return { documents: df.get('') ?? 0, df };
}

/** The known term that looks most like this one. Without pg_trgm nothing is known to look alike. */
export async function similarTerm(
  sql: Sql,
  index: IndexDefinition,
  run: string,
): Promise<string | undefined> {
  const [trigrams] = await sql.query<{ there: boolean }>(
    `SELECT to_regprocedure('similarity(text, text)') IS NOT NULL AS there`,
  );
  if (!trigrams?.there) return undefined;
  const [row] = await sql.query<{ term: string }>(
    `SELECT term FROM search_term WHERE index_name = $1 AND term % $2 AND length(term) > 1 AND df > 0 AND term <> $2 AND left(term, 1) <> '${PINYIN}'
     ORDER BY similarity(term, $2) DESC, df DESC, term LIMIT 1`,
    [index.name, run],
  );
  return row?.term;
}
