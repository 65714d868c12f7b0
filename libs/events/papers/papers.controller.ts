import { Controller, Get, Header, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { WORKBOOK } from '#libs/catalogue';
import { Allow, IdParam, Me, type PersonActor, sendChecked } from '#libs/platform';
import type { FastifyReply } from 'fastify';
import { eventPolicy } from '../events.policy.js';
import { EventPapersService } from './papers.service.js';

const PAPERS = 'organisations/:organisationId/events/:eventId/papers';
const PDF = { content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } };

/** The organiser's papers. What holds the keys of registrations is for who may write the event. */
@ApiTags('events')
@Controller('api/v1')
export class PapersController {
  constructor(private readonly papers: EventPapersService) {}

  /** A page for each participant with a meeting. */
  @Get(`${PAPERS}/timetables.pdf`)
  @Allow(eventPolicy.write)
  @ApiOkResponse(PDF)
  async timetables(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPdf(reply, 'timetables', await this.papers.timetables(me, organisationId, eventId));
  }

  /** 对接单: a page for each meeting. */
  @Get(`${PAPERS}/cards.pdf`)
  @Allow(eventPolicy.write)
  @ApiOkResponse(PDF)
  async cards(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPdf(reply, 'cards', await this.papers.cards(me, organisationId, eventId));
  }

  @Get(`${PAPERS}/sign-in-sheet.pdf`)
  @Allow(eventPolicy.read)
  @ApiOkResponse(PDF)
  async signInSheet(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPdf(reply, 'sign-in-sheet', await this.papers.signInSheet(me, organisationId, eventId));
  }

  /** For the archive: figures, and the list behind each of them. */
  @Get(`${PAPERS}/report.pdf`)
  @Allow(eventPolicy.read)
  @ApiOkResponse(PDF)
  async reportPdf(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPdf(reply, 'report', await this.papers.reportPdf(me, organisationId, eventId));
  }

  /** The same as a workbook, a sheet for each list. */
  @Get(`${PAPERS}/report.xlsx`)
  @Allow(eventPolicy.read)
  @Header('content-type', WORKBOOK)
  @Header('content-disposition', 'attachment; filename="kaixu-event-report.xlsx"')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async reportWorkbook(
    @Me() me: PersonActor,
    @IdParam('organisationId') organisationId: string,
    @IdParam('eventId') eventId: string,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.papers.reportWorkbook(me, organisationId, eventId));
  }
}

export async function sendPdf(reply: FastifyReply, name: string, bytes: Buffer): Promise<void> {
  await sendChecked(reply, { name: `kaixu-${name}.pdf`, mediaType: 'application/pdf', bytes });
}
