import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Actor,
  Allow,
  IdParam,
  JSON_FEED,
  Me,
  type PersonActor,
  RSS,
  sendChecked,
  toJsonFeed,
  toRss,
  Who,
} from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { BoardNeedDto, NeedSearchQuery, PublicNeedDto, PublicNeedListDto } from './board.dto.js';
import { BoardService } from './board.service.js';
import { answerPolicy, needPolicy, teamPolicy } from './demand.policy.js';
import { NeedFilesService } from './need-files.service.js';
import { TeamListDto, TeamQuery } from './teams.dto.js';
import { TeamsService } from './teams.service.js';

/** The board of technology needs, and the teams that answer them. */
@ApiTags('demand')
@Controller()
export class BoardController {
  constructor(
    private readonly board: BoardService,
    private readonly teams: TeamsService,
    private readonly files: NeedFilesService,
  ) {}

  @Get('api/v1/needs')
  @Allow(needPolicy.open)
  @ApiOkResponse({ type: PublicNeedListDto })
  search(@Query() query: NeedSearchQuery): Promise<PublicNeedListDto> {
    return this.board.search(query);
  }

  @Get('api/v1/needs/:publicNeedId')
  @Allow(needPolicy.open)
  @ApiOkResponse({ type: PublicNeedDto })
  one(@IdParam('publicNeedId') id: string): Promise<PublicNeedDto> {
    return this.board.one(id);
  }

  /** The same with what the firm lets this university read. */
  @Get('api/v1/organisations/:organisationId/board/:publicNeedId')
  @Allow(answerPolicy.board)
  @ApiParam({ name: 'organisationId', type: String })
  @ApiOkResponse({ type: BoardNeedDto })
  forUniversity(@Me() me: PersonActor, @IdParam('publicNeedId') id: string): Promise<BoardNeedDto> {
    return this.board.forUniversity(me, id);
  }

  /** A paper of a need, for its firm, the service centre, and universities that may read the whole need. */
  @Get('api/v1/organisations/:organisationId/need-files/:needFileId')
  @Allow(needPolicy.files)
  @ApiParam({ name: 'organisationId', type: String })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Me() me: PersonActor,
    @IdParam('needFileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendChecked(reply, await this.files.open(me, fileId));
  }

  @Get('api/v1/teams')
  @Allow(teamPolicy.open)
  @ApiOkResponse({ type: TeamListDto })
  openTeams(@Query() query: TeamQuery): Promise<TeamListDto> {
    return this.teams.open(query);
  }

  @Get('feeds/needs.json')
  @Allow(needPolicy.open)
  @ApiExcludeEndpoint()
  @Header('content-type', JSON_FEED)
  @Header('cache-control', 'public, max-age=300')
  async feed(@Who() who: Actor, @Query() query: NeedSearchQuery): Promise<Record<string, unknown>> {
    return toJsonFeed(await this.board.feed(query, 'json', who));
  }

  @Get('feeds/needs.xml')
  @Allow(needPolicy.open)
  @ApiExcludeEndpoint()
  @Header('content-type', RSS)
  @Header('cache-control', 'public, max-age=300')
  async rss(@Who() who: Actor, @Query() query: NeedSearchQuery): Promise<string> {
    return toRss(await this.board.feed(query, 'xml', who));
  }
}
