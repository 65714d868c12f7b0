import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { StateSizeDto } from '#libs/accounts';
import { Allow, IdParam, Me, type PersonActor, SeenVersion, sendEtag } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import {
  CallListDto,
  EnterpriseFileChangeDto,
  EnterpriseFileDto,
  EnterpriseFileListDto,
  EnterpriseFileQuery,
  KeepersDto,
  NewEnterpriseContactDto,
  NewEnterpriseFileDto,
  NewVisitDto,
  TimelineDto,
} from './enterprise-files.dto.js';
import { EnterpriseFilesReadModel } from './enterprise-files.read-model.js';
import { EnterpriseFilesService } from './enterprise-files.service.js';
import { FileNeedsDto } from './file-needs.dto.js';
import { enterpriseFilePolicy } from './enterprises.policy.js';

/** The files that a centre keeps on its key enterprises (一企一册). */
@ApiTags('enterprises')
@Controller('api/v1/organisations/:organisationId')
export class EnterpriseFilesController {
  constructor(
    private readonly files: EnterpriseFilesService,
    private readonly readModel: EnterpriseFilesReadModel,
  ) {}

  @Get('enterprise-files')
  @Allow(enterpriseFilePolicy.read)
  @ApiOkResponse({ type: EnterpriseFileListDto })
  list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() query: EnterpriseFileQuery,
  ): Promise<EnterpriseFileListDto> {
    return this.readModel.list(me, organisationId, query);
  }

  @Post('enterprise-files')
  @Allow(enterpriseFilePolicy.write)
  @ApiCreatedResponse({ type: EnterpriseFileDto })
  async open(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Body() wanted: NewEnterpriseFileDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnterpriseFileDto> {
    return sendEtag(reply, await this.files.open(me, organisationId, wanted));
  }

  /** Whom to call: steps that are due, and key firms that nobody spoke to for long. */
  @Get('call-list')
  @Allow(enterpriseFilePolicy.read)
  @ApiOkResponse({ type: CallListDto })
  calls(@Me() me: PersonActor, @IdParam('organisationId') organisationId: string): Promise<CallListDto> {
    return this.readModel.calls(me, organisationId);
  }

  /** Who keeps a file on this organisation; what stands in it stays with the keeper. */
  @Get('keepers')
  @Allow(enterpriseFilePolicy.kept)
  @ApiOkResponse({ type: KeepersDto })
  keepers(@Me() me: PersonActor, @IdParam('organisationId') organisationId: string): Promise<KeepersDto> {
    return this.readModel.keepers(me, organisationId);
  }

  @Get('enterprise-files/:enterpriseFileId')
  @Allow(enterpriseFilePolicy.read)
  @ApiOkResponse({ type: EnterpriseFileDto })
  async one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('enterpriseFileId') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnterpriseFileDto> {
    return sendEtag(reply, await this.files.one(me, organisationId, id));
  }

  @Patch('enterprise-files/:enterpriseFileId')
  @Allow(enterpriseFilePolicy.write)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: EnterpriseFileDto })
  async change(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('enterpriseFileId') id: string,
    @SeenVersion() seen: string,
    @Body() change: EnterpriseFileChangeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnterpriseFileDto> {
    return sendEtag(reply, await this.files.change(me, organisationId, id, seen, change));
  }

  @Get('enterprise-files/:enterpriseFileId/timeline')
  @Allow(enterpriseFilePolicy.read)
  @ApiOkResponse({ type: TimelineDto })
  timeline(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('enterpriseFileId') id: string,
  ): Promise<TimelineDto> {
    return this.files.timeline(me, organisationId, id);
  }

  /** The firm's needs as far as the keeper may know of them, each with what was sent for it. */
  @Get('enterprise-files/:enterpriseFileId/needs')
  @Allow(enterpriseFilePolicy.read)
  @ApiOkResponse({ type: FileNeedsDto })
  needs(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('enterpriseFileId') id: string,
  ): Promise<FileNeedsDto> {
    return this.files.needs(me, organisationId, id);
  }

  @Post('enterprise-files/:enterpriseFileId/visits')
  @Allow(enterpriseFilePolicy.write)
  @ApiCreatedResponse({ type: TimelineDto })
  addVisit(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('enterpriseFileId') id: string,
    @Body() visit: NewVisitDto,
  ): Promise<TimelineDto> {
    return this.files.addVisit(me, organisationId, id, visit);
  }

  @Post('enterprise-files/:enterpriseFileId/contacts')
  @Allow(enterpriseFilePolicy.write)
  @ApiCreatedResponse({ type: EnterpriseFileDto })
  addContact(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('enterpriseFileId') id: string,
    @Body() contact: NewEnterpriseContactDto,
  ): Promise<EnterpriseFileDto> {
    return this.files.addContact(me, organisationId, id, contact);
  }

  @Delete('enterprise-files/:enterpriseFileId/contacts/:contactId')
  @HttpCode(204)
  @Allow(enterpriseFilePolicy.write)
  @ApiNoContentResponse()
  removeContact(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('enterpriseFileId') id: string,
    @IdParam('contactId') contactId: string,
  ): Promise<void> {
    return this.files.removeContact(me, organisationId, id, contactId);
  }

  /** The size class that follows from figures which the centre learned; the firm's own statement stands beside it. */
  @Post('enterprise-files/:enterpriseFileId/size-statements')
  @Allow(enterpriseFilePolicy.write)
  @ApiCreatedResponse({ type: EnterpriseFileDto })
  stateSize(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('enterpriseFileId') id: string,
    @Body() stated: StateSizeDto,
  ): Promise<EnterpriseFileDto> {
    return this.files.stateSize(me, organisationId, id, stated);
  }
}
