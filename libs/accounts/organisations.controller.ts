import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, PageQuery, type PersonActor, SeenVersion, sendEtag } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import {
  ClaimDecisionDto,
  ClaimsDto,
  InvitationMadeDto,
  InviteDto,
  MembersDto,
  NewOrganisationDto,
  OrganisationChangeDto,
  OrganisationDto,
  OrganisationListDto,
  toOrganisationDto,
} from './accounts.dto.js';
import { organisationPolicy } from './accounts.policy.js';
import { InvitationsService } from './invitations.service.js';
import { OrganisationsService } from './organisations.service.js';
import { RegistrationsService } from './registrations.service.js';
import { SizeStatementsDto, StateSizeDto } from './size-statement.dto.js';
import { SizeStatementsService } from './size-statements.service.js';

@ApiTags('accounts')
@Controller('api/v1')
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly registrations: RegistrationsService,
    private readonly invitations: InvitationsService,
    private readonly sizeStatements: SizeStatementsService,
  ) {}

  @Get('organisations')
  @Allow(organisationPolicy.open)
  @ApiOkResponse({ type: OrganisationListDto })
  list(@Me() me: PersonActor, @Query() { limit, cursor }: PageQuery): Promise<OrganisationListDto> {
    return this.organisations.list(me, limit ?? 20, cursor);
  }

  /** The platform opens a university, a service centre, an office. */
  @Post('organisations')
  @Allow(organisationPolicy.open)
  @ApiCreatedResponse({ type: OrganisationDto })
  async open(@Body() request: NewOrganisationDto): Promise<OrganisationDto> {
    return toOrganisationDto(await this.registrations.open(request));
  }

  @Get('organisations/:organisationId')
  @Allow(organisationPolicy.read)
  @ApiOkResponse({ type: OrganisationDto })
  async one(
    @Me() me: PersonActor,
    @IdParam('organisationId') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganisationDto> {
    return toOrganisationDto(sendEtag(reply, await this.organisations.one(me, id)));
  }

  @Patch('organisations/:organisationId')
  @Allow(organisationPolicy.lead)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: OrganisationDto })
  async change(
    @Me() me: PersonActor,
    @IdParam('organisationId') id: string,
    @SeenVersion() seen: string,
    @Body() change: OrganisationChangeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganisationDto> {
    return toOrganisationDto(sendEtag(reply, await this.organisations.change(me, id, seen, change)));
  }

  /** From here the university's Kaixu inbox receives notices (CC 137). */
  @Post('organisations/:organisationId/inbox-agreement')
  @HttpCode(200)
  @Allow(organisationPolicy.agree)
  @ApiOkResponse({ type: OrganisationDto })
  async agree(@Me() me: PersonActor, @IdParam('organisationId') id: string): Promise<OrganisationDto> {
    return toOrganisationDto(await this.organisations.agreeToInbox(me, id));
  }

  /** What the organisation stated of its own size, the newest year first. */
  @Get('organisations/:organisationId/size-statements')
  @Allow(organisationPolicy.read)
  @ApiOkResponse({ type: SizeStatementsDto })
  sizes(@Me() me: PersonActor, @IdParam('organisationId') id: string): Promise<SizeStatementsDto> {
    return this.sizeStatements.own(me, id);
  }

  /** States the figures of one year; the same year again replaces them. */
  @Post('organisations/:organisationId/size-statements')
  @Allow(organisationPolicy.lead)
  @ApiCreatedResponse({ type: SizeStatementsDto })
  stateSize(
    @Me() me: PersonActor,
    @IdParam('organisationId') id: string,
    @Body() stated: StateSizeDto,
  ): Promise<SizeStatementsDto> {
    return this.sizeStatements.stateOwn(me, id, stated);
  }

  @Get('organisations/:organisationId/members')
  @Allow(organisationPolicy.read)
  @ApiOkResponse({ type: MembersDto })
  members(@Me() me: PersonActor, @IdParam('organisationId') id: string): Promise<MembersDto> {
    return this.organisations.members(me, id);
  }

  @Delete('organisations/:organisationId/members/:membershipId')
  @HttpCode(204)
  @Allow(organisationPolicy.lead)
  @ApiNoContentResponse()
  remove(
    @Me() me: PersonActor,
    @IdParam('organisationId') id: string,
    @IdParam('membershipId') membershipId: string,
  ): Promise<void> {
    return this.organisations.removeMember(me, id, membershipId);
  }

  @Post('organisations/:organisationId/invitations')
  @Allow(organisationPolicy.lead)
  @ApiCreatedResponse({ type: InvitationMadeDto })
  invite(
    @Me() me: PersonActor,
    @IdParam('organisationId') id: string,
    @Body() { role }: InviteDto,
  ): Promise<InvitationMadeDto> {
    return this.invitations.invite(me, id, role);
  }

  /** The platform's way into an organisation that has nobody yet. */
  @Post('platform/organisations/:id/invitations')
  @Allow(organisationPolicy.open)
  @ApiCreatedResponse({ type: InvitationMadeDto })
  inviteFirst(
    @Me() me: PersonActor,
    @IdParam('id') id: string,
    @Body() { role }: InviteDto,
  ): Promise<InvitationMadeDto> {
    return this.invitations.invite(me, id, role);
  }

  @Get('claims')
  @Allow(organisationPolicy.open)
  @ApiOkResponse({ type: ClaimsDto })
  claims(@Me() me: PersonActor): Promise<ClaimsDto> {
    return this.invitations.openClaims(me);
  }

  @Post('claims/:claimId/decision')
  @HttpCode(204)
  @Allow(organisationPolicy.open)
  @ApiNoContentResponse()
  decide(
    @Me() me: PersonActor,
    @IdParam('claimId') id: string,
    @Body() decision: ClaimDecisionDto,
  ): Promise<void> {
    return this.invitations.decideClaim(me, id, decision);
  }
}
