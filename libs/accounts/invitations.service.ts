import { Injectable } from '@nestjs/common';
import {
  type Actor,
  audit,
  Database,
  Env,
  newId,
  newSecret,
  type PersonActor,
  refuse,
  type Role,
  SYSTEM,
  type Tx,
  invalidRequest,
} from '#libs/platform';
import type {
  ClaimDecisionDto,
  ClaimsDto,
  InvitationDto,
  InvitationMadeDto,
  JoinDto,
} from './accounts.dto.js';
import { refuseAccount } from './accounts.errors.js';
import { Organisation } from './organisation.entity.js';
import { addMembership, createPerson, personFaults } from './people.js';
import { Claim, Invitation } from './person.entity.js';
import { rolesOf } from './roles.js';
import { hashToken } from './sessions.service.js';

const INVITATION_DAYS = 7;

/** Ways into an organisation that exists: an invitation by its own people, or a claim that the platform decides. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly env: Env,
  ) {}

  async invite(actor: PersonActor, organisationId: string, role: Role): Promise<InvitationMadeDto> {
    const token = newSecret();
    return this.database.transaction(actor, async (tx) => {
      const organisation = await tx.repository(Organisation).findOneBy({ id: organisationId });
      if (!organisation) throw refuse.not_found();
      if (!rolesOf(organisation.kind).includes(role))
        throw invalidRequest([{ field: 'role', code: 'role_not_for_kind', params: { role } }]);
      const id = newId(tx.now.getTime());
      const expiresAt = new Date(tx.now.getTime() + INVITATION_DAYS * 86_400_000);
      await tx.repository(Invitation).insert({
        id,
        organisationId,
        role,
        tokenHash: hashToken(token),
        createdBy: actor.personId,
        createdAt: tx.now,
        expiresAt,
      });
      await audit(tx, {
        action: 'MEMBER_INVITED',
        subjectType: 'invitation',
        subjectId: id,
        organisationId,
        after: { role },
      });
      return { id, link: `${this.env.PUBLIC_URL}/join/${token}`, expiresAt: expiresAt.toISOString() };
    });
  }

  async look(token: string): Promise<InvitationDto> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const invitation = await this.open(tx, token);
      const organisation = await tx
        .repository(Organisation)
        .findOneByOrFail({ id: invitation.organisationId });
      return {
        organisation: organisation.name,
        role: invitation.role,
        expiresAt: invitation.expiresAt.toISOString(),
      };
    });
  }

  /** Joins as the person who is signed in, else as a new one. */
  async join(actor: Actor, token: string, { person }: JoinDto): Promise<void> {
    const faults = actor.kind === 'PERSON' || !person ? [] : personFaults(person);
    if (faults.length > 0) throw invalidRequest(faults);
    await this.database.transaction(SYSTEM, async (tx) => {
      const invitation = await this.open(tx, token);
      const personId = actor.kind === 'PERSON' ? actor.personId : person && (await createPerson(tx, person));
      if (!personId) throw refuseAccount.invitation_refused();
      await addMembership(tx, personId, invitation.organisationId, invitation.role);
      await tx.repository(Invitation).update({ id: invitation.id }, { usedAt: tx.now, usedBy: personId });
      await audit(tx, {
        action: 'MEMBER_JOINED',
        subjectType: 'invitation',
        subjectId: invitation.id,
        organisationId: invitation.organisationId,
        after: { role: invitation.role, personId },
      });
    });
  }

  async openClaims(actor: PersonActor): Promise<ClaimsDto> {
    const items = await this.database.transaction(actor, (tx) =>
      tx.query<Omit<ClaimsDto['items'][number], 'createdAt'> & { createdAt: Date }>(
        `SELECT c.id, o.name AS organisation, o.uscc, c.stated_name AS "statedName", p.name AS person, c.state, c.created_at AS "createdAt"
         FROM claim c JOIN organisation o ON o.id = c.organisation_id JOIN person p ON p.id = c.person_id
         WHERE c.state = 'OPEN' ORDER BY c.created_at LIMIT 100`,
      ),
    );
    return { items: items.map((item) => ({ ...item, createdAt: item.createdAt.toISOString() })) };
  }

  async decideClaim(actor: PersonActor, id: string, { accept, reason }: ClaimDecisionDto): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const claim = await tx
        .repository(Claim)
        .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!claim) throw refuse.not_found();
      if (claim.state !== 'OPEN') throw refuseAccount.claim_decided();
      const state = accept ? 'ACCEPTED' : 'REFUSED';
      await tx
        .repository(Claim)
        .update({ id }, { state, reason: reason ?? null, decidedBy: actor.personId, decidedAt: tx.now });
      if (accept) await addMembership(tx, claim.personId, claim.organisationId, 'MEMBER');
      await audit(tx, {
        action: `CLAIM_${state}`,
        subjectType: 'claim',
        subjectId: id,
        organisationId: claim.organisationId,
        after: { state },
      });
    });
  }

  private async open(tx: Tx, token: string): Promise<Invitation> {
    const invitation = await tx.repository(Invitation).findOne({
      where: { tokenHash: hashToken(token) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!invitation || invitation.usedAt || invitation.expiresAt <= tx.now)
      throw refuseAccount.invitation_gone();
    return invitation;
  }
}
