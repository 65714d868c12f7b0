import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  Act,
  type ActRequest,
  type Actor,
  Allow,
  IdParam,
  LegalAct,
  Me,
  type PersonActor,
  sendFile,
  Who,
} from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { AcceptancesService } from './acceptances.service.js';
import {
  AcceptanceDto,
  AcceptedDto,
  ContestDto,
  LapseDto,
  LetterNoticeDto,
  LicenceDto,
  LicenceListDto,
  LicenceQuery,
  NewPaymentDto,
  StandingOfferDto,
  ProofDto,
  TodayDto,
} from './licence.dto.js';
import { LicencesReadModel } from './licences.read-model.js';
import { LicencesService } from './licences.service.js';
import { licencePolicy } from './licensing.policy.js';
import { OffersReadModel } from './offers.read-model.js';
import { ProofsService } from './proofs.service.js';
import { TodayReadModel } from './today.read-model.js';

const ORGANISATION = 'organisationId';
const LICENCE = 'licenceId';

@ApiTags('licences')
@Controller('api/v1')
export class LicencesController {
  constructor(
    private readonly acceptances: AcceptancesService,
    private readonly licences: LicencesService,
    private readonly readModel: LicencesReadModel,
    private readonly offers: OffersReadModel,
    private readonly proofs: ProofsService,
    private readonly todays: TodayReadModel,
  ) {}

  /** A standing offer with its full terms and their hash. 404 once it is closed. */
  @Get('declarations/:declarationId')
  @Allow(licencePolicy.offer)
  @ApiOkResponse({ type: StandingOfferDto })
  offer(@Who() who: Actor, @IdParam('declarationId') id: string): Promise<StandingOfferDto> {
    return this.offers.offer(id, who.language);
  }

  /**
   * Sends the written notice of PL 51.1 on exactly the terms of `termsHash`; step-up. 409 `declaration_closed`,
   * `notices_paused`, `terms_changed` (with the present terms and the difference), `licence_exists`.
   */
  @Post('declarations/:declarationId/acceptances')
  @Allow(licencePolicy.accept)
  @LegalAct(AcceptedDto)
  accept(
    @Act() act: ActRequest,
    @Param('declarationId') id: string,
    @Body() body: AcceptanceDto,
  ): Promise<string> {
    return this.acceptances.accept(act, id.toLowerCase(), body);
  }

  /** Whether a proof of licence is genuine, and what it says. */
  @Get('proofs/:code')
  @Allow(licencePolicy.offer)
  @ApiOkResponse({ type: ProofDto })
  proof(@Param('code') code: string): Promise<ProofDto> {
    return this.offers.proof(code);
  }

  @Get(`organisations/:${ORGANISATION}/today`)
  @Allow(licencePolicy.today)
  @ApiOkResponse({ type: TodayDto })
  today(@Me() me: PersonActor, @IdParam(ORGANISATION) organisationId: string): Promise<TodayDto> {
    return this.todays.today(me, organisationId);
  }

  @Get(`organisations/:${ORGANISATION}/licences`)
  @Allow(licencePolicy.read)
  @ApiOkResponse({ type: LicenceListDto })
  list(
    @Me() me: PersonActor,
    @IdParam(ORGANISATION) organisationId: string,
    @Query() query: LicenceQuery,
  ): Promise<LicenceListDto> {
    return this.readModel.list(me, organisationId, query);
  }

  @Get(`organisations/:${ORGANISATION}/licences/:${LICENCE}`)
  @Allow(licencePolicy.read)
  @ApiOkResponse({ type: LicenceDto })
  one(
    @Me() me: PersonActor,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(LICENCE) id: string,
  ): Promise<LicenceDto> {
    return this.readModel.read(me, organisationId, id);
  }

  /** A notice that reached the university by letter or e-mail. */
  @Post(`organisations/:${ORGANISATION}/notices`)
  @Allow(licencePolicy.answer)
  @LegalAct(AcceptedDto)
  enterNotice(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @Body() body: LetterNoticeDto,
  ): Promise<string> {
    return this.licences.enterNotice(act, organisationId, body);
  }

  /** The payer's slip (with its file) or the payee's entry of the receipt. */
  @Post(`organisations/:${ORGANISATION}/licences/:${LICENCE}/payments`)
  @Allow(licencePolicy.pay)
  @LegalAct(LicenceDto)
  pay(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(LICENCE) id: string,
    @Body() body: NewPaymentDto,
  ): Promise<string> {
    return this.licences.statePayment(act, organisationId, id, body);
  }

  @Post(`organisations/:${ORGANISATION}/licences/:${LICENCE}/payments/:paymentId/confirmation`)
  @Allow(licencePolicy.answer)
  @LegalAct(LicenceDto)
  confirm(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(LICENCE) id: string,
    @IdParam('paymentId') paymentId: string,
  ): Promise<string> {
    return this.licences.confirmPayment(act, organisationId, id, paymentId);
  }

  @Post(`organisations/:${ORGANISATION}/licences/:${LICENCE}/payments/:paymentId/contest`)
  @Allow(licencePolicy.answer)
  @LegalAct(LicenceDto)
  contest(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(LICENCE) id: string,
    @IdParam('paymentId') paymentId: string,
    @Body() { reason }: ContestDto,
  ): Promise<string> {
    return this.licences.contestPayment(act, organisationId, id, paymentId, reason);
  }

  /** Closes an unpaid notice, by either side. */
  @Post(`organisations/:${ORGANISATION}/licences/:${LICENCE}/lapse`)
  @Allow(licencePolicy.lapse)
  @LegalAct(LicenceDto)
  lapse(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(LICENCE) id: string,
    @Body() { reason }: LapseDto,
  ): Promise<string> {
    return this.licences.lapse(act, organisationId, id, reason);
  }

  /** 许可达成凭证 as PDF; 404 `proof_not_ready` until its job has run. */
  @Get(`organisations/:${ORGANISATION}/licences/:${LICENCE}/proof`)
  @Allow(licencePolicy.read)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ description: 'The PDF' })
  async proofFile(
    @Me() me: PersonActor,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(LICENCE) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.proofs.file(me, organisationId, id), true);
  }
}
