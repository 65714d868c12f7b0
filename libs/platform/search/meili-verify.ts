import { createHash } from 'node:crypto';
import { type EngineDocument, engineDocument } from './meili-document.js';
import type { MeiliIndex } from './meili-index.js';
import type { Differences } from './search.port.js';

/**
 * Compares every document of the engine, whole, with what Postgres holds. Nobody else writes meanwhile; what a writer
 * has only noted is no difference, it waits.
 */
export async function verifyEngine(index: MeiliIndex, repair: boolean): Promise<Differences> {
  for (;;) {
    const differences = await index.exclusively(async (sql) => {
      const held = new Map<string, string>();
      for await (const page of index.held()) for (const one of page) held.set(one.id, fingerprint(one));
      const found: Differences = { missing: [], stale: [], surplus: [] };
      for await (const page of index.stored()) {
        for (const stored of page) {
          const there = held.get(stored.id);
          held.delete(stored.id);
          if (there === undefined) found.missing.push(stored.id);
          else if (there !== fingerprint(engineDocument(stored))) found.stale.push(stored.id);
        }
      }
      found.surplus = [...held.keys()].sort();
      const waiting = new Set(
        (
          await sql.query<{ doc_id: string }>('SELECT doc_id FROM search_behind WHERE index_name = $1', [
            index.index.name,
          ])
        ).map(({ doc_id }) => doc_id),
      );
      const settled = {
        missing: found.missing.filter((id) => !waiting.has(id)),
        stale: found.stale.filter((id) => !waiting.has(id)),
        surplus: found.surplus.filter((id) => !waiting.has(id)),
      };
      if (repair) await index.send(sql, Object.values(settled).flat());
      return settled;
    });
    if (differences) return differences;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function fingerprint(document: EngineDocument): string {
  const entries = Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha1').update(JSON.stringify(entries)).digest('base64');
}
