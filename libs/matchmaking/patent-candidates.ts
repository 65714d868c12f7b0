import { Injectable } from '@nestjs/common';
import { ALIVE } from '#libs/catalogue';
import { Database, SYSTEM } from '#libs/platform';
import type { MatchDocument, MatchIndex, NeedText, Scored } from './engine/match-index.js';
import { MatchIndexBuilder } from './engine/match-index-builder.js';
import type { Statistics } from './engine/weights.js';
import { MatchEngine } from './match-engine.js';

/** A patent that can be suggested, as it was read. */
export interface Candidate {
  id: string;
  version: number;
  title: string;
  /** Plain words, abstract, and all that in English. */
  body: string;
  /** Who offers it, else its first holder. */
  universityId: string;
  /** Section of the IPC; null for designs. */
  section: string | null;
}

const BATCH = 1000;
/** What a transaction that ran long committed late is read all the same. */
const OVERLAP_MS = 10 * 60_000;
/** So many changed ones beside the main index, or a tenth of it, and everything is built anew. */
const FEW = 500;

/** Alive, and held by somebody who can be asked. */
export const CANDIDATES = `SELECT p.id, p.version, p.ipc_main AS ipc,
    coalesce(o.licensor_id, h.organisation_id) AS "universityId",
    p.legal_status = ANY ($1) AS alive,
    p.title, concat_ws(E'\\n', s.problem, s.how_it_works, s.benefit, array_to_string(s.applications, E'\\n'), p.abstract,
      p.title_en, p.abstract_en) AS body
  FROM patent p LEFT JOIN offer_summary o ON o.patent_id = p.id
  LEFT JOIN LATERAL (SELECT organisation_id FROM patent_holder WHERE patent_id = p.id ORDER BY organisation_id LIMIT 1) h ON true
  LEFT JOIN LATERAL (SELECT * FROM patent_sheet WHERE patent_id = p.id ORDER BY first_confirmed_at LIMIT 1) s ON true`;

type Row = Omit<Candidate, 'section'> & { ipc: string | null; alive: boolean };

/**
 * The patents of this worker's matching index: read whole at the first question, kept current by reading what changed
 * before each further one. Memory grows with the patents' texts (README).
 */
@Injectable()
export class PatentCandidates {
  private main: MatchIndex | undefined;
  /** What changed since the main index was built, weighed by its statistics. */
  private fresh: MatchIndex | undefined;
  private readonly changed = new Map<string, MatchDocument>();
  private readonly known = new Map<string, Candidate>();
  /** Changed since somebody last asked for them. */
  private news = new Set<string>();
  /** The versions that were given as news. */
  private readonly given = new Map<string, number>();
  private readAt: Date | undefined;
  private refreshing: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly engine: MatchEngine,
  ) {}

  /** Reads what changed; one reading at a time. */
  async refresh(): Promise<void> {
    this.refreshing ??= this.read().finally(() => (this.refreshing = undefined));
    await this.refreshing;
  }

  get(id: string): Candidate | undefined {
    return this.known.get(id);
  }

  statistics(): Statistics {
    if (!this.main) throw new Error('refresh first');
    return this.main.statistics;
  }

  search(need: NeedText, limit: number): Scored[] {
    const found = [this.main, this.fresh].flatMap(
      (index) => index?.search(need, limit, this.statistics()) ?? [],
    );
    return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  /**
   * The patents that changed since this was asked last, and the one that is asked for: a worker that has just started read
   * it with all others, so it is no change to it. Once given, a version is not given again.
   */
  takeNews(patentId: string): string[] {
    const version = this.known.get(patentId)?.version;
    if (version !== undefined && this.given.get(patentId) !== version) this.news.add(patentId);
    const news = [...this.news];
    for (const id of news) this.given.set(id, this.known.get(id)?.version ?? 0);
    this.news = new Set();
    return news;
  }

  /** An index of these patents alone; null: none of them is a candidate. */
  indexOf(ids: string[]): MatchIndex | null {
    const documents = ids.flatMap((id) => {
      const candidate = this.known.get(id);
      return candidate ? [toDocument(candidate)] : [];
    });
    return documents.length === 0 ? null : this.indexed(documents).freeze(this.statistics());
  }

  private indexed(documents: Iterable<MatchDocument>): MatchIndexBuilder {
    return new MatchIndexBuilder(this.engine.parameters, documents);
  }

  private async read(): Promise<void> {
    const first = this.main === undefined;
    const now = this.database.now();
    // Since the last reading, not since the last change: what a large import wrote is read again for ten minutes only.
    const since = this.readAt ? earlier(this.readAt, now).getTime() - OVERLAP_MS : 0;
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await this.database.transaction(SYSTEM, (tx) =>
        tx.query<Row>(`${CANDIDATES} WHERE p.updated_at >= $2 AND p.id > $3 ORDER BY p.id LIMIT $4`, [
          ALIVE,
          new Date(since),
          after,
          BATCH,
        ]),
      );
      for (const row of rows) this.take(row, first);
      after = rows.at(-1)?.id ?? after;
      if (rows.length < BATCH) break;
    }
    this.readAt = now;
    if (first || this.changed.size > Math.max(FEW, this.known.size / 10)) this.build();
    else if (this.changed.size > 0)
      this.fresh = this.indexed(this.changed.values()).freeze(this.statistics());
  }

  private take({ ipc, alive, ...row }: Row, first: boolean): void {
    const before = this.known.get(row.id);
    if (before?.version === row.version) return;
    if (alive && row.universityId) this.known.set(row.id, { ...row, section: ipc?.charAt(0) ?? null });
    else this.known.delete(row.id);
    if (first) return;
    this.main?.withdraw(row.id);
    if (this.known.has(row.id)) this.changed.set(row.id, toDocument(row));
    else this.changed.delete(row.id);
    this.news.add(row.id);
  }

  private build(): void {
    this.main = this.indexed([...this.known.values()].map(toDocument)).freeze();
    this.fresh = undefined;
    this.changed.clear();
  }
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function toDocument({ id, title, body }: Pick<Candidate, 'id' | 'title' | 'body'>): MatchDocument {
  return { id, text: title, body };
}
