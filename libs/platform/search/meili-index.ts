import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { EnqueuedTaskPromise, Meilisearch } from 'meilisearch';
import { isMissingIndex } from './meili-client.js';
import {
  type EngineDocument,
  engineDocument,
  settingsDifference,
  settingsOf,
  STORED,
  type StoredDocument,
} from './meili-document.js';
import type { IndexDefinition, OnProgress, Sql, Store } from './search.port.js';

const BATCH = 2000;
const TASK_MS = 120_000;

/**
 * The writing half of the Meilisearch adapter. The engine knows no conditional write, so an older write is kept out
 * otherwise: only the holder of one lock writes, it reads search_doc (where versions are guarded) after it has the
 * lock, and it waits until the engine has done a batch before it sends the next.
 */
export class MeiliIndex {
  private readonly logger = new Logger('Search');
  private settled = false;

  constructor(
    private readonly client: Meilisearch,
    private readonly store: Store,
    readonly index: IndexDefinition,
  ) {}

  /** Tells the engine what changed; builds the index where there is none. The number of documents sent. */
  async follow(): Promise<number> {
    const built = await this.exclusively((sql) => this.buildWhereMissing(sql));
    if (built === undefined) return 0;
    let sent = 0;
    for (;;) {
      const batch = await this.exclusively((sql) => this.sendWaiting(sql));
      if (!batch) return sent;
      sent += batch;
    }
  }

  /** Writes all documents into an index beside, then lets it take the place of the old one in one step. */
  async rebuild(onProgress?: OnProgress): Promise<number> {
    for (;;) {
      const built = await this.exclusively((sql) => this.build(sql, onProgress));
      if (built !== undefined) return built;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** undefined: somebody else is writing. */
  exclusively<T>(work: (sql: Sql) => Promise<T>): Promise<T | undefined> {
    return this.store.transaction(async (sql) => {
      const [turn] = await sql.query<{ mine: boolean }>(
        `SELECT pg_try_advisory_xact_lock(hashtext('search_behind'), hashtext($1)) AS mine`,
        [this.index.name],
      );
      return turn?.mine ? work(sql) : undefined;
    });
  }

  private async buildWhereMissing(sql: Sql): Promise<boolean> {
    const followed = await sql.query('SELECT 1 FROM search_followed WHERE index_name = $1', [
      this.index.name,
    ]);
    const there = followed.length > 0 && (await this.settle());
    if (!there) await this.build(sql);
    return !there;
  }

  /** Brings the settings to those of the code; false where the index is not there. */
  private async settle(): Promise<boolean> {
    const index = this.client.index(this.index.name);
    try {
      if (this.settled) return Boolean(await index.getRawInfo());
      const difference = settingsDifference(settingsOf(this.index), await index.getSettings());
      if (difference) await this.done(index.updateSettings(difference));
      return (this.settled = true);
    } catch (error) {
      if (isMissingIndex(error)) return false;
      throw error;
    }
  }

  private async build(sql: Sql, onProgress?: OnProgress): Promise<number> {
    const { name } = this.index;
    const beside = `${name}-${randomBytes(4).toString('hex')}`;
    // What waits is committed, so what is read from here on holds it.
    await sql.query('DELETE FROM search_behind WHERE index_name = $1', [name]);
    await this.done(this.client.createIndex(beside, { primaryKey: 'id' }));
    try {
      const index = this.client.index(beside);
      await this.done(index.updateSettings(settingsOf(this.index)));
      const written = await this.writeAll(beside, onProgress);
      const old = await this.client.index(name).getRawInfo().catch(orUndefined);
      await this.done(this.client.swapIndexes([{ indexes: [beside, name], rename: old === undefined }]));
      await sql.query('INSERT INTO search_followed (index_name) VALUES ($1) ON CONFLICT DO NOTHING', [name]);
      return written;
    } finally {
      // After the swap this is the old one; after a fault, half a new one; after a rename it is gone already.
      await this.client
        .deleteIndex(beside)
        .waitTask({ timeout: TASK_MS })
        .catch(() => undefined);
    }
  }

  private async writeAll(uid: string, onProgress?: OnProgress): Promise<number> {
    const [counted] = await this.store.query<{ total: number }>(
      'SELECT count(*)::int AS total FROM search_doc WHERE index_name = $1',
      [this.index.name],
    );
    let written = 0;
    for await (const rows of this.stored()) {
      await this.done(this.client.index(uid).addDocuments(rows.map(engineDocument), { primaryKey: 'id' }));
      written += rows.length;
      onProgress?.(written, Math.max(written, counted?.total ?? 0));
    }
    return written;
  }

  async drop(): Promise<void> {
    await this.client.deleteIndex(this.index.name).waitTask({ timeout: TASK_MS });
  }

  /** Documents as the engine holds them, page by page. */
  async *held(): AsyncGenerator<EngineDocument[]> {
    const index = this.client.index(this.index.name);
    for (let offset = 0; ; offset += BATCH) {
      const { results } = await index.getDocuments<EngineDocument>({ limit: BATCH, offset });
      if (results.length > 0) yield results;
      if (results.length < BATCH) return;
    }
  }

  /** Documents as Postgres holds them, page by page. */
  async *stored(): AsyncGenerator<StoredDocument[]> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.store.query<StoredDocument>(
        `${STORED} AND d.id > $2 ORDER BY d.id LIMIT ${BATCH}`,
        [this.index.name, after],
      );
      if (rows.length === 0) return;
      yield rows;
      after = rows.at(-1)?.id ?? after;
    }
  }

  private async sendWaiting(sql: Sql): Promise<number> {
    const waiting = await sql.query<{ doc_id: string }>(
      `DELETE FROM search_behind WHERE id IN
         (SELECT id FROM search_behind WHERE index_name = $1 ORDER BY id LIMIT ${BATCH}) RETURNING doc_id`,
      [this.index.name],
    );
    const ids = [...new Set(waiting.map(({ doc_id }) => doc_id))];
    if (ids.length > 0) await this.send(sql, ids);
    return ids.length;
  }

  /** What search_doc holds of these documents now; what it does not hold is removed. */
  async send(sql: Sql, ids: string[]): Promise<void> {
    const rows = await sql.query<StoredDocument>(`${STORED} AND d.id = ANY ($2::uuid[])`, [
      this.index.name,
      ids,
    ]);
    const there = new Set(rows.map(({ id }) => id));
    const gone = ids.filter((id) => !there.has(id));
    const index = this.client.index(this.index.name);
    if (rows.length > 0) await this.done(index.addDocuments(rows.map(engineDocument), { primaryKey: 'id' }));
    if (gone.length > 0) await this.done(index.deleteDocuments(gone));
  }

  /** A task is accepted long before it is done, and may still fail: then nothing was written, and the caller's changes stay waiting. */
  private async done(enqueued: EnqueuedTaskPromise): Promise<void> {
    const task = await enqueued.waitTask({ timeout: TASK_MS, interval: 50 });
    if (task.status === 'succeeded') return;
    const reason = `${task.type} ${task.status}: ${task.error?.message ?? ''}`;
    this.logger.error(`index ${this.index.name}: the search engine did not do task ${task.uid}: ${reason}`);
    throw new Error(reason);
  }
}

function orUndefined(error: unknown): undefined {
  if (!isMissingIndex(error)) throw error;
  return undefined;
}
