import { Inject, Injectable } from '@nestjs/common';
import { Database, SEARCH, type SearchPort, SYSTEM } from '#libs/platform';
import { PublishedNeed } from './need.entity.js';
import { NEED_INDEX, toNeedDocument } from './need-index.js';

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Brings the index of needs after the board; it can be run at any time, any number of times. */
@Injectable()
export class NeedIndexer {
  constructor(
    private readonly database: Database,
    @Inject(SEARCH) private readonly search: SearchPort,
  ) {}

  /** One need as the board has it now: written, or gone. */
  async follow(id: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      // Locked, so that of two jobs on one need the later one reads what the earlier one could not yet see.
      const need = await tx.repository(PublishedNeed).findOne({
        where: { needId: id },
        lock: { mode: 'pessimistic_read' },
      });
      if (need) await this.search.upsert(tx, NEED_INDEX.name, [toNeedDocument(need)]);
      else await this.search.remove(tx, NEED_INDEX.name, [id]);
    });
    await this.search.follow(NEED_INDEX.name);
  }

  /** Everything on the board, and nothing else; for the sweep and the operator's command. */
  async reindexAll(onProgress?: (done: number, total: number) => void): Promise<number> {
    let done = 0;
    for (let after = FIRST; ;) {
      const needs = await this.database.transaction(SYSTEM, async (tx) => {
        const page = await tx
          .repository(PublishedNeed)
          .createQueryBuilder('n')
          .where('n.need_id > :after', { after })
          .orderBy('n.need_id')
          .limit(BATCH)
          .getMany();
        if (page.length > 0) await this.search.upsert(tx, NEED_INDEX.name, page.map(toNeedDocument));
        return page;
      });
      done += needs.length;
      onProgress?.(done, done);
      after = needs.at(-1)?.needId ?? after;
      if (needs.length < BATCH) break;
    }
    await this.removeGone();
    await this.search.follow(NEED_INDEX.name);
    return done;
  }

  private async removeGone(): Promise<void> {
    for (let after = FIRST; ;) {
      const ids = await this.search.ids(NEED_INDEX.name, after, BATCH);
      if (ids.length === 0) return;
      await this.database.transaction(SYSTEM, async (tx) => {
        const gone = await tx.query<{ id: string }>(
          'SELECT i AS id FROM unnest($1::uuid[]) AS i WHERE NOT EXISTS (SELECT 1 FROM published_need n WHERE n.need_id = i)',
          [ids],
        );
        if (gone.length > 0)
          await this.search.remove(
            tx,
            NEED_INDEX.name,
            gone.map(({ id }) => id),
          );
      });
      after = ids.at(-1) ?? after;
    }
  }
}
