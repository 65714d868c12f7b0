import { Injectable } from '@nestjs/common';
import { audit, Database, invalidRequest, newId, type PersonActor, refuse, type Tx } from '#libs/platform';
import { EventRegistration } from '../event.entity.js';
import { find } from '../events.service.js';
import { arranges } from '../plan/plan.reader.js';
import { editable } from '../plan/plan.service.js';
import { EVENT_INVITED } from './wishes.topics.js';
import type { InvitationsDto, InvitedPartyDto, NewInvitationsDto, PartyDto } from './wishes.dto.js';
import { EventInvitation } from './wish.entity.js';

const MOST = 200;

/** Who should come: organisations whose matches give them something to talk about. */
@Injectable()
export class InvitationsService {
  constructor(private readonly database: Database) {}

  /**
   * One statement over matches that were sent and not declined, and the event's own registrations. A university sees
   * firms of its own matches, and of those only such as are named to it.
   */
  list(actor: PersonActor, organisationId: string, eventId: string): Promise<InvitationsDto> {
    return this.database.transaction(actor, async (tx) => {
      await find(tx, organisationId, eventId);
      const items = await partiesOf(tx, organisationId, eventId);
      const count = (side: string) => items.filter((item) => item.side === side).length;
      return { items, firms: count('DEMAND'), universities: count('SUPPLY') };
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
        await tx.repository(EventInvitation).insert({
          ...{ id, eventId, organisationId, partyId, side: party.side },
          invitedAt: tx.now,
          invitedBy: actor.personId,
        });
        party.invitedAt = tx.now.toISOString();
        await tx.later(EVENT_INVITED, id);
      }
      const count = (side: string) => items.filter((item) => item.side === side).length;
      return { items, firms: count('DEMAND'), universities: count('SUPPLY') };
    });
  }

  /** Staff say which organisation a participant is of: its matches become reasons to meet. Logged. */
  async setParty(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
    id: string,
    { partyId }: PartyDto,
  ): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      await editable(tx, organisationId, eventId);
      const registration = await tx.repository(EventRegistration).findOneBy({ id, eventId, organisationId });
      if (!registration) throw refuse.not_found();
      if (partyId !== null) {
        const [known] = await tx.query('SELECT 1 FROM organisation WHERE id = $1', [partyId]);
        if (!known) throw invalidRequest([{ field: 'partyId', code: 'party_unknown', params: {} }]);
      }
      await tx.repository(EventRegistration).update({ id }, { partyId });
      await audit(tx, {
        action: 'EVENT_PARTICIPANT_PARTY',
        subjectType: 'event_registration',
        subjectId: id,
        organisationId,
        before: { partyId: registration.partyId },
        after: { partyId },
      });
    });
  }
}

async function partiesOf(tx: Tx, organisationId: string, eventId: string): Promise<InvitedPartyDto[]> {
  const of = await arranges(tx, organisationId);
  const rows = await tx.query<Omit<InvitedPartyDto, 'invitedAt'> & { invitedAt: Date | null }>(
    `WITH known AS (
       SELECT m.firm_id, m.university_id FROM match m JOIN published_need b ON b.need_id = m.need_id
       WHERE m.state IN ('SENT', 'INTERESTED')
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
    [eventId, of],
  );
  return rows.map((row) => ({ ...row, invitedAt: row.invitedAt?.toISOString() ?? null }));
}
