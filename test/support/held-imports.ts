import pg from 'pg';

const LOCK = 4_711;

/** Runs of imports wait after their first batch until the story is told, as where the rest takes long. */
export async function whileImportsWait(databaseUrl: string, story: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`CREATE OR REPLACE FUNCTION wait_to_go_on() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF OLD.state = 'COMMITTING' AND OLD.processed > 0 THEN PERFORM pg_advisory_xact_lock(${LOCK}); END IF;
        RETURN NEW;
      END $$;
      CREATE OR REPLACE TRIGGER wait_to_go_on BEFORE UPDATE OF processed ON import_batch
        FOR EACH ROW EXECUTE FUNCTION wait_to_go_on()`);
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    await story();
  } finally {
    await client.end();
  }
}
