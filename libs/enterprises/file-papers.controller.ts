import { Controller, Get, Header, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { WORKBOOK, writeWorkbook, writeXlsx } from '#libs/catalogue';
import { Allow, dispositionOf, IdParam, Me, type PersonActor, sendChecked } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { EnterpriseFileQuery } from './enterprise-files.dto.js';
import { enterpriseFilePolicy } from './enterprises.policy.js';
import { FilePapersService } from './file-papers.service.js';
import { filePdf, fileSheets } from './file-papers.js';
import { FILE_WORDS } from './file-papers.words.js';

/** Files on key enterprises as workbook and PDF, in the reader's language. */
@ApiTags('enterprises')
@Controller('api/v1/organisations/:organisationId')
export class FilePapersController {
  constructor(private readonly papers: FilePapersService) {}

  /** The list as a workbook, up to 10,000 rows; streamed. */
  @Get('enterprise-files.xlsx')
  @Allow(enterpriseFilePolicy.read)
  @Header('content-type', WORKBOOK)
  @Header('content-disposition', 'attachment; filename="kaixu-enterprises.xlsx"')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() { cursor: _, limit: __, ...query }: EnterpriseFileQuery,
  ): Promise<StreamableFile> {
    const rows = await this.papers.rows(me, organisationId, query);
    return new StreamableFile(writeXlsx(rows, FILE_WORDS[me.language].list));
  }

  /** The whole file, a sheet for each of its parts. */
  @Get('enterprise-files/:enterpriseFileId/workbook')
  @Allow(enterpriseFilePolicy.read)
  @Header('content-type', WORKBOOK)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async workbook(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('enterpriseFileId') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const whole = await this.papers.whole(me, organisationId, id);
    reply.header('content-disposition', dispositionOf('attachment', `${whole.file.firm.name}.xlsx`));
    return new StreamableFile(writeWorkbook(fileSheets(whole, me.language)));
  }

  /** The whole file to print, A4. */
  @Get('enterprise-files/:enterpriseFileId/pdf')
  @Allow(enterpriseFilePolicy.read)
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async pdf(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('enterpriseFileId') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const whole = await this.papers.whole(me, organisationId, id);
    const bytes = await filePdf(whole, me.language);
    await sendChecked(reply, {
      name: `${whole.file.firm.name}.pdf`,
      mediaType: 'application/pdf',
      bytes,
    });
  }
}
