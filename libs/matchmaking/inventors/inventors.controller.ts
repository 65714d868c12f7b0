import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor } from '#libs/platform';
import { inventorPolicy } from '../matchmaking.policy.js';
import { InventorLinks } from './inventor-links.service.js';
import { AskInventorDto, InventorAnswerDto, InventorCardDto, InventorQuestionsDto } from './inventors.dto.js';
import { InventorsService } from './inventors.service.js';

const OF_MATCH = 'organisations/:organisationId/matches/:matchId/inventors';

/** A match, put to an inventor. */
@ApiTags('matchmaking')
@Controller('api/v1')
export class InventorsController {
  constructor(
    private readonly inventors: InventorsService,
    private readonly links: InventorLinks,
  ) {}

  @Get(OF_MATCH)
  @Allow(inventorPolicy.read)
  @ApiOkResponse({ type: InventorQuestionsDto })
  list(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('matchId') matchId: string,
  ): Promise<InventorQuestionsDto> {
    return this.inventors.list(me, organisationId, matchId);
  }

  /** A letter goes to the inventor, with a link that is good for 30 days; five of a match at a time. */
  @Post(OF_MATCH)
  @Allow(inventorPolicy.ask)
  @ApiCreatedResponse({ type: InventorQuestionsDto })
  ask(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('matchId') matchId: string,
    @Body() question: AskInventorDto,
  ): Promise<InventorQuestionsDto> {
    return this.inventors.ask(me, organisationId, matchId, question);
  }

  /** The link ends at once, the address is erased. */
  @Delete(`${OF_MATCH}/:questionId`)
  @Allow(inventorPolicy.ask)
  @ApiOkResponse({ type: InventorQuestionsDto })
  withdraw(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('matchId') matchId: string,
    @IdParam('questionId') questionId: string,
  ): Promise<InventorQuestionsDto> {
    return this.inventors.withdraw(me, organisationId, matchId, questionId);
  }

  /** What the link of a letter shows; without an account. */
  @Get('inventor-questions/:questionCode')
  @Allow(inventorPolicy.byLink)
  @ApiOkResponse({ type: InventorCardDto })
  card(@Param('questionCode') code: string): Promise<InventorCardDto> {
    return this.links.card(code);
  }

  /** What the inventor says; the last word counts. */
  @Post('inventor-questions/:questionCode')
  @Allow(inventorPolicy.byLink)
  @ApiCreatedResponse({ type: InventorCardDto })
  answer(@Param('questionCode') code: string, @Body() said: InventorAnswerDto): Promise<InventorCardDto> {
    return this.links.answer(code, said);
  }
}
