import type { Readable } from 'node:stream';
import { writeWorkbook } from '#libs/catalogue';
import { type Language, newPaper, PDF_COLOURS, PDF_WIDTH } from '#libs/platform';
import { heightOfTable, PAGE_END, writeTable } from './paper-layout.js';
import { PAPER_WORDS } from './paper-words.js';
import { asOf, type ReportContent, reportSections, type Section } from './report-sections.js';
import { REPORT_WORDS, type ReportSection } from './report-words.js';
import { titleOf } from './timetable-pdf.js';

const { teal, grey, ink, amber } = PDF_COLOURS;

/** A title with its space, in points, and a line below it. */
const TITLE = 50;

/** How wide the columns of each table are; they share the width of the page in these parts. */
const SHARES: Record<ReportSection, number[]> = {
  figures: [3, 7],
  contacts: [4, 4, 2, 2, 4, 4],
  meetings: [4, 2, 5, 5, 5, 2, 4, 4, 3],
  intents: [4, 4, 4, 3, 3, 4],
  licences: [4, 4, 5, 3, 3],
  followUps: [4, 4, 5, 2.5, 3, 3, 4],
  people: [3, 6, 2.5, 2, 2, 2, 2.5],
  noShows: [3, 6, 3, 2],
  shortfalls: [3, 5, 2.5, 2, 2, 5],
  minutes: [1],
};

/** A sheet a list; the same record gives the same bytes. */
export function reportWorkbook(content: ReportContent, language: Language): Readable {
  return writeWorkbook(
    reportSections(content, language).map(({ title, head, rows }) => ({
      name: title,
      rows: rowsOf([head, ...rows]),
    })),
  );
}

async function* rowsOf(rows: string[][]): AsyncGenerator<string[]> {
  yield* rows;
}

/** The same lists to print and file. */
export async function reportPdf(content: ReportContent, language: Language): Promise<Buffer> {
  const { head, report } = content;
  const words = REPORT_WORDS[language];
  const paper = newPaper(`${words.report} ${head.title}`, head.startsAt);
  const { document, write } = paper;
  if (head.organiser.demonstration) write(PAPER_WORDS[language].demonstration, 9, amber);
  write(words.report, 11, grey);
  write(titleOf(head, language), 20, teal, { lines: 6 });
  write(`${words.asOf} ${asOf(report)}${PAPER_WORDS[language].zone}`, 9, grey);
  const runningHead = () => {
    write(`${words.report}　${titleOf(head, language)}　${words.asOf} ${asOf(report)}`, 8, grey, {
      lines: 2,
    });
    document.y += 4;
  };
  for (const { key, title, head: heads, rows } of reportSections(content, language)) {
    const columns = columnsOf(key, heads);
    const layout = { size: heads.length > 6 ? 7.5 : 9, lines: 40 };
    // A title alone at the foot of a page says nothing.
    const begins = key === 'minutes' ? 0 : heightOfTable(paper, columns, rows.slice(0, 1), layout);
    if (document.y + TITLE + begins > PAGE_END) {
      document.addPage();
      runningHead();
    }
    document.y += 12;
    write(title, 13, teal);
    document.y += 2;
    if (rows.length === 0) write(words.none, 9.5, grey);
    else if (key === 'minutes') for (const [paragraph = ''] of rows) write(paragraph, 10, ink);
    else await writeTable(paper, columns, rows, { ...layout, onNewPage: runningHead });
  }
  return paper.end();
}

function columnsOf(key: Section['key'], heads: string[]): { head: string; width: number }[] {
  const shares = SHARES[key];
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return heads.map((head, at) => ({ head, width: ((shares[at] ?? 1) / whole) * PDF_WIDTH }));
}
