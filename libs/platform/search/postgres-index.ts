import { createHash } from 'node:crypto';
import { identifierSpellings } from './number-query.js';
import { nameLexemes } from './pinyin.js';
import type { IndexDefinition, SearchDocument, Sql } from './search.port.js';
import { STOP_WORDS, TECHNICAL_TERMS } from './terms.js';
import { MAX_TEXT, normalise, tsvectorLiteral } from './tokens.js';

/** The writing half of the Postgres engine. */

/** Of all that is stored for a document, as `d` and `body` name it. */
const digestOf = (d: string, numbers: string, body: string) =>
  `md5(ROW(${d}.tsv, ${d}.facets, ${numbers}, ${body})::text)`;
const STORED_DIGEST = digestOf('s', 's.n1, s.n2, s.n3, s.n4, s.n5, s.n6', 't.body');
const NEW_DIGEST = digestOf('i', 'n[1], n[2], n[3], n[4], n[5], n[6]', 'i.body');

// The `ORDER BY id` makes two writers of the same documents take their row locks in one order.
const UPSERT = `
WITH incoming AS (
  SELECT id, version, tsv::tsvector AS tsv, facets, n, body, source
  FROM jsonb_to_recordset($2::jsonb)
    AS d(id uuid, version bigint, tsv text, facets text[], n float8[], body text, source text)
), before AS MATERIALIZED (
  SELECT s.id, s.tsv FROM search_doc s JOIN incoming i ON i.id = s.id WHERE s.index_name = $1 ORDER BY s.id FOR UPDATE OF s
), written AS (
  INSERT INTO search_doc (index_name, id, version, tsv, facets, n1, n2, n3, n4, n5, n6, source, digest)
  SELECT $1, i.id, i.version, i.tsv, i.facets, n[1], n[2], n[3], n[4], n[5], n[6], i.source, ${NEW_DIGEST}
  FROM incoming i WHERE (SELECT count(*) FROM before) >= 0 ORDER BY i.id
  ON CONFLICT (index_name, id) DO UPDATE SET version = excluded.version, tsv = excluded.tsv, facets = excluded.facets,
    n1 = excluded.n1, n2 = excluded.n2, n3 = excluded.n3, n4 = excluded.n4, n5 = excluded.n5, n6 = excluded.n6,
    source = excluded.source, digest = excluded.digest
  WHERE search_doc.version <= excluded.version
  RETURNING id, tsv
), texts AS (
  INSERT INTO search_text (index_name, id, body)
  SELECT $1, i.id, i.body FROM incoming i JOIN written USING (id) ORDER BY i.id
  ON CONFLICT (index_name, id) DO UPDATE SET body = excluded.body
), changes AS (
  SELECT term, 1 AS change FROM written, unnest(array_append(tsvector_to_array(tsv), '')) AS term
  UNION ALL
  SELECT term, -1 FROM before JOIN written USING (id), unnest(array_append(tsvector_to_array(before.tsv), '')) AS term
)
INSERT INTO search_term_change (index_name, term, change)
SELECT $1, term, sum(change) FROM changes WHERE left(term, 1) NOT IN ('^', '#') GROUP BY term HAVING sum(change) <> 0`;

const REMOVE = `
WITH gone AS (
  DELETE FROM search_doc WHERE index_name = $1 AND id IN (
    SELECT id FROM search_doc WHERE index_name = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE
  ) RETURNING id, tsv
), texts AS (
  DELETE FROM search_text WHERE index_name = $1 AND id IN (SELECT id FROM gone)
)
INSERT INTO search_term_change (index_name, term, change)
SELECT $1, term, -count(*) FROM gone, unnest(array_append(tsvector_to_array(tsv), '')) AS term
WHERE left(term, 1) NOT IN ('^', '#') GROUP BY term`;

// Only the holder of this lock touches search_term, so its row locks cannot cross; who does not get it leaves the
// changes to the next writer.
const FOLD = `
WITH turn AS MATERIALIZED (
  SELECT pg_try_advisory_xact_lock(hashtext('search_term'), hashtext($1)) AS mine
), taken AS (
  DELETE FROM search_term_change WHERE index_name = $1 AND (SELECT mine FROM turn) RETURNING term, change
), summed AS (
  SELECT term, sum(change)::int AS change FROM taken GROUP BY term HAVING sum(change) <> 0
)
INSERT INTO search_term (index_name, term, df) SELECT $1, term, change FROM summed
ON CONFLICT (index_name, term) DO UPDATE SET df = search_term.df + excluded.df`;

// Documents that are not surely as they were written from the same records.
const DOUBTFUL = `
SELECT i.id FROM jsonb_to_recordset($2::jsonb) AS i(id uuid, version bigint, source text)
LEFT JOIN search_doc s ON s.index_name = $1 AND s.id = i.id
LEFT JOIN search_text t ON t.index_name = $1 AND t.id = i.id
WHERE s.id IS NULL OR t.id IS NULL OR s.version <> i.version OR s.source IS DISTINCT FROM i.source
  OR s.digest IS DISTINCT FROM ${STORED_DIGEST}`;

// The same form as a write makes, compared instead of written.
const COMPARE = `
SELECT i.id, s.id IS NULL OR t.id IS NULL AS missing
FROM jsonb_to_recordset($2::jsonb) AS i(id uuid, version bigint, tsv text, facets text[], n float8[], body text)
LEFT JOIN search_doc s ON s.index_name = $1 AND s.id = i.id
LEFT JOIN search_text t ON t.index_name = $1 AND t.id = i.id
WHERE s.id IS NULL OR t.id IS NULL OR s.version <> i.version OR s.tsv <> i.tsv::tsvector OR t.body <> i.body OR s.facets <> i.facets
  OR (s.n1, s.n2, s.n3, s.n4, s.n5, s.n6) IS DISTINCT FROM (n[1], n[2], n[3], n[4], n[5], n[6])
ORDER BY i.id`;

const BATCH = 100;

export async function upsertDocuments(
  sql: Sql,
  index: IndexDefinition,
  documents: SearchDocument[],
): Promise<void> {
  // The last of equal ids wins: one statement may not touch a row twice.
  const newest = new Map<string, SearchDocument>();
  for (const document of documents) {
    if ((newest.get(document.id)?.version ?? -Infinity) <= document.version)
      newest.set(document.id, document);
  }
  const rows = [...newest.values()];
  // Postgres writes one batch while the tokens of the next are made here.
  let writing: Promise<unknown> = Promise.resolve();
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map((document) => rowOf(index, document));
    const json = JSON.stringify(batch);
    await writing;
    writing = sql.query(UPSERT, [index.name, json]);
  }
  await writing;
  await sql.query(FOLD, [index.name]);
}

export async function removeDocuments(sql: Sql, index: IndexDefinition, ids: string[]): Promise<void> {
  await sql.query(REMOVE, [index.name, ids]);
  await sql.query(FOLD, [index.name]);
}

export async function dropIndex(sql: Sql, index: IndexDefinition): Promise<void> {
  const tables = [
    'search_doc',
    'search_text',
    'search_term',
    'search_term_change',
    'search_behind',
    'search_followed',
  ];
  for (const table of tables) await sql.query(`DELETE FROM ${table} WHERE index_name = $1`, [index.name]);
}

export async function compareDocuments(
  sql: Sql,
  index: IndexDefinition,
  documents: SearchDocument[],
): Promise<{ missing: string[]; stale: string[] }> {
  const sources = documents.map((document) => ({
    id: document.id,
    version: document.version,
    source: sourceOf(index, document),
  }));
  const doubtful = await sql.query<{ id: string }>(DOUBTFUL, [index.name, JSON.stringify(sources)]);
  if (doubtful.length === 0) return { missing: [], stale: [] };
  const ids = new Set(doubtful.map(({ id }) => id));
  const whole = documents.filter(({ id }) => ids.has(id)).map((document) => rowOf(index, document));
  const rows = await sql.query<{ id: string; missing: boolean }>(COMPARE, [
    index.name,
    JSON.stringify(whole),
  ]);
  const found = (missing: boolean) => rows.filter((row) => row.missing === missing).map(({ id }) => id);
  return { missing: found(true), stale: found(false) };
}

function rowOf(index: IndexDefinition, document: SearchDocument): object {
  const { A, B, C, D } = document.texts;
  return {
    id: document.id,
    version: document.version,
    tsv: tsvectorLiteral(
      document.texts,
      identifierSpellings(document.identifiers),
      nameLexemes(document.names ?? []),
    ),
    facets: index.facets.flatMap((name) =>
      [...new Set(document.facets[name] ?? [])].map((value) => `${name}:${value}`),
    ),
    n: index.sorts.map(({ name }) => document.numbers[name] ?? null),
    body: normalise([...A, ...B, ...C, ...D].join('\n').slice(0, MAX_TEXT)),
    source: sourceOf(index, document),
  };
}

/** What a document is made from, and how words are made of it now: with another reading of texts, all are compared whole. */
function sourceOf(
  index: IndexDefinition,
  { texts, identifiers, names, facets, numbers }: SearchDocument,
): string {
  const chosen = [
    index.facets.map((name) => facets[name] ?? []),
    index.sorts.map(({ name }) => numbers[name] ?? null),
  ];
  return createHash('sha1')
    .update(JSON.stringify([readingDigest(), texts, identifiers, names ?? [], chosen]))
    .digest('base64');
}

let reading: string | undefined;

function readingDigest(): string {
  const probe = [TECHNICAL_TERMS.join('，'), [...STOP_WORDS].join(' '), 'Lithium-ion 蓄電池、PM2.5 与 C++'];
  reading ??= createHash('sha1')
    .update(
      tsvectorLiteral({ A: probe, B: probe, C: [], D: [] }, ['2020100000010'], nameLexemes(['复旦大学'])),
    )
    .digest('base64');
  return reading;
}
