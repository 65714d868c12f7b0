import type { SheetOfRows } from '#libs/catalogue';
import { NEED_STATE_WORDS } from '#libs/demand';
import { LICENCE_STATE_WORDS, type LicenceState } from '#libs/licensing';
import { formatYuan, type Language, newPaper, type Paper, PDF_COLOURS } from '#libs/platform';
import type { VisitKind } from './enterprise-file.entity.js';
import type { EnterpriseFileDto, EnterpriseFileLineDto } from './enterprise-files.dto.js';
import type { FileNeedDto } from './file-needs.dto.js';
import { FILE_WORDS } from './file-papers.words.js';

export interface FileLicence {
  title: string;
  applicationNumber: string;
  state: LicenceState;
  noticeDay: string;
  /** fen */
  dueFen: number;
  effectiveDay: string | null;
  termEnd: string;
  endedDay: string | null;
}
export interface FileVisit {
  day: string;
  kind: VisitKind;
  summary: string;
  people: string | null;
  recordedBy: string | null;
}

/** A file with all that belongs to it, as it goes onto paper. */
export interface WholeFile {
  file: EnterpriseFileDto;
  keeper: string;
  today: string;
  needs: FileNeedDto[];
  licences: FileLicence[];
  visits: FileVisit[];
}

/** One part of the file: a head and its rows, of which the first cell is what the row is called. */
interface Part {
  title: string;
  head: string[];
  rows: string[][];
}

/** Each part of the file as a sheet of one workbook. */
export function fileSheets(whole: WholeFile, language: Language): SheetOfRows[] {
  return partsOf(whole, language).map(({ title, head, rows }) => ({
    name: title,
    rows: each([head, ...rows]),
  }));
}

async function* each(rows: string[][]): AsyncGenerator<string[]> {
  yield* rows;
}

const LOWEST = 740;

/** The file to print, A4; the same record gives the same bytes on one day. */
export async function filePdf(whole: WholeFile, language: Language): Promise<Buffer> {
  const words = FILE_WORDS[language];
  const { file, keeper, today } = whole;
  const { teal, grey, amber } = PDF_COLOURS;
  const paper = newPaper(`${words.title} ${file.firm.name}`, new Date(`${today}T00:00:00+08:00`));
  if (file.firm.demonstration) paper.write(words.demonstration, 9, amber);
  paper.write(file.firm.name, 20, teal);
  paper.write(`${words.title}　${words.keptBy} ${keeper}　${words.asOf} ${today}`, 10, grey);
  for (const [at, part] of partsOf(whole, language).entries()) {
    paper.document.moveDown(1);
    if (paper.document.y > LOWEST - 40) paper.document.addPage();
    paper.write(part.title, 13, teal);
    if (part.rows.length === 0) paper.write(words.nothing, 10, grey);
    for (const row of part.rows) at === 0 ? profileLine(paper, row) : entry(paper, part.head, row);
  }
  return paper.end();
}

function profileLine({ document, write }: Paper, [label = '', content = '']: string[]): void {
  if (content === '') return;
  document.moveDown(0.3);
  if (document.y > LOWEST) document.addPage();
  const top = document.y;
  write(label, 10, PDF_COLOURS.grey, { width: 130 });
  document.y = top;
  write(content, 10, PDF_COLOURS.ink, { left: 140, width: 343 });
}

function entry({ document, write }: Paper, head: string[], [called = '', ...rest]: string[]): void {
  document.moveDown(0.4);
  if (document.y > LOWEST) document.addPage();
  write(called, 10.5, PDF_COLOURS.ink);
  const facts = rest.flatMap((text, at) => (text === '' ? [] : [`${head[at + 1]} ${text}`]));
  write(facts.join('　'), 9, PDF_COLOURS.grey, { left: 16, width: 467 });
}

function partsOf({ file, needs, licences, visits }: WholeFile, language: Language): Part[] {
  const words = FILE_WORDS[language];
  const called = ({ title }: FileNeedDto) => title ?? words.goneFromBoard;
  return [
    {
      title: words.parts.profile,
      head: [words.columns.item, words.columns.content],
      rows: profileOf(file, language),
    },
    {
      title: words.parts.contacts,
      head: words.contacts,
      rows: file.contacts.map((one) => [
        one.name,
        one.position ?? '',
        one.phone ?? '',
        one.email ?? '',
        one.basis,
        one.basisDay,
      ]),
    },
    {
      title: words.parts.needs,
      head: words.needs,
      rows: needs.map((need) => [
        called(need),
        need.state ? NEED_STATE_WORDS[language][need.state] : '',
        need.day ?? '',
      ]),
    },
    {
      title: words.parts.matches,
      head: words.matches,
      rows: needs.flatMap((need) =>
        need.matches.map(({ subject, university, state, sentDay }) => [
          subject ?? '—',
          called(need),
          university,
          words.match[state],
          sentDay,
        ]),
      ),
    },
    {
      title: words.parts.licences,
      head: words.licences,
      rows: licences.map((one) => [
        one.title,
        one.applicationNumber,
        LICENCE_STATE_WORDS[language][one.state],
        one.noticeDay,
        formatYuan(one.dueFen),
        one.effectiveDay ?? '',
        one.termEnd,
        one.endedDay ?? '',
      ]),
    },
    {
      title: words.parts.visits,
      head: words.visits,
      rows: visits.map(({ summary, day, kind, people, recordedBy }) => [
        summary,
        day,
        words.visit[kind],
        people ?? '',
        recordedBy ?? '',
      ]),
    },
  ];
}

function profileOf(file: EnterpriseFileDto, language: Language): string[][] {
  const { profile, level, size, sizeBy } = FILE_WORDS[language];
  const { firm, sizes } = file;
  const [stated] = sizes;
  const sizeLine = [
    firm.sizeClass && `${size[firm.sizeClass]}（${sizeBy.firm(firm.sizeYear ?? 0)}）`,
    stated && `${size[stated.sizeClass]}（${sizeBy.keeper(stated.year)}）`,
  ];
  return [
    [profile.firm, firm.name],
    [profile.uscc, firm.uscc ?? ''],
    [profile.district, firm.district ?? ''],
    [profile.level, level[file.level]],
    [profile.size, sizeLine.filter(Boolean).join('；')],
    [profile.owner, file.owner ?? ''],
    [profile.nextStep, file.nextStep ?? ''],
    [profile.nextStepDay, file.nextStepDay ?? ''],
    [profile.products, file.products ?? ''],
    [profile.research, file.research ?? ''],
    [profile.intellectualProperty, file.intellectualProperty ?? ''],
    [profile.notes, file.notes ?? ''],
    [profile.reviewedDay, file.reviewedDay ?? ''],
  ];
}

export function listHead(language: Language): string[] {
  const { profile } = FILE_WORDS[language];
  const { firm, uscc, district, level, size, owner, nextStep, nextStepDay, lastContact, licences } = profile;
  return [firm, uscc, district, level, size, owner, nextStep, nextStepDay, lastContact, licences];
}

export function listRow(line: EnterpriseFileLineDto, language: Language): string[] {
  const words = FILE_WORDS[language];
  const { firm, sizeClass } = line;
  return [
    firm.name,
    firm.uscc ?? '',
    firm.district ?? '',
    words.level[line.level],
    sizeClass ? words.size[sizeClass] : '',
    line.owner ?? '',
    line.nextStep ?? '',
    line.nextStepDay ?? '',
    line.lastContactDay ?? '',
    String(line.licences),
  ];
}
