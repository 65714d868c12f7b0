import { setImmediate } from 'node:timers/promises';
import { type Language, newPaper, type Paper, PDF_COLOURS, PDF_MARGIN, PDF_WIDTH } from '#libs/platform';
import { type Column, drawQr, heightOfTable, PAGE_END, writeFact, writeTable } from './paper-layout.js';
import { clockOf, dayOf, PAPER_WORDS, spanOf } from './paper-words.js';
import type { PaperEvent, PaperMeeting, Seated } from './papers.reader.js';

const { teal, grey, ink, amber } = PDF_COLOURS;
const QR = 72;
/** From roomy to dense: a long day still fits on one page. */
const DENSITIES = [
  { size: 10, lines: 4 },
  { size: 9, lines: 3 },
  { size: 8.5, lines: 2 },
  { size: 8.5, lines: 1 },
  { size: 7, lines: 1 },
];

export interface OwnTimetable {
  person: Seated;
  meetings: PaperMeeting[];
}

/** One for each person with a meeting, by name. */
export function timetablesOf(meetings: readonly PaperMeeting[]): OwnTimetable[] {
  const own = new Map<string, OwnTimetable>();
  for (const meeting of meetings)
    for (const person of [meeting.demand, meeting.supply]) {
      const known = own.get(person.id) ?? { person, meetings: [] };
      known.meetings.push(meeting);
      own.set(person.id, known);
    }
  return [...own.values()].sort((a, b) => byName(a.person, b.person));
}

const NAMES = new Intl.Collator('zh-CN');
export function byName(a: { name: string; id: string }, b: { name: string; id: string }): number {
  return NAMES.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

/** A page a person; the same plan gives the same bytes. */
export async function timetablesPdf(
  event: PaperEvent,
  timetables: OwnTimetable[],
  language: Language,
  addressOf: (code: string) => string,
): Promise<Buffer> {
  const paper = newPaper(`${PAPER_WORDS[language].timetable} ${event.title}`, event.startsAt);
  for (const [at, timetable] of timetables.entries()) {
    // Hundreds of pages must not keep everybody else waiting.
    await setImmediate();
    if (at > 0) paper.document.addPage();
    await writeTimetable(paper, event, timetable, language, addressOf(timetable.person.code));
  }
  return paper.end();
}

async function writeTimetable(
  paper: Paper,
  event: PaperEvent,
  { person, meetings }: OwnTimetable,
  language: Language,
  address: string,
): Promise<void> {
  const words = PAPER_WORDS[language];
  const { document, write } = paper;
  const beside = PDF_WIDTH - QR - 20;
  if (event.organiser.demonstration) write(words.demonstration, 9, amber, { width: beside });
  write(words.timetable, 11, grey, { width: beside });
  write(person.name, 22, teal, { width: beside, lines: 3 });
  write([person.unit, person.position].filter(Boolean).join('　'), 12, ink, { width: beside, lines: 4 });
  const below = document.y;
  drawQr(paper, address, PDF_WIDTH - QR, PDF_MARGIN, QR);
  document.y = PDF_MARGIN + QR + 3;
  write(words.own, 8, grey, { left: PDF_WIDTH - QR - 20, width: QR + 20, align: 'right' });
  document.y = Math.max(below, document.y) + 8;
  writeFact(paper, words.event, titleOf(event, language));
  writeFact(paper, words.time, spanOf(event.startsAt, event.endsAt) + words.zone);
  writeFact(paper, words.place, placeOf(event, language));
  document.y += 6;
  const severalDays = meetings.some(({ startsAt }) => dayOf(startsAt) !== dayOf(event.startsAt));
  const columns: Column[] = [
    { head: words.time, width: severalDays ? 104 : 78 },
    { head: words.table, width: 44 },
    { head: words.partner, width: 165 },
    { head: words.about, width: severalDays ? 170 : 196 },
  ];
  const rows = meetings.map((meeting) => {
    const other = meeting.demand.id === person.id ? meeting.supply : meeting.demand;
    const clock = `${clockOf(meeting.startsAt)}–${clockOf(meeting.endsAt)}`;
    return [
      severalDays ? `${dayOf(meeting.startsAt).slice(5)} ${clock}` : clock,
      String(meeting.table),
      [other.name, other.unit].join('　'),
      aboutOf(meeting, other) || '—',
    ];
  });
  const room = PAGE_END - document.y;
  const density =
    DENSITIES.find((options) => heightOfTable(paper, columns, rows, options) <= room) ?? DENSITIES.at(-1);
  await writeTable(paper, columns, rows, { ...density, onNewPage: () => write(person.name, 11, teal) });
}

export function titleOf({ title, titleEn }: PaperEvent, language: Language): string {
  return (language === 'en' && titleEn) || title;
}

/** For those who take part: with the address of an online event. */
export function placeOf({ venue, onlineUrl }: PaperEvent, language: Language): string {
  const online = onlineUrl && `${PAPER_WORDS[language].online} ${onlineUrl}`;
  return [venue, online].filter(Boolean).join(' · ') || '—';
}

/** What a meeting is about: need and subject of its match, else what the other side would like to talk about. */
export function aboutOf({ match }: PaperMeeting, other: Seated): string {
  return match ? [match.need, match.subject].filter(Boolean).join(' · ') : (other.topic ?? '');
}
