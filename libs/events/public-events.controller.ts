import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, IdParam, Who } from '#libs/platform';
import {
  EventListDto,
  EventQuery,
  NewEventRegistrationDto,
  OwnEventRegistrationDto,
  PublicEventDto,
} from './events.dto.js';
import { eventPolicy } from './events.policy.js';
import { PublicEventsService } from './public-events.service.js';
import { EventRegistrationsService } from './registrations.service.js';

/** Events to anybody, and one's own registration by its code. */
@ApiTags('events')
@Controller('api/v1')
export class PublicEventsController {
  constructor(
    private readonly events: PublicEventsService,
    private readonly registrations: EventRegistrationsService,
  ) {}

  @Get('events')
  @Allow(eventPolicy.open)
  @ApiOkResponse({ type: EventListDto })
  list(@Query() query: EventQuery): Promise<EventListDto> {
    return this.events.list(query);
  }

  @Get('events/:eventId')
  @Allow(eventPolicy.open)
  @ApiOkResponse({ type: PublicEventDto })
  one(@IdParam('eventId') id: string): Promise<PublicEventDto> {
    return this.events.one(id);
  }

  /** iCalendar: the same address gives the changed or cancelled entry later. */
  @Get('events/:eventId/calendar.ics')
  @Allow(eventPolicy.open)
  @Header('content-type', 'text/calendar; charset=utf-8')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  calendar(@IdParam('eventId') id: string): Promise<string> {
    return this.events.calendar(id);
  }

  @Post('events/:eventId/registrations')
  @Allow(eventPolicy.open)
  @ApiCreatedResponse({ type: OwnEventRegistrationDto })
  register(
    @Who() who: Actor,
    @IdParam('eventId') id: string,
    @Body() wanted: NewEventRegistrationDto,
  ): Promise<OwnEventRegistrationDto> {
    return this.registrations.register(who, id, wanted);
  }

  @Get('event-registrations/:eventCode')
  @Allow(eventPolicy.open)
  @ApiOkResponse({ type: OwnEventRegistrationDto })
  own(@Param('eventCode') code: string): Promise<OwnEventRegistrationDto> {
    return this.registrations.own(code);
  }

  @Delete('event-registrations/:eventCode')
  @HttpCode(200)
  @Allow(eventPolicy.open)
  @ApiOkResponse({ type: OwnEventRegistrationDto })
  cancel(@Param('eventCode') code: string): Promise<OwnEventRegistrationDto> {
    return this.registrations.cancel(code);
  }
}
