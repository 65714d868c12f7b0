import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Database,
  Files,
  IdParam,
  Me,
  type PersonActor,
  refuse,
  sendFile,
  uploadedFile,
} from '#libs/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { filePolicy } from './catalogue.policy.js';
import { StoredFileDto, UploadQuery } from './files.dto.js';
import { UPLOAD_BODY } from './upload-body.js';

/** Documents that an act will cite: uploaded first, named by id then. */
@ApiTags('files')
@Controller('api/v1/organisations/:organisationId/files')
export class FilesController {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
  ) {}

  @Post()
  @Allow(filePolicy.use)
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_BODY)
  @ApiCreatedResponse({ type: StoredFileDto })
  async upload(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() { purpose = 'DOCUMENT' }: UploadQuery,
    @Req() request: FastifyRequest,
  ): Promise<StoredFileDto> {
    const file = await uploadedFile(request);
    return this.database.transaction(me, async (tx) => {
      const id = await this.files.store(tx, { organisationId, purpose, ...file });
      const { name, size, sha256 } = await this.files.load(tx, id);
      return { id, name, size, sha256 };
    });
  }

  /** The bytes: of the organisation's own documents, and of those that the other party of a licence filed. */
  @Get(':fileId')
  @Allow(filePolicy.use)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.database.transaction(me, (tx) => this.files.handOut(tx, fileId));
    if (file.organisationId !== organisationId && file.readerId !== organisationId) throw refuse.not_found();
    await sendFile(reply, file, true);
  }
}
