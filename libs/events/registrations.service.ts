import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Database,
  decodeIdCursor,
  encodeCursor,
  legalDayOf,
  newId,
  type PersonActor,
  refuse,
  requireEmail,
  SYSTEM,
  type Tx,
  violates,
  invalidRequest,
} from '#libs/platform';
import { EventRecord, EventRegistration } from './event.entity.js';
import type {
  EventRegistrationDto,
  EventRegistrationsDto,
  NewEventRegistrationDto,
  OwnEventRegistrationDto,
  RegistrationDecisionDto,
  RegistrationQuery,
  ScanAnswerDto,
  ScanAnswersDto,
  ScansDto,
} from './events.dto.js';
import { refuseEvent } from './events.errors.js';
import { find } from './events.service.js';
import { isOpen, PublicEventsService } from './public-events.service.js';
import { EVENT_REGISTERED, EVENT_SEAT } from './letters/letters.topics.js';
import { EventPlan } from './plan/plan.entity.js';
import { newRegistrationCode, normaliseRegistrationCode } from './registration-code.js';
import { leavePlan, lockEvent, moveUp, refuseTookPart, seatOrWait } from './seats.js';

/** Who takes part in an event: registers, waits for a seat, comes in at the door. */
@Injectable()
export class EventRegistrationsService {
  constructor(
    private readonly database: Database,
    private readonly events: PublicEventsService,
  ) {}

  /**
   * Anybody registers; the answer holds the code that is the key to the registration. Where no seat is left the person
   * waits, and moves up when somebody cancels. Who signed in may register for an organisation of theirs.
   * @throws registration_not_open, registered_already
   */
  async register(
    actor: Actor,
    eventId: string,
    wanted: NewEventRegistrationDto,
  ): Promise<OwnEventRegistrationDto> {
    refuseForeign(actor, wanted.organisationId);
    const code = await this.insert(eventId, wanted, (event, now) => {
      if (!isOpen(event, now))
        throw refuseEvent.registration_not_open({
          from: event.registrationOpensAt.toISOString(),
          to: event.registrationClosesAt.toISOString(),
        });
    });
    return this.own(code);
  }

  /** Staff at the door let somebody in who had not registered: confirmed and checked in, whatever the capacity. */
  async walkIn(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    wanted: NewEventRegistrationDto,
  ): Promise<EventRegistrationDto> {
    await this.database.transaction(actor, (tx) => find(tx, organisationId, eventId));
    refuseForeign(actor, wanted.organisationId);
    const code = await this.insert(eventId, wanted, () => undefined, true);
    return this.database.transaction(actor, async (tx) =>
      toDto(await tx.repository(EventRegistration).findOneByOrFail({ code })),
    );
  }

  /** By the code, so it needs no sign-in. */
  async own(text: string): Promise<OwnEventRegistrationDto> {
    const { registration, ...more } = await this.database.transaction(SYSTEM, async (tx) => {
      const found = await byCode(tx, text);
      const place = found.state === 'WAITING' ? await waitingPlace(tx, found) : null;
      return { registration: found, waitingPlace: place, ...(await planOf(tx, found)) };
    });
    const { code, name, side, state, checkedInAt, eventId } = registration;
    return {
      ...{ code, name, side, state, ...more },
      checkedInAt: checkedInAt?.toISOString() ?? null,
      event: await this.events.one(eventId),
    };
  }

  /** @throws registration_over once the event has begun */
  async cancel(text: string): Promise<OwnEventRegistrationDto> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const { eventId } = await byCode(tx, text);
      const event = await lockEvent(tx, eventId);
      const registration = await byCode(tx, text);
      if (registration.state === 'CANCELLED') return;
      if (tx.now >= event.startsAt) throw refuseEvent.registration_over();
      await tx.repository(EventRegistration).update({ id: registration.id }, { state: 'CANCELLED' });
      await leavePlan(tx, registration);
      await moveUp(tx, event);
    });
    return this.own(text);
  }

  list(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    { limit = 20, cursor, q, state }: RegistrationQuery,
  ): Promise<EventRegistrationsDto> {
    const after = decodeIdCursor(cursor);
    const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
    return this.database.transaction(actor, async (tx) => {
      await find(tx, organisationId, eventId);
      const rows = await tx
        .repository(EventRegistration)
        .createQueryBuilder('r')
        .where('r.event_id = :eventId AND r.organisation_id = :organisationId', { eventId, organisationId })
        .andWhere(state?.length ? 'r.state IN (:...state)' : 'true', { state })
        .andWhere(like ? '(r.name ILIKE :like OR r.unit ILIKE :like OR r.phone ILIKE :like)' : 'true', {
          like,
        })
        .andWhere(after ? 'r.id > :after' : 'true', { after })
        .orderBy('r.id')
        .limit(limit + 1)
        .getMany();
      const page = rows.slice(0, limit);
      return {
        items: page.map(toDto),
        nextCursor: rows.length > limit ? encodeCursor([page.at(-1)?.id ?? null]) : null,
      };
    });
  }

  /** Staff confirm or decline, also beyond the capacity; declining a confirmed one gives the seat to who waits. */
  async decide(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    id: string,
    { state }: RegistrationDecisionDto,
  ): Promise<EventRegistrationDto> {
    return onceForEach(() =>
      this.database.transaction(actor, async (tx) => {
        const event = await find(tx, organisationId, eventId, true);
        const registration = await tx
          .repository(EventRegistration)
          .findOneBy({ id, eventId, organisationId });
        if (!registration) throw refuse.not_found();
        if (registration.state === 'CANCELLED') throw refuseEvent.registration_cancelled();
        if (state === 'DECLINED') await refuseTookPart(tx, registration);
        await tx.repository(EventRegistration).update({ id }, { state });
        if (state === 'CONFIRMED' && registration.state !== 'CONFIRMED') await tx.later(EVENT_SEAT, id);
        if (state === 'DECLINED') {
          await leavePlan(tx, registration);
          await moveUp(tx, event);
        }
        return toDto({ ...registration, state });
      }),
    );
  }

  /**
   * Codes that were read at the door, maybe a while ago and without a network. The first reading counts, so the same
   * scan sent twice is one arrival; each answer says what the reader should show.
   */
  async checkIn(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    { scans }: ScansDto,
  ): Promise<ScanAnswersDto> {
    return this.database.transaction(actor, async (tx) => {
      await find(tx, organisationId, eventId);
      const codes = scans.map(({ code }) => normaliseRegistrationCode(code));
      // A clock that runs ahead must not let anybody arrive in the future.
      const times = scans.map(({ at }) => new Date(Math.min(Date.parse(at), tx.now.getTime())));
      const arrived = await tx.query<{ code: string }>(
        `UPDATE event_registration r SET checked_in_at = s.at
         FROM (SELECT code, min(at) AS at FROM unnest($3::text[], $4::timestamptz[]) AS t (code, at) GROUP BY code) s
         WHERE r.code = s.code AND r.event_id = $1 AND r.organisation_id = $2 AND r.state = 'CONFIRMED'
           AND r.checked_in_at IS NULL RETURNING r.code`,
        [eventId, organisationId, codes, times],
      );
      const known = await tx.query<Pick<EventRegistration, 'code' | 'name' | 'unit' | 'state'>>(
        'SELECT code, name, unit, state FROM event_registration WHERE event_id = $1 AND organisation_id = $2 AND code = ANY ($3)',
        [eventId, organisationId, codes],
      );
      const fresh = new Set(arrived.map(({ code }) => code));
      const items = codes.map((code): ScanAnswerDto => {
        const found = known.find((one) => one.code === code);
        if (!found) return { code, result: 'UNKNOWN', name: null, unit: null };
        const { name, unit, state } = found;
        if (state !== 'CONFIRMED') return { code, result: 'NOT_CONFIRMED', name, unit };
        return { code, result: fresh.delete(code) ? 'CHECKED_IN' : 'ALREADY', name, unit };
      });
      return { items };
    });
  }

  private async insert(
    eventId: string,
    { consent, organisationId: partyId, ...wanted }: NewEventRegistrationDto,
    refuseClosed: (event: EventRecord, now: Date) => void,
    walkIn = false,
  ): Promise<string> {
    const phone = phoneOf(wanted.phone);
    const email = wanted.email === null ? null : requireEmail('email', wanted.email);
    if (!consent) throw invalidRequest([{ field: 'consent', code: 'consent_needed', params: {} }]);
    const code = newRegistrationCode();
    await onceForEach(() =>
      this.database.transaction(SYSTEM, async (tx) => {
        const event = await lockEvent(tx, eventId);
        refuseClosed(event, tx.now);
        const seat = event.admission === 'BY_STAFF' ? 'PENDING' : await seatOrWait(tx, event);
        // By the time at which the event's row was ours, not by when the wait for it began: the waiting list goes by ids.
        const id = newId(this.database.now().getTime());
        await tx.repository(EventRegistration).insert({
          ...wanted,
          id,
          eventId,
          organisationId: event.organisationId,
          partyId: partyId ?? null,
          code,
          phone,
          email,
          state: walkIn ? 'CONFIRMED' : seat,
          walkIn,
          registeredAt: tx.now,
          checkedInAt: walkIn ? tx.now : null,
        });
        if (email !== null) await tx.later(EVENT_REGISTERED, id);
      }),
    );
    return code;
  }
}

async function waitingPlace(tx: Tx, { eventId, id }: EventRegistration): Promise<number> {
  const [row] = await tx.query<{ place: number }>(
    `SELECT count(*)::int AS place FROM event_registration WHERE event_id = $1 AND state = 'WAITING' AND id <= $2`,
    [eventId, id],
  );
  return row?.place ?? 1;
}

function refuseForeign(actor: Actor, organisationId: string | undefined): void {
  if (organisationId !== undefined && !(actor.kind === 'PERSON' && actor.roles.has(organisationId)))
    throw refuse.forbidden();
}

/** One telephone number stands once on the list of an event: the index decides, also between two at the same time. */
async function onceForEach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw violates(error, 'event_registration_once') ? refuseEvent.registered_already() : error;
  }
}

export async function byCode(tx: Tx, text: string): Promise<EventRegistration> {
  const registration = await tx
    .repository(EventRegistration)
    .findOneBy({ code: normaliseRegistrationCode(text) });
  if (!registration) throw refuse.not_found();
  return registration;
}

/** Whether the registration takes part in one-to-one meetings, and how far their plan is. */
async function planOf(
  tx: Tx,
  { eventId, side, state }: EventRegistration,
): Promise<Pick<OwnEventRegistrationDto, 'wishesCloseAt' | 'planPublished'>> {
  const plan = await tx.repository(EventPlan).findOneBy({ eventId });
  if (!plan || side === 'VISITOR' || state !== 'CONFIRMED')
    return { wishesCloseAt: null, planPublished: false };
  return { wishesCloseAt: plan.wishesCloseAt.toISOString(), planPublished: plan.publishedAt !== null };
}

function phoneOf(text: string): string {
  const phone = text.normalize('NFKC').replace(/[\s()-]/g, '');
  if (!/^\+?\d{5,20}$/.test(phone))
    throw invalidRequest([{ field: 'phone', code: 'phone_format', params: { value: text } }]);
  return phone;
}

function toDto(registration: EventRegistration): EventRegistrationDto {
  const { id, code, name, unit, partyId, position, phone, email, side, topic, state, walkIn } = registration;
  return {
    ...{ id, code, name, unit, partyId, position, phone, email, side, topic, state, walkIn },
    registeredDay: legalDayOf(registration.registeredAt),
    checkedInAt: registration.checkedInAt?.toISOString() ?? null,
  };
}
