import { createEvents, type EventAttributes } from 'ics';
import type { Language } from '#libs/platform';
import type { EventRegistration, EventRecord } from '../event.entity.js';
import { calendarEntry, utc } from '../event-calendar.js';
import type { PublicEventDto } from '../events.dto.js';
import type { EventPlan } from '../plan/plan.entity.js';
import { PAPER_WORDS } from './paper-words.js';
import type { PaperMeeting } from './papers.reader.js';
import { aboutOf } from './timetable-pdf.js';

export interface OwnCalendar {
  event: PublicEventDto;
  record: Pick<EventRecord, 'noticeVersion' | 'createdAt'>;
  registration: Pick<EventRegistration, 'id' | 'state'>;
  /** Null: not published, so there are no meetings. */
  plan: EventPlan | null;
  meetings: PaperMeeting[];
  address: string;
}

/**
 * One's event and one's meetings, each an entry of its own under a UID that stays; a moved meeting comes with a higher
 * sequence. A calendar has one method, so a cancelled event, or one's own leaving, cancels all of it.
 */
export function ownCalendar(own: OwnCalendar, language: Language, publicUrl: string): string {
  const { event, record, registration, meetings } = own;
  const gone = ['CANCELLED', 'DECLINED'].includes(registration.state) || event.state === 'CANCELLED';
  const shown: PublicEventDto = gone ? { ...event, state: 'CANCELLED' } : event;
  const entry = calendarEntry(shown, record.noticeVersion, publicUrl);
  const open = !gone && registration.state !== 'CONFIRMED';
  const whole = open ? { ...entry, status: 'TENTATIVE' as const } : entry;
  const entries = meetings.map((meeting) => ({
    ...whole,
    ...meetingEntry(own, meeting, language),
  }));
  const { error, value } = createEvents([whole, ...entries], { productId: 'kaixu', method: whole.method });
  if (!value) throw error ?? new Error('no calendar');
  return value;
}

function meetingEntry(
  { event, registration, address, ...own }: OwnCalendar,
  meeting: PaperMeeting,
  language: Language,
): Partial<EventAttributes> & Pick<EventAttributes, 'start'> {
  const words = PAPER_WORDS[language];
  const other = meeting.demand.id === registration.id ? meeting.supply : meeting.demand;
  return {
    uid: `${meeting.meeting.id}@kaixu`,
    sequence: sequenceOf(own, meeting),
    title: words.meetingWith(other.unit),
    description: [other.name, aboutOf(meeting, other), event.title].filter(Boolean).join('\n'),
    url: address,
    location: [event.venue, words.tableOf(meeting.table)].filter(Boolean).join(' · '),
    start: utc(meeting.startsAt),
    end: utc(meeting.endsAt),
  };
}

/**
 * Grows with whatever changes a meeting: its own place, the plan's times, the event's place. Whole seconds since the event
 * was planned fit the 31 bits of a sequence for 68 years.
 */
function sequenceOf(
  { record, plan }: Pick<OwnCalendar, 'record' | 'plan'>,
  { meeting }: PaperMeeting,
): number {
  const age = Math.floor((meeting.changedAt.getTime() - record.createdAt.getTime()) / 1000);
  return Math.max(0, age) + record.noticeVersion + (plan?.version ?? 0);
}
