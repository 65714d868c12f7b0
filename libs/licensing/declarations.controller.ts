import { Body, Controller, Get, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Act,
  type ActRequest,
  Allow,
  Database,
  etagOf,
  IdParam,
  LegalAct,
  Me,
  type PersonActor,
  SeenVersion,
} from '#libs/platform';
import type { FastifyReply } from 'fastify';
import {
  AnnouncementDto,
  CorrectionDto,
  DeclarationDto,
  DeclarationListDto,
  DeclarationQuery,
  DeclarationTermsDto,
  FilingDto,
  NewConsentDto,
  NewDeclarationDto,
  NewGateFactDto,
  OfficeActDto,
  ReasonDto,
  WithdrawalDto,
} from './declaration.dto.js';
import { DeclarationsReadModel } from './declarations.read-model.js';
import { DeclarationsService } from './declarations.service.js';
import { declarationPolicy } from './licensing.policy.js';
import { OfficeActsService } from './office-acts.service.js';

const ORGANISATION = 'organisationId';
const DECLARATION = 'declarationId';

/** The university's declarations: its own process, then what went to the office and came back. */
@ApiTags('declarations')
@Controller(`api/v1/organisations/:${ORGANISATION}/declarations`)
export class DeclarationsController {
  constructor(
    private readonly database: Database,
    private readonly declarations: DeclarationsService,
    private readonly office: OfficeActsService,
    private readonly readModel: DeclarationsReadModel,
  ) {}

  @Get()
  @Allow(declarationPolicy.read)
  @ApiOkResponse({ type: DeclarationListDto })
  list(
    @Me() me: PersonActor,
    @IdParam(ORGANISATION) organisationId: string,
    @Query() query: DeclarationQuery,
  ): Promise<DeclarationListDto> {
    return this.readModel.list(me, organisationId, query);
  }

  @Post()
  @Allow(declarationPolicy.edit)
  @ApiCreatedResponse({ type: DeclarationDto })
  async create(
    @Me() me: PersonActor,
    @IdParam(ORGANISATION) organisationId: string,
    @Body() declaration: NewDeclarationDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeclarationDto> {
    return withEtag(reply, await this.declarations.create(me, organisationId, declaration));
  }

  @Get(`:${DECLARATION}`)
  @Allow(declarationPolicy.read)
  @ApiOkResponse({ type: DeclarationDto })
  async one(
    @Me() me: PersonActor,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeclarationDto> {
    return withEtag(
      reply,
      await this.database.transaction(me, (tx) => this.readModel.one(tx, organisationId, id)),
    );
  }

  /** Changes a draft. */
  @Patch(`:${DECLARATION}`)
  @Allow(declarationPolicy.edit)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: DeclarationDto })
  async change(
    @Me() me: PersonActor,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @SeenVersion() seen: string,
    @Body() terms: DeclarationTermsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeclarationDto> {
    return withEtag(reply, await this.declarations.change(me, organisationId, id, seen, terms));
  }

  /** States a fact about a bar E1–E9 or the patentee, with its day and source. */
  @Post(`:${DECLARATION}/facts`)
  @Allow(declarationPolicy.edit)
  @ApiCreatedResponse({ type: DeclarationDto })
  stateFact(
    @Me() me: PersonActor,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() fact: NewGateFactDto,
  ): Promise<DeclarationDto> {
    return this.declarations.stateFact(me, organisationId, id, fact);
  }

  @Post(`:${DECLARATION}/consents`)
  @Allow(declarationPolicy.edit)
  @ApiCreatedResponse({ type: DeclarationDto })
  addConsent(
    @Me() me: PersonActor,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() consent: NewConsentDto,
  ): Promise<DeclarationDto> {
    return this.declarations.addConsent(me, organisationId, id, consent);
  }

  @Post(`:${DECLARATION}/submission`)
  @Allow(declarationPolicy.edit)
  @LegalAct(DeclarationDto)
  submit(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
  ): Promise<string> {
    return this.declarations.submit(act, organisationId, id);
  }

  /** By another person than the submitter; step-up. */
  @Post(`:${DECLARATION}/approval`)
  @Allow(declarationPolicy.approve)
  @LegalAct(DeclarationDto)
  approve(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
  ): Promise<string> {
    return this.declarations.approve(act, organisationId, id);
  }

  @Post(`:${DECLARATION}/return`)
  @Allow(declarationPolicy.approve)
  @LegalAct(DeclarationDto)
  return(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.declarations.return(act, organisationId, id, reason);
  }

  @Post(`:${DECLARATION}/filing`)
  @Allow(declarationPolicy.record)
  @LegalAct(DeclarationDto)
  file(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() { day }: FilingDto,
  ): Promise<string> {
    return this.office.file(act, organisationId, id, day);
  }

  @Post(`:${DECLARATION}/refusal`)
  @Allow(declarationPolicy.record)
  @LegalAct(DeclarationDto)
  refuse(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() body: OfficeActDto,
  ): Promise<string> {
    return this.office.refuseByOffice(act, organisationId, id, body);
  }

  @Post(`:${DECLARATION}/announcement`)
  @Allow(declarationPolicy.record)
  @LegalAct(DeclarationDto)
  announce(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() body: AnnouncementDto,
  ): Promise<string> {
    return this.office.announce(act, organisationId, id, body);
  }

  /** Our transcription differed from the announcement; step-up. */
  @Post(`:${DECLARATION}/correction`)
  @Allow(declarationPolicy.approve)
  @LegalAct(DeclarationDto)
  correct(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() body: CorrectionDto,
  ): Promise<string> {
    return this.office.correct(act, organisationId, id, body);
  }

  /** Step-up. Changes nothing until the withdrawal is announced. */
  @Post(`:${DECLARATION}/withdrawal`)
  @Allow(declarationPolicy.withdraw)
  @LegalAct(DeclarationDto)
  withdraw(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() body: WithdrawalDto,
  ): Promise<string> {
    return this.office.fileWithdrawal(act, organisationId, id, body);
  }

  @Post(`:${DECLARATION}/withdrawal-refusal`)
  @Allow(declarationPolicy.record)
  @LegalAct(DeclarationDto)
  refuseWithdrawal(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() body: OfficeActDto,
  ): Promise<string> {
    return this.office.refuseWithdrawal(act, organisationId, id, body);
  }

  @Post(`:${DECLARATION}/withdrawal-announcement`)
  @Allow(declarationPolicy.record)
  @LegalAct(DeclarationDto)
  announceWithdrawal(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() body: OfficeActDto,
  ): Promise<string> {
    return this.office.close(act, organisationId, id, 'ANNOUNCE_WITHDRAWAL', body);
  }

  @Post(`:${DECLARATION}/termination`)
  @Allow(declarationPolicy.record)
  @LegalAct(DeclarationDto)
  terminate(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() body: OfficeActDto,
  ): Promise<string> {
    return this.office.close(act, organisationId, id, 'TERMINATE_BY_OFFICE', body);
  }

  @Post(`:${DECLARATION}/revocation`)
  @Allow(declarationPolicy.record)
  @LegalAct(DeclarationDto)
  revoke(
    @Act() act: ActRequest,
    @IdParam(ORGANISATION) organisationId: string,
    @IdParam(DECLARATION) id: string,
    @Body() body: OfficeActDto,
  ): Promise<string> {
    return this.office.close(act, organisationId, id, 'REVOKE', body);
  }
}

function withEtag(reply: FastifyReply, declaration: DeclarationDto): DeclarationDto {
  reply.header('etag', etagOf(declaration));
  return declaration;
}
