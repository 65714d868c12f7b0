import { queryOptions } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { minuteOf } from '../../../shared/format';

export type DayPlan = Schemas['DeskPlanDto'];
export type Slot = DayPlan['slots'][number];
export type Meeting = DayPlan['meetings'][number];
export type Person = DayPlan['people'][number];

const REFRESH_MS = 10_000;

/** The plan as it stands, asked for again every ten seconds. */
export const dayPlan = (organisationId: string, eventId: string) =>
  queryOptions({
    queryKey: ['event-day', organisationId, eventId],
    queryFn: () =>
      answer(
        api.GET('/api/v1/organisations/{organisationId}/events/{eventId}/plan', {
          params: { path: { organisationId, eventId } },
        }),
      ),
    refetchInterval: REFRESH_MS,
  });

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
export function slotsAt({ slots }: DayPlan, now: number): { current: Slot | null; next: Slot | null } {
  const current = slots.find(
    ({ startsAt, endsAt }) => Date.parse(startsAt) <= now && now < Date.parse(endsAt),
  );
  const next = slots.find(({ startsAt }) => Date.parse(startsAt) > now);
  return { current: current ?? null, next: next ?? null };
}

export function meetingsIn({ meetings }: DayPlan, slot: Slot | null): Meeting[] {
  return slot ? meetings.filter((meeting) => meeting.slot === slot.slot) : [];
}

export function personsOf({ people }: DayPlan): (id: string) => Person | undefined {
  const byId = new Map(people.map((person) => [person.id, person]));
  return (id) => byId.get(id);
}

/** `09:20`, Shanghai time. */
export function hourOf(instant: string): string {
  return minuteOf(instant).slice(11);
}

export const spanOf = ({ startsAt, endsAt }: Slot) => `${hourOf(startsAt)} – ${hourOf(endsAt)}`;

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
