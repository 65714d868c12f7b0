import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor } from '#libs/platform';
import { needPolicy } from './demand.policy.js';
import { SilentListDto, TriageNeedDto, TriageQuery, TriageQueueDto, TriageStepDto } from './triage.dto.js';
import { TriageService } from './triage.service.js';

/** The service centre's desk: needs of all firms before they come onto the board, and what nobody moves. */
@ApiTags('demand')
@ApiParam({ name: 'organisationId', type: String })
@Controller('api/v1/organisations/:organisationId')
export class TriageController {
  constructor(private readonly triage: TriageService) {}

  @Get('triage')
  @Allow(needPolicy.triage)
  @ApiOkResponse({ type: TriageQueueDto })
  queue(@Me() me: PersonActor, @Query() query: TriageQuery): Promise<TriageQueueDto> {
    return this.triage.queue(me, query);
  }

  /** Needs and answers that nobody has moved for a week. */
  @Get('silent')
  @Allow(needPolicy.triage)
  @ApiOkResponse({ type: SilentListDto })
  silent(@Me() me: PersonActor): Promise<SilentListDto> {
    return this.triage.silent(me);
  }

  @Get('triage/:triagedNeedId')
  @Allow(needPolicy.triage)
  @ApiOkResponse({ type: TriageNeedDto })
  one(@Me() me: PersonActor, @IdParam('triagedNeedId') id: string): Promise<TriageNeedDto> {
    return this.triage.one(me, id);
  }

  /** Returns it with a reason, approves, publishes or merges it. */
  @Post('triage/:triagedNeedId/steps')
  @Allow(needPolicy.triage)
  @ApiCreatedResponse({ type: TriageNeedDto })
  step(
    @Me() me: PersonActor,
    @IdParam('triagedNeedId') id: string,
    @Body() step: TriageStepDto,
  ): Promise<TriageNeedDto> {
    return this.triage.step(me, id, step);
  }
}
