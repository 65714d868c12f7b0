import { Body, Controller, Get, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor, SeenVersion, sendEtag } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { needPolicy } from './demand.policy.js';
import { NeedContentDto, NeedDto, NeedListDto, NeedQuery, NeedStepDto, NewNeedDto } from './needs.dto.js';
import { NeedsService } from './needs.service.js';

/** A firm's own needs, or those that a service centre writes for firms. */
@ApiTags('demand')
@Controller('api/v1/organisations/:organisationId/needs')
export class NeedsController {
  constructor(private readonly needs: NeedsService) {}

  @Get()
  @Allow(needPolicy.read)
  @ApiOkResponse({ type: NeedListDto })
  list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() query: NeedQuery,
  ): Promise<NeedListDto> {
    return this.needs.list(me, organisationId, query);
  }

  @Post()
  @Allow(needPolicy.write)
  @ApiCreatedResponse({ type: NeedDto })
  async write(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Body() wanted: NewNeedDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NeedDto> {
    return sendEtag(reply, await this.needs.write(me, organisationId, wanted));
  }

  @Get(':needId')
  @Allow(needPolicy.read)
  @ApiOkResponse({ type: NeedDto })
  async one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('needId') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NeedDto> {
    return sendEtag(reply, await this.needs.one(me, organisationId, id));
  }

  @Patch(':needId')
  @Allow(needPolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: NeedDto })
  async change(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('needId') id: string,
    @SeenVersion() seen: string,
    @Body() content: NeedContentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NeedDto> {
    return sendEtag(reply, await this.needs.change(me, organisationId, id, seen, content));
  }

  /** Submits, closes, withdraws or renews it. */
  @Post(':needId/steps')
  @Allow(needPolicy.write)
  @ApiCreatedResponse({ type: NeedDto })
  async step(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('needId') id: string,
    @Body() step: NeedStepDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NeedDto> {
    return sendEtag(reply, await this.needs.step(me, organisationId, id, step));
  }
}
