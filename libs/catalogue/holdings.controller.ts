import { Body, Controller, Get, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, PageQuery, type PersonActor, SeenVersion, sendEtag } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { holdingPolicy } from './catalogue.policy.js';
import {
  HoldingChangeDto,
  HoldingDto,
  HoldingListDto,
  HoldingQuery,
  LegalEventDto,
  PatenteesDto,
} from './holdings.dto.js';
import { HistoryDto } from './history/history.dto.js';
import { HistoryService } from './history/history.service.js';
import { HoldingsService } from './holdings.service.js';
import { RegisterService } from './register.service.js';

/** The desk: the patents that an organisation holds. */
@ApiTags('catalogue')
@Controller('api/v1/organisations/:organisationId/patents')
export class HoldingsController {
  constructor(
    private readonly holdings: HoldingsService,
    private readonly register: RegisterService,
    private readonly history: HistoryService,
  ) {}

  @Get()
  @Allow(holdingPolicy.read)
  @ApiOkResponse({ type: HoldingListDto })
  list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() query: HoldingQuery,
  ): Promise<HoldingListDto> {
    return this.holdings.list(me, organisationId, query);
  }

  @Get(':patentId')
  @Allow(holdingPolicy.read)
  @ApiOkResponse({ type: HoldingDto })
  async one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HoldingDto> {
    return sendEtag(reply, await this.holdings.one(me, organisationId, patentId));
  }

  /** What changed of it, by whom, from what to what; the newest first. */
  @Get(':patentId/history')
  @Allow(holdingPolicy.read)
  @ApiOkResponse({ type: HistoryDto })
  changes(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<HistoryDto> {
    return this.history.of(me, organisationId, patentId, limit ?? 20, cursor);
  }

  @Patch(':patentId')
  @Allow(holdingPolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: HoldingDto })
  async change(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @SeenVersion() seen: string,
    @Body() change: HoldingChangeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HoldingDto> {
    return sendEtag(reply, await this.holdings.change(me, organisationId, patentId, seen, change));
  }

  /** Records a legal event; the same type and day twice is one event. */
  @Post(':patentId/events')
  @Allow(holdingPolicy.write)
  @ApiCreatedResponse({ type: HoldingDto })
  async record(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @Body() event: LegalEventDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HoldingDto> {
    await this.register.recordEvent(me, organisationId, patentId, event);
    return sendEtag(reply, await this.holdings.one(me, organisationId, patentId));
  }

  /** Says who the register names as patentees; imports leave it alone from then on. */
  @Patch(':patentId/patentees')
  @Allow(holdingPolicy.write)
  @ApiOkResponse({ type: HoldingDto })
  async setPatentees(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @Body() { patentees, source }: PatenteesDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HoldingDto> {
    await this.register.setPatentees(me, organisationId, patentId, patentees, source);
    return sendEtag(reply, await this.holdings.one(me, organisationId, patentId));
  }
}
