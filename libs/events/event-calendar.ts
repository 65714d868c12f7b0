import { createEvent, type DateArray, type EventAttributes } from 'ics';
import type { PublicEventDto } from './events.dto.js';

/**
 * The event as an iCalendar entry (RFC 5545). The same UID with a higher sequence replaces the entry in a calendar; a
 * cancelled event takes it away. Times are UTC, so that every calendar shows its own zone.
 */
export function calendarOf(event: PublicEventDto, sequence: number, publicUrl: string): string {
  const { error, value } = createEvent(calendarEntry(event, sequence, publicUrl));
  if (!value) throw error ?? new Error('no calendar entry');
  return value;
}

export function calendarEntry(event: PublicEventDto, sequence: number, publicUrl: string): EventAttributes {
  const cancelled = event.state === 'CANCELLED';
  return {
    uid: `${event.id}@kaixu`,
    sequence,
    method: cancelled ? 'CANCEL' : 'PUBLISH',
    status: cancelled ? 'CANCELLED' : 'CONFIRMED',
    productId: 'kaixu',
    title: event.title,
    description: event.intro,
    url: new URL(`/events/${event.id}`, publicUrl).href,
    ...(event.venue && { location: event.venue }),
    organizer: { name: event.organiser.name },
    start: utc(event.startsAt),
    end: utc(event.endsAt),
    startInputType: 'utc',
    startOutputType: 'utc',
    endInputType: 'utc',
    endOutputType: 'utc',
  };
}

export function utc(instant: string): DateArray {
  const at = new Date(instant);
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
}
