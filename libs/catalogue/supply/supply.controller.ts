import { Body, Controller, Get, Header, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, Env, IdParam, Me, type PersonActor, sendChecked, Who } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { holdingPolicy, patentPolicy } from '../catalogue.policy.js';
import { WORKBOOK, writeXlsx } from '../export/xlsx-writer.js';
import {
  NewSupplyEditionDto,
  SupplyDraftDto,
  SupplyEditionDto,
  SupplyEditionListDto,
  SupplyQuery,
} from './supply.dto.js';
import { supplyPdf, supplyRows } from './supply-papers.js';
import { SupplyService } from './supply.service.js';

/** Supply catalogues (专利技术供给信息目录) of universities, by editions. */
@ApiTags('catalogue')
@Controller('api/v1')
export class SupplyController {
  constructor(
    private readonly supply: SupplyService,
    private readonly env: Env,
  ) {}

  /** The newest edition of each university. */
  @Get('supply-editions')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ type: SupplyEditionListDto })
  list(@Query() query: SupplyQuery): Promise<SupplyEditionListDto> {
    return this.supply.list(query);
  }

  @Get('supply-editions/:editionId')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ type: SupplyEditionDto })
  one(@IdParam('editionId') id: string): Promise<SupplyEditionDto> {
    return this.supply.one(id);
  }

  /** The edition as a workbook, in the reader's language. */
  @Get('supply-editions/:editionId/workbook')
  @Allow(patentPolicy.read)
  @Header('content-type', WORKBOOK)
  @Header('content-disposition', 'attachment; filename="kaixu-supply.xlsx"')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async workbook(@Who() who: Actor, @IdParam('editionId') id: string): Promise<StreamableFile> {
    const edition = await this.supply.one(id);
    const addressOf = (patentId: string) => new URL(`/patents/${patentId}`, this.env.PUBLIC_URL).href;
    return new StreamableFile(writeXlsx(supplyRows(edition, who.language, addressOf)));
  }

  /** The edition as a PDF, in the reader's language. */
  @Get('supply-editions/:editionId/pdf')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async pdf(@Who() who: Actor, @IdParam('editionId') id: string, @Res() reply: FastifyReply): Promise<void> {
    const edition = await this.supply.one(id);
    const bytes = await supplyPdf(edition, who.language);
    await sendChecked(reply, { name: `${edition.title}.pdf`, mediaType: 'application/pdf', bytes });
  }

  /** What the next edition would hold. */
  @Get('organisations/:organisationId/supply-catalogue')
  @Allow(holdingPolicy.read)
  @ApiOkResponse({ type: SupplyDraftDto })
  draft(@Me() me: PersonActor, @IdParam('organisationId') organisationId: string): Promise<SupplyDraftDto> {
    return this.supply.draft(me, organisationId);
  }

  /** Publishes the next edition; it stays as it was. */
  @Post('organisations/:organisationId/supply-catalogue')
  @Allow(holdingPolicy.write)
  @ApiCreatedResponse({ type: SupplyEditionDto })
  publish(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Body() edition: NewSupplyEditionDto,
  ): Promise<SupplyEditionDto> {
    return this.supply.publish(me, organisationId, edition);
  }
}
