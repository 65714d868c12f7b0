import { Global, Module } from '@nestjs/common';
import { ACTOR_RESOLVER, registerEntities } from '#libs/platform';
import { InvitationsService } from './invitations.service.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsService } from './organisations.service.js';
import { Claim, Invitation, Membership, Person, Session } from './person.entity.js';
import { RegistrationsService } from './registrations.service.js';
import { SizeStatement } from './size-statement.entity.js';
import { SizeStatementsService } from './size-statements.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

registerEntities(Organisation, Person, Membership, Session, Invitation, Claim, SizeStatement);

/** Organisations, people, and who may act for whom. */
@Global()
@Module({
  controllers: [SessionsController, OrganisationsController],
  providers: [
    SessionsService,
    { provide: ACTOR_RESOLVER, useExisting: SessionsService },
    OrganisationsService,
    RegistrationsService,
    InvitationsService,
    SizeStatementsService,
  ],
  exports: [
    ACTOR_RESOLVER,
    SessionsService,
    OrganisationsService,
    RegistrationsService,
    SizeStatementsService,
  ],
})
export class AccountsModule {}
