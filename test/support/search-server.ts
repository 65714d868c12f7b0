import pg from 'pg';
import type { Sql, Store } from '../../libs/platform/search/search.port.js';
import type { TestDatabase } from './database.js';
import { programOnPath, startMeilisearch } from './processes.js';

const program = programOnPath('meilisearch');
const { SEARCH_URL: url, SEARCH_API_KEY: key } = process.env;

/** The Meilisearch that stories may use: one of their own where the program is on PATH, else the one that was given. */
export const searchServer = {
  there: program !== undefined || Boolean(url),
  /** Stories that kill it need one of their own. */
  program,
  start: async () => {
    if (program !== undefined) {
      const server = await startMeilisearch(program);
      return { url: server.url, key: server.key as string | undefined, stop: server.stop };
    }
    return { url: url ?? '', key, stop: () => Promise.resolve() };
  },
};

/** A test's own database as the search engines see one. */
export async function storeOn(database: TestDatabase): Promise<Store & { stop(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  const on = (client: pg.Pool | pg.PoolClient): Sql => ({
    query: async (text, params) => (await client.query(text, params)).rows,
  });
  const transaction: Store['transaction'] = async (work) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work(on(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  };
  return { ...on(pool), transaction, stop: () => pool.end().then(() => database.drop()) };
}
