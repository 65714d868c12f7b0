import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of one's own, cloned from the migrated template that the run has made (`test/support/global-setup.ts`). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { admin, template } = templateOf();
  const name = `kaixu_test_${randomBytes(6).toString('hex')}`;
  await onServer(admin, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: () => onServer(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** An empty database, for stories about migrations. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const { admin } = templateOf();
  const name = `kaixu_empty_${randomBytes(6).toString('hex')}`;
  await onServer(admin, `CREATE DATABASE ${name} TEMPLATE template0`);
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
