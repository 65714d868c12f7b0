import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, IdParam, Who } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { eventPolicy } from '../events.policy.js';
import { sendPdf } from './papers.controller.js';
import { EventPapersService } from './papers.service.js';

const PDF = { content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } };

/** What anybody prints of an approved event, and a participant, by the code of the registration, of its own. */
@ApiTags('events')
@Controller('api/v1')
export class PublicPapersController {
  constructor(private readonly papers: EventPapersService) {}

  @Get('events/:eventId/poster.pdf')
  @Allow(eventPolicy.open)
  @ApiOkResponse(PDF)
  async poster(
    @Who() who: Actor,
    @IdParam('eventId') eventId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPdf(reply, 'poster', await this.papers.poster(eventId, who.language));
  }

  /** Once the meetings are published. */
  @Get('event-registrations/:eventCode/timetable.pdf')
  @Allow(eventPolicy.open)
  @ApiOkResponse(PDF)
  async timetable(
    @Who() who: Actor,
    @Param('eventCode') code: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPdf(reply, 'timetable', await this.papers.ownTimetable(code, who.language));
  }

  /** iCalendar: the event, and each published meeting as an entry of its own. The same address gives changes later. */
  @Get('event-registrations/:eventCode/calendar.ics')
  @Allow(eventPolicy.open)
  @Header('content-type', 'text/calendar; charset=utf-8')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  calendar(@Who() who: Actor, @Param('eventCode') code: string): Promise<string> {
    return this.papers.ownCalendar(code, who.language);
  }
}
