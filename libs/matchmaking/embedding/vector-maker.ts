import { Injectable, Logger } from '@nestjs/common';
import { ALIVE } from '#libs/catalogue';
import { Database, SYSTEM } from '#libs/platform';
import { MatchEngine } from '../match-engine.js';
import { MATCH_NEED, PATENT_VECTORS } from '../matchmaking.topics.js';
import { isOnBoard, needsOnBoard, readNeed, textOf } from '../needs-on-board.js';
import { CANDIDATES } from '../patent-candidates.js';
import { type Embedder, embeddedText, textHash, TEXTS_AT_ONCE } from './embedder.js';
import { type Subject, Vectors } from './vectors.js';

/** A text as it was read, and what is kept of an earlier one. */
interface Read {
  id: string;
  version: number;
  text: string;
  kept: Buffer | null;
}

/** Alive, held by somebody, and changed since their vector was made: $1 to $5 as `patentsSince` gives them. */
const BEHIND = `SELECT p.id FROM patent p LEFT JOIN patent_vector v ON v.patent_id = p.id AND v.model = $2
  WHERE p.legal_status = ANY ($1) AND v.version IS DISTINCT FROM p.version AND p.updated_at >= $3 AND p.id > $4
    AND (EXISTS (SELECT FROM patent_holder h WHERE h.patent_id = p.id)
      OR EXISTS (SELECT FROM offer_summary o WHERE o.patent_id = p.id)) ORDER BY p.id LIMIT $5`;

/** What a job may have missed is looked for among all. */
const LATELY_MS = 24 * 3_600_000;

/**
 * Has vectors made where a text or the model is new. The endpoint is asked between transactions; each batch is kept by
 * itself, so whoever is killed or fails half-way loses one, and the queue tries again.
 */
@Injectable()
export class VectorMaker {
  private readonly logger = new Logger('Vectors');

  constructor(
    private readonly database: Database,
    private readonly engine: MatchEngine,
    private readonly vectors: Vectors,
  ) {}

  /** @throws EmbedderAway */
  async patentsThatChanged(): Promise<void> {
    await this.patentsSince(new Date(this.database.now().getTime() - LATELY_MS));
  }

  /** A need that left the board loses its vectors, whatever is set by then. @throws EmbedderAway */
  async need(id: string): Promise<void> {
    const { embedder } = this.engine;
    const need = await readNeed(this.database, id);
    if (need && isOnBoard(need)) return embedder ? this.needs([need], embedder) : undefined;
    await this.database.transaction(SYSTEM, (tx) =>
      tx.query('DELETE FROM need_vector WHERE need_id = $1', [id]),
    );
  }

  /** All patents, and all needs on the board. @throws EmbedderAway */
  async whatIsMissing(): Promise<void> {
    const { embedder } = this.engine;
    if (!embedder) return;
    await this.patentsSince(new Date(0));
    for await (const page of needsOnBoard(this.database))
      for (let at = 0; at < page.length; at += TEXTS_AT_ONCE)
        await this.needs(page.slice(at, at + TEXTS_AT_ONCE), embedder);
  }

  private async patentsSince(since: Date): Promise<void> {
    const { embedder } = this.engine;
    if (!embedder) return;
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await this.database.transaction(SYSTEM, (tx) =>
        tx.query<{ id: string; version: number; title: string; body: string; kept: Buffer | null }>(
          `SELECT c.id, c.version, c.title, c.body, v.text_hash AS kept
           FROM (${CANDIDATES} WHERE p.id IN (${BEHIND})) c
           LEFT JOIN patent_vector v ON v.patent_id = c.id AND v.model = $2 ORDER BY c.id`,
          [ALIVE, embedder.model, since, after, TEXTS_AT_ONCE],
        ),
      );
      await this.make(
        'patent',
        rows.map(({ title, body, ...row }) => ({ ...row, text: embeddedText(title, body) })),
        embedder,
      );
      after = rows.at(-1)?.id ?? after;
      if (rows.length < TEXTS_AT_ONCE) return;
    }
  }

  private async needs(needs: Parameters<typeof textOf>[0][], embedder: Embedder): Promise<void> {
    // Looked at just before it is asked for: a need may have left the board while those before it were asked for.
    const there = await this.database.transaction(SYSTEM, (tx) =>
      tx.query<{ id: string; version: number | null; hash: Buffer | null }>(
        `SELECT b.need_id AS id, v.version, v.text_hash AS hash FROM published_need b
         LEFT JOIN need_vector v ON v.need_id = b.need_id AND v.model = $1 WHERE b.need_id = ANY ($2)`,
        [embedder.model, needs.map(({ id }) => id)],
      ),
    );
    const read = needs.flatMap((need) => {
      const { id, version } = need;
      const now = there.find((one) => one.id === id);
      if (!now || now.version === version) return [];
      const { title, text } = textOf(need);
      return [{ id, version, text: embeddedText(title, text), kept: now.hash }];
    });
    await this.make('need', read, embedder);
  }

  private async make(subject: Subject, read: Read[], embedder: Embedder): Promise<void> {
    const hashed = read.map((one) => ({ ...one, hash: textHash(one.text) }));
    const same = hashed.filter(({ kept, hash }) => kept !== null && hash.equals(kept));
    const fresh = hashed.filter((one) => !same.includes(one));
    if (hashed.length === 0) return;
    const vectors = fresh.length === 0 ? [] : await embedder.embed(fresh.map(({ text }) => text));
    const made = fresh.flatMap((one, at) => {
      const vector = vectors[at];
      return vector ? [{ ...one, vector }] : [];
    });
    if (made.length < fresh.length)
      this.logger.warn(`the model makes nothing of ${fresh.length - made.length} texts of ${subject}s`);
    await this.database.transaction(SYSTEM, async (tx) => {
      await this.vectors.stillGood(tx, subject, same);
      await this.vectors.keep(tx, subject, made);
      // Matching has answered by words meanwhile; now it answers again. One patent stands for its batch.
      if (subject === 'need') for (const { id } of made) await tx.later(MATCH_NEED, id);
      else if (made[0]) await tx.later(PATENT_VECTORS, made[0].id);
    });
  }
}
