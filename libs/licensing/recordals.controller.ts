import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, type ActRequest, Allow, IdParam, LegalAct } from '#libs/platform';
import { LicenceDto } from './licence.dto.js';
import { licencePolicy } from './licensing.policy.js';
import { NewRecordalDto, RecordalRefusedDto, RecordedDto } from './recordal.dto.js';
import { RecordalsService } from './recordals.service.js';

/** The recordal of a licence: what went to the office and what came back, as either party states it. */
@ApiTags('licences')
@Controller('api/v1/organisations/:organisationId/licences/:licenceId/recordals')
export class RecordalsController {
  constructor(private readonly recordals: RecordalsService) {}

  /** Filed with the office within three months of the effect. 409 `step_refused` names what is missing, or the last day. */
  @Post()
  @Allow(licencePolicy.recordal)
  @LegalAct(LicenceDto)
  file(
    @Act() act: ActRequest,
    @IdParam('organisationId') organisationId: string,
    @IdParam('licenceId') licenceId: string,
    @Body() body: NewRecordalDto,
  ): Promise<string> {
    return this.recordals.file(act, organisationId, licenceId, body);
  }

  /** Recorded by the office, under a number. */
  @Post(':recordalId/recording')
  @Allow(licencePolicy.recordal)
  @LegalAct(LicenceDto)
  record(
    @Act() act: ActRequest,
    @IdParam('organisationId') organisationId: string,
    @IdParam('licenceId') licenceId: string,
    @IdParam('recordalId') recordalId: string,
    @Body() body: RecordedDto,
  ): Promise<string> {
    return this.recordals.record(act, organisationId, licenceId, recordalId, body);
  }

  /** Refused by the office; the licence stands and can be filed anew. */
  @Post(':recordalId/refusal')
  @Allow(licencePolicy.recordal)
  @LegalAct(LicenceDto)
  refuse(
    @Act() act: ActRequest,
    @IdParam('organisationId') organisationId: string,
    @IdParam('licenceId') licenceId: string,
    @IdParam('recordalId') recordalId: string,
    @Body() body: RecordalRefusedDto,
  ): Promise<string> {
    return this.recordals.refuse(act, organisationId, licenceId, recordalId, body);
  }
}
