import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { newId } from '#libs/platform';
import type { BenchFirm, BenchOffer } from './acceptance-seed.js';

/** The hash that the anchor stores in place of ours: as long, and not computed. */
const HASH = createHash('sha256').update('').digest('hex');
const ROUTE = 'POST /api/v1/declarations/:declarationId/acceptances';

/**
 * The statements of an acceptance by the driver alone, prepared, one connection for one acceptance at a time: what the
 * database itself asks for this transaction. They follow the product's; `accept.ts` compares what both have written.
 */
export async function acceptBySql(client: pg.Client, firm: BenchFirm, offer: BenchOffer): Promise<void> {
  const run = async (name: string, text: string, values: unknown[]) =>
    (await client.query({ name, text, values })).rows;
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  const tokenHash = createHash('sha256').update(firm.token).digest('hex');
  await run('session', 'SELECT * FROM session_actor($1, $2)', [tokenHash, now]);
  await client.query('START TRANSACTION');
  await client.query(`SET LOCAL kaixu.actor = 'PERSON'; SET LOCAL kaixu.person = '${firm.personId}';
    SET LOCAL kaixu.organisations = '{${firm.organisationId}}'`);
  await run('lock', 'SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 2))', [offer.declarationId]);
  const [standing] = await run('standing', STANDING, [offer.declarationId, firm.organisationId]);
  const scope = [firm.personId, ROUTE, offer.declarationId, randomUUID()];
  await run('key-lock', 'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 1)) AS free', [
    scope.join('\n'),
  ]);
  await run('key', KEY, scope);
  const licence = newId(now.getTime());
  await run('licence', LICENCE, [
    licence,
    standing.id,
    standing.patentId,
    standing.licensorId,
    firm.organisationId,
    'NOTIFIED',
    'KAIXU',
    today,
    now,
    null,
    firm.personId,
    JSON.stringify(standing.terms),
    standing.termsHash,
    3_000_000,
    today,
    null,
    null,
    null,
    standing.termEnd,
    null,
    false,
    [],
    null,
  ]);
  const leaf = [
    newId(now.getTime()),
    now,
    'PERSON',
    firm.personId,
    firm.organisationId,
    'NOTICE_SENT',
    'licence',
    licence,
  ];
  await run('leaf', LEAF, [...leaf, null, HASH, 'kaixu.audit-leaf/1', HASH]);
  await run('outbox', 'INSERT INTO outbox (topic, subject_id, created_at) VALUES ($1, $2, $3)', [
    'licence.notified',
    licence,
    now,
  ]);
  const answer = JSON.stringify({ licenceId: licence, state: 'NOTIFIED' });
  await run('answer', ANSWER, [...scope, HASH, answer, now]);
  await client.query('COMMIT');
}

const STANDING = `SELECT d.id, d.patent_id AS "patentId", d.licensor_id AS "licensorId", d.state, d.terms, d.terms_hash AS "termsHash",
    d.term_end::text AS "termEnd", d.announced_day::text AS "announcedDay", d.closed_day::text AS "closedDay",
    p.kind, p.filing_day::text AS "filingDay", p.legal_status AS "legalStatus", o.paused_reason AS "pausedReason",
    l.country AS "licenseeCountry"
  FROM declaration d JOIN patent p ON p.id = d.patent_id LEFT JOIN offer_summary o ON o.declaration_id = d.id
    LEFT JOIN organisation l ON l.id = $2
  WHERE d.id = $1 AND d.announced_day IS NOT NULL`;

const KEY = `SELECT request_hash, response FROM idempotency_key
  WHERE person_id = $1 AND route = $2 AND record_id = $3 AND key = $4`;

const LICENCE = `INSERT INTO licence (id, declaration_id, patent_id, licensor_id, licensee_id, state, channel, notice_day,
    notice_received_at, notice_file_id, notice_by, terms, terms_hash, due_fen, due_day, effective_day, effective_recorded_at,
    effective_basis, term_end, recordal_due_day, cross_border, flags, proof_code, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $9)`;

const LEAF = `INSERT INTO audit_leaf (id, at, actor_kind, person_id, organisation_id, action, subject_type, subject_id,
    before_hash, after_hash, leaf_schema, leaf_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

const ANSWER = `INSERT INTO idempotency_key (person_id, route, record_id, key, request_hash, status, response, created_at)
  VALUES ($1, $2, $3, $4, $5, 201, $6, $7)`;
