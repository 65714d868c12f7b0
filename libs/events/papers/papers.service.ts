import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database, Env, type Language, type PersonActor, refuse, SYSTEM, type Tx } from '#libs/platform';
import { EventRecord, EventRegistration } from '../event.entity.js';
import { EventsService, find } from '../events.service.js';
import { EventReport } from '../outcomes/event-report.read-model.js';
import { EventPlan } from '../plan/plan.entity.js';
import { readFacts } from '../plan/plan.reader.js';
import { PublicEventsService } from '../public-events.service.js';
import { byCode } from '../registrations.service.js';
import { cardsPdf } from './card-pdf.js';
import { ownCalendar } from './own-calendar.js';
import { refusePapers } from './papers.errors.js';
import { type PaperEvent, paperEvent, type PaperMeeting, paperMeetings } from './papers.reader.js';
import { posterPdf } from './poster-pdf.js';
import { reportPdf, reportWorkbook } from './report-papers.js';
import type { ReportContent } from './report-sections.js';
import { signInSheetPdf } from './sign-in-sheet-pdf.js';
import { timetablesOf, timetablesPdf } from './timetable-pdf.js';

/** What is printed, carried or filed of an event, in the reader's language. Nothing here changes anything. */
@Injectable()
export class EventPapersService {
  constructor(
    private readonly database: Database,
    private readonly env: Env,
    private readonly events: EventsService,
    private readonly publicEvents: PublicEventsService,
    private readonly reports: EventReport,
  ) {}

  /** @throws papers_nothing_planned */
  async timetables(actor: PersonActor, organisationId: string, eventId: string): Promise<Buffer> {
    const { event, meetings } = await this.seated(actor, organisationId, eventId);
    return timetablesPdf(event, timetablesOf(meetings), actor.language, this.addressOf);
  }

  /** @throws papers_nothing_planned */
  async cards(actor: PersonActor, organisationId: string, eventId: string): Promise<Buffer> {
    const { event, meetings } = await this.seated(actor, organisationId, eventId);
    const addressOf = (id: string) => new URL(`/event-meetings/${id}`, this.env.PUBLIC_URL).href;
    return cardsPdf(event, meetings, actor.language, addressOf);
  }

  async signInSheet(actor: PersonActor, organisationId: string, eventId: string): Promise<Buffer> {
    const { event, people } = await this.database.transaction(actor, async (tx) => ({
      event: await paperEvent(tx, await find(tx, organisationId, eventId)),
      people: await tx
        .repository(EventRegistration)
        .find({ where: { eventId, organisationId, state: 'CONFIRMED' } }),
    }));
    return signInSheetPdf(event, people, actor.language);
  }

  async reportPdf(actor: PersonActor, organisationId: string, eventId: string): Promise<Buffer> {
    return reportPdf(await this.reportContent(actor, organisationId, eventId), actor.language);
  }

  async reportWorkbook(actor: PersonActor, organisationId: string, eventId: string): Promise<Readable> {
    return reportWorkbook(await this.reportContent(actor, organisationId, eventId), actor.language);
  }

  /** By the code of the registration. @throws timetable_not_ready before the plan is published, or without a meeting. */
  async ownTimetable(code: string, language: Language): Promise<Buffer> {
    const { event, meetings, registration } = await this.database.transaction(SYSTEM, async (tx) => {
      const own = await readOwn(tx, code);
      return { ...own, event: await paperEvent(tx, own.record) };
    });
    const own = timetablesOf(meetings).filter(({ person }) => person.id === registration.id);
    if (own.length === 0) throw refusePapers.timetable_not_ready();
    return timetablesPdf(event, own, language, this.addressOf);
  }

  /** By the code of the registration: the event, and one's meetings once they are published. */
  async ownCalendar(code: string, language: Language): Promise<string> {
    const own = await this.database.transaction(SYSTEM, (tx) => readOwn(tx, code));
    const event = await this.publicEvents.one(own.record.id);
    const address = this.addressOf(own.registration.code);
    return ownCalendar({ ...own, event, address }, language, this.env.PUBLIC_URL);
  }

  /** Of an event that anybody may read. */
  async poster(eventId: string, language: Language): Promise<Buffer> {
    const event = await this.publicEvents.one(eventId);
    return posterPdf(event, language, new URL(`/events/${eventId}`, this.env.PUBLIC_URL).href);
  }

  private readonly addressOf = (code: string): string =>
    new URL(`/event-registrations/${code}`, this.env.PUBLIC_URL).href;

  private async seated(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
  ): Promise<{ event: PaperEvent; meetings: PaperMeeting[] }> {
    return this.database.transaction(actor, async (tx) => {
      const event = await find(tx, organisationId, eventId);
      const plan = await tx.repository(EventPlan).findOneBy({ eventId });
      const meetings = plan ? await paperMeetings(tx, await readFacts(tx, plan)) : [];
      if (meetings.length === 0) throw refusePapers.papers_nothing_planned();
      return { event: await paperEvent(tx, event), meetings };
    });
  }

  private async reportContent(
    actor: PersonActor,
    organisationId: string,
    eventId: string,
  ): Promise<ReportContent> {
    const event = await this.events.one(actor, organisationId, eventId);
    const report = await this.reports.of(actor, organisationId, eventId);
    const head = await this.database.transaction(actor, async (tx) =>
      paperEvent(tx, await find(tx, organisationId, eventId)),
    );
    return { head, event, report };
  }
}

interface Own {
  record: EventRecord;
  registration: EventRegistration;
  plan: EventPlan | null;
  /** One's own; none before the plan is published. */
  meetings: PaperMeeting[];
}

async function readOwn(tx: Tx, code: string): Promise<Own> {
  const registration = await byCode(tx, code);
  const { id, eventId } = registration;
  const record = await tx.repository(EventRecord).findOneBy({ id: eventId });
  if (!record) throw refuse.not_found();
  const plan = await tx.repository(EventPlan).findOneBy({ eventId });
  const all = plan?.publishedAt ? await paperMeetings(tx, await readFacts(tx, plan)) : [];
  const meetings = all.filter(({ demand, supply }) => demand.id === id || supply.id === id);
  return { record, registration, plan, meetings };
}
