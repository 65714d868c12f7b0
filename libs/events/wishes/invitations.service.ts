import { Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  invalidRequest,
  newId,
  type PersonActor,
  refuse,
  type Tx,
  violates,
} from '#libs/platform';
import { EventRegistration } from '../event.entity.js';
import { find } from '../events.service.js';
import { unitKeyOf } from '../plan/instance-of.js';
import { EventMeeting, EventPlan } from '../plan/plan.entity.js';
import { arranges } from '../plan/plan.reader.js';
import { editable } from '../plan/plan.service.js';
import { EVENT_INVITED } from './wishes.topics.js';
import type { InvitationsDto, InvitedPartyDto, NewInvitationsDto, PartyDto } from './wishes.dto.js';
import { refuseWish } from './wishes.errors.js';

const MOST = 200;

/** Who should come: organisations whose matches give them something to talk about. */
@Injectable()
export class InvitationsService {
  constructor(private readonly database: Database) {}

  /**
   * One statement over matches of needs on the board that were sent within a year and not declined, and the event's own registrations. A university sees
   * firms of its own matches, and of those only such as are named to it.
   */
  list(actor: PersonActor, organisationId: string, eventId: string): Promise<InvitationsDto> {
    return this.database.transaction(actor, async (tx) => {
      await find(tx, organisationId, eventId);
      return toDto(await partiesOf(tx, organisationId, eventId));
    });
  }

  /** Their people hear of it once, however often they are invited. */
  invite(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    { partyIds }: NewInvitationsDto,
  ): Promise<InvitationsDto> {
    return this.database.transaction(actor, async (tx) => {
      await editable(tx, organisationId, eventId);
      const items = await partiesOf(tx, organisationId, eventId);
      for (const partyId of new Set(partyIds)) {
        const party = items.find((item) => item.partyId === partyId);
        if (!party) throw refuse.not_found();
        if (party.invitedAt) continue;
        const id = newId(tx.now.getTime());
        // Somebody else may invite the same party at this moment: then that is the invitation.
        const fresh = await tx.query(
          `INSERT INTO event_invitation (id, event_id, organisation_id, party_id, side, invited_at, invited_by)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (event_id, party_id) DO NOTHING RETURNING id`,
          [id, eventId, organisationId, partyId, party.side, tx.now, actor.personId],
        );
        party.invitedAt = tx.now.toISOString();
        if (fresh.length > 0) await tx.later(EVENT_INVITED, id);
      }
      return toDto(items);
    });
  }

  /**
   * Staff say which organisation a participant is of: its matches become reasons to meet. Logged. Meetings of the person are
   * that organisation's from then on. @throws party_meets_already where two of them would be of the same two organisations
   */
  async setParty(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    id: string,
    { partyId }: PartyDto,
  ): Promise<void> {
    await oneMeetingAPair(() =>
      this.database.transaction(actor, async (tx) => {
        const event = await editable(tx, organisationId, eventId);
        await tx.repository(EventPlan).findOne({
          where: { eventId: event.id },
          lock: { mode: 'pessimistic_write' },
        });
        const registration = await tx
          .repository(EventRegistration)
          .findOneBy({ id, eventId, organisationId });
        if (!registration) throw refuse.not_found();
        if (partyId !== null) {
          const [known] = await tx.query('SELECT 1 FROM organisation WHERE id = $1', [partyId]);
          if (!known) throw invalidRequest([{ field: 'partyId', code: 'party_unknown', params: {} }]);
        }
        await tx.repository(EventRegistration).update({ id }, { partyId });
        const unit = unitKeyOf({ partyId, unit: registration.unit });
        await tx.repository(EventMeeting).update({ demandId: id }, { demandUnit: unit });
        await tx.repository(EventMeeting).update({ supplyId: id }, { supplyUnit: unit });
        await audit(tx, {
          action: 'EVENT_PARTICIPANT_PARTY',
          subjectType: 'event_registration',
          subjectId: id,
          organisationId,
          before: { partyId: registration.partyId },
          after: { partyId },
        });
      }),
    );
  }
}

function toDto(items: InvitedPartyDto[]): InvitationsDto {
  const count = (side: InvitedPartyDto['side']) => items.filter((item) => item.side === side).length;
  return { items, firms: count('DEMAND'), universities: count('SUPPLY') };
}

async function oneMeetingAPair(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw violates(error, 'event_meeting_pair') ? refuseWish.party_meets_already() : error;
  }
}

async function partiesOf(tx: Tx, organisationId: string, eventId: string): Promise<InvitedPartyDto[]> {
  const of = await arranges(tx, organisationId);
  const rows = await tx.query<Omit<InvitedPartyDto, 'invitedAt'> & { invitedAt: Date | null }>(
    `WITH known AS (
       SELECT m.firm_id, m.university_id FROM match m JOIN published_need b ON b.need_id = m.need_id
       WHERE m.state IN ('SENT', 'INTERESTED') AND m.sent_at > $3::timestamptz - interval '1 year'
         AND ($2::uuid IS NULL OR (m.university_id = $2 AND (b.firm IS NOT NULL OR m.firm_verdict = 'INTERESTED')))),
     party AS (
       SELECT firm_id AS id, 'DEMAND' AS side, count(*)::int AS matches, count(DISTINCT university_id)::int AS partners
       FROM known GROUP BY 1
       UNION ALL
       SELECT university_id, 'SUPPLY', count(*)::int, count(DISTINCT firm_id)::int FROM known GROUP BY 1)
     SELECT p.id AS "partyId", o.name, p.side, p.matches, p.partners, i.invited_at AS "invitedAt",
       EXISTS (SELECT 1 FROM event_registration r WHERE r.event_id = $1 AND r.party_id = p.id
         AND r.state NOT IN ('CANCELLED', 'DECLINED')) AS registered
     FROM party p JOIN organisation o ON o.id = p.id
     LEFT JOIN event_invitation i ON i.event_id = $1 AND i.party_id = p.id
     WHERE p.id IS DISTINCT FROM $2 ORDER BY p.partners DESC, p.matches DESC, p.id LIMIT ${MOST}`,
    [eventId, of, tx.now],
  );
  return rows.map((row) => ({ ...row, invitedAt: row.invitedAt?.toISOString() ?? null }));
}
