import { existsSync, readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from '@jest/globals';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { findingText } from './findings.js';
import { handmade, relation, zip } from './handmade-workbook.fixture.js';
import { FileRefused, openTable, type Table } from './open-table.js';

const workbook = (data: SheetData): Promise<Buffer> => writeExcelFile(data).toBuffer();
const open = (content: Buffer | string): Promise<Table> =>
  openTable(Buffer.from(content as string), 'export.xls');

async function rowsOf(table: Table): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of table.rows) rows.push(row.cells);
  return rows;
}

/** The code with which a file is refused, when it is opened or while its rows are read. */
async function refusal(content: Buffer | string, limits = {}): Promise<string> {
  try {
    await rowsOf(await openTable(Buffer.from(content as string), 'export.xlsx', limits));
  } catch (error) {
    if (error instanceof FileRefused) {
      expect(findingText('zh', error.code, error.params)).not.toMatch(/[{}]/u);
      return error.code;
    }
    throw error;
  }
  return 'not refused';
}

describe('reading workbooks', () => {
  it('shows cells as people see them', async () => {
    const table = await open(
      await workbook([
        ['申请号', '申请日', '有效'],
        [
          201710601862.3,
          { value: new Date(Date.UTC(2024, 2, 15)), type: Date, format: 'yyyy"年"m"月"d"日"' },
          true,
        ],
        [
          { value: 202320000001, type: Number, format: '0.0' },
          { value: 45366, type: Number, format: 'yyyy/m/d' },
          null,
        ],
        [2017106018623, { value: '2024.03.15', type: String }, 0.1 + 0.2],
      ]),
    );
    expect(table).toMatchObject({ format: 'XLSX', sheetName: 'Sheet1' });
    expect(await rowsOf(table)).toEqual([
      ['申请号', '申请日', '有效'],
      ['201710601862.3', '2024-03-15', 'TRUE'],
      ['202320000001.0', '2024-03-15'],
      ['2017106018623', '2024.03.15', '0.3'],
    ]);
  });

  it('finds the sheet of patents behind a cover', async () => {
    const sheets = [
      { sheet: '封面', data: [['专利清单'], ['2024 年']] },
      {
        sheet: '数据',
        data: [
          ['申请号', '标题'],
          ['201710601862.3', '一种阀门'],
        ],
      },
    ];
    expect((await open(await writeExcelFile(sheets).toBuffer())).sheetName).toBe('数据');
  });

  it('skips blank rows, keeps their numbers and can be read twice', async () => {
    const table = await open(await workbook([['标题'], [null], ['一种阀门']]));
    for (let pass = 0; pass < 2; pass += 1) {
      const rows = [];
      for await (const row of table.rows) rows.push(row);
      expect(rows).toEqual([
        { rowNumber: 1, cells: ['标题'] },
        { rowNumber: 3, cells: ['一种阀门'] },
      ]);
    }
  });

  it('takes the first worksheet that holds anything', async () => {
    const sheets = [
      { data: [[null]], sheet: '空' },
      { data: [['标题']], sheet: '专利数据' },
    ];
    const table = await open(await writeExcelFile(sheets).toBuffer());
    expect(table.sheetName).toBe('专利数据');
  });

  it('reads prefixed names, rich text without phonetics, inline text, formulas as stored and 1904 dates', async () => {
    const bytes = zip(
      handmade(
        '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>a_x000D_b</x:t></x:is></x:c></x:row>' +
          '<x:row r="5"><x:c t="str"><x:f>HYPERLINK("http://x","no")</x:f><x:v>kept &amp; shown</x:v></x:c><x:c s="1"><x:v>43904</x:v></x:c></x:row>',
        {
          'xl/sharedStrings.xml':
            '<sst><si><r><t>发</t></r><r><t>明</t></r><rPh><t>faming</t></rPh></si></sst>',
          'xl/styles.xml':
            '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
          'xl/_rels/workbook.xml.rels': `<Relationships>${relation('b', 'worksheet', 'worksheets/sheet1.xml')}${relation('c', 'sharedStrings', 'sharedStrings.xml')}${relation('d', 'styles', '/xl/styles.xml')}</Relationships>`,
        },
      ),
    );
    expect(await rowsOf(await open(bytes))).toEqual([
      ['发明', '', 'a\rb'],
      ['kept & shown', '2024-03-15'],
    ]);
  });
});

describe('reading text', () => {
  const text = '申请号,标题\n201710601862.3,"一种阀门，\n其特征在于"\n';
  const expected = [
    ['申请号', '标题'],
    ['201710601862.3', '一种阀门，\n其特征在于'],
  ];

  it.each(['', '\ufeff'])('reads UTF-8 starting with %j', async (mark) => {
    const table = await open(mark + text);
    expect(table).toMatchObject({ format: 'CSV', encoding: 'UTF-8', sheetName: null });
    expect(await rowsOf(table)).toEqual(expected);
  });

  it('reads GB18030', async () => {
    const table = await open(Buffer.from('c9eac7ebbac52cb1eacce20a31322cd2bbd6d6b7a7c3c50a', 'hex'));
    expect(table.encoding).toBe('GB18030');
    expect(await rowsOf(table)).toEqual([
      ['申请号', '标题'],
      ['12', '一种阀门'],
    ]);
  });

  it('reads the UTF-16 tables that spreadsheets call Unicode text', async () => {
    const table = await open(Buffer.from('\ufeff申请号\t标题\n1\t阀门\n', 'utf16le'));
    expect(table).toMatchObject({ format: 'TSV', encoding: 'UTF-16LE' });
    expect(await rowsOf(table)).toEqual([
      ['申请号', '标题'],
      ['1', '阀门'],
    ]);
  });

  it('finds the delimiter by what lines carry outside of quotes', async () => {
    expect(await rowsOf(await open('标题;申请人\n"a,b,c";"d,e"\n'))).toEqual([
      ['标题', '申请人'],
      ['a,b,c', 'd,e'],
    ]);
    expect(await rowsOf(await open('标题\t申请人\r\n一种 "阀门" 5" 管\t甲\r\n'))).toEqual([
      ['标题', '申请人'],
      ['一种 "阀门" 5" 管', '甲'],
    ]);
  });

  it('counts records as a spreadsheet does', async () => {
    const numbers = [];
    for await (const row of (await open('a,b\n\n"c\nd",e\nf,g\n')).rows) numbers.push(row.rowNumber);
    expect(numbers).toEqual([1, 3, 4]);
  });

  it('lets a reader stop early', async () => {
    const table = await open('a,b\n'.repeat(50_000));
    for await (const row of table.rows) if (row.rowNumber === 3) break;
    expect((await rowsOf(table)).length).toBe(50_000);
  });
});

describe('reading old .xls workbooks', () => {
  const xls = (sheets: Record<string, unknown[][]>, bookType: 'biff8' | 'biff5' = 'biff8'): Buffer => {
    const book = utils.book_new();
    for (const [name, rows] of Object.entries(sheets))
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
    return write(book, { type: 'buffer', bookType, codepage: 936 }) as Buffer;
  };
  const day = { t: 'n', v: 45366, z: 'yyyy"年"m"月"d"日"' };

  it('shows cells as people see them', async () => {
    const table = await open(
      xls({ 清单: [['申请号', '标题', '申请日'], [], [201710601862.3, '一种阀门', day]] }),
    );
    expect(table).toMatchObject({ format: 'XLS', sheetName: '清单' });
    for (let pass = 0; pass < 2; pass += 1) {
      const rows = [];
      for await (const row of table.rows) rows.push(row);
      expect(rows).toEqual([
        { rowNumber: 1, cells: ['申请号', '标题', '申请日'] },
        { rowNumber: 3, cells: ['201710601862.3', '一种阀门', '2024-03-15'] },
      ]);
    }
  });

  it('finds the sheet of patents behind a cover', async () => {
    const sheets = {
      封面: [['专利清单', 2024]],
      数据: [
        ['申请号', '标题'],
        ['201710601862.3', '阀门'],
      ],
    };
    expect((await open(xls(sheets))).sheetName).toBe('数据');
    expect((await open(xls({ 空: [], 封面: [['专利清单']] }))).sheetName).toBe('封面');
  });

  it('reads the stored value of a formula and evaluates none', async () => {
    const sum = { t: 'n', v: 7, f: '1+1' };
    const table = await open(
      xls({
        a: [
          ['申请号', '标题'],
          [sum, '阀门'],
        ],
      }),
    );
    expect((await rowsOf(table))[1]).toEqual(['7', '阀门']);
  });

  it('is stopped where it takes too long', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [row, `一种阀门${row}`]);
    expect(await refusal(xls({ a: [['申请号', '标题'], ...rows] }), { maxXlsSeconds: 0.01 })).toBe(
      'xls_too_heavy',
    );
  });
});

describe('refusing files', () => {
  const ole = (stream: string): Buffer =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
    ]);

  it.each<[string, Buffer | string]>([
    ['file_empty', ''],
    ['file_empty', ' \n \n'],
    ['workbook_damaged', ole('Workbook')],
    ['file_encrypted', ole('EncryptedPackage')],
    ['file_unknown', ole('WordDocument')],
    ['file_is_pdf', '%PDF-1.7 …'],
    ['file_is_image', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['file_is_html', '\ufeff<html><table><tr><td>申请号</td></tr></table></html>'],
    ['file_is_xml', '<?xml version="1.0"?><Workbook/>'],
    ['file_is_archive', Buffer.from('526172211a0700', 'hex')],
    ['file_unknown', Buffer.from([1, 2, 3, 0, 0, 9])],
    ['text_encoding_unknown', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a])],
    [
      'text_damaged',
      Buffer.concat([
        Buffer.from('申请号,标题\n一种阀门及其制造方法和应用装置\n'.repeat(3)),
        Buffer.from([0xe4, 0x0a]),
      ]),
    ],
    ['csv_quote_not_closed', 'a,b\n"c,d\ne,f\n'],
    ['zip_is_no_workbook', zip({ 'word/document.xml': '<w/>' })],
    ['zip_is_no_workbook', zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' })],
    ['file_is_ods', zip({ 'content.xml': '<office/>' })],
    ['file_is_xlsb', zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' })],
    ['file_encrypted', zip(handmade('<row><c><v>1</v></c></row>'), 1)],
    ['workbook_empty', zip(handmade('<row><c/></row>'))],
    ['workbook_damaged', zip(handmade('<row><c><v>1</v></row>'))],
    ['workbook_damaged', zip(handmade('<row><c><v>&lol;</v></c></row>'))],
    [
      'workbook_has_doctype',
      zip({ ...handmade(''), 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }),
    ],
    [
      'too_many_rows',
      zip(handmade('<row r="1"><c><v>1</v></c></row><row r="1048577"><c><v>1</v></c></row>')),
    ],
    ['too_many_columns', zip(handmade('<row><c r="ZZZ1"><v>1</v></c></row>'))],
  ])('says %s', async (code, content) => {
    expect(await refusal(content)).toBe(code);
  });

  it('says where a workbook was cut', async () => {
    const bytes = await workbook([['标题'], ['一种阀门']]);
    expect(await refusal(bytes.subarray(0, bytes.length - 40))).toBe('file_truncated');
    expect(await refusal(bytes.subarray(0, 200))).toBe('file_truncated');
  });

  it('does not unpack a bomb', async () => {
    const bomb = zip(handmade(`<row><c><v>${'1'.repeat(3_000_000)}</v></c></row>`));
    expect(await refusal(bomb, { ratioFloorBytes: 1_000_000 })).toBe('file_unpacks_too_large');
    expect(await refusal(bomb, { maxUnpackedBytes: 2_000_000 })).toBe('file_unpacks_too_large');
    expect(await refusal(bomb)).toBe('cell_too_long');
    const texts = zip(
      handmade('', { 'xl/sharedStrings.xml': `<sst>${'<si><t>abcdefghij</t></si>'.repeat(1000)}</sst>` }),
    );
    expect(await refusal(texts, { maxTextBytes: 5_000 })).toBe('file_unpacks_too_large');
  });
});

const fixtures = new URL('../../../../shared/data/fixtures/', import.meta.url);

// Skipped where the shared data folder is absent: it is no part of the repository.
(existsSync(fixtures) ? describe : describe.skip)('real files (needs ../shared/data)', () => {
  it.each([
    ['exports/cnipr_25col_199rows.xlsx', 'XLSX', 200],
    ['exports/lens-export_patents_3779rows.csv', 'CSV', 3780],
    ['exports/patsnap_30col_2rows_handcopied_shortened.csv', 'CSV', 3],
    ['malformed/headerless_multiline_BIT_patents.csv', 'CSV', 126],
  ])('%s', async (file, format, count) => {
    const table = await openTable(readFileSync(new URL(file, fixtures)), file);
    expect(table.format).toBe(format);
    expect((await rowsOf(table)).length).toBe(count);
  });

  it('reads GBK and an old .xls', async () => {
    const gbk = await open(readFileSync(new URL('malformed/gbk_univ_company_copatents.csv', fixtures)));
    expect(gbk.encoding).toBe('GB18030');
    expect((await rowsOf(gbk))[0]).toHaveLength(3);
    const xls = await open(
      readFileSync(new URL('malformed/merged_instruction_row_importTemplate.xls', fixtures)),
    );
    expect(xls).toMatchObject({ format: 'XLS', sheetName: 'Sheet1' });
    expect((await rowsOf(xls))[1]?.slice(0, 4)).toEqual(['申请号', '专利名', '专利类型编号', '申请日期']);
  });
});
