import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { convertRow, rowConverter, type ConvertedRow, type PatentDraft } from './convert-row.js';
import { findingMessages, findingText } from './findings.js';
import { fieldOfHeader } from './headers.js';
import { openTable } from './open-table.js';
import { recognise } from './recognise.js';

/** Converts one row given as header → cell. */
function convert(row: Record<string, string>): ConvertedRow {
  const columns = Object.keys(row).map((header, index) => ({
    index,
    header,
    field: fieldOfHeader(header),
    samples: [],
  }));
  return convertRow(Object.values(row), { columns });
}
const draftOf = (row: Record<string, string>): PatentDraft => convert(row).draft;
const codesOf = (row: Record<string, string>): string[] =>
  convert(row).findings.map((finding) => finding.code);
const number = { 申请号: '201710601862.3' };

describe('converting a row', () => {
  it('reads a full row', () => {
    const { draft, findings } = convert({
      申请号: 'CN201710601862.3',
      标题: ' 一种\n阀门 ',
      '申请（专利权）人': '甲大学;乙公司',
      发明人: '张三、李四',
      IPC: 'F16K1/00(2006.01)I; F16K3/02',
      申请日: '2017.07.21',
      '公开（公告）号': 'CN107245678B',
      '公开（公告）日': '2019/3/5',
      专利类型: '授权发明',
      法律状态: '有权',
      学院: '机械学院',
      摘要: '-',
    });
    expect(findings).toEqual([]);
    expect(draft).toMatchObject({
      authority: 'CN',
      applicationNumber: '201710601862.3',
      title: '一种 阀门',
      applicants: ['甲大学', '乙公司'],
      inventors: ['张三', '李四'],
      ipc: ['F16K1/00', 'F16K3/02'],
      ipcMain: 'F16K1/00',
      filingDay: '2017-07-21',
      kind: 'INVENTION',
      legalStatus: 'GRANTED_IN_FORCE',
      college: '机械学院',
      abstract: null,
      missingForCreation: [],
    });
  });

  it('takes the latest document of a granted patent for its grant', () => {
    expect(
      draftOf({ ...number, '公开(公告)号': 'CN107245678B', '公开(公告)日': '2019-03-05' }),
    ).toMatchObject({
      publicationNumber: null,
      publicationDay: null,
      grantNumber: 'CN107245678B',
      grantDay: '2019-03-05',
    });
    expect(
      draftOf({
        ...number,
        '公开(公告)号': 'CN107245678A',
        '公开(公告)日': '2017-10-13',
        授权公告号: 'CN107245678B',
        授权日: '2019-03-05',
      }),
    ).toMatchObject({
      publicationNumber: 'CN107245678A',
      publicationDay: '2017-10-13',
      grantNumber: 'CN107245678B',
      grantDay: '2019-03-05',
    });
  });

  it('refuses a wrong check digit in a sentence', () => {
    const { draft, findings } = convert({ 申请号: '201710601862.4', 标题: '阀门' });
    expect(draft.applicationNumber).toBeNull();
    expect(findings).toEqual([
      {
        column: '申请号',
        value: '201710601862.4',
        severity: 'REJECTED',
        code: 'number_check_digit',
        params: { expected: '3' },
      },
    ]);
    const [finding] = findings;
    const values = { row: 7, column: finding!.column, value: finding!.value, ...finding!.params };
    expect(findingText('zh', 'number_check_digit', values)).toBe(
      '第 7 行“申请号”校验位不对：201710601862.4 的校验位应为 3。',
    );
    expect(findingText('en', 'number_check_digit', values)).toBe(
      'Row 7, “申请号”: wrong check digit, 201710601862.4 should end in 3.',
    );
  });

  it.each([
    ['201901390316.9', ['number_check_digit', 'number_kind_digit']],
    ['CN-111509222-A', ['number_is_publication']],
    ['2.01711E+11', ['number_lost_in_excel']],
    ['200010601862', ['number_year']],
    ['阀门', ['number_format']],
    ['-', ['number_missing']],
    ['201710601862', ['check_digit_computed']],
  ])('number %s: %j', (text, codes) => {
    expect(codesOf({ 申请号: text, 标题: '阀门' })).toEqual(codes);
  });

  it('falls back to the second column of a field', () => {
    expect(draftOf({ 专利号: 'ZL201710601862.3', 申请号: '-' }).applicationNumber).toBe('201710601862.3');
    expect(draftOf({ 当前法律状态: '许可', 法律状态: '授权' }).legalStatus).toBe('GRANTED_IN_FORCE');
  });

  it('flags what is missing to create a patent, since an update may lack it', () => {
    expect(convert(number)).toMatchObject({ draft: { missingForCreation: ['title'] }, findings: [] });
    expect(convert({ '公开(公告)号': 'CN107245678A', 标题: '阀门' })).toMatchObject({
      draft: { missingForCreation: ['applicationNumber'] },
      findings: [],
    });
  });

  it('warns of days that contradict the filing', () => {
    expect(codesOf({ ...number, 申请日: '2017-07-21', 公开日: '2017-07-20', 授权日: '2016-01-01' })).toEqual([
      'date_before_filing',
      'date_before_filing',
    ]);
    expect(codesOf({ ...number, 申请日: '2019-01-01' })).toEqual(['filing_year_differs']);
    expect(codesOf({ ...number, 申请日: '2018-12-31' })).toEqual([]);
    expect(codesOf({ ...number, 申请日: '2017-02-30' })).toEqual(['date_unreadable']);
  });

  it('lets the number decide on the kind', () => {
    expect(convert({ ...number, 专利类型: '实用新型' })).toMatchObject({
      draft: { kind: 'INVENTION' },
      findings: [{ code: 'kind_differs' }],
    });
    expect(draftOf({ 'Publication Number': 'EP3502051A1', Kind: 'A1' }).kind).toBe('INVENTION');
    expect(codesOf({ ...number, 专利类型: '集成电路' })).toEqual(['kind_unknown_word']);
  });

  it('keeps the Locarno class that a database put into the column of the main class', () => {
    const row = { 申请号: '201830000002.X', 主分类号: 'LOC(11)Cl.14-04', 标题: '键盘' };
    expect(convert(row)).toMatchObject({
      draft: { kind: 'DESIGN', locarno: '14-04', ipc: null },
      findings: [],
    });
    expect(codesOf({ ...number, 主分类号: '14-04', 洛迦诺分类号: 'x' })).toEqual([
      'ipc_unreadable',
      'locarno_unreadable',
    ]);
  });

  it('names a patentee only once there is a patent', () => {
    const current = { '当前申请(专利权)人': '甲大学' };
    expect(draftOf({ ...number, ...current, 法律状态: '实质审查' })).toMatchObject({
      applicants: ['甲大学'],
      patentees: null,
    });
    expect(draftOf({ ...number, ...current, 法律状态: '授权' })).toMatchObject({
      applicants: null,
      patentees: ['甲大学'],
    });
  });

  it('keeps numbers of other authorities and marks English words for Chinese patents', () => {
    expect(
      draftOf({ Jurisdiction: 'US', 'Application Number': 'US 65784810 A', Title: 'Valve' }),
    ).toMatchObject({ authority: 'US', applicationNumber: 'US 65784810 A', isTranslated: false });
    expect(draftOf({ 'Application Number': 'CN201710601862.3', Title: 'Valve' })).toMatchObject({
      title: 'Valve',
      titleEn: 'Valve',
      isTranslated: true,
    });
    expect(codesOf({ 受理局: '月球', ...number })).toEqual(['authority_unknown']);
  });

  it('reads the columns of WIPS, whose numbers need their country and kind code', () => {
    const row = {
      국가코드: 'CN',
      '문헌종류 코드': 'A',
      출원번호: '2017-10601862',
      '공개번호/공표/재공표 ': '001812878',
      출원일: '2017-07-21',
      발명자: 'Cima; Michael | Sachs; Emanuel',
    };
    expect(draftOf(row)).toMatchObject({
      applicationNumber: '201710601862.3',
      publicationNumber: 'CN1812878A',
      inventors: ['Cima; Michael', 'Sachs; Emanuel'],
    });
  });
});

describe('sentences', () => {
  it.each(Object.entries(findingMessages))('%s names the same values in both languages', (_, { zh, en }) => {
    const holes = (text: string): string[] =>
      [...text.matchAll(/\{(\w+)\}/gu)].map((hole) => hole[1]!).sort();
    expect(holes(zh)).toEqual(holes(en));
    expect(zh).toMatch(/。$/u);
    expect(en).toMatch(/[.)]$/u);
  });
});

const fixtures = new URL('../../../../shared/data/fixtures/exports/', import.meta.url);

// Skipped where the shared data folder is absent: it is no part of the repository.
(existsSync(fixtures) ? describe : describe.skip)('real exports (needs ../shared/data)', () => {
  it.each([
    ['cnipr_25col_199rows.xlsx', 199, []],
    ['patsnap_30col_2rows_handcopied_shortened.csv', 2, []],
    // Its Chinese numbers come without check digits.
    ['lens-export_patents_3779rows.csv', 3779, ['check_digit_computed']],
  ])('%s converts without a refusal', async (file, count, codes) => {
    const table = await openTable(readFileSync(new URL(file, fixtures)), file);
    const recognition = await recognise(table);
    const toDraft = rowConverter(recognition);
    const found = new Set<string>();
    let rows = 0;
    for await (const row of table.rows) {
      if (row.rowNumber <= recognition.headerRow) continue;
      rows += 1;
      for (const finding of toDraft(row).findings) found.add(finding.code);
    }
    expect([rows, [...found]]).toEqual([count, codes]);
  });
});
