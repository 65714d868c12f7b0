import { type Element, ELEMENTS, type MatchBetween } from '#libs/matchmaking';
import type { Tx } from '#libs/platform';
import type { EventRecord } from '../event.entity.js';
import { matchOf } from '../outcomes/outcomes.service.js';
import type { Participant, PlanFacts } from '../plan/instance-of.js';
import type { EventMeeting } from '../plan/plan.entity.js';
import { slotsOf } from '../plan/slots.js';

/** What stands at the head of every paper of an event. */
export interface PaperEvent {
  title: string;
  titleEn: string | null;
  venue: string | null;
  onlineUrl: string | null;
  startsAt: Date;
  endsAt: Date;
  organiser: { name: string; nameEn: string | null; demonstration: boolean };
}

export interface Seated extends Participant {
  /** Of the registration: its key. */
  code: string;
}

/** A meeting as papers show it: with both people, and what the need's own public text says to each element. */
export interface PaperMeeting {
  meeting: EventMeeting;
  startsAt: string;
  endsAt: string;
  table: number;
  demand: Seated;
  supply: Seated;
  match: MatchBetween | null;
  wanted: Partial<Record<Element, string>>;
}

export async function paperEvent(tx: Tx, event: EventRecord): Promise<PaperEvent> {
  const [organiser] = await tx.query<PaperEvent['organiser']>(
    'SELECT name, name_en AS "nameEn", demonstration FROM organisation WHERE id = $1',
    [event.organisationId],
  );
  const { title, titleEn, venue, onlineUrl, startsAt, endsAt } = event;
  return {
    ...{ title, titleEn, venue, onlineUrl, startsAt, endsAt },
    organiser: organiser ?? { name: '—', nameEn: null, demonstration: false },
  };
}

/** By time and table; meetings of somebody who left after they were spoken of are not printed. Two statements. */
export async function paperMeetings(tx: Tx, facts: PlanFacts): Promise<PaperMeeting[]> {
  const rows = await tx.query<{ id: string; code: string }>(
    'SELECT id, code FROM event_registration WHERE event_id = $1',
    [facts.plan.eventId],
  );
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  const people = new Map(facts.people.map((one) => [one.id, { ...one, code: codes.get(one.id) ?? '' }]));
  const slots = slotsOf(facts.plan);
  const found = facts.meetings.flatMap((meeting) => {
    const [demand, supply] = [people.get(meeting.demandId), people.get(meeting.supplyId)];
    const slot = slots[meeting.slot];
    if (!demand || !supply || !slot) return [];
    const { startsAt, endsAt } = slot;
    const match = matchOf(facts, meeting);
    return [{ meeting, startsAt, endsAt, table: meeting.place + 1, demand, supply, match }];
  });
  const wanted = await wantedOf(
    tx,
    found.flatMap(({ match }) => match?.needId ?? []),
  );
  return found.map((one) => ({ ...one, wanted: wanted.get(one.match?.needId ?? '') ?? {} }));
}

/** The elements of needs whose whole text anybody may read. */
async function wantedOf(tx: Tx, needIds: string[]): Promise<Map<string, Partial<Record<Element, string>>>> {
  const rows = await tx.query<{ needId: string; body: Partial<Record<Element, string | null>> }>(
    'SELECT need_id AS "needId", body FROM published_need WHERE need_id = ANY ($1) AND body IS NOT NULL',
    [needIds],
  );
  return new Map(
    rows.map(({ needId, body }) => [
      needId,
      Object.fromEntries(
        ELEMENTS.flatMap((element) => (body[element] ? [[element, body[element]] as const] : [])),
      ),
    ]),
  );
}
