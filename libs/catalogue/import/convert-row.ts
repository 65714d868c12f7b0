import { parseIpcList, parseLocarno } from '../ipc.js';
import type { ApplicationNumber, PatentKind } from '../patent-number.js';
import { oneLine, splitParties, splitPeople } from './cell-values.js';
import type { ImportField } from './headers.js';
import type { ConvertedRow, PatentDraft } from './patent-draft.js';
import type { Recognition } from './recognise.js';
import { columnsByField, RowCells, type Cell } from './row-cells.js';
import {
  readApplication,
  readAuthority,
  readDay,
  readDocuments,
  readKind,
  readPublications,
  type DayCell,
} from './row-numbers.js';
import type { TableRow } from './table.js';
import { parseLegalStatus, type ImportedLegalStatus } from './status-words.js';

export type { ConvertedRow, Finding, PatentDraft } from './patent-draft.js';

export function convertRow(cells: string[], recognition: Pick<Recognition, 'columns'>): ConvertedRow {
  return rowConverter(recognition)({ cells });
}

/** For whole files: looks at the columns once, not in every row. */
export function rowConverter(
  recognition: Pick<Recognition, 'columns'>,
): (row: Pick<TableRow, 'cells' | 'uncalculated'>) => ConvertedRow {
  const columns = columnsByField(recognition.columns);
  return ({ cells, uncalculated = [] }) => {
    const row = new RowCells(columns, cells);
    for (const { index, header, field } of recognition.columns)
      if (field !== null && uncalculated.includes(index))
        row.warn('formula_not_calculated', { header, text: '' });
    return { draft: readDraft(row), findings: row.findings };
  };
}

function readDraft(row: RowCells): PatentDraft {
  const named = readAuthority(row);
  const publications = readPublications(row, named);
  const authority = named ?? publications[0]?.authority;
  const application = readApplication(row, authority);
  const filing = readDay(row, 'filingDay');
  compareYears(row, filing, application);
  const documents = readDocuments(row, publications, filing);
  const kind = readKind(row, application, publications);
  const legalStatus = readLegalStatus(row);
  const draft: PatentDraft = {
    authority: application?.authority ?? authority ?? 'CN',
    applicationNumber: application?.number ?? null,
    ...documents,
    kind,
    title: line(row, 'title'),
    titleEn: line(row, 'titleEn'),
    abstract: text(row, 'abstract'),
    abstractEn: text(row, 'abstractEn'),
    firstClaim: text(row, 'firstClaim'),
    ...readParties(row, documents.grantNumber !== null || documents.grantDay !== null, legalStatus),
    inventors: names(row, 'inventors', splitPeople),
    ...readClasses(row, kind),
    filingDay: filing?.day ?? null,
    legalStatus,
    agency: line(row, 'agency'),
    address: line(row, 'address'),
    internalNumber: line(row, 'internalNumber'),
    college: line(row, 'college'),
    isTranslated: false,
    missingForCreation: [],
  };
  markTranslation(draft);
  checkComplete(row, draft, publications.length > 0);
  return draft;
}

function compareYears(row: RowCells, filing: DayCell | null, application: ApplicationNumber | null): void {
  const year = application?.filingYear ?? null;
  if (filing === null || year === null) return;
  if (Math.abs(Number(filing.day.slice(0, 4)) - year) > 1) row.warn('filing_year_differs', filing, { year });
}

function markTranslation(draft: PatentDraft): void {
  if (draft.authority !== 'CN' || draft.title === null || /\p{Script=Han}/u.test(draft.title)) return;
  draft.isTranslated = true;
  draft.titleEn ??= draft.title;
  draft.abstractEn ??= draft.abstract;
}

function checkComplete(row: RowCells, draft: PatentDraft, hasPublication: boolean): void {
  if (draft.title === null) draft.missingForCreation.push('title');
  if (draft.applicationNumber !== null) return;
  draft.missingForCreation.push('applicationNumber');
  if (!hasPublication && !row.isRejected) row.reject('number_missing', null);
}

/** 当前申请(专利权)人 names the patentee only once there is a patent; before, the applicant of the day. */
function readParties(
  row: RowCells,
  granted: boolean,
  status: ImportedLegalStatus | null,
): Pick<PatentDraft, 'applicants' | 'patentees'> {
  const applicants = names(row, 'applicants', splitParties);
  const current = names(row, 'patentees', splitParties);
  const neverGranted = !granted && (status === 'PENDING' || status === 'REFUSED' || status === 'WITHDRAWN');
  if (!neverGranted) return { applicants, patentees: current };
  return { applicants: applicants ?? current, patentees: null };
}

function readClasses(row: RowCells, kind: PatentKind): Pick<PatentDraft, 'ipc' | 'ipcMain' | 'locarno'> {
  // Databases put a design's Locarno class into the column of the main class (G ch.8 §1.3.3.1).
  const mayBeDesign = kind === 'DESIGN' || kind === 'UNKNOWN';
  const designs: string[] = [];
  const readIpc = (cell: Cell): string[] => {
    const { symbols, unreadable } = parseIpcList(cell.text);
    const others = unreadable.filter((piece) => {
      const found = mayBeDesign ? parseLocarno(piece) : null;
      if (found !== null) designs.push(found);
      return found === null;
    });
    if (others.length > 0) row.warn('ipc_unreadable', { ...cell, text: others.join('; ') });
    return symbols;
  };
  const main = row.all('ipcMain').slice(0, 1).flatMap(readIpc);
  const list = row.all('ipc').slice(0, 1).flatMap(readIpc);
  const ipc = [...new Set([...main.slice(0, 1), ...list])];
  return {
    ipc: ipc.length > 0 ? ipc : null,
    ipcMain: ipc[0] ?? null,
    locarno: readLocarno(row) ?? designs[0] ?? null,
  };
}

function readLocarno(row: RowCells): string | null {
  const cell = row.first('locarno');
  if (!cell) return null;
  const found = cell.text
    .split(/[|;,、\n]+/u)
    .map(parseLocarno)
    .find((symbol) => symbol !== null);
  if (found === undefined) row.warn('locarno_unreadable', cell);
  return found ?? null;
}

/** The first column whose words we know; 法律状态 often tells a history where 当前法律状态 tells the state. */
function readLegalStatus(row: RowCells): ImportedLegalStatus | null {
  const cells = row.all('legalStatus');
  for (const cell of cells) {
    const status = parseLegalStatus(cell.text);
    if (status !== null) return status;
  }
  if (cells[0]) row.warn('status_unknown_word', cells[0]);
  return null;
}

function names(
  row: RowCells,
  field: ImportField,
  split: (text: string, header: string) => string[],
): string[] | null {
  const cell = row.first(field);
  const found = cell ? split(cell.text, cell.header) : [];
  return found.length > 0 ? found : null;
}

function line(row: RowCells, field: ImportField): string | null {
  const found = text(row, field);
  return found === null ? null : oneLine(found);
}

function text(row: RowCells, field: ImportField): string | null {
  return row.first(field)?.text ?? null;
}
