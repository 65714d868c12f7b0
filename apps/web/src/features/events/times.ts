import { dayOf, minuteOf } from '../../shared/format';

/**
 * How the times of one event are written: `09:20`, or where they lie on several days, `12-02 09:20`. Shanghai time.
 * `within`: instants of the event, its first and last at least.
 */
export function clockFor(within: readonly string[]): (instant: string) => string {
  const severalDays = new Set(within.map(dayOf)).size > 1;
  return severalDays ? (instant) => minuteOf(instant).slice(5) : hourOf;
}

/** `09:20`, Shanghai time. */
export function hourOf(instant: string): string {
  return minuteOf(instant).slice(11);
}
