import { Body, Controller, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor, SeenVersion, sendEtag } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import {
  DeskEventDto,
  DeskEventQuery,
  EventContentDto,
  EventListDto,
  EventRegistrationDto,
  EventRegistrationsDto,
  EventStepDto,
  NewEventRegistrationDto,
  RegistrationDecisionDto,
  RegistrationQuery,
  ScanAnswersDto,
  ScansDto,
} from './events.dto.js';
import { eventPolicy } from './events.policy.js';
import { EventsService } from './events.service.js';
import { EventRegistrationsService } from './registrations.service.js';

/** The organiser's desk. */
@ApiTags('events')
@Controller('api/v1/organisations/:organisationId/events')
export class EventsController {
  constructor(
    private readonly events: EventsService,
    private readonly registrations: EventRegistrationsService,
  ) {}

  @Get()
  @Allow(eventPolicy.read)
  @ApiOkResponse({ type: EventListDto })
  list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() query: DeskEventQuery,
  ): Promise<EventListDto> {
    return this.events.list(me, organisationId, query);
  }

  @Post()
  @Allow(eventPolicy.write)
  @ApiCreatedResponse({ type: DeskEventDto })
  async plan(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Body() content: EventContentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskEventDto> {
    return sendEtag(reply, await this.events.plan(me, organisationId, content));
  }

  @Get(':eventId')
  @Allow(eventPolicy.read)
  @ApiOkResponse({ type: DeskEventDto })
  async one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskEventDto> {
    return sendEtag(reply, await this.events.one(me, organisationId, id));
  }

  @Patch(':eventId')
  @Allow(eventPolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: DeskEventDto })
  async change(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') id: string,
    @SeenVersion() seen: string,
    @Body() content: EventContentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskEventDto> {
    return sendEtag(reply, await this.events.change(me, organisationId, id, seen, content));
  }

  /** Takes the event to its next state: approve, open, close, hold, summarise, archive, cancel. */
  @Post(':eventId/steps')
  @Allow(eventPolicy.step)
  @ApiCreatedResponse({ type: DeskEventDto })
  async step(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') id: string,
    @Body() step: EventStepDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskEventDto> {
    return sendEtag(reply, await this.events.step(me, organisationId, id, step));
  }

  /** In the order of their coming; the sign-in sheet is this list. */
  @Get(':eventId/registrations')
  @Allow(eventPolicy.read)
  @ApiOkResponse({ type: EventRegistrationsDto })
  participants(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') id: string,
    @Query() query: RegistrationQuery,
  ): Promise<EventRegistrationsDto> {
    return this.registrations.list(me, organisationId, id, query);
  }

  /** Somebody at the door who had not registered. */
  @Post(':eventId/walk-ins')
  @Allow(eventPolicy.write)
  @ApiCreatedResponse({ type: EventRegistrationDto })
  walkIn(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') id: string,
    @Body() wanted: NewEventRegistrationDto,
  ): Promise<EventRegistrationDto> {
    return this.registrations.walkIn(me, organisationId, id, wanted);
  }

  @Post(':eventId/registrations/:registrationId/decision')
  @Allow(eventPolicy.write)
  @ApiCreatedResponse({ type: EventRegistrationDto })
  decide(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') id: string,
    @IdParam('registrationId') registrationId: string,
    @Body() decision: RegistrationDecisionDto,
  ): Promise<EventRegistrationDto> {
    return this.registrations.decide(me, organisationId, id, registrationId, decision);
  }

  /** Codes read at the door, up to 500 at once; the same scan twice is one arrival. */
  @Post(':eventId/check-ins')
  @HttpCode(200)
  @Allow(eventPolicy.write)
  @ApiOkResponse({ type: ScanAnswersDto })
  checkIn(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') id: string,
    @Body() scans: ScansDto,
  ): Promise<ScanAnswersDto> {
    return this.registrations.checkIn(me, organisationId, id, scans);
  }
}
