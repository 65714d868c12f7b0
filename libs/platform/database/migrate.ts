import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { runMigrations as migrateQueueSchema } from 'bullmq';
import pg from 'pg';
import { APPLICATION_ROLE } from './data-source.js';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number that only this product uses: two starting processes migrate one after the other. */
const MIGRATION_LOCK = 7_203_411;

export interface Migration {
  name: string;
  sql: string;
  hash: string;
}

export class MigrationRefused extends Error {}

/** The one ordered list. A landed file is never edited: its hash is kept in each database. */
export function migrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, FOLDER), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings a database to this version as its owner; gives back the names of what was applied.
 * Each migration is one transaction. A database made by a later version is refused, not touched.
 */
export async function migrate(url: string, upTo?: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`CREATE TABLE IF NOT EXISTS schema_migration
      (name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
    const done = new Map<string, string>();
    for (const row of (
      await client.query<{ name: string; hash: string }>('SELECT name, hash FROM schema_migration')
    ).rows)
      done.set(row.name, row.hash);
    const all = migrations();
    refuseStrangers(all, done);
    const applied: string[] = [];
    await ensureRole(client);
    for (const migration of all.filter(({ name }) => !done.has(name) && (!upTo || name <= upTo))) {
      await client.query('BEGIN');
      await client.query("SET LOCAL lock_timeout = '10s'");
      await client.query(migration.sql);
      await client.query('INSERT INTO schema_migration (name, hash) VALUES ($1, $2)', [
        migration.name,
        migration.hash,
      ]);
      await client.query('COMMIT');
      applied.push(migration.name);
    }
    await migrateQueueSchema(client);
    await grant(client);
    return applied;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** Names of this version's migrations that a database lacks: all of them where it was never migrated. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ exists: boolean }>(
      `SELECT to_regclass('schema_migration') IS NOT NULL AS exists`,
    );
    const done = rows[0]?.exists
      ? (await client.query<{ name: string }>('SELECT name FROM schema_migration')).rows
      : [];
    return migrations()
      .map(({ name }) => name)
      .filter((name) => !done.some((row) => row.name === name));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refuseStrangers(all: Migration[], done: Map<string, string>): void {
  const known = new Map(all.map(({ name, hash }) => [name, hash]));
  for (const [name, hash] of done) {
    if (!known.has(name))
      throw new MigrationRefused(
        `This database was made by a later version (${name}). Start that version, or a newer one.`,
      );
    if (known.get(name) !== hash)
      throw new MigrationRefused(`The migration ${name} was changed after it had been applied.`);
  }
}

async function ensureRole(client: pg.Client): Promise<void> {
  // Roles belong to the whole server: two databases may be made at once, or a DBA made the role before us.
  await client.query(`DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${APPLICATION_ROLE}') THEN
      CREATE ROLE ${APPLICATION_ROLE} NOLOGIN;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  await client.query(`DO $$ BEGIN
    IF NOT pg_has_role(current_user, '${APPLICATION_ROLE}', 'MEMBER') THEN
      EXECUTE format('GRANT ${APPLICATION_ROLE} TO %I', current_user);
    END IF;
  EXCEPTION WHEN unique_violation OR duplicate_object THEN NULL; END $$`);
}

async function grant(client: pg.Client): Promise<void> {
  await client.query(`
    GRANT USAGE ON SCHEMA public, bullmq TO ${APPLICATION_ROLE};
    -- BullMQ makes a sequence for each queue when its first jobs arrive.
    GRANT CREATE ON SCHEMA bullmq TO ${APPLICATION_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, bullmq TO ${APPLICATION_ROLE};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, bullmq TO ${APPLICATION_ROLE};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, bullmq TO ${APPLICATION_ROLE};
    REVOKE UPDATE, DELETE ON audit_leaf FROM ${APPLICATION_ROLE};
    REVOKE INSERT, UPDATE, DELETE ON schema_migration FROM ${APPLICATION_ROLE}`);
}
