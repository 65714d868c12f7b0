import { Injectable } from '@nestjs/common';
import { addDays, audit, Database, Handles, type JobHandler, SYSTEM } from '#libs/platform';
import { Licence } from './licence.entity.js';
import { licenceTransition } from './licence.states.js';

const AT_ONCE = 200;

/** Licences whose term has ended: the last day still belongs to it. Each is its own transaction, so a run that dies goes on. */
@Injectable()
@Handles({ topic: 'licence.expire', queue: 'licensing', everySeconds: 3600 })
export class ExpireLicences implements JobHandler {
  constructor(private readonly database: Database) {}

  async handle(): Promise<void> {
    let last: string | null = null;
    do {
      const ended = await this.endedAfter(last);
      for (const id of ended) await this.expire(id);
      last = ended.at(-1) ?? null;
    } while (last !== null);
  }

  private endedAfter(last: string | null): Promise<string[]> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const rows = await tx.query<{ id: string }>(
        `SELECT id FROM licence WHERE state IN ('EFFECTIVE', 'RECORDAL_FILED', 'RECORDED') AND term_end < $1
           AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT ${AT_ONCE}`,
        [tx.today, last],
      );
      return rows.map(({ id }) => id);
    });
  }

  private expire(id: string): Promise<void> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const licence = await tx
        .repository(Licence)
        .findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
      const before = licence.state;
      const moved = licenceTransition(before, 'EXPIRE', { termEnded: licence.termEnd < tx.today });
      if (!moved.ok) return;
      const endedDay = addDays(licence.termEnd, 1);
      Object.assign(licence, { state: moved.to, endedDay });
      await tx.repository(Licence).save(licence);
      await audit(tx, {
        action: 'LICENCE_EXPIRED',
        subjectType: 'licence',
        subjectId: id,
        organisationId: licence.licensorId,
        before: { state: before },
        after: { state: moved.to, endedDay },
      });
      await tx.later('licence.changed', id);
      await tx.later('licence.expired', id);
    });
  }
}
