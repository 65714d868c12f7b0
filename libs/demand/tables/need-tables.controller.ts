import { Controller, Get, Header, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UPLOAD_BODY, WORKBOOK } from '#libs/catalogue';
import { type Actor, Allow, IdParam, Me, type PersonActor, uploadedFile, Who } from '#libs/platform';
import type { FastifyRequest } from 'fastify';
import { NeedSearchQuery } from '../board.dto.js';
import { needPolicy } from '../demand.policy.js';
import { NeedExport } from './need-export.service.js';
import { NeedImport } from './need-import.service.js';
import { ForFirmQuery, NeedImportDto } from './need-tables.dto.js';

const OWN = 'api/v1/organisations/:organisationId';

/** Needs as tables: the board's and a firm's own as workbooks, a firm's table as drafts. */
@ApiTags('demand')
@Controller()
export class NeedTablesController {
  constructor(
    private readonly tables: NeedExport,
    private readonly imports: NeedImport,
  ) {}

  /** The board as a workbook, up to 10,000 rows, in the reader's language; streamed. */
  @Get('api/v1/needs.xlsx')
  @Allow(needPolicy.open)
  @Header('content-type', WORKBOOK)
  @Header('content-disposition', 'attachment; filename="kaixu-needs.xlsx"')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  board(@Who() who: Actor, @Query() { cursor: _, limit: __, ...query }: NeedSearchQuery): StreamableFile {
    return new StreamableFile(this.tables.publicWorkbook(query, who.language));
  }

  /** Its own needs whole, as import reads them back; a service centre gets those that it wrote. */
  @Get(`${OWN}/needs.xlsx`)
  @Allow(needPolicy.read)
  @Header('content-type', WORKBOOK)
  @Header('content-disposition', 'attachment; filename="kaixu-own-needs.xlsx"')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  own(@Me() me: PersonActor, @IdParam('organisationId') organisationId: string): StreamableFile {
    return new StreamableFile(this.tables.ownWorkbook(me, organisationId));
  }

  /** What would become of each row of a table (xlsx, xls, csv, tsv; 2,000 rows); nothing is written, the file is not kept. */
  @Post(`${OWN}/needs/imports/check`)
  @HttpCode(200)
  @Allow(needPolicy.write)
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_BODY)
  @ApiOkResponse({ type: NeedImportDto })
  async check(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() firm: ForFirmQuery,
    @Req() request: FastifyRequest,
  ): Promise<NeedImportDto> {
    const { bytes } = await uploadedFile(request);
    return this.imports.take(me, { organisationId, bytes, firm, write: false });
  }

  /** The same, and every row that fits becomes a draft, all in one transaction; none is submitted. */
  @Post(`${OWN}/needs/imports`)
  @Allow(needPolicy.write)
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_BODY)
  @ApiCreatedResponse({ type: NeedImportDto })
  async take(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() firm: ForFirmQuery,
    @Req() request: FastifyRequest,
  ): Promise<NeedImportDto> {
    const { bytes } = await uploadedFile(request);
    return this.imports.take(me, { organisationId, bytes, firm, write: true });
  }
}
