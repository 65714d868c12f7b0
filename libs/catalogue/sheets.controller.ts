import { Body, Controller, Get, Patch, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor, SeenVersion, sendEtag } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { holdingPolicy } from './catalogue.policy.js';
import { SheetContentDto, SheetDto } from './sheets.dto.js';
import { SheetsService } from './sheets.service.js';

/** What a holder says of its patent in plain words. */
@ApiTags('catalogue')
@Controller('api/v1/organisations/:organisationId/patents/:patentId/sheet')
export class SheetsController {
  constructor(private readonly sheets: SheetsService) {}

  @Get()
  @Allow(holdingPolicy.read)
  @ApiOkResponse({ type: SheetDto })
  async one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SheetDto> {
    return sendEtag(reply, await this.sheets.one(me, organisationId, patentId));
  }

  /** Confirms the whole sheet and publishes it on the patent's page. */
  @Patch()
  @Allow(holdingPolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: SheetDto })
  async confirm(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @SeenVersion() seen: string,
    @Body() sheet: SheetContentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SheetDto> {
    return sendEtag(reply, await this.sheets.confirm(me, organisationId, patentId, seen, sheet));
  }
}
