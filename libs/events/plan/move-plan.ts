import { invalidRequest, type Tx } from '#libs/platform';
import type { EventRecord } from '../event.entity.js';
import { EventPlan } from './plan.entity.js';
import { PLAN_PUBLISHED } from './plan.topics.js';

/**
 * The one-to-one sessions of an event that moves go along, and with them every meeting; where they lie inside the new times
 * they stay.
 */
export async function movePlan(
  tx: Tx,
  event: EventRecord,
  { startsAt, endsAt }: Pick<EventRecord, 'startsAt' | 'endsAt'>,
): Promise<void> {
  const plan = await tx
    .repository(EventPlan)
    .findOne({ where: { eventId: event.id }, lock: { mode: 'pessimistic_write' } });
  const [first, last] = [plan?.sessions[0], plan?.sessions.at(-1)];
  if (!plan || !first || !last) return;
  const fits = (by: number) =>
    Date.parse(first.startsAt) + by >= startsAt.getTime() && Date.parse(last.endsAt) + by <= endsAt.getTime();
  if (fits(0)) return;
  const by = startsAt.getTime() - event.startsAt.getTime();
  if (!fits(by))
    throw invalidRequest([
      {
        field: 'startsAt',
        code: 'event_plan_outside',
        params: { from: first.startsAt, to: last.endsAt },
      },
    ]);
  const moved = (instant: string) => new Date(Date.parse(instant) + by).toISOString();
  Object.assign(plan, {
    sessions: plan.sessions.map((session) => ({
      startsAt: moved(session.startsAt),
      endsAt: moved(session.endsAt),
    })),
    wishesCloseAt: new Date(plan.wishesCloseAt.getTime() + by),
    version: plan.version + 1,
  });
  await tx.repository(EventPlan).save(plan);
  if (plan.publishedAt) await tx.later(PLAN_PUBLISHED, event.id);
}
