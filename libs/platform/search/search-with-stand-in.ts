import { Logger } from '@nestjs/common';
import { MeilisearchError } from 'meilisearch';
import { CannotRun } from '../process.js';
import { readCursor } from './cursor.js';
import { meiliClient, reasonOf } from './meili-client.js';
import { MeiliIndex } from './meili-index.js';
import { EngineRefused, MeiliReader } from './meili-reader.js';
import { verifyEngine } from './meili-verify.js';
import { MeiliSearching } from './meili-search.js';
import { removeDocuments, upsertDocuments } from './postgres-index.js';
import { checkedQuery, PostgresSearch } from './postgres-search.js';
import { InvalidCursor } from './search.port.js';
import type {
  Differences,
  IndexDefinition,
  OnProgress,
  SearchAnswer,
  SearchDocument,
  SearchPort,
  SearchQuery,
  Sql,
  Store,
} from './search.port.js';
import { TermCache } from './term-cache.js';
import { SearchVocabulary } from './vocabulary.js';

/** A search waits so long for the engine; with what Postgres needs after that it stays below a second. */
const PATIENCE_MS = 600;
/** After a fault Postgres answers for so long before the engine is tried again, aside from any search. */
const PAUSE_MS = 2000;
const WRITING_MS = 5000;

/**
 * Meilisearch in front, Postgres behind it: every write goes to Postgres in the caller's transaction, and the engine
 * follows. So when it stops, hangs or has no index yet, Postgres answers from the same documents.
 */
export class SearchWithStandIn implements SearchPort {
  private readonly logger = new Logger('Search');
  private readonly postgres: PostgresSearch;
  private readonly reader: MeiliReader;
  private readonly caches = new Map<string, TermCache>();
  private readonly indexes = new Map<string, MeiliIndex>();
  /** While the engine is out: when to try it again. */
  private retryAt: number | undefined;
  private probing: Promise<void> | undefined;
  private readonly host: string;
  private readonly patienceMs: number;

  constructor(
    private readonly store: Store,
    definitions: IndexDefinition[],
    engine: { url: string; key: string | undefined; patienceMs?: number | undefined },
    private readonly vocabulary = new SearchVocabulary(store),
  ) {
    this.postgres = new PostgresSearch(store, definitions, vocabulary);
    this.host = new URL(engine.url).host;
    this.patienceMs = engine.patienceMs ?? PATIENCE_MS;
    this.reader = new MeiliReader(engine.url, engine.key);
    const writer = meiliClient(engine.url, engine.key, WRITING_MS);
    for (const definition of definitions) {
      this.caches.set(definition.name, new TermCache(store, definition));
      this.indexes.set(definition.name, new MeiliIndex(writer, store, definition));
    }
  }

  async search(index: string, asked: SearchQuery): Promise<SearchAnswer> {
    const definition = this.postgres.definition(index);
    const query = checkedQuery(definition, asked);
    const position = readCursor(index, query);
    // A sorted list that Postgres began by its rows is ended by Postgres: the engine can only count.
    if (this.isOut(definition) || (position && 'value' in position)) return this.standIn(index, query);
    try {
      return await this.ask(definition, query);
    } catch (error) {
      if (error instanceof InvalidCursor) throw error;
      this.noteFault(error);
      return this.standIn(index, query);
    }
  }

  async upsert(sql: Sql, index: string, documents: SearchDocument[]): Promise<void> {
    await upsertDocuments(sql, this.postgres.definition(index), documents);
    await noteBehind(
      sql,
      index,
      documents.map(({ id }) => id),
    );
  }

  async remove(sql: Sql, index: string, ids: string[]): Promise<void> {
    await removeDocuments(sql, this.postgres.definition(index), ids);
    await noteBehind(sql, index, ids);
  }

  /** An engine that is out is told when it is back: what it missed waits in search_behind. */
  async follow(index: string): Promise<void> {
    try {
      await this.writer(index).follow();
    } catch (error) {
      this.logger.warn(
        `index ${index}: the search engine is behind and will be told again: ${reasonOf(error)}`,
      );
    }
  }

  async rebuild(index: string, onProgress?: OnProgress): Promise<void> {
    await this.needed(async () => {
      await this.writer(index).rebuild(onProgress);
      await this.writer(index).follow();
    });
  }

  compare(index: string, documents: SearchDocument[]) {
    return this.postgres.compare(index, documents);
  }

  valueSets(index: string, facets: string[], having?: string[]) {
    return this.postgres.valueSets(index, facets, having);
  }

  ids(index: string, after: string, limit: number) {
    return this.postgres.ids(index, after, limit);
  }

  drop(index: string): Promise<void> {
    return this.needed(async () => {
      await this.writer(index).drop();
      await this.postgres.drop(index);
    });
  }

  async verifyEngine(index: string, repair: boolean): Promise<Differences> {
    return this.needed(async () => {
      await this.writer(index).follow();
      return verifyEngine(this.writer(index), repair);
    });
  }

  vocabularyChanged(): void {
    this.vocabulary.forget();
  }

  /** For commands, which cannot do their work without the engine. */
  private needed<T>(work: () => Promise<T>): Promise<T> {
    return work().catch((error: unknown) => {
      if (!(error instanceof MeilisearchError)) throw error;
      const reason = reasonOf(error);
      throw new CannotRun(
        `搜索引擎 ${this.host} 不可用（${reason}）。 · The search engine ${this.host} cannot be used (${reason}).`,
        { cause: error },
      );
    });
  }

  private writer(index: string): MeiliIndex {
    const { name } = this.postgres.definition(index);
    return this.indexes.get(name) as MeiliIndex;
  }

  private async ask(definition: IndexDefinition, query: SearchQuery): Promise<SearchAnswer> {
    const cache = this.caches.get(definition.name) as TermCache;
    await this.vocabulary.ready();
    const patience = AbortSignal.timeout(this.patienceMs);
    const { reader, store, vocabulary } = this;
    return new MeiliSearching(reader, definition, query, store, cache, vocabulary, patience).answer();
  }

  private async standIn(index: string, query: SearchQuery): Promise<SearchAnswer> {
    return { ...(await this.postgres.search(index, query)), standIn: true };
  }

  private isOut(definition: IndexDefinition): boolean {
    if (this.retryAt === undefined) return false;
    if (Date.now() >= this.retryAt) this.probing ??= this.probe(definition);
    return true;
  }

  private async probe(definition: IndexDefinition): Promise<void> {
    try {
      await this.ask(definition, { text: '', filters: {}, limit: 1, facets: false });
      this.retryAt = undefined;
      this.logger.log('the search engine answers again');
    } catch {
      this.retryAt = Date.now() + PAUSE_MS;
    } finally {
      this.probing = undefined;
    }
  }

  private noteFault(error: unknown): void {
    this.logger.warn(`Postgres stands in for the search engine: ${reasonOf(error)}`);
    // That this one question is wrong says nothing about the engine's health.
    if (!(error instanceof EngineRefused && error.status === 400)) this.retryAt = Date.now() + PAUSE_MS;
  }
}

async function noteBehind(sql: Sql, index: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.query('INSERT INTO search_behind (index_name, doc_id) SELECT $1, unnest($2::uuid[])', [
    index,
    ids,
  ]);
}
