import { statisticsOf, termFrequencies } from './postgres-evidence.js';
import type { TermStatistics } from './rerank.js';
import type { IndexDefinition, Sql } from './search.port.js';

const FRESH_MS = 60_000;
const TERMS = 50_000;

/**
 * Document frequencies of the last minute: so a search whose words were asked before costs no statement. A term that
 * no document knew is asked again each time, because the next write may bring it.
 */
export class TermCache {
  private readonly known = new Map<string, { df: number; until: number }>();

  constructor(
    private readonly sql: Sql,
    private readonly index: IndexDefinition,
  ) {}

  async statistics(terms: string[], now = Date.now()): Promise<TermStatistics> {
    const df = new Map<string, number>();
    const unknown: string[] = [];
    for (const term of new Set(['', ...terms])) {
      const found = this.known.get(term);
      if (found && found.until > now) df.set(term, found.df);
      else unknown.push(term);
    }
    if (unknown.length > 0) {
      for (const [term, count] of await termFrequencies(this.sql, this.index, unknown)) {
        df.set(term, count);
        this.keep(term, { df: count, until: now + FRESH_MS });
      }
    }
    return statisticsOf(df);
  }

  private keep(term: string, entry: { df: number; until: number }): void {
    this.known.delete(term);
    this.known.set(term, entry);
    const [oldest] = this.known.keys();
    if (this.known.size > TERMS && oldest !== undefined) this.known.delete(oldest);
  }
}
