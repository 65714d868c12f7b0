import { posix } from 'node:path';
import { FileRefused } from './file-refused.js';
import { cellFormat, type CellFormat } from './number-format.js';
import { readSheet, type SheetContext } from './read-sheet.js';
import type { Table, TableLimits } from './table.js';
import { TextStore } from './text-store.js';
import { readXml } from './xml.js';
import { ZipParts } from './zip-parts.js';

interface SheetEntry {
  name: string;
  relation: string;
  hidden: boolean;
}

/** The visible worksheets, in order. */
export async function openWorkbook(bytes: Buffer, limits: TableLimits): Promise<Table[]> {
  const parts = await ZipParts.open(bytes, limits);
  const workbookPath = await findWorkbook(parts);
  const { sheets, date1904 } = await readSheetList(parts, workbookPath);
  const relations = await readRelations(parts, workbookPath);
  const byType = (type: string): string | undefined =>
    [...relations.values()].find((r) => r.type === type)?.path;
  const context: SheetContext = {
    texts: await readSharedStrings(parts, byType('sharedStrings'), limits),
    formats: await readFormats(parts, byType('styles')),
    date1904,
    limits,
  };
  const visible = sheets.some((sheet) => !sheet.hidden) ? sheets.filter((sheet) => !sheet.hidden) : sheets;
  return visible.flatMap((sheet): Table[] => {
    const relation = relations.get(sheet.relation);
    if (relation?.type !== 'worksheet' || !parts.has(relation.path)) return [];
    const rows = { [Symbol.asyncIterator]: () => readSheet(() => parts.stream(relation.path), context) };
    return [{ sheetName: sheet.name, format: 'XLSX', rows }];
  });
}

async function findWorkbook(parts: ZipParts): Promise<string> {
  if (!parts.has('[Content_Types].xml')) {
    throw new FileRefused(parts.has('content.xml') ? 'file_is_ods' : 'zip_is_no_workbook');
  }
  const main = [...(await readRelations(parts, '')).values()].find(
    (relation) => relation.type === 'officeDocument',
  );
  const path = main?.path ?? 'xl/workbook.xml';
  if (path.endsWith('.bin') || parts.has('xl/workbook.bin')) throw new FileRefused('file_is_xlsb');
  if (!parts.has(path) || !/(?:^|\/)workbook[^/]*\.xml$/iu.test(path))
    throw new FileRefused('zip_is_no_workbook');
  return path;
}

async function readRelations(
  parts: ZipParts,
  of: string,
): Promise<Map<string, { type: string; path: string }>> {
  const relations = new Map<string, { type: string; path: string }>();
  const folder = posix.dirname(of);
  const list = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  await readXml(await parts.stream(list), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path });
    },
  });
  return relations;
}

async function readSheetList(
  parts: ZipParts,
  path: string,
): Promise<{ sheets: SheetEntry[]; date1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await readXml(await parts.stream(path), {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/u.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', relation, hidden });
    },
  });
  return { sheets, date1904 };
}

async function readSharedStrings(
  parts: ZipParts,
  path: string | undefined,
  limits: TableLimits,
): Promise<TextStore> {
  const store = new TextStore(limits.maxTextBytes);
  if (path === undefined) return store;
  let pieces = '';
  let inText = false;
  let phonetic = false;
  await readXml(await parts.stream(path), {
    open(name) {
      if (name === 'si') pieces = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    text(text) {
      if (inText) pieces += text;
      if (pieces.length > limits.maxCellLength)
        throw new FileRefused('cell_too_long', { row: 0, limit: limits.maxCellLength });
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') store.add(pieces);
    },
  });
  return store;
}

async function readFormats(parts: ZipParts, path: string | undefined): Promise<CellFormat[]> {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inCells = false;
  if (path === undefined) return formats;
  await readXml(await parts.stream(path), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        formats.push(cellFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}
