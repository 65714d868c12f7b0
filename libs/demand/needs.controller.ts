import { Body, Controller, Delete, Get, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor, SeenVersion, sendEtag, uploadedFile } from '#libs/platform';
import { UPLOAD_BODY } from '#libs/catalogue';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { needPolicy } from './demand.policy.js';
import { NeedContentDto, NeedDto, NeedListDto, NeedQuery, NeedStepDto, NewNeedDto } from './needs.dto.js';
import { NeedFilesDto } from './need-files.dto.js';
import { NeedFilesService } from './need-files.service.js';
import { NeedsService } from './needs.service.js';

/** A firm's own needs, or those that a service centre writes for firms. */
@ApiTags('demand')
@Controller('api/v1/organisations/:organisationId/needs')
export class NeedsController {
  constructor(
    private readonly needs: NeedsService,
    private readonly files: NeedFilesService,
  ) {}

  @Get()
  @Allow(needPolicy.read)
  @ApiOkResponse({ type: NeedListDto })
  list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() query: NeedQuery,
  ): Promise<NeedListDto> {
    return this.needs.list(me, organisationId, query);
  }

  @Post()
  @Allow(needPolicy.write)
  @ApiCreatedResponse({ type: NeedDto })
  async write(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Body() wanted: NewNeedDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NeedDto> {
    return sendEtag(reply, await this.needs.write(me, organisationId, wanted));
  }

  @Get(':needId')
  @Allow(needPolicy.read)
  @ApiOkResponse({ type: NeedDto })
  async one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('needId') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NeedDto> {
    return sendEtag(reply, await this.needs.one(me, organisationId, id));
  }

  @Patch(':needId')
  @Allow(needPolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: NeedDto })
  async change(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('needId') id: string,
    @SeenVersion() seen: string,
    @Body() content: NeedContentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NeedDto> {
    return sendEtag(reply, await this.needs.change(me, organisationId, id, seen, content));
  }

  /** A drawing, photograph or paper (PNG, JPEG, WebP, PDF, docx, xlsx, pptx, OFD; 20 MB); ten at most. */
  @Post(':needId/files')
  @Allow(needPolicy.write)
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_BODY)
  @ApiCreatedResponse({ type: NeedFilesDto })
  async attach(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('needId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<NeedFilesDto> {
    return { items: await this.files.attach(me, organisationId, id, () => uploadedFile(request)) };
  }

  @Delete(':needId/files/:needFileId')
  @Allow(needPolicy.write)
  @ApiOkResponse({ type: NeedFilesDto })
  async removeFile(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('needId') id: string,
    @IdParam('needFileId') fileId: string,
  ): Promise<NeedFilesDto> {
    return { items: await this.files.remove(me, organisationId, id, fileId) };
  }

  /** Submits, closes, withdraws or renews it. */
  @Post(':needId/steps')
  @Allow(needPolicy.write)
  @ApiCreatedResponse({ type: NeedDto })
  async step(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('needId') id: string,
    @Body() step: NeedStepDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NeedDto> {
    return sendEtag(reply, await this.needs.step(me, organisationId, id, step));
  }
}
