import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor } from '#libs/platform';
import { eventPolicy } from '../events.policy.js';
import { InvitationsService } from './invitations.service.js';
import { InvitationsDto, NewInvitationsDto, OwnWishesDto, PartyDto, WrittenWishesDto } from './wishes.dto.js';
import { WishesService } from './wishes.service.js';

/** Who should come, and whom those who come want to meet. */
@ApiTags('events')
@Controller('api/v1')
export class WishesController {
  constructor(
    private readonly wishes: WishesService,
    private readonly invitations: InvitationsService,
  ) {}

  /** By the code of the registration, so it needs no account. */
  @Get('event-registrations/:eventCode/wishes')
  @Allow(eventPolicy.open)
  @ApiOkResponse({ type: OwnWishesDto })
  own(@Param('eventCode') code: string): Promise<OwnWishesDto> {
    return this.wishes.own(code);
  }

  @Put('event-registrations/:eventCode/wishes')
  @Allow(eventPolicy.open)
  @ApiOkResponse({ type: OwnWishesDto })
  write(@Param('eventCode') code: string, @Body() wanted: WrittenWishesDto): Promise<OwnWishesDto> {
    return this.wishes.write(code, wanted);
  }

  @Get('organisations/:organisationId/events/:eventId/registrations/:registrationId/wishes')
  @Allow(eventPolicy.read)
  @ApiOkResponse({ type: OwnWishesDto })
  ofParticipant(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @IdParam('registrationId') registrationId: string,
  ): Promise<OwnWishesDto> {
    return this.wishes.ofParticipant(me, organisationId, eventId, registrationId);
  }

  @Put('organisations/:organisationId/events/:eventId/registrations/:registrationId/wishes')
  @Allow(eventPolicy.write)
  @ApiOkResponse({ type: OwnWishesDto })
  writeFor(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @IdParam('registrationId') registrationId: string,
    @Body() wanted: WrittenWishesDto,
  ): Promise<OwnWishesDto> {
    return this.wishes.writeFor(me, organisationId, eventId, registrationId, wanted);
  }

  @Put('organisations/:organisationId/events/:eventId/registrations/:registrationId/party')
  @HttpCode(204)
  @Allow(eventPolicy.write)
  @ApiNoContentResponse()
  setParty(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @IdParam('registrationId') registrationId: string,
    @Body() party: PartyDto,
  ): Promise<void> {
    return this.invitations.setParty(me, organisationId, eventId, registrationId, party);
  }

  /** Organisations whose matches give them something to talk about here. */
  @Get('organisations/:organisationId/events/:eventId/invitations')
  @Allow(eventPolicy.read)
  @ApiOkResponse({ type: InvitationsDto })
  invited(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
  ): Promise<InvitationsDto> {
    return this.invitations.list(me, organisationId, eventId);
  }

  @Post('organisations/:organisationId/events/:eventId/invitations')
  @Allow(eventPolicy.write)
  @ApiCreatedResponse({ type: InvitationsDto })
  invite(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @Body() wanted: NewInvitationsDto,
  ): Promise<InvitationsDto> {
    return this.invitations.invite(me, organisationId, eventId, wanted);
  }
}
