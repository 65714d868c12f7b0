import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor } from '#libs/platform';
import {
  AnswerDto,
  AnswerListDto,
  AnswerQuery,
  AnswerStepDto,
  NewAnswerDto,
  NewAnswerMessageDto,
} from './answers.dto.js';
import { AnswersService } from './answers.service.js';
import { answerPolicy } from './demand.policy.js';

/** Answers to needs, of both sides. */
@ApiTags('demand')
@Controller('api/v1/organisations/:organisationId/answers')
export class AnswersController {
  constructor(private readonly answers: AnswersService) {}

  @Get()
  @Allow(answerPolicy.read)
  @ApiOkResponse({ type: AnswerListDto })
  list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Query() query: AnswerQuery,
  ): Promise<AnswerListDto> {
    return this.answers.list(me, organisationId, query);
  }

  @Post()
  @Allow(answerPolicy.give)
  @ApiCreatedResponse({ type: AnswerDto })
  give(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @Body() wanted: NewAnswerDto,
  ): Promise<AnswerDto> {
    return this.answers.give(me, organisationId, wanted);
  }

  @Get(':answerId')
  @Allow(answerPolicy.read)
  @ApiOkResponse({ type: AnswerDto })
  one(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('answerId') id: string,
  ): Promise<AnswerDto> {
    return this.answers.one(me, organisationId, id);
  }

  @Post(':answerId/messages')
  @Allow(answerPolicy.talk)
  @ApiCreatedResponse({ type: AnswerDto })
  say(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('answerId') id: string,
    @Body() { text }: NewAnswerMessageDto,
  ): Promise<AnswerDto> {
    return this.answers.say(me, organisationId, id, text);
  }

  /** Interested, declined with a reason, or taken back. */
  @Post(':answerId/steps')
  @Allow(answerPolicy.talk)
  @ApiCreatedResponse({ type: AnswerDto })
  step(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('answerId') id: string,
    @Body() step: AnswerStepDto,
  ): Promise<AnswerDto> {
    return this.answers.step(me, organisationId, id, step);
  }
}
