import { LICENCE_STATE_WORDS } from '#libs/licensing';
import { formatRate, formatYuan, type Language } from '#libs/platform';
import type { DeskEventDto } from '../events.dto.js';
import type { EventReportDto, ReportMeetingDto, ReportPersonDto } from '../outcomes/outcomes.dto.js';
import type { Outcome } from '../plan/plan.entity.js';
import { clockOf, dayOf, PAPER_WORDS, spanOf } from './paper-words.js';
import type { PaperEvent } from './papers.reader.js';
import { REPORT_WORDS, type ReportSection } from './report-words.js';
import { placeOf, titleOf } from './timetable-pdf.js';

export interface ReportContent {
  head: PaperEvent;
  event: DeskEventDto;
  report: EventReportDto;
}

/** One list of the report: a sheet of the workbook, a table of the PDF. */
export interface Section {
  key: ReportSection;
  title: string;
  head: string[];
  rows: string[][];
}

/** Everything the archive keeps of an event; each figure of the first list has its own list below it. */
export function reportSections(content: ReportContent, language: Language): Section[] {
  const words = REPORT_WORDS[language];
  const { event, report } = content;
  const { contactList, meetings, people, licenceList } = report;
  // Before the event nobody is missing and nothing could be held.
  const begun = report.at >= event.startsAt;
  const outcome = (of: Outcome | null, note: string | null) =>
    [of ? words.outcome[of] : '—', note].filter(Boolean).join(PAPER_WORDS[language].colon);
  const about = ({ need, subject }: ReportMeetingDto) => [need, subject].filter(Boolean).join(' · ');
  const said = (meeting: ReportMeetingDto) => [
    outcome(meeting.demandOutcome, meeting.demandNote),
    outcome(meeting.supplyOutcome, meeting.supplyNote),
  ];
  const yes = (is: boolean) => (is ? words.yes : words.no);
  const person = ({ name, unit, side }: ReportPersonDto) => [name, unit, words.side[side]];
  const lists: Record<ReportSection, string[][]> = {
    figures: figuresOf(content, language),
    contacts: contactList.map((one) => [
      ...[one.demand, one.supply],
      ...[one.demandWish, one.supplyWish].map((wish) => (wish ? words.wish[wish] : '')),
      ...[one.need ?? '', one.subject ?? ''],
    ]),
    meetings: meetings.map((one) => [
      ...[`${dayOf(one.startsAt)} ${clockOf(one.startsAt)}`, String(one.table)],
      ...[one.demand, one.supply, about(one), yes(one.held), ...said(one)],
      one.contradicting ? words.differ : '',
    ]),
    intents: meetings
      .filter((one) => one.demandOutcome === 'INTENT' || one.supplyOutcome === 'INTENT')
      .map((one) => [one.demand, one.supply, about(one), ...said(one), words.next[one.next]]),
    licences: licenceList.map((one) => [
      ...[one.licensee, one.licensor, one.patent],
      ...[LICENCE_STATE_WORDS[language][one.state], formatYuan(one.paidFen)],
    ]),
    followUps: meetings.flatMap(({ demand, supply, followUps }) =>
      followUps.map((one) => [
        ...[demand, supply, one.what, one.owner, one.dueDay],
        ...[one.doneDay ?? '', one.result ?? ''],
      ]),
    ),
    people: people.map((one) => [
      ...[...person(one), yes(one.checkedIn)],
      ...[one.planned, one.held, one.minMeetings].map(String),
    ]),
    noShows: people
      .filter((one) => begun && !one.checkedIn)
      .map((one) => [...person(one), String(one.planned)]),
    shortfalls: people.flatMap((one) =>
      begun && one.shortfall
        ? [
            [
              ...[one.name, one.unit, ...[one.minMeetings, one.planned, one.held].map(String)],
              words.shortfall[one.shortfall],
            ],
          ]
        : [],
    ),
    minutes: (event.minutes ?? '')
      .split('\n')
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => [paragraph]),
  };
  return (Object.keys(lists) as ReportSection[]).map((key) => ({
    ...{ key, title: words.sections[key], head: words.head[key], rows: lists[key] },
  }));
}

/** `2026-12-01 17:30`, in Shanghai. */
export function asOf({ at }: EventReportDto): string {
  return `${dayOf(at)} ${clockOf(at)}`;
}

function figuresOf({ head, event, report }: ReportContent, language: Language): string[][] {
  const words = REPORT_WORDS[language];
  const { figures, notStated } = words;
  const { counts, costFen, budgetSource, satisfactionBp, coOrganisers } = event;
  const { comma, zone } = PAPER_WORDS[language];
  return [
    [words.asOf, asOf(report) + zone],
    [figures.title, titleOf(head, language)],
    [figures.type, words.type[event.type]],
    [figures.state, words.state[event.state]],
    [figures.time, spanOf(event.startsAt, event.endsAt) + zone],
    [figures.place, placeOf(head, language)],
    [figures.organiser, (language === 'en' && head.organiser.nameEn) || head.organiser.name],
    ...(coOrganisers.length > 0 ? [[figures.coOrganisers, coOrganisers.join(comma)]] : []),
    [figures.confirmed, String(counts.confirmed)],
    [figures.checkedIn, String(counts.checkedIn)],
    [figures.noShows, String(report.noShows)],
    [figures.contacts, String(report.contacts)],
    [figures.planned, String(report.planned)],
    [figures.held, String(report.held)],
    [figures.intents, String(report.intents)],
    [figures.licences, String(report.licences)],
    [figures.received, formatYuan(report.receivedFen)],
    [figures.cost, costFen === null ? notStated : formatYuan(costFen)],
    [figures.budgetSource, budgetSource ?? notStated],
    [figures.satisfaction, satisfactionBp === null ? notStated : formatRate(satisfactionBp)],
  ];
}
