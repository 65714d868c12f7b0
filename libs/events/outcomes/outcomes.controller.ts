import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, IdParam, Me, type PersonActor, Who } from '#libs/platform';
import { eventPolicy } from '../events.policy.js';
import { EventReport } from './event-report.read-model.js';
import {
  EventReportDto,
  FollowUpContentDto,
  FollowUpDoneDto,
  FollowUpDto,
  OutcomeDto,
  OwnMeetingsDto,
  SideOutcomeDto,
} from './outcomes.dto.js';
import { OutcomesService } from './outcomes.service.js';

/** What came of the meetings. */
@ApiTags('events')
@Controller('api/v1')
export class OutcomesController {
  constructor(
    private readonly outcomes: OutcomesService,
    private readonly report: EventReport,
  ) {}

  /** By the code of the registration: one's own timetable with the match cards. */
  @Get('event-registrations/:eventCode/meetings')
  @Allow(eventPolicy.open)
  @ApiOkResponse({ type: OwnMeetingsDto })
  own(@Who() who: Actor, @Param('eventCode') code: string): Promise<OwnMeetingsDto> {
    return this.outcomes.own(who, code);
  }

  @Post('event-registrations/:eventCode/meetings/:meetingId/outcome')
  @Allow(eventPolicy.open)
  @ApiCreatedResponse({ type: OwnMeetingsDto })
  say(
    @Who() who: Actor,
    @Param('eventCode') code: string,
    @IdParam('meetingId') meetingId: string,
    @Body() said: OutcomeDto,
  ): Promise<OwnMeetingsDto> {
    return this.outcomes.say(who, code, meetingId, said);
  }

  @Post('organisations/:organisationId/events/:eventId/plan/meetings/:meetingId/outcome')
  @HttpCode(204)
  @Allow(eventPolicy.write)
  @ApiNoContentResponse()
  sayFor(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @IdParam('meetingId') meetingId: string,
    @Body() said: SideOutcomeDto,
  ): Promise<void> {
    return this.outcomes.sayFor(me, organisationId, eventId, meetingId, said);
  }

  @Post('organisations/:organisationId/events/:eventId/plan/meetings/:meetingId/follow-ups')
  @Allow(eventPolicy.write)
  @ApiCreatedResponse({ type: FollowUpDto })
  addFollowUp(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @IdParam('meetingId') meetingId: string,
    @Body() content: FollowUpContentDto,
  ): Promise<FollowUpDto> {
    return this.outcomes.addFollowUp(me, organisationId, eventId, meetingId, content);
  }

  @Patch('organisations/:organisationId/events/:eventId/follow-ups/:followUpId')
  @Allow(eventPolicy.write)
  @ApiOkResponse({ type: FollowUpDto })
  endFollowUp(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @IdParam('followUpId') followUpId: string,
    @Body() done: FollowUpDoneDto,
  ): Promise<FollowUpDto> {
    return this.outcomes.endFollowUp(me, organisationId, eventId, followUpId, done);
  }

  /** Planned against held, and the way from contact to money received. */
  @Get('organisations/:organisationId/events/:eventId/report')
  @Allow(eventPolicy.read)
  @ApiOkResponse({ type: EventReportDto })
  eventReport(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
  ): Promise<EventReportDto> {
    return this.report.of(me, organisationId, eventId);
  }
}
