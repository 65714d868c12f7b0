import { type PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { escapeText } from '../import/escaped-text.js';

/** What a cell of a workbook can hold; Excel calls a file with a longer one damaged. */
export const CELL_LIMIT = 32_767;
export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const PARTS: Record<string, string> = {
  '[Content_Types].xml':
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
  '_rels/.rels': relationTo('officeDocument', 'xl/workbook.xml'),
  'xl/_rels/workbook.xml.rels': relationTo('worksheet', 'worksheets/sheet1.xml'),
};

/**
 * Rows as a workbook with one sheet, its first row held in place. Every cell is text, so Excel shortens no number and
 * turns none into a day. The texts stand in the sheet itself: a table of shared ones would have to be held in memory.
 */
export function writeXlsx(rows: AsyncIterable<string[]>, sheet = '专利'): Readable {
  const zip = new ZipFile();
  const parts = { ...PARTS, 'xl/workbook.xml': workbookOf(sheet) };
  for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(XML + xml), name);
  const out = zip.outputStream as PassThrough;
  zip.on('error', (error: Error) => out.destroy(error));
  zip.addReadStream(Readable.from(sheetOf(rows), { objectMode: false }), 'xl/worksheets/sheet1.xml');
  zip.end();
  return out;
}

function workbookOf(sheet: string): string {
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${encode(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>`;
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

function relationTo(type: string, target: string): string {
  return `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
}
