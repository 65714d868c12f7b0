import { Inject, Injectable } from '@nestjs/common';
import {
  groupBy,
  Database,
  SEARCH,
  type SearchDocument,
  type SearchPort,
  SYSTEM,
  type Tx,
} from '#libs/platform';
import { TechnologyFields } from './classification/technology-fields.js';
import { filingDaysCrossing } from './patent-facets.js';
import { reindexLater } from './patent-changes.js';
import { PATENT_INDEX, toSearchDocument } from './patent-index.js';
import { SuggestionsService } from './suggestions/suggestions.service.js';
import { PatentsRepository } from './patents.repository.js';

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';
/** A sweep that was missed for some days is made up for; after a longer stop, `kaixu reindex` does it. */
const SWEPT_DAYS = 7;

type BatchWork = (documents: SearchDocument[], tx: Tx) => Promise<void>;

/** Brings the search index after the records; it can be run at any time, any number of times. */
@Injectable()
export class PatentIndexer {
  constructor(
    private readonly database: Database,
    private readonly repository: PatentsRepository,
    private readonly suggestions: SuggestionsService,
    @Inject(SEARCH) private readonly search: SearchPort,
  ) {}

  /** Takes waiting patents in batches until none is left; several workers share them. Then the engine is told. */
  async drain(): Promise<number> {
    const indexed = await this.drainWaiting();
    await this.follow();
    return indexed;
  }

  /** What an engine that stands beside Postgres was not told yet, because it was away or is new. */
  follow(): Promise<void> {
    return this.search.follow(PATENT_INDEX.name);
  }

  private async drainWaiting(): Promise<number> {
    let indexed = 0;
    for (;;) {
      const taken = await this.database.transaction(SYSTEM, async (tx) => {
        const rows = await tx.query<{ patent_id: string }>(
          `DELETE FROM patent_to_index WHERE id IN
             (SELECT id FROM patent_to_index ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING patent_id`,
        );
        const ids = [...new Set(rows.map((row) => row.patent_id))];
        if (ids.length > 0) await this.write(tx, await this.documents(tx, ids));
        return rows.length;
      });
      indexed += taken;
      if (taken === 0) return indexed;
    }
  }

  /** Every document as the records say it now, in batches, each in a transaction of its own. */
  async eachBatch(work: BatchWork, onProgress?: (done: number, total: number) => void): Promise<number> {
    const [counted] = await this.database.query<{ total: number }>(
      'SELECT count(*)::int AS total FROM patent',
    );
    const total = counted?.total ?? 0;
    let after = FIRST;
    let done = 0;
    for (;;) {
      const ids = await this.database.query<{ id: string }>(
        `SELECT id FROM patent WHERE id > $1 ORDER BY id LIMIT ${BATCH}`,
        [after],
      );
      await this.eachOf(
        ids.map(({ id }) => id),
        work,
      );
      after = ids.at(-1)?.id ?? after;
      done += ids.length;
      onProgress?.(done, Math.max(done, total));
      if (ids.length < BATCH) return done;
    }
  }

  async eachOf(ids: string[], work: BatchWork): Promise<void> {
    for (let at = 0; at < ids.length; at += BATCH) {
      await this.database.transaction(SYSTEM, async (tx) =>
        work(await this.documents(tx, ids.slice(at, at + BATCH)), tx),
      );
    }
  }

  /** Documents in the index whose record is gone. */
  async surplus(): Promise<string[]> {
    const found: string[] = [];
    for (let after = FIRST; ;) {
      const ids = await this.search.ids(PATENT_INDEX.name, after, 20 * BATCH);
      if (ids.length === 0) return found;
      found.push(...(await this.orphans(ids)));
      after = ids.at(-1) ?? after;
    }
  }

  async orphans(ids: string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT s.id FROM unnest($1::uuid[]) AS s(id) WHERE NOT EXISTS (SELECT 1 FROM patent p WHERE p.id = s.id)',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Writes every document again, for `kaixu reindex`; an engine beside Postgres gets a new index from that. */
  async reindexAll(onProgress?: (done: number, total: number) => void): Promise<number> {
    const written = await this.eachBatch((documents, tx) => this.write(tx, documents), onProgress);
    const gone = await this.surplus();
    if (gone.length > 0)
      await this.database.transaction(SYSTEM, (tx) => this.search.remove(tx, PATENT_INDEX.name, gone));
    await this.search.rebuild(PATENT_INDEX.name);
    return written;
  }

  /** Remaining life passes from one band into the next without anybody changing a record. */
  async sweepRemainingLife(): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const rows = await tx.query<{ id: string }>(
        `SELECT p.id FROM unnest($1::date[]) AS crossing(day)
         JOIN patent p ON p.filing_day BETWEEN crossing.day - ${SWEPT_DAYS} AND crossing.day + 1`,
        [filingDaysCrossing(tx.today)],
      );
      await reindexLater(
        tx,
        rows.map(({ id }) => id),
      );
    });
  }

  private async write(tx: Tx, documents: SearchDocument[]): Promise<void> {
    await this.search.upsert(tx, PATENT_INDEX.name, documents);
    await this.suggestions.renew(
      tx,
      documents.map(({ id }) => id),
    );
  }

  private async documents(tx: Tx, ids: string[]): Promise<SearchDocument[]> {
    if (ids.length === 0) return [];
    const patents = await this.repository.patents(tx, ids);
    const holders = groupBy(await this.repository.holders(tx, ids), ({ patentId }) => patentId);
    const offers = new Map((await this.repository.offers(tx, ids)).map((offer) => [offer.patentId, offer]));
    const fields = await TechnologyFields.read(tx);
    return patents.map((patent) =>
      toSearchDocument(patent, holders.get(patent.id) ?? [], offers.get(patent.id), tx.today, fields),
    );
  }
}
