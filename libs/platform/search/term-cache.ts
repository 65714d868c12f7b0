import { statisticsOf, termFrequencies } from './postgres-evidence.js';
import type { TermStatistics } from './rerank.js';
import type { IndexDefinition, Sql } from './search.port.js';

const FRESH_MS = 60_000;
const TERMS = 50_000;

/**
 * Document frequencies of the last minute: so a search whose words were asked before costs no statement. A typed term
 * that no document knew is asked again each time, because the next write may bring it; what it is called otherwise is not.
 */
export class TermCache {
  private readonly known = new Map<string, { df: number; until: number }>();

  constructor(
    private readonly sql: Sql,
    private readonly index: IndexDefinition,
  ) {}

  async statistics(typed: string[], otherNames: string[] = [], now = Date.now()): Promise<TermStatistics> {
    const terms = new Set(['', ...typed]);
    const others = otherNames.filter((term) => !terms.has(term));
    const df = new Map<string, number>();
    const unknown: string[] = [];
    for (const term of [...terms, ...others]) {
      const found = this.known.get(term);
      if (!found || found.until <= now || (found.df === 0 && terms.has(term))) unknown.push(term);
      else if (found.df > 0) df.set(term, found.df);
    }
    if (unknown.length > 0) {
      const asked = await termFrequencies(this.sql, this.index, unknown);
      for (const [term, count] of asked) df.set(term, count);
      for (const term of unknown)
        if (asked.has(term) || !terms.has(term))
          this.keep(term, { df: asked.get(term) ?? 0, until: now + FRESH_MS });
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
