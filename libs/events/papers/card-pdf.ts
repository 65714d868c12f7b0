import { setImmediate } from 'node:timers/promises';
import type { MatchBetween } from '#libs/matchmaking';
import { formatYuan, type Language, newPaper, type Paper, PDF_COLOURS, PDF_WIDTH } from '#libs/platform';
import { openQuestions } from './open-questions.js';
import { drawQr, heightOfTable, PAGE_END, rule, writeFact, writeTable } from './paper-layout.js';
import {
  clockOf,
  COVERAGE_WORDS,
  dayOf,
  ELEMENT_WORDS,
  FEE_WORDS,
  PAPER_WORDS,
  type PaperWords,
} from './paper-words.js';
import type { PaperEvent, PaperMeeting, Seated } from './papers.reader.js';
import { placeOf, titleOf } from './timetable-pdf.js';

const { teal, grey, ink, amber } = PDF_COLOURS;
const HALF = (PDF_WIDTH - 24) / 2;
const QR = 72;
/** What is written ends above the QR codes; the lines of each part are limited so that it does. */
const FOOT = PAGE_END - QR;
/** The elements take the room that the rest leaves. */
const DENSITIES = [
  { size: 11, lines: 5 },
  { size: 10, lines: 4 },
  { size: 9, lines: 3 },
  { size: 8.5, lines: 2 },
];

/** 对接单 for the tables, a page a meeting: both sides see the same. The same plan gives the same bytes. */
export async function cardsPdf(
  event: PaperEvent,
  meetings: readonly PaperMeeting[],
  language: Language,
  addressOf: (meetingId: string) => string,
): Promise<Buffer> {
  const paper = newPaper(`${PAPER_WORDS[language].card} ${event.title}`, event.startsAt);
  for (const [at, meeting] of meetings.entries()) {
    // Hundreds of pages must not keep everybody else waiting.
    await setImmediate();
    if (at > 0) paper.document.addPage();
    await writeCard(paper, event, meeting, language, addressOf);
  }
  return paper.end();
}

async function writeCard(
  paper: Paper,
  event: PaperEvent,
  meeting: PaperMeeting,
  language: Language,
  addressOf: (meetingId: string) => string,
): Promise<void> {
  const words = PAPER_WORDS[language];
  const { document, write, heightOf } = paper;
  const { demand, supply, match } = meeting;
  if (event.organiser.demonstration) write(words.demonstration, 8, amber);
  write(`${words.card}　${titleOf(event, language)}`, 9, grey, { lines: 2 });
  write(`${dayOf(meeting.startsAt)}　${placeOf(event, language)}`, 9, grey, { lines: 1 });
  const top = document.y;
  write(`${clockOf(meeting.startsAt)}–${clockOf(meeting.endsAt)}`, 28, teal, { width: 300 });
  document.y = top;
  write(words.tableOf(meeting.table), 28, teal, { left: 300, width: PDF_WIDTH - 300, align: 'right' });
  rule(paper);
  document.y += 5;
  writeSides(paper, words, [demand, supply]);
  document.y += 6;
  const questions = openQuestions(match?.reasons ?? [], language).map(
    (question, at) => `${at + 1}. ${question}`,
  );
  const reserved = questions.reduce((sum, one) => sum + heightOf(one, 10.5, { lines: 2 }), 50);
  if (match) await writeMatch(paper, meeting, match, language, FOOT - reserved);
  else
    for (const [side, person] of [
      ['DEMAND', demand],
      ['SUPPLY', supply],
    ] as const)
      writeFact(paper, words.topic[side], person.topic ?? '—', 10, 5);
  document.y += 12;
  write(words.questions, 12, teal);
  for (const question of questions) write(question, 10.5, ink, { lines: 2 });
  writeFoot(paper, words, addressOf(meeting.meeting.id));
}

function writeSides({ document, write }: Paper, words: PaperWords, sides: [Seated, Seated]): void {
  const top = document.y;
  let lowest = top;
  for (const [at, { side, unit, name, position }] of sides.entries()) {
    const place = { left: at * (HALF + 24), width: HALF };
    document.y = top;
    write(words[side], 9, grey, place);
    write(unit, 13, ink, { ...place, lines: 5 });
    write([name, position].filter(Boolean).join('　'), 10.5, ink, { ...place, lines: 2 });
    lowest = Math.max(lowest, document.y);
  }
  document.y = lowest;
}

async function writeMatch(
  paper: Paper,
  { wanted }: PaperMeeting,
  { need, patentId, subject, reasons, ...price }: MatchBetween,
  language: Language,
  end: number,
): Promise<void> {
  const words = PAPER_WORDS[language];
  const kind = patentId ? 'PATENT' : subject ? 'TEAM' : 'PROPOSAL';
  writeFact(paper, words.need, need, 10, 3);
  writeFact(paper, words[kind], subject ?? '—', 10, 3);
  writeFact(paper, words.price, priceOf(price, language), 10, 2);
  if (reasons.length === 0) return;
  paper.document.y += 3;
  const [element = '', covered = '', sentence = ''] = words.elementHead;
  const rows = reasons.map((reason) => [
    [ELEMENT_WORDS[language][reason.element], wanted[reason.element]].filter(Boolean).join(words.colon),
    COVERAGE_WORDS[language][reason.coverage],
    reason.coverage === 'UNKNOWN' ? words.needSilent : (reason.sentence ?? words.notMentioned),
  ]);
  const columns = [
    { head: element, width: 160 },
    { head: covered, width: 78 },
    { head: sentence, width: 245 },
  ];
  const room = end - paper.document.y;
  const fitting = DENSITIES.find((layout) => heightOfTable(paper, columns, rows, layout) <= room);
  await writeTable(paper, columns, rows, fitting ?? DENSITIES.at(-1));
}

/** The price of year one in words. */
export function priceOf(
  { declarationId, feeMethod, yearOneFen }: Pick<MatchBetween, 'declarationId' | 'feeMethod' | 'yearOneFen'>,
  language: Language,
): string {
  const words: Record<string, string> = FEE_WORDS[language];
  if (!declarationId || !feeMethod) return FEE_WORDS[language].none;
  if (feeMethod === 'FREE') return FEE_WORDS[language].FREE;
  if (yearOneFen === null) return FEE_WORDS[language].bySales;
  const how = words[feeMethod] ?? feeMethod;
  return language === 'zh' ? `${formatYuan(yearOneFen)}（${how}）` : `${formatYuan(yearOneFen)}, ${how}`;
}

/** One code for both sides, who both see this page: it names the meeting and is nobody's key. */
function writeFoot(paper: Paper, words: PaperWords, address: string): void {
  drawQr(paper, address, 0, FOOT, QR);
  paper.document.y = FOOT + 2;
  paper.write(words.sayOutcome, 10, teal, { left: QR + 10, width: PDF_WIDTH - QR - 10, lines: 3 });
}
