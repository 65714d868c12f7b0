import { queryOptions, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type DeskPlan, deskPlan, type Meeting, type PlanPerson } from '../../../api/meetings';
import { clockFor, hourOf } from '../times';

export type Slot = DeskPlan['slots'][number];

const REFRESH_MS = 10_000;

/** The plan of the desk, asked for again every ten seconds. */
export const dayPlan = (organisationId: string, eventId: string) =>
  queryOptions({ ...deskPlan(organisationId, eventId), refetchInterval: REFRESH_MS });

type Asked = Pick<UseQueryResult, 'isError' | 'dataUpdatedAt'>;

/** What is shown is how it was some time ago: the server refused, or nothing came for three rounds. */
export function isStale({ isError, dataUpdatedAt }: Asked, now: number): boolean {
  return isError || now - dataUpdatedAt > 3 * REFRESH_MS;
}

/** The time, and the page with it. */
export function useNow(everyMs = 1_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** What is on, and what comes next; both null: it is over, or nothing is settled. */
export function slotsAt({ slots }: DeskPlan, now: number): { current: Slot | null; next: Slot | null } {
  const current = slots.find(
    ({ startsAt, endsAt }) => Date.parse(startsAt) <= now && now < Date.parse(endsAt),
  );
  const next = slots.find(({ startsAt }) => Date.parse(startsAt) > now);
  return { current: current ?? null, next: next ?? null };
}

export function meetingsIn({ meetings }: DeskPlan, slot: Slot | null): Meeting[] {
  return slot ? meetings.filter((meeting) => meeting.slot === slot.slot) : [];
}

export function personsOf({ people }: DeskPlan): (id: string) => PlanPerson | undefined {
  const byId = new Map(people.map((person) => [person.id, person]));
  return (id) => byId.get(id);
}

/** How the times of a plan are written. */
export const clockOf = ({ slots }: DeskPlan) => clockFor(slots.map(({ startsAt }) => startsAt));

export const spanOf = (plan: DeskPlan, { startsAt, endsAt }: Slot) =>
  `${clockOf(plan)(startsAt)} – ${hourOf(endsAt)}`;

/** The display stays on while this page is shown, where the browser lets it. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const hold = async () => {
      if (document.visibilityState !== 'visible') return;
      lock = await navigator.wakeLock?.request('screen').catch(() => null);
      if (over) void lock?.release();
    };
    void hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
}
