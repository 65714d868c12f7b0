import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  Database,
  type Language,
  Notifications,
  type Params,
  render,
  sentenceOf,
  SYSTEM,
  type Tx,
} from '#libs/platform';
import { slotsOf } from '../plan/slots.js';
import { EventPlan } from '../plan/plan.entity.js';
import type { RegistrationState } from '../event.entity.js';
import './letters.messages.js';

/** People without an account have chosen no language. */
const LANGUAGE: Language = 'zh';
/** Reminders of one transaction. */
const AT_ONCE = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface Addressed {
  id: string;
  code: string;
  email: string;
  state: RegistrationState;
  eventId: string;
  event: string;
  eventState: string;
  startsAt: Date;
  venue: string | null;
  contact: string;
  reason: string | null;
  organiser: string;
}
const ADDRESSED = `SELECT r.id, r.code, r.email, r.state, e.id AS "eventId", e.title AS event, e.state AS "eventState",
    e.starts_at AS "startsAt", e.venue, e.contact, e.cancel_reason AS reason, o.name AS organiser
  FROM event_registration r JOIN event e ON e.id = r.event_id JOIN organisation o ON o.id = e.organisation_id`;

interface Seat {
  id: string;
  slot: number;
  place: number;
  unit: string;
}

/**
 * What somebody who registered with an e-mail address hears. Of what people typed only the units of a
 * published plan stand in a letter: anybody can type anybody's address.
 */
@Injectable()
export class EventLetters {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  async registered(id: string): Promise<void> {
    await this.toOne(id, async (tx, to) => {
      const { state } = to;
      if (state !== 'CONFIRMED' && state !== 'WAITING' && state !== 'PENDING') return;
      await this.write(tx, to, 'registered', `event_letter_${state}`, [
        ...facts(to),
        say('event_letter_key'),
      ]);
    });
  }

  async seat(id: string): Promise<void> {
    await this.toOne(id, async (tx, to) => {
      if (to.state !== 'CONFIRMED') return;
      await this.write(tx, to, 'seat', 'event_letter_seat', [...facts(to), say('event_letter_key')]);
    });
  }

  /** When the own meetings changed, and at most once a day: staff may move a plan many times in an hour. */
  async meetings(eventId: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const people = await tx.query<Addressed>(
        `${ADDRESSED} JOIN event_plan p ON p.event_id = e.id AND p.published_at IS NOT NULL
         WHERE r.event_id = $1 AND r.email IS NOT NULL AND r.state = 'CONFIRMED' AND e.state <> 'CANCELLED' ORDER BY r.id`,
        [eventId],
      );
      const told = await toldToday(
        tx,
        people.map(({ email }) => email),
        `event ${eventId} meetings `,
      );
      const linesOf = await meetingLines(tx, eventId);
      for (const to of people) {
        const lines = linesOf.get(to.id) ?? [];
        if (lines.length === 0 || told.some((key) => key.includes(to.id))) continue;
        const digest = createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 16);
        await this.write(
          tx,
          to,
          `meetings ${digest}`,
          'event_letter_meetings',
          [...lines, say('event_letter_current')],
          { count: lines.length },
        );
      }
    });
  }

  async cancelled(eventId: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const people = await tx.query<Addressed>(
        `${ADDRESSED} WHERE r.event_id = $1 AND r.email IS NOT NULL AND r.state IN ('CONFIRMED', 'WAITING', 'PENDING')
           AND e.state = 'CANCELLED' ORDER BY r.id`,
        [eventId],
      );
      for (const to of people) {
        const reason = say('event_letter_reason', { reason: to.reason });
        await this.write(tx, to, 'cancelled', 'event_letter_cancelled', [reason, ...facts(to)]);
      }
    });
  }

  /** A day before: who registered later has just been told. An event that was moved is reminded of again. */
  async remind(): Promise<void> {
    // By id, so that those whose letter is not written (an address that had enough) keep nobody behind them waiting.
    for (let after: string | undefined = BEFORE_ALL; after !== undefined;)
      after = await this.remindSome(after);
  }

  /** Gives back after whom to go on. */
  private remindSome(after: string): Promise<string | undefined> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const people = await tx.query<Addressed>(
        `${ADDRESSED} WHERE e.starts_at > $1 AND e.starts_at <= $1::timestamptz + interval '1 day'
           AND e.state IN ('APPROVED', 'REGISTRATION_OPEN', 'REGISTRATION_CLOSED')
           AND r.id > $2 AND r.email IS NOT NULL AND r.state = 'CONFIRMED' AND r.registered_at < e.starts_at - interval '1 day'
           AND NOT EXISTS (SELECT 1 FROM mail m WHERE m.letter_key =
             'event ' || e.id || ' reminder ' || floor(extract(epoch FROM e.starts_at))::bigint || ' ' || r.id)
         ORDER BY r.id LIMIT ${AT_ONCE}`,
        [tx.now, after],
      );
      const events = [...new Set(people.map(({ eventId }) => eventId))];
      const published = new Map<string, Map<string, string[]>>();
      for (const eventId of events) published.set(eventId, await meetingLines(tx, eventId));
      for (const to of people)
        await this.write(
          tx,
          to,
          `reminder ${Math.floor(to.startsAt.getTime() / 1000)}`,
          'event_letter_reminder',
          [...facts(to), ...(published.get(to.eventId)?.get(to.id) ?? []), say('event_letter_key')],
        );
      return people.length === AT_ONCE ? people.at(-1)?.id : undefined;
    });
  }

  private async toOne(id: string, work: (tx: Tx, to: Addressed) => Promise<void>): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const [to] = await tx.query<Addressed>(
        `${ADDRESSED} WHERE r.id = $1 AND r.email IS NOT NULL AND e.state <> 'CANCELLED'`,
        [id],
      );
      if (to) await work(tx, to);
    });
  }

  private async write(
    tx: Tx,
    to: Addressed,
    what: string,
    code: string,
    lines: string[],
    more: Params = {},
  ): Promise<void> {
    const { event, organiser } = to;
    await this.notifications.letterTo(tx, to.email, {
      key: `event ${to.eventId} ${what} ${to.id}`,
      code,
      params: { event, organiser, time: minuteOf(to.startsAt), ...more },
      lines,
      path: `/event-registrations/${to.code}`,
      language: LANGUAGE,
      foot: 'event_letter_foot',
    });
  }
}

function say(code: string, params: Params = {}): string {
  const sentence = sentenceOf(code);
  if (!sentence) throw new TypeError(`no sentence for ${code}`);
  return render(sentence, params, LANGUAGE);
}

function facts({ startsAt, venue, contact }: Addressed): string[] {
  return [
    say('event_letter_time', { time: minuteOf(startsAt) }),
    ...(venue ? [say('event_letter_venue', { venue })] : []),
    say('event_letter_contact', { contact }),
  ];
}

/** `2026-11-27 09:00` in Shanghai. */
function minuteOf(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** The keys of this kind of letter that were written today. By address: under row-level security LIKE reads every letter. */
async function toldToday(tx: Tx, addresses: string[], prefix: string): Promise<string[]> {
  const rows = await tx.query<{ key: string }>(
    `SELECT letter_key AS key FROM mail WHERE recipient = ANY ($1) AND letter_key IS NOT NULL
       AND created_at >= $2::date::timestamp AT TIME ZONE 'Asia/Shanghai'`,
    [addresses, tx.today],
  );
  return rows.flatMap(({ key }) => (key.startsWith(prefix) ? [key] : []));
}

/** By registration, in the order of time: whom somebody meets. Empty while the plan is not published. */
async function meetingLines(tx: Tx, eventId: string): Promise<Map<string, string[]>> {
  const lines = new Map<string, string[]>();
  const plan = await tx.repository(EventPlan).findOneBy({ eventId });
  if (!plan?.publishedAt) return lines;
  const slots = slotsOf(plan);
  const seats = await tx.query<Seat>(
    `SELECT me.id, m.slot, m.place, other.unit FROM event_meeting m
     JOIN event_registration me ON me.id IN (m.demand_id, m.supply_id)
     JOIN event_registration other ON other.id IN (m.demand_id, m.supply_id) AND other.id <> me.id
     WHERE m.event_id = $1 ORDER BY m.slot`,
    [eventId],
  );
  for (const { id, slot, place, unit } of seats) {
    const time = minuteOf(new Date(slots[slot]?.startsAt ?? 0));
    const line = say('event_letter_meeting', { time, table: place + 1, unit });
    lines.set(id, [...(lines.get(id) ?? []), line]);
  }
  return lines;
}
