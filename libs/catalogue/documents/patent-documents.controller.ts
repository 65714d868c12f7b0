import { Body, Controller, Delete, Get, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor, SeenVersion, sendEtag, uploadedFile } from '#libs/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { holdingPolicy } from '../catalogue.policy.js';
import { UPLOAD_BODY } from '../upload-body.js';
import { NewPatentDocumentQuery, PatentDocumentsDto, PlacedDocumentsDto } from './patent-documents.dto.js';
import { PatentDocumentsService } from './patent-documents.service.js';

/** Figures and papers that a holder attaches to its patent. The originals are downloaded as files of the organisation. */
@ApiTags('catalogue')
@Controller('api/v1/organisations/:organisationId/patents/:patentId/documents')
export class PatentDocumentsController {
  constructor(private readonly documents: PatentDocumentsService) {}

  @Get()
  @Allow(holdingPolicy.read)
  @ApiOkResponse({ type: PatentDocumentsDto })
  async all(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PatentDocumentsDto> {
    return sendEtag(reply, await this.documents.all(me, organisationId, patentId));
  }

  /**
   * Attaches a figure (PNG, JPEG, WebP; at most 10 MB, 10,000 pixels a side) or a paper (PDF, docx, xlsx, pptx, OFD; at
   * most 20 MB) behind the others. What it is, its content decides.
   */
  @Post()
  @Allow(holdingPolicy.write)
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_BODY)
  @ApiCreatedResponse({ type: PatentDocumentsDto })
  async add(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @Query() query: NewPatentDocumentQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PatentDocumentsDto> {
    const added = await this.documents.add(me, organisationId, patentId, query, () => uploadedFile(request));
    return sendEtag(reply, added);
  }

  /** Order, captions and who may read; names all of them. */
  @Patch()
  @Allow(holdingPolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: PatentDocumentsDto })
  async arrange(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @SeenVersion() seen: string,
    @Body() { items }: PlacedDocumentsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PatentDocumentsDto> {
    return sendEtag(reply, await this.documents.arrange(me, organisationId, patentId, seen, items));
  }

  /** Takes it off and deletes its bytes. */
  @Delete(':documentId')
  @Allow(holdingPolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: PatentDocumentsDto })
  async remove(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('patentId') patentId: string,
    @IdParam('documentId') documentId: string,
    @SeenVersion() seen: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PatentDocumentsDto> {
    return sendEtag(reply, await this.documents.remove(me, organisationId, patentId, documentId, seen));
  }
}
