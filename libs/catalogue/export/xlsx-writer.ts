import { type PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { escapeText } from '../import/escaped-text.js';

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a cell of a workbook can hold; Excel calls a file with a longer one damaged. */
export const CELL_LIMIT = 32_767;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NO_CLOCK = new Date('2000-01-01T00:00:00Z');

export interface SheetOfRows {
  /** At most 31 characters, none of []:*?/\ */
  name: string;
  rows: AsyncIterable<string[]>;
}

function partsOf(sheets: readonly SheetOfRows[]): Record<string, string> {
  const each = (line: (number: number, name: string) => string) =>
    sheets.map(({ name }, at) => line(at + 1, name)).join('');
  return {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      each(
        (at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
      ) +
      '</Types>',
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
      each((at, name) => `<sheet name="${encode(name)}" sheetId="${at}" r:id="r${at}"/>`) +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
    ),
  };
}

/**
 * Rows as a workbook, the first row of each sheet held in place. Every cell is text, so Excel shortens no number and
 * turns none into a day. The texts stand in the sheet itself: a table of shared ones would have to be held in memory.
 * The same rows give the same bytes.
 */
export function writeXlsx(rows: AsyncIterable<string[]>, name = '专利'): Readable {
  return writeWorkbook([{ name, rows }]);
}

/** The same with several sheets, one written after the other. */
export function writeWorkbook(sheets: readonly SheetOfRows[]): Readable {
  const zip = new ZipFile();
  for (const [path, xml] of Object.entries(partsOf(sheets)))
    zip.addBuffer(Buffer.from(XML + xml), path, { mtime: NO_CLOCK });
  const out = zip.outputStream as PassThrough;
  zip.on('error', (error: Error) => out.destroy(error));
  for (const [at, { rows }] of sheets.entries()) {
    const sheet = Readable.from(sheetOf(rows), { objectMode: false });
    // yazl does not listen for it, and an error that nobody hears ends the process.
    sheet.on('error', (error: Error) => out.destroy(error));
    zip.addReadStream(sheet, `xl/worksheets/sheet${at + 1}.xml`, { mtime: NO_CLOCK });
  }
  zip.end();
  return out;
}

async function* sheetOf(rows: AsyncIterable<string[]>): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  for await (const row of rows) yield `<row>${row.map(cell).join('')}</row>`;
  yield '</sheetData></worksheet>';
}

function cell(text: string): string {
  if (text === '') return '<c/>';
  return `<c t="inlineStr"><is><t xml:space="preserve">${encode(escapeText(text))}</t></is></c>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
// What XML cannot hold, or would change (a return), the format writes as _x000D_; hence also the third pattern.
const CODED = /[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/giu;

function encode(text: string): string {
  return text
    .replace(CODED, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>]/gu, (char) => ENTITIES[char] ?? char);
}

function relations(to: [type: string, target: string][]): string {
  const each = to.map(
    ([type, target], at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}
