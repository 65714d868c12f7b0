import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { commonOf, unit } from '../engine/fusion.js';
import { MatchEngine } from '../match-engine.js';
import { embeddedText, textHash } from './embedder.js';

const SUBJECTS = {
  patent: { table: 'patent_vector', key: 'patent_id', of: 'patent', id: 'id' },
  // A need that is not on the board has none, though it was there when its vector was asked for.
  need: { table: 'need_vector', key: 'need_id', of: 'published_need', id: 'need_id' },
} as const;
export type Subject = keyof typeof SUBJECTS;

export interface NewVector {
  id: string;
  /** Of the subject as its text was read. */
  version: number;
  hash: Buffer;
  vector: Float32Array;
}

/** Vectors of some subjects, and what all patents have in common. */
export interface Known {
  common: Float32Array;
  /** Undefined where there is none, or its text is another by now. */
  of(id: string, title: string, rest: string): Float32Array | undefined;
}

const SAMPLE = 1000;
/** What all patents have in common hardly moves within it; where the sample still grows, it moves a little. */
const [SAMPLE_MS, GROWING_MS] = [3_600_000, 60_000];

/** Vectors as they are kept in Postgres; of the model in use. */
@Injectable()
export class Vectors {
  private common: { of: Float32Array; until: number } | undefined;

  constructor(private readonly engine: MatchEngine) {}

  /**
   * The vectors of these subjects for fusing. Null where there is nothing to fuse: the port is empty, or it has made too
   * few vectors to know what any two patents have in common.
   */
  async of(tx: Tx, subject: Subject, ids: string[]): Promise<Known | null> {
    const common = await this.commonIn(tx);
    if (!common) return null;
    const { table, key } = SUBJECTS[subject];
    const rows = await tx.query<{ id: string; hash: Buffer; vector: Buffer }>(
      `SELECT ${key} AS id, text_hash AS hash, vector FROM ${table} WHERE model = $1 AND ${key} = ANY ($2)`,
      [this.engine.embedder?.model, ids],
    );
    const kept = new Map(rows.map((row) => [row.id, row]));
    return {
      common,
      of: (id, title, rest) => {
        const row = kept.get(id);
        return row?.hash.equals(textHash(embeddedText(title, rest))) ? numbersOf(row.vector) : undefined;
      },
    };
  }

  /** Made twice, the later one stays. A subject that is gone is left out, and does not go meanwhile. */
  async keep(tx: Tx, subject: Subject, made: NewVector[]): Promise<void> {
    const { table, key, of, id } = SUBJECTS[subject];
    await tx.query(
      `INSERT INTO ${table} (${key}, model, version, text_hash, vector, made_at)
       SELECT s.${id}, $1, v.version, v.hash, v.vector, $2
       FROM unnest($3::uuid[], $4::int[], $5::bytea[], $6::bytea[]) AS v (id, version, hash, vector)
       JOIN ${of} s ON s.${id} = v.id ORDER BY s.${id} FOR KEY SHARE OF s
       ON CONFLICT (${key}, model) DO UPDATE SET version = excluded.version, text_hash = excluded.text_hash,
         vector = excluded.vector, made_at = excluded.made_at`,
      [
        this.engine.embedder?.model,
        tx.now,
        made.map(({ id }) => id),
        made.map(({ version }) => version),
        made.map(({ hash }) => hash),
        made.map(({ vector }) => bytesOf(unit(vector))),
      ],
    );
  }

  /** Their text did not change with their version. */
  async stillGood(tx: Tx, subject: Subject, read: { id: string; version: number }[]): Promise<void> {
    const { table, key } = SUBJECTS[subject];
    await tx.query(
      `UPDATE ${table} t SET version = v.version FROM unnest($2::uuid[], $3::int[]) AS v (id, version)
       WHERE t.${key} = v.id AND t.model = $1`,
      [this.engine.embedder?.model, read.map(({ id }) => id), read.map(({ version }) => version)],
    );
  }

  /** Patents whose vectors were made together with this one's (README). */
  async madeWith(tx: Tx, patentId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT patent_id AS id FROM patent_vector WHERE model = $1
         AND made_at = (SELECT made_at FROM patent_vector WHERE patent_id = $2 AND model = $1)`,
      [this.engine.embedder?.model, patentId],
    );
    return rows.map(({ id }) => id);
  }

  private async commonIn(tx: Tx): Promise<Float32Array | null> {
    if (!this.engine.embedder) return null;
    if (this.common && tx.now.getTime() < this.common.until) return this.common.of;
    const rows = await tx.query<{ vector: Buffer }>(
      'SELECT vector FROM patent_vector WHERE model = $1 ORDER BY text_hash LIMIT $2',
      [this.engine.embedder.model, SAMPLE],
    );
    const of = commonOf(rows.map(({ vector }) => numbersOf(vector)));
    const keptMs = rows.length === SAMPLE ? SAMPLE_MS : GROWING_MS;
    // Too few to tell are few to read.
    this.common = of ? { of, until: tx.now.getTime() + keptMs } : undefined;
    return of;
  }
}

/** Little-endian, as every machine that we run on has it: reading number by number would cost ten times as much. */
function bytesOf(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

function numbersOf(bytes: Buffer): Float32Array {
  const own = new Uint8Array(bytes);
  return new Float32Array(own.buffer, 0, own.length / 4);
}
