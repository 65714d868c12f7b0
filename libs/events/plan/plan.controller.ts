import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor, SeenVersion, sendEtag } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { eventPolicy } from '../events.policy.js';
import { MeetingsService } from './meetings.service.js';
import {
  AbsenceDto,
  DeskPlanDto,
  MoveDto,
  NewPlanRunDto,
  PlanSettingsDto,
  ReplannedDto,
  SeatDto,
} from './plan.dto.js';
import { PlanService } from './plan.service.js';

/** The one-to-one schedule at the organiser's desk. Every act answers with the whole plan. */
@ApiTags('events')
@Controller('api/v1/organisations/:organisationId/events/:eventId/plan')
export class PlanController {
  constructor(
    private readonly plans: PlanService,
    private readonly meetings: MeetingsService,
  ) {}

  @Get()
  @Allow(eventPolicy.read)
  @ApiOkResponse({ type: DeskPlanDto })
  async one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskPlanDto> {
    return sendEtag(reply, await this.plans.one(me, organisationId, eventId));
  }

  @Put()
  @Allow(eventPolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: DeskPlanDto })
  async settle(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @SeenVersion() seen: string,
    @Body() settings: PlanSettingsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeskPlanDto> {
    return sendEtag(reply, await this.plans.settle(me, organisationId, eventId, seen, settings));
  }

  /** Begins a search as a job; `run` of the answer tells how far it is. */
  @Post('runs')
  @HttpCode(202)
  @Allow(eventPolicy.write)
  @ApiOkResponse({ type: DeskPlanDto })
  search(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @Body() wanted: NewPlanRunDto,
  ): Promise<DeskPlanDto> {
    return this.plans.search(me, organisationId, eventId, wanted);
  }

  @Post('runs/:runId/stop')
  @HttpCode(202)
  @Allow(eventPolicy.write)
  @ApiOkResponse({ type: DeskPlanDto })
  stop(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @IdParam('runId') runId: string,
  ): Promise<DeskPlanDto> {
    return this.plans.stop(me, organisationId, eventId, runId);
  }

  @Post('runs/:runId/take-over')
  @Allow(eventPolicy.write)
  @ApiCreatedResponse({ type: DeskPlanDto })
  takeOver(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @IdParam('runId') runId: string,
  ): Promise<DeskPlanDto> {
    return this.plans.takeOver(me, organisationId, eventId, runId);
  }

  @Post('publication')
  @Allow(eventPolicy.write)
  @ApiCreatedResponse({ type: DeskPlanDto })
  publish(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
  ): Promise<DeskPlanDto> {
    return this.plans.publish(me, organisationId, eventId);
  }

  @Post('meetings')
  @Allow(eventPolicy.write)
  @ApiCreatedResponse({ type: DeskPlanDto })
  seat(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @Body() seat: SeatDto,
  ): Promise<DeskPlanDto> {
    return this.meetings.seat(me, organisationId, eventId, seat);
  }

  @Patch('meetings/:meetingId')
  @Allow(eventPolicy.write)
  @ApiOkResponse({ type: DeskPlanDto })
  move(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @IdParam('meetingId') meetingId: string,
    @Body() to: MoveDto,
  ): Promise<DeskPlanDto> {
    return this.meetings.move(me, organisationId, eventId, meetingId, to);
  }

  @Delete('meetings/:meetingId')
  @HttpCode(200)
  @Allow(eventPolicy.write)
  @ApiOkResponse({ type: DeskPlanDto })
  remove(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @IdParam('meetingId') meetingId: string,
  ): Promise<DeskPlanDto> {
    return this.meetings.remove(me, organisationId, eventId, meetingId);
  }

  /** Takes every meeting off. */
  @Delete('meetings')
  @HttpCode(200)
  @Allow(eventPolicy.write)
  @ApiOkResponse({ type: DeskPlanDto })
  clear(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
  ): Promise<DeskPlanDto> {
    return this.plans.clear(me, organisationId, eventId);
  }

  /** Somebody did not come: their meetings fall away, open wishes take the places. */
  @Post('absences')
  @Allow(eventPolicy.write)
  @ApiCreatedResponse({ type: ReplannedDto })
  absent(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @Body() absence: AbsenceDto,
  ): Promise<ReplannedDto> {
    return this.meetings.absent(me, organisationId, eventId, absence);
  }
}
