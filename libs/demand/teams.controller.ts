import { Body, Controller, Get, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor, SeenVersion, sendEtag } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { teamPolicy } from './demand.policy.js';
import { TeamContentDto, TeamDto, TeamListDto, TeamQuery } from './teams.dto.js';
import { TeamsService } from './teams.service.js';

/** A university's teams that answer needs. */
@ApiTags('demand')
@Controller('api/v1/organisations/:organisationId/teams')
export class TeamsController {
  constructor(private readonly teams: TeamsService) {}

  @Get()
  @Allow(teamPolicy.read)
  @ApiOkResponse({ type: TeamListDto })
  list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() query: TeamQuery,
  ): Promise<TeamListDto> {
    return this.teams.own(me, organisationId, query);
  }

  @Post()
  @Allow(teamPolicy.write)
  @ApiCreatedResponse({ type: TeamDto })
  async write(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Body() content: TeamContentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TeamDto> {
    return sendEtag(reply, await this.teams.write(me, organisationId, content));
  }

  @Patch(':teamId')
  @Allow(teamPolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: TeamDto })
  async change(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('teamId') id: string,
    @SeenVersion() seen: string,
    @Body() content: TeamContentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TeamDto> {
    return sendEtag(reply, await this.teams.change(me, organisationId, id, seen, content));
  }
}
