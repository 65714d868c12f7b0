import { Global, Module } from '@nestjs/common';
import { SYSTEM } from '../actor.js';
import { registerEntities } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { Env } from '../env.js';
import { PostgresSearch } from './postgres-search.js';
import { SearchSynonym } from './synonym.entity.js';
import { SearchWithStandIn } from './search-with-stand-in.js';
import type { IndexDefinition, SearchPort, Store } from './search.port.js';

/** The provider token of the `SearchPort` in use. */
export const SEARCH = Symbol('SearchPort');

const definitions: IndexDefinition[] = [];

/** Each lib names its indexes here, once, when it is loaded. */
export function registerIndex(definition: IndexDefinition): void {
  if (!definitions.some(({ name }) => name === definition.name)) definitions.push(definition);
}

/** Which engine answers is said by `SEARCH_URL` alone. */
export function searchOn(
  database: Database,
  env: Env,
  indexes: IndexDefinition[],
  patienceMs?: number,
): SearchPort {
  const { SEARCH_URL: url, SEARCH_API_KEY: key } = env;
  if (url === undefined) return new PostgresSearch(database, indexes);
  const store: Store = {
    query: (text, params) => database.query(text, params),
    transaction: (work) => database.transaction(SYSTEM, work),
  };
  return new SearchWithStandIn(store, indexes, { url, key, patienceMs });
}

registerEntities(SearchSynonym);

@Global()
@Module({
  providers: [
    {
      provide: SEARCH,
      inject: [Database, Env],
      useFactory: (database: Database, env: Env) => searchOn(database, env, definitions),
    },
  ],
  exports: [SEARCH],
})
export class SearchModule {}
