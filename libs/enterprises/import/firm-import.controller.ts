import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UPLOAD_BODY } from '#libs/catalogue';
import { Allow, IdParam, Me, type PersonActor, uploadedFile } from '#libs/platform';
import type { FastifyRequest } from 'fastify';
import { enterpriseFilePolicy } from '../enterprises.policy.js';
import { FirmImportDto, FirmImportQuery } from './firm-import.dto.js';
import { FirmImportService } from './firm-import.service.js';

/** Firms and their contacts from the list that a centre already has. */
@ApiTags('enterprises')
@Controller('api/v1/organisations/:organisationId')
export class FirmImportController {
  constructor(private readonly imports: FirmImportService) {}

  /** Opens files and adds contacts from an xlsx, xls or csv of up to 2,000 rows; with `dryRun` it only says what it would do. */
  @Post('enterprise-files/imports')
  @HttpCode(200)
  @Allow(enterpriseFilePolicy.write)
  @ApiConsumes('multipart/form-data')
  @ApiBody(UPLOAD_BODY)
  @ApiOkResponse({ type: FirmImportDto })
  async run(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() { dryRun }: FirmImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<FirmImportDto> {
    const { bytes } = await uploadedFile(request);
    return this.imports.run(me, organisationId, bytes, dryRun === 'true');
  }
}
