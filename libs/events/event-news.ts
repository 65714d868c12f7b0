import { Injectable } from '@nestjs/common';
import { recipientsOf } from '#libs/accounts';
import { Database, Notifications, type Role, SYSTEM } from '#libs/platform';

const FIRM: Role[] = ['MEMBER', 'SIGNATORY'];
const UNIVERSITY: Role[] = ['UNIVERSITY_CLERK', 'CENTRE_STAFF'];

/** Who hears what of an event: organisations that were invited, and those whose people have meetings. */
@Injectable()
export class EventNews {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  async invited(invitationId: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<{
        eventId: string;
        partyId: string;
        side: 'DEMAND' | 'SUPPLY';
        event: string;
        organiser: string;
        count: number;
      }>(
        `SELECT i.event_id AS "eventId", i.party_id AS "partyId", i.side, e.title AS event, o.name AS organiser,
           (SELECT count(DISTINCT CASE i.side WHEN 'DEMAND' THEN m.university_id ELSE m.firm_id END)::int FROM match m
            WHERE m.state IN ('SENT', 'INTERESTED') AND CASE i.side WHEN 'DEMAND' THEN m.firm_id ELSE m.university_id END = i.party_id
           ) AS count
         FROM event_invitation i JOIN event e ON e.id = i.event_id JOIN organisation o ON o.id = i.organisation_id
         WHERE i.id = $1`,
        [invitationId],
      );
      if (!row) return;
      const people = await recipientsOf(tx, row.partyId, row.side === 'DEMAND' ? FIRM : UNIVERSITY);
      await this.notifications.tell(tx, people, {
        key: `event ${row.eventId} invited ${row.partyId}`,
        code: 'event_invited_news',
        params: { organiser: row.organiser, event: row.event, count: row.count },
        path: `/events/${row.eventId}`,
      });
    });
  }

  /** Told once a day for each organisation, however often the plan changes. */
  async planPublished(eventId: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const rows = await tx.query<{
        partyId: string;
        event: string;
        side: string;
        count: number;
        code: string;
      }>(
        `SELECT r.party_id AS "partyId", e.title AS event, r.side, count(m.id)::int AS count, min(r.code) AS code
         FROM event_registration r JOIN event e ON e.id = r.event_id
         JOIN event_meeting m ON m.event_id = r.event_id AND r.id IN (m.demand_id, m.supply_id)
         WHERE r.event_id = $1 AND r.party_id IS NOT NULL AND r.state = 'CONFIRMED' GROUP BY 1, 2, 3 ORDER BY 1`,
        [eventId],
      );
      for (const { partyId, event, side, count, code } of rows) {
        const people = await recipientsOf(tx, partyId, side === 'DEMAND' ? FIRM : UNIVERSITY);
        await this.notifications.tell(tx, people, {
          key: `event ${eventId} plan ${tx.today}`,
          code: 'event_plan_news',
          params: { event, count },
          path: `/event-registrations/${code}`,
        });
      }
    });
  }
}
