import { Global, Module } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PostgresSearch } from './postgres-search.js';
import type { IndexDefinition } from './search.port.js';

/** The provider token of the `SearchPort` in use. */
export const SEARCH = Symbol('SearchPort');

const definitions: IndexDefinition[] = [];

/** Each lib names its indexes here, once, when it is loaded. */
export function registerIndex(definition: IndexDefinition): void {
  if (!definitions.some(({ name }) => name === definition.name)) definitions.push(definition);
}

@Global()
@Module({
  providers: [
    {
      provide: SEARCH,
      inject: [Database],
      useFactory: (database: Database) => new PostgresSearch(database, definitions),
    },
  ],
  exports: [SEARCH],
})
export class SearchModule {}
