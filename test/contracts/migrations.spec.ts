import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import pg from 'pg';
import { dataSourceOptions, migrate, MigrationRefused, migrations } from '#libs/platform';
import '#libs/accounts';
import '#libs/catalogue';
import '#libs/licensing';
import '#libs/demand';
import '#libs/events';
import '#libs/enterprises';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';

describe('migrations', () => {
  const databases: TestDatabase[] = [];
  const empty = async () => {
    const database = await createEmptyDatabase();
    databases.push(database);
    return database;
  };
  afterAll(() => Promise.all(databases.map((database) => database.drop())));

  it('bring a database of every earlier version to this one', async () => {
    for (const { name } of migrations().slice(0, -1)) {
      const database = await empty();
      await migrate(database.url, name);
      const rest = await migrate(database.url);
      expect(rest).toEqual(
        migrations()
          .map((migration) => migration.name)
          .filter((later) => later > name),
      );
      expect(await migrate(database.url)).toEqual([]);
    }
  });

  it('refuse a database of a later version, and a migration that was edited after it had landed', async () => {
    const database = await empty();
    await migrate(database.url);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query("INSERT INTO schema_migration (name, hash) VALUES ('9999-later.sql', 'x')");
    await expect(migrate(database.url)).rejects.toThrow(MigrationRefused);
    await client.query("DELETE FROM schema_migration WHERE name = '9999-later.sql'");
    await client.query("UPDATE schema_migration SET hash = 'edited' WHERE name = '0001-platform.sql'");
    await expect(migrate(database.url)).rejects.toThrow(/0001-platform/);
    await client.end();
  });

  describe('and the entities', () => {
    let database: TestDatabase;
    let source: DataSource;
    beforeAll(async () => {
      database = await createTestDatabase();
      source = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
    });
    afterAll(async () => {
      await source.destroy();
      await database.drop();
    });

    it('say the same of tables and columns', async () => {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      // Indexes, foreign keys and checks are the migrations' own business: an entity states columns only.
      const differences = upQueries
        .map(({ query }) => query)
        .filter(
          (query) =>
            !/(ADD|DROP) CONSTRAINT|(CREATE|DROP)( UNIQUE)? INDEX|SET DEFAULT|DROP DEFAULT/.test(query),
        );
      expect(differences).toEqual([]);
    });
  });

  it('give every tenant table its row-level security, and the application no way around it', async () => {
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ table_name: string; rowsecurity: boolean }>(
      `SELECT DISTINCT c.table_name, t.rowsecurity FROM information_schema.columns c
       JOIN pg_tables t ON t.schemaname = 'public' AND t.tablename = c.table_name
       WHERE c.table_schema = 'public' AND c.column_name IN ('organisation_id', 'licensor_id', 'licensee_id') ORDER BY 1`,
    );
    // Public by nature: who holds a patent, and what is offered.
    const open = rows.filter(({ rowsecurity }) => !rowsecurity).map(({ table_name }) => table_name);
    expect(open).toEqual(['offer_summary', 'patent_holder']);
    const role = await client.query(
      "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'kaixu_app'",
    );
    expect(role.rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    await client.query('SET ROLE kaixu_app');
    await expect(client.query('DELETE FROM audit_leaf')).rejects.toThrow(/permission denied/);
    expect((await client.query('SELECT count(*)::int AS n FROM licence')).rows).toEqual([{ n: 0 }]);
    await client.end();
    await database.drop();
  });
});
