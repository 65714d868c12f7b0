import { describe, expect, it } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import { rowConverter } from './convert-row.js';
import { FileRefused } from './file-refused.js';
import { findingText } from './findings.js';
import { handmade, relation, zip } from './handmade-workbook.fixture.js';
import { openTable } from './open-table.js';
import { recognise } from './recognise.js';

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const HEADER = `<row r="1">${inline('申请号')}${inline('标题')}${inline('申请日')}</row>`;
const good = `<row r="2">${inline('201710601862.3')}${inline('一种阀门')}</row>`;

/** Reads a whole file as an import does, with the limits that an import has. */
async function refusal(bytes: Buffer): Promise<string> {
  const begun = performance.now();
  try {
    const table = await openTable(bytes, 'patents.xlsx');
    for await (const _ of table.rows) void _;
    return 'not refused';
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    // Alone it takes less than one; tests share their processors.
    expect((performance.now() - begun) / 1000).toBeLessThan(10);
    for (const language of ['zh', 'en'] as const)
      expect(findingText(language, error.code, error.params)).not.toMatch(/[{}]/u);
    return error.code;
  }
}

describe('hostile files are refused with a sentence', () => {
  it('a zip bomb, honest of its size or lying', async () => {
    const bomb = zip(handmade(HEADER + good + ' '.repeat(60_000_000)));
    expect(await refusal(bomb)).toBe('file_unpacks_too_large');
    const lying = Buffer.from(bomb);
    const directory = lying.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46;
    expect(lying.toString('latin1', directory, directory + 4)).toBe('PK\x01\x02');
    lying.writeUInt32LE(1000, directory + 24);
    expect(await refusal(lying)).toBe('workbook_damaged');
  });

  it('entities in a workbook, which are never expanded', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    for (const part of ['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'])
      expect(await refusal(zip(handmade(HEADER, { [part]: `${laughs}<x>&b;</x>` })))).toBe(
        'workbook_has_doctype',
      );
  });

  it('ten million declared rows', async () => {
    const far = `<row r="10000000">${inline('201710601862.3')}</row>`;
    expect(await refusal(zip(handmade(HEADER + good + far)))).toBe('too_many_rows');
    // What a sheet merely claims of its size is not believed.
    const claims = zip(
      handmade('', {
        'xl/worksheets/sheet1.xml': `<worksheet><dimension ref="A1:C10000000"/><sheetData>${HEADER}${good}</sheetData></worksheet>`,
      }),
    );
    expect(await refusal(claims)).toBe('not refused');
  });

  it('a cell of 40 MB, in the sheet, among the shared texts or in CSV', async () => {
    const huge = 'x'.repeat(40_000_000);
    expect(await refusal(zip(handmade(HEADER + `<row r="2">${inline(huge)}</row>`)))).toBe('cell_too_long');
    const shared = { 'xl/sharedStrings.xml': `<sst><si><t>${huge}</t></si></sst>` };
    expect(await refusal(zip(handmade(HEADER + good, shared)))).toBe('cell_too_long');
    for (const file of [
      `申请号,标题\n201710601862.3,${huge}\n`,
      `申请号,标题\n201710601862.3,"${huge}"\n`,
      huge,
    ])
      expect(await refusal(Buffer.from(file))).toBe('csv_row_too_long');
    const long = Buffer.from(`申请号,标题\n201710601862.3,${'x'.repeat(1_000_001)}\n`);
    expect(await refusal(long)).toBe('cell_too_long');
  });

  it('millions of columns, rows or blank lines of CSV', async () => {
    const header = '申请号,标题\n201710601862.3,一种阀门\n';
    expect(await refusal(Buffer.from(header + ','.repeat(4_000_000)))).toBe('too_many_columns');
    for (const row of ['\n', '\r', 'x\n', ',\r\n'])
      expect(await refusal(Buffer.from(header + row.repeat(2_000_000)))).toBe('too_many_rows');
    // What stands in quotes is neither.
    const lines = `201710601862.3,"${'\n'.repeat(18_000)}"\n`.repeat(60);
    expect(await refusal(Buffer.from(`${header}201710601862.3,"${'一,'.repeat(20_000)}"\n${lines}`))).toBe(
      'not refused',
    );
    const inches = `201710601862.3,5" valve,"${'a, b'.repeat(30)}"\n`;
    expect(await refusal(Buffer.from(header + inches.repeat(1_001)))).toBe('not refused');
  });

  it('half a text, wherever it was cut', async () => {
    const whole = Buffer.from('申请号,标题\n201710601862.3,"一种阀门\n及其应用"\n'.repeat(20));
    const codes = new Set<string>();
    for (let at = 1; at < 40; at += 1) codes.add(await refusal(whole.subarray(0, whole.length - at)));
    expect([...codes].sort()).toEqual(['csv_quote_not_closed', 'not refused', 'text_damaged']);
  });

  it('what its name does not say', async () => {
    const files: [string, Buffer][] = [
      ['file_is_pdf', Buffer.from('%PDF-1.7\n')],
      ['file_is_image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
      ['file_is_archive', Buffer.from([0x1f, 0x8b, 0x08, 0x00])],
      ['file_unknown', Buffer.alloc(1_000_000)],
      ['file_empty', Buffer.alloc(0)],
      ['zip_is_no_workbook', zip({ 'word/document.xml': '<w/>' })],
    ];
    for (const [code, bytes] of files) expect(await refusal(bytes)).toBe(code);
  });

  it('a workbook with a damaged part, and half a workbook', async () => {
    const whole = await writeExcelFile([
      ['申请号', '标题'],
      ['201710601862.3', '一种阀门'],
    ]).toBuffer();
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('file_truncated');
    const damaged = Buffer.from(whole);
    const sheet = damaged.indexOf(Buffer.from('xl/worksheets/sheet1.xml'));
    damaged.fill(0xff, sheet + 24, sheet + 60);
    expect(['workbook_damaged', 'file_truncated', 'workbook_empty']).toContain(await refusal(damaged));
  });
});

describe('formulas', () => {
  it('are never evaluated: the stored value is read, none is a finding', async () => {
    const stored = `<c r="B2" t="str"><f>HYPERLINK("http://x")</f><v>一种阀门</v></c>`;
    const none = `<c r="C2"><f>TODAY()</f></c>`;
    const styles = {
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation('b', 'worksheet', 'worksheets/sheet1.xml')}</Relationships>`,
    };
    const sheet = `${HEADER}<row r="2">${inline('201710601862.3')}${stored}${none}</row>`;
    const table = await openTable(zip(handmade(sheet, styles)), 'patents.xlsx');
    const convert = rowConverter(await recognise(table));
    const converted = [];
    for await (const row of table.rows) if (row.rowNumber > 1) converted.push(convert(row));
    expect(converted[0]?.draft).toMatchObject({ title: '一种阀门', filingDay: null });
    expect(converted[0]?.findings).toEqual([
      { column: '申请日', value: '', severity: 'WARNING', code: 'formula_not_calculated', params: {} },
    ]);
  });
});
