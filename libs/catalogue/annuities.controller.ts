import { Body, Controller, Get, Patch, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor, SeenVersion, sendEtag } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { holdingPolicy } from './catalogue.policy.js';
import { AnnuitiesDto, AnnuityFactsDto } from './annuities.dto.js';
import { AnnuitiesService } from './annuities.service.js';

/** When a holder must pay what to keep its patent alive. */
@ApiTags('catalogue')
@Controller('api/v1/organisations/:organisationId/patents/:patentId/annuities')
export class AnnuitiesController {
  constructor(private readonly annuities: AnnuitiesService) {}

  @Get()
  @Allow(holdingPolicy.read)
  @ApiOkResponse({ type: AnnuitiesDto })
  async one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnnuitiesDto> {
    return sendEtag(reply, await this.annuities.one(me, organisationId, patentId));
  }

  /** States what only the patentee knows; the calendar follows from it. */
  @Patch()
  @Allow(holdingPolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: AnnuitiesDto })
  async state(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @SeenVersion() seen: string,
    @Body() facts: AnnuityFactsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnnuitiesDto> {
    return sendEtag(reply, await this.annuities.state(me, organisationId, patentId, seen, facts));
  }
}
