import { type Language, newPaper, PDF_COLOURS } from '#libs/platform';
import { writeFact, writeTable } from './paper-layout.js';
import { PAPER_WORDS, spanOf } from './paper-words.js';
import type { PaperEvent } from './papers.reader.js';
import { byName, placeOf, titleOf } from './timetable-pdf.js';

const { teal, grey, amber } = PDF_COLOURS;
const WIDTHS = [36, 90, 157, 90, 110];
const BLANK_ROWS = 10;
const ROW = 32;

interface Expected {
  id: string;
  name: string;
  unit: string;
  position: string | null;
}

/** Who is expected, with room to sign, and blank rows for who comes without having registered. */
export async function signInSheetPdf(
  event: PaperEvent,
  people: Expected[],
  language: Language,
): Promise<Buffer> {
  const words = PAPER_WORDS[language];
  const title = titleOf(event, language);
  const paper = newPaper(`${words.signInSheet} ${event.title}`, event.startsAt);
  const { document, write } = paper;
  if (event.organiser.demonstration) write(words.demonstration, 9, amber);
  write(words.signInSheet, 18, teal);
  write(title, 12, teal);
  document.y += 4;
  writeFact(paper, words.time, spanOf(event.startsAt, event.endsAt) + words.zone);
  writeFact(paper, words.place, placeOf(event, language));
  write(words.confirmed(people.length), 9, grey);
  document.y += 6;
  const rows = [...people]
    .sort(byName)
    .map(({ name, unit, position }, at) => [String(at + 1), name, unit, position ?? '']);
  const blank = Array.from({ length: BLANK_ROWS }, (_, at) => [String(rows.length + at + 1)]);
  let page = 1;
  await writeTable(
    paper,
    WIDTHS.map((width, at) => ({ width, head: words.signInHead[at] ?? '' })),
    [...rows, ...blank],
    {
      size: 10,
      lines: 8,
      least: ROW,
      onNewPage: () => {
        page += 1;
        write(`${words.signInSheet}　${title}　${words.page(page)}`, 9, grey, { lines: 2 });
        document.y += 4;
      },
    },
  );
  return paper.end();
}
