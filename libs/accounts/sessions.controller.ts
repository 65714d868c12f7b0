import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, Allow, Me, type PersonActor, Who } from '#libs/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  InvitationDto,
  JoinDto,
  OwnChoicesDto,
  RegistrationDto,
  RegistrationReceivedDto,
  SessionDto,
  SignInDto,
  StepUpDto,
} from './accounts.dto.js';
import { sessionPolicy } from './accounts.policy.js';
import { InvitationsService } from './invitations.service.js';
import { OrganisationsService } from './organisations.service.js';
import { RegistrationsService } from './registrations.service.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('accounts')
@Controller('api/v1')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly organisations: OrganisationsService,
    private readonly registrations: RegistrationsService,
    private readonly invitations: InvitationsService,
  ) {}

  /** Signs in: sets the cookie. 401 `sign_in_refused` for an unknown name and a wrong password alike. */
  @Post('sessions')
  @Allow(sessionPolicy.open)
  @ApiCreatedResponse({ type: SessionDto })
  async signIn(
    @Body() { name, password }: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.organisations.session(await this.sessions.signIn(name, password, request, reply));
  }

  @Get('sessions/current')
  @Allow(sessionPolicy.own)
  @ApiOkResponse({ type: SessionDto })
  current(@Me() me: PersonActor): Promise<SessionDto> {
    return this.organisations.session(me);
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @Allow(sessionPolicy.own)
  @ApiNoContentResponse()
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.sessions.signOut(request, reply);
  }

  /** Signs out everywhere. */
  @Delete('sessions')
  @HttpCode(204)
  @Allow(sessionPolicy.own)
  @ApiNoContentResponse()
  signOutEverywhere(@Me() me: PersonActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.sessions.signOutEverywhere(me, reply);
  }

  /** The password again, before an act of legal effect. */
  @Post('sessions/current/step-up')
  @HttpCode(204)
  @Allow(sessionPolicy.own)
  @ApiNoContentResponse()
  stepUp(
    @Me() me: PersonActor,
    @Body() { password }: StepUpDto,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.sessions.stepUp(me, password, request);
  }

  @Patch('people/me')
  @HttpCode(204)
  @Allow(sessionPolicy.own)
  @ApiNoContentResponse()
  choose(@Me() me: PersonActor, @Body() choices: OwnChoicesDto): Promise<void> {
    return this.organisations.choose(me, choices);
  }

  /** Registers a licensee with its first signatory; then sign in. A credit code that is taken opens a claim. */
  @Post('registrations')
  @HttpCode(202)
  @Allow(sessionPolicy.open)
  @ApiAcceptedResponse({ type: RegistrationReceivedDto })
  register(@Who() who: Actor, @Body() request: RegistrationDto): Promise<RegistrationReceivedDto> {
    return this.registrations.register(request, who.language);
  }

  @Get('invitations/:token')
  @Allow(sessionPolicy.open)
  @ApiOkResponse({ type: InvitationDto })
  invitation(@Param('token') token: string): Promise<InvitationDto> {
    return this.invitations.look(token);
  }

  @Post('invitations/:token/acceptances')
  @HttpCode(204)
  @Allow(sessionPolicy.open)
  @ApiNoContentResponse()
  join(@Who() who: Actor, @Param('token') token: string, @Body() request: JoinDto): Promise<void> {
    return this.invitations.join(who, token, request);
  }
}
