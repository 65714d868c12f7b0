import type { EventPlan } from './plan.entity.js';

const MINUTE = 60_000;

export interface Slot {
  /** Counted from 0 over all sessions. */
  slot: number;
  session: number;
  startsAt: string;
  endsAt: string;
}

type Times = Pick<EventPlan, 'sessions' | 'slotMinutes' | 'pauseMinutes'>;

/** The slots of a plan: each session is cut from its start; a rest shorter than a slot stays free. */
export function slotsOf({ sessions, slotMinutes, pauseMinutes }: Times): Slot[] {
  const slots: Slot[] = [];
  for (const [session, { startsAt, endsAt }] of sessions.entries()) {
    const end = Date.parse(endsAt);
    for (
      let at = Date.parse(startsAt);
      at + slotMinutes * MINUTE <= end;
      at += (slotMinutes + pauseMinutes) * MINUTE
    )
      slots.push({
        slot: slots.length,
        session,
        startsAt: new Date(at).toISOString(),
        endsAt: new Date(at + slotMinutes * MINUTE).toISOString(),
      });
  }
  return slots;
}
