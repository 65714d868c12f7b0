import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor } from '#libs/platform';
import {
  MatchDto,
  MatchListDto,
  MatchQualityDto,
  MatchQuery,
  MatchVerdictDto,
  ReviewDoneDto,
  ReviewListDto,
  ReviewQuery,
  ReviewStepDto,
} from './matches.dto.js';
import { MatchesService } from './matches.service.js';
import { matchPolicy } from './matchmaking.policy.js';
import { ReviewService } from './review.service.js';

/** Needs beside what may solve them. */
@ApiTags('matchmaking')
@Controller('api/v1/organisations/:organisationId')
export class MatchesController {
  constructor(
    private readonly matches: MatchesService,
    private readonly review: ReviewService,
  ) {}

  /** What was sent to this organisation; with `needId`, at most ten for that need, the best first. */
  @Get('matches')
  @Allow(matchPolicy.read)
  @ApiOkResponse({ type: MatchListDto })
  list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() query: MatchQuery,
  ): Promise<MatchListDto> {
    return this.matches.list(me, organisationId, query);
  }

  @Get('matches/:matchId')
  @Allow(matchPolicy.read)
  @ApiOkResponse({ type: MatchDto })
  one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('matchId') id: string,
  ): Promise<MatchDto> {
    return this.matches.one(me, organisationId, id);
  }

  /** Interested, or not and why. */
  @Post('matches/:matchId/verdicts')
  @Allow(matchPolicy.judge)
  @ApiCreatedResponse({ type: MatchDto })
  judge(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('matchId') id: string,
    @Body() said: MatchVerdictDto,
  ): Promise<MatchDto> {
    return this.matches.judge(me, organisationId, id, said);
  }

  /** Suggestions that wait for staff, by need. */
  @Get('match-review')
  @Allow(matchPolicy.review)
  @ApiOkResponse({ type: ReviewListDto })
  queue(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() query: ReviewQuery,
  ): Promise<ReviewListDto> {
    return this.review.queue(me, organisationId, query);
  }

  /** Sends, holds or rejects some of them at once. */
  @Post('match-review/steps')
  @Allow(matchPolicy.review)
  @ApiCreatedResponse({ type: ReviewDoneDto })
  step(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Body() step: ReviewStepDto,
  ): Promise<ReviewDoneDto> {
    return this.review.step(me, organisationId, step);
  }

  /** How good the engine's suggestions were, by what people said of them. */
  @Get('match-quality')
  @Allow(matchPolicy.quality)
  @ApiOkResponse({ type: MatchQualityDto })
  quality(@IdParam('organisationId') _organisationId: string): Promise<MatchQualityDto> {
    return this.review.quality();
  }
}
