import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, sendChecked, sendPicture } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { patentPolicy } from '../catalogue.policy.js';
import { PublicDocumentsService } from './public-documents.service.js';

const WEBP = {
  content: { 'image/webp': { schema: { type: 'string' as const, format: 'binary' } } },
};
const BYTES = { schema: { type: 'string' as const, format: 'binary' } };

/** The bytes of what stands on a patent's page. What is not public, waits for its scan or is infected answers 404. */
@ApiTags('catalogue')
@Controller('api/v1/patents/:patentId')
export class PublicDocumentsController {
  constructor(private readonly documents: PublicDocumentsService) {}

  /** At most 320 pixels wide, without metadata; never changes. */
  @Get('figures/:figureId/small')
  @Allow(patentPolicy.read)
  @ApiOkResponse(WEBP)
  async small(
    @IdParam('patentId') patentId: string,
    @IdParam('figureId') figureId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPicture(reply, await this.documents.picture(patentId, figureId, 'SMALL'));
  }

  /** At most 1280 pixels wide, without metadata; never changes. */
  @Get('figures/:figureId/large')
  @Allow(patentPolicy.read)
  @ApiOkResponse(WEBP)
  async large(
    @IdParam('patentId') patentId: string,
    @IdParam('figureId') figureId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPicture(reply, await this.documents.picture(patentId, figureId, 'LARGE'));
  }

  @Get('documents/:documentId')
  @Allow(patentPolicy.read)
  @ApiOkResponse(BYTES)
  async paper(
    @IdParam('patentId') patentId: string,
    @IdParam('documentId') documentId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendChecked(reply, await this.documents.paper(patentId, documentId));
  }
}
