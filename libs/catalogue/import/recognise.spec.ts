import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import { openTable } from './open-table.js';
import { recognise, type Recognition } from './recognise.js';

const recogniseText = async (text: string): Promise<Recognition> =>
  recognise(await openTable(Buffer.from(text), 'a.csv'));

describe('recognising a table', () => {
  it('finds the header below a merged instruction row', async () => {
    const bytes = await writeExcelFile([
      [{ value: '填写说明：申请号、标题、申请人、申请日为必填项', columnSpan: 3 }, null, null],
      [null],
      ['申请号', '专利名称', '备注'],
      ['201710601862.3', '一种阀门', '-'],
      ['97101765.4', '一种阀门', '重要'],
    ]).toBuffer();
    const recognition = await recognise(await openTable(bytes, 'a.xlsx'));
    expect(recognition).toMatchObject({ headerRow: 3, hasApplicationNumber: true });
    expect(recognition.columns).toEqual([
      { index: 0, header: '申请号', field: 'applicationNumber', samples: ['201710601862.3', '97101765.4'] },
      { index: 1, header: '专利名称', field: 'title', samples: ['一种阀门'] },
      { index: 2, header: '备注', field: null, samples: ['重要'] },
    ]);
    expect(recognition.sampleRows.map((row) => row.rowNumber)).toEqual([4, 5]);
    expect(recognition.note).toBeUndefined();
  });

  it('says where rows can only update known patents', async () => {
    expect((await recogniseText('公开(公告)号,标题\nCN111509222A,阀门\n')).note?.code).toBe(
      'no_application_number',
    );
    expect((await recogniseText('标题,申请人\n阀门,甲\n')).note?.code).toBe('no_number_column');
  });

  it('believes a column id only where it holds publication numbers', async () => {
    expect((await recogniseText('id,title,assignee\nCN-111509222-A,Valve,A\n')).columns[0]?.field).toBe(
      'publicationNumber',
    );
    expect((await recogniseText('id,申请号,标题\n1,201710601862.3,阀门\n')).columns[0]?.field).toBeNull();
  });

  it.each([
    ['no_header_row', '20100209,ZL 201010110545.X,一种方法\n20100730,ZL 201010240908.1,一种装置\n'],
    ['no_data_rows', '申请号,标题\n'],
  ])('refuses with %s', async (code, text) => {
    await expect(recogniseText(text)).rejects.toMatchObject({ name: 'FileRefused', code });
  });

  it('turns records that run downwards upright, also where a field is missing or has several cells', async () => {
    const text =
      '项目,内容\n申请号,201710601862.3\n标题,阀门\n发明人,张三,李四\n标题,泵\n申请号,95115608.X\n摘要,水泵\n';
    const table = await openTable(Buffer.from(text), 'a.csv');
    const { headerRow, columns } = await recognise(table);
    expect([headerRow, columns.map(({ field }) => field)]).toEqual([
      0,
      ['applicationNumber', 'title', 'inventors', 'abstract'],
    ]);
    const rows = [];
    for await (const row of table.rows) rows.push(row);
    expect(rows.slice(1)).toEqual([
      { rowNumber: 2, cells: ['201710601862.3', '阀门', '张三; 李四', ''] },
      { rowNumber: 5, cells: ['95115608.X', '泵', '', '水泵'] },
    ]);
  });

  it('looks for a header in the first thirty rows only', async () => {
    const header = '申请号,标题\n201710601862.3,阀门\n';
    expect((await recogniseText('说明,a\n'.repeat(29) + header)).headerRow).toBe(30);
    await expect(recogniseText('说明,a\n'.repeat(30) + header)).rejects.toMatchObject({
      code: 'no_header_row',
    });
  });
});

const fixtures = new URL('../../../../shared/data/fixtures/', import.meta.url);

// Skipped where the shared data folder is absent: it is no part of the repository.
(existsSync(fixtures) ? describe : describe.skip)('real files (needs ../shared/data)', () => {
  const recogniseFile = async (file: string): Promise<Recognition> =>
    recognise(await openTable(readFileSync(new URL(file, fixtures)), file));

  it.each([
    ['exports/cnipr_25col_199rows.xlsx', 1, undefined],
    ['exports/google_patents_gp-search-small.csv', 2, 'no_application_number'],
    ['exports/lens-export_patents_3779rows.csv', 1, undefined],
    ['exports/patsnap_30col_2rows_handcopied_shortened.csv', 1, 'no_application_number'],
    ['exports/patentscope_vertical_layout.xlsx', 0, 'no_application_number'],
  ])('%s has its header in row %i', async (file, headerRow, note) => {
    const recognition = await recogniseFile(file);
    expect([recognition.headerRow, recognition.note?.code]).toEqual([headerRow, note]);
  });

  it.each([
    ['malformed/gbk_univ_company_copatents.csv', 'no_header_row'],
    ['malformed/headerless_multiline_BIT_patents.csv', 'no_header_row'],
  ])('%s is refused: %s', async (file, code) => {
    await expect(recogniseFile(file)).rejects.toMatchObject({ code });
  });
});
