import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of one's own, cloned from the migrated template that the run has made (`test/support/global-setup.ts`). */
export function createTestDatabase(): Promise<TestDatabase> {
  return cloned('kaixu_test', templateOf().template);
}

/** An empty database, for stories about migrations. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return cloned('kaixu_empty', 'template0');
}

/** A clone of a filled database, which the first of all test files to ask for it fills, once in a run. */
export async function createFilledDatabase(
  what: string,
  fill: (url: string) => Promise<unknown>,
): Promise<TestDatabase> {
  const { admin, template } = templateOf();
  const name = `${template}_${what}`;
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      const filling = await cloned('kaixu_filling', template);
      await fill(filling.url);
      // Its last name only once it is whole.
      await client.query(`ALTER DATABASE ${new URL(filling.url).pathname.slice(1)} RENAME TO ${name}`);
    }
  } finally {
    await client.end();
  }
  return cloned('kaixu_test', name);
}

async function cloned(kind: string, from: string): Promise<TestDatabase> {
  const { admin } = templateOf();
  const name = `${kind}_${randomBytes(6).toString('hex')}`;
  await onServer(admin, `CREATE DATABASE ${name} TEMPLATE ${from}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => onServer(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

function templateOf(): { admin: string; template: string } {
  const admin = process.env['KAIXU_TEST_SERVER'];
  const template = process.env['KAIXU_TEST_TEMPLATE'];
  if (!admin || !template)
    throw new Error('no test server: run the tests through the configuration in test/');
  return { admin, template };
}

export async function onServer(admin: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
