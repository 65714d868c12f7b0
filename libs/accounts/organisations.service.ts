import { Injectable } from '@nestjs/common';
import {
  type Actor,
  audit,
  Database,
  decodeIdCursor,
  encodeCursor,
  type PersonActor,
  refuse,
  requireSeen,
} from '#libs/platform';
import type {
  MembersDto,
  OrganisationChangeDto,
  OrganisationListDto,
  OwnChoicesDto,
  OwnClaimDto,
  SessionDto,
} from './accounts.dto.js';
import { toOrganisationDto } from './accounts.dto.js';
import { refuseAccount } from './accounts.errors.js';
import { Organisation } from './organisation.entity.js';
import { Membership, Person } from './person.entity.js';
import { hasMailAddress } from './recipients.js';

@Injectable()
export class OrganisationsService {
  constructor(private readonly database: Database) {}

  /** Who is signed in, and for whom this person acts. */
  async session(actor: PersonActor): Promise<SessionDto> {
    return this.database.transaction(actor, async (tx) => {
      const person = await tx.repository(Person).findOneByOrFail({ id: actor.personId });
      const memberships = await tx.query<Organisation & { demonstration: boolean; nameEn: string | null }>(
        'SELECT id, name, name_en AS "nameEn", kind, demonstration FROM organisation WHERE id = ANY ($1) ORDER BY name',
        [[...actor.roles.keys()]],
      );
      const claims = await tx.query<OwnClaimDto>(
        `SELECT c.id, o.name AS organisation, c.state, c.reason FROM claim c JOIN organisation o ON o.id = c.organisation_id
         WHERE c.person_id = $1 ORDER BY c.created_at`,
        [actor.personId],
      );
      return {
        person: {
          id: person.id,
          name: person.name,
          language: person.language,
          mailPossible: hasMailAddress(person.signInName),
          mailWanted: person.mailWanted,
        },
        memberships: memberships.map(({ id, name, nameEn, kind, demonstration }) => ({
          organisationId: id,
          organisation: name,
          organisationEn: nameEn,
          organisationKind: kind,
          demonstration,
          roles: [...(actor.roles.get(id) ?? [])],
        })),
        claims,
        authenticatedAt: actor.authenticatedAt.toISOString(),
      };
    });
  }

  async choose(actor: PersonActor, { language, mailWanted }: OwnChoicesDto): Promise<void> {
    await this.database.transaction(actor, (tx) =>
      tx.query(
        `UPDATE person SET language = coalesce($2, language), mail_wanted = coalesce($3, mail_wanted) WHERE id = $1`,
        [actor.personId, language ?? null, mailWanted ?? null],
      ),
    );
  }

  async one(actor: Actor, id: string): Promise<Organisation> {
    const organisation = await this.database.transaction(actor, (tx) =>
      tx.repository(Organisation).findOneBy({ id }),
    );
    if (!organisation) throw refuse.not_found();
    return organisation;
  }

  /** All organisations, newest first; for the platform. */
  async list(actor: Actor, limit: number, cursor?: string): Promise<OrganisationListDto> {
    const before = decodeIdCursor(cursor);
    const items = await this.database.transaction(actor, (tx) =>
      tx
        .repository(Organisation)
        .createQueryBuilder('o')
        .where(before ? 'o.id < :before' : 'true', { before })
        .orderBy('o.id', 'DESC')
        .limit(limit + 1)
        .getMany(),
    );
    const page = items.slice(0, limit);
    return {
      items: page.map(toOrganisationDto),
      nextCursor: items.length > limit ? encodeCursor([page.at(-1)?.id ?? null]) : null,
    };
  }

  async change(actor: Actor, id: string, seen: string, change: OrganisationChangeDto): Promise<Organisation> {
    return this.database.transaction(actor, async (tx) => {
      const organisation = await tx
        .repository(Organisation)
        .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!organisation) throw refuse.not_found();
      requireSeen(seen, organisation);
      const before = toOrganisationDto(organisation);
      Object.assign(organisation, change);
      const saved = await tx.repository(Organisation).save(organisation);
      await audit(tx, {
        action: 'ORGANISATION_CHANGED',
        subjectType: 'organisation',
        subjectId: id,
        organisationId: id,
        before,
        after: toOrganisationDto(saved),
      });
      return saved;
    });
  }

  /** The university designates its Kaixu inbox as the system that receives notices (CC 137). */
  async agreeToInbox(actor: PersonActor, id: string): Promise<Organisation> {
    return this.database.transaction(actor, async (tx) => {
      const organisation = await tx.repository(Organisation).findOneByOrFail({ id });
      if (organisation.inboxAgreedAt) return organisation;
      organisation.inboxAgreedAt = tx.now;
      organisation.inboxAgreedBy = actor.personId;
      const saved = await tx.repository(Organisation).save(organisation);
      await audit(tx, {
        action: 'INBOX_AGREED',
        subjectType: 'organisation',
        subjectId: id,
        organisationId: id,
        after: toOrganisationDto(saved),
      });
      return saved;
    });
  }

  async members(actor: Actor, organisationId: string): Promise<MembersDto> {
    const items = await this.database.transaction(actor, (tx) =>
      tx.query<MembersDto['items'][number]>(
        `SELECT m.id, m.person_id AS "personId", p.name, m.role, to_char(m.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS since
         FROM membership m JOIN person p ON p.id = m.person_id WHERE m.organisation_id = $1 ORDER BY m.created_at, m.id`,
        [organisationId],
      ),
    );
    return { items };
  }

  async removeMember(actor: Actor, organisationId: string, membershipId: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const memberships = await tx
        .repository(Membership)
        .find({ where: { organisationId }, lock: { mode: 'pessimistic_write' } });
      const membership = memberships.find(({ id }) => id === membershipId);
      if (!membership) throw refuse.not_found();
      if (memberships.length === 1) throw refuseAccount.last_member();
      await tx.repository(Membership).delete({ id: membershipId });
      await audit(tx, {
        action: 'MEMBER_REMOVED',
        subjectType: 'membership',
        subjectId: membershipId,
        organisationId,
        before: { role: membership.role, personId: membership.personId },
      });
    });
  }
}
