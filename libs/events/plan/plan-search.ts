import { Injectable } from '@nestjs/common';
import { Database, SYSTEM } from '#libs/platform';
import { IsNull } from 'typeorm';
import { solveSchedule, type Solved } from '../schedule/solve-schedule.js';
import { instanceOf } from './instance-of.js';
import { EventPlan, EventPlanRun } from './plan.entity.js';
import { readFacts } from './plan.reader.js';

const TELL_EVERY_MS = 500;

/** Searches for a plan, tells on the way how far it is, and hears when it is told to stop. */
@Injectable()
export class PlanSearch {
  constructor(private readonly database: Database) {}

  /** Killed half-way it is begun again by the queue: a run that has not ended writes its result once. */
  async run(runId: string): Promise<void> {
    const begun = await this.begin(runId);
    if (!begun) return;
    const { run, instance } = begun;
    const stop = new AbortController();
    let best: { value: number; bound: number } | undefined;
    const telling = setInterval(() => {
      void this.tell(runId, best).then(
        (stopWanted) => stopWanted && stop.abort(),
        // The next look may succeed; the result itself is written with the job's own retries.
        () => undefined,
      );
    }, TELL_EVERY_MS);
    try {
      const solved = await solveSchedule(instance, {
        seconds: run.seconds,
        seed: run.seed,
        onProgress: (progress) => (best = progress),
        signal: stop.signal,
      });
      await this.end(runId, solved, stop.signal.aborted);
    } catch (error) {
      await this.fail(runId);
      throw error;
    } finally {
      clearInterval(telling);
    }
  }

  private begin(runId: string) {
    return this.database.transaction(SYSTEM, async (tx) => {
      const run = await tx.repository(EventPlanRun).findOneBy({ id: runId });
      const plan = run && (await tx.repository(EventPlan).findOneBy({ eventId: run.eventId }));
      if (!run || !plan || run.endedAt) return undefined;
      await tx.repository(EventPlanRun).update({ id: runId }, { state: 'RUNNING' });
      return { run, instance: instanceOf(await readFacts(tx, plan)) };
    });
  }

  private tell(runId: string, best: { value: number; bound: number } | undefined): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<{ stopWanted: boolean }>(
        `UPDATE event_plan_run SET value = coalesce($2, value), bound = coalesce($3, bound)
         WHERE id = $1 AND ended_at IS NULL RETURNING stop_wanted AS "stopWanted"`,
        [runId, best?.value ?? null, best?.bound ?? null],
      );
      return row?.stopWanted ?? false;
    });
  }

  private async end(runId: string, solved: Solved, stopped: boolean): Promise<void> {
    const { value, bound, minimaMet, gaps, moves, meetings } = solved;
    await this.database.transaction(SYSTEM, (tx) =>
      tx.repository(EventPlanRun).update(
        { id: runId, endedAt: IsNull() },
        {
          ...{ value, bound, minimaMet, gaps, moves, meetings },
          state: stopped ? 'STOPPED' : 'DONE',
          endedAt: tx.now,
        },
      ),
    );
  }

  /** Another search may be asked for; should the queue try this one again, it finds itself ended. */
  private async fail(runId: string): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) =>
      tx.repository(EventPlanRun).update({ id: runId }, { state: 'FAILED', endedAt: tx.now }),
    );
  }
}
