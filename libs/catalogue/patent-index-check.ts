import { Inject, Injectable } from '@nestjs/common';
import { Database, type Differences, SEARCH, type SearchPort, SYSTEM } from '#libs/platform';
import { PATENT_INDEX } from './patent-index.js';
import { PatentIndexer } from './patent-indexer.js';

export interface IndexReport {
  checked: number;
  /** Postgres's index against the records. */
  postgres: Differences;
  /** The search engine's index against Postgres's; null without an engine. */
  engine: Differences | null;
  repaired: boolean;
}

/** Says where the search index is not what the records say, and can put it right; document by document, whole. */
@Injectable()
export class PatentIndexCheck {
  constructor(
    private readonly database: Database,
    private readonly indexer: PatentIndexer,
    @Inject(SEARCH) private readonly search: SearchPort,
  ) {}

  async verify(repair: boolean, onProgress?: (done: number, total: number) => void): Promise<IndexReport> {
    // What waits is no difference.
    await this.indexer.drain();
    const first: Differences = { missing: [], stale: [], surplus: await this.indexer.surplus() };
    const checked = await this.indexer.eachBatch(async (documents) => {
      const { missing, stale } = await this.search.compare(PATENT_INDEX.name, documents);
      first.missing.push(...missing);
      first.stale.push(...stale);
    }, onProgress);
    const postgres = await this.stillSo(first);
    if (repair) await this.repair(postgres);
    const engine = await this.search.verifyEngine(PATENT_INDEX.name, repair);
    return { checked, postgres, engine, repaired: repair };
  }

  /** Records that changed while they were compared are looked at once more. */
  private async stillSo({ missing, stale, surplus }: Differences): Promise<Differences> {
    if (missing.length + stale.length + surplus.length === 0) return { missing, stale, surplus };
    await this.indexer.drain();
    const found: Differences = { missing: [], stale: [], surplus: await this.indexer.orphans(surplus) };
    await this.indexer.eachOf([...missing, ...stale], async (documents) => {
      const again = await this.search.compare(PATENT_INDEX.name, documents);
      found.missing.push(...again.missing);
      found.stale.push(...again.stale);
    });
    return found;
  }

  /** Removed first: a damaged version might be too high to be written over. */
  private async repair({ missing, stale, surplus }: Differences): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) =>
      this.search.remove(tx, PATENT_INDEX.name, [...missing, ...stale, ...surplus]),
    );
    await this.indexer.eachOf([...missing, ...stale], (documents, tx) =>
      this.search.upsert(tx, PATENT_INDEX.name, documents),
    );
  }
}
