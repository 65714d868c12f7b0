import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor, SeenVersion, sendEtag } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { synonymPolicy } from '../catalogue.policy.js';
import {
  SynonymCountsDto,
  SynonymCountsQuery,
  SynonymDto,
  SynonymsDto,
  SynonymWordsDto,
} from './synonyms.dto.js';
import { SynonymsService } from './synonyms.service.js';

/** Words that mean the same to everybody's search; whose organisation is in the address says who keeps them. */
@ApiTags('catalogue')
@Controller('api/v1/organisations/:organisationId/synonyms')
export class SynonymsController {
  constructor(private readonly synonyms: SynonymsService) {}

  @Get()
  @Allow(synonymPolicy.keep)
  @ApiParam({ name: 'organisationId', type: String })
  @ApiOkResponse({ type: SynonymsDto })
  all(@Me() me: PersonActor): Promise<SynonymsDto> {
    return this.synonyms.all(me);
  }

  /** How many patents hold each word itself. */
  @Get('counts')
  @Allow(synonymPolicy.keep)
  @ApiParam({ name: 'organisationId', type: String })
  @ApiOkResponse({ type: SynonymCountsDto })
  counts(@Query() { word = [] }: SynonymCountsQuery): Promise<SynonymCountsDto> {
    return this.synonyms.counts(word);
  }

  /** In force at once here, within ten seconds in other processes. */
  @Post()
  @Allow(synonymPolicy.keep)
  @ApiCreatedResponse({ type: SynonymDto })
  add(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Body() group: SynonymWordsDto,
  ): Promise<SynonymDto> {
    return this.synonyms.add(me, organisationId, group);
  }

  @Patch(':synonymId')
  @Allow(synonymPolicy.keep)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: SynonymDto })
  async change(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('synonymId') id: string,
    @SeenVersion() seen: string,
    @Body() group: SynonymWordsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SynonymDto> {
    return sendEtag(reply, await this.synonyms.change(me, organisationId, id, seen, group));
  }

  @Delete(':synonymId')
  @HttpCode(204)
  @Allow(synonymPolicy.keep)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiNoContentResponse()
  remove(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('synonymId') id: string,
    @SeenVersion() seen: string,
  ): Promise<void> {
    return this.synonyms.remove(me, organisationId, id, seen);
  }
}
