import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  applicationCheckDigit,
  EXPORT_FORMATS,
  ExportCommand,
  type ExportFormat,
  ImportCommand,
} from '#libs/catalogue';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectStatus, Given, type University } from '../support/given.js';

/** More than one batch of the export. */
const PLAIN = 1100;

function number(serial: number): string {
  const digits = `20201${9_900_000 + serial}`;
  return `${digits}.${applicationCheckDigit(digits)}`;
}

function csv(...rows: string[][]): Buffer {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return Buffer.from(rows.map((row) => row.map(cell).join(',')).join('\r\n'));
}

const HEADER =
  '申请号,标题,申请人,专利权人,发明人,申请日,公开号,公开日,授权公告号,授权日,法律状态,IPC,内部编号,学院,摘要,首项权利要求'.split(
    ',',
  );
const row = (serial: number, cells: Record<string, string> = {}) => {
  const usual: Record<string, string> = {
    申请号: number(serial),
    标题: `一种虚构装置${serial}`,
    申请人: '虚构大学',
    专利权人: '虚构大学',
    申请日: '2020-03-10',
    授权日: '2022-06-07',
    法律状态: '有权',
  };
  return HEADER.map((header) => cells[header] ?? usual[header] ?? '');
};

/** Cells that a spreadsheet runs, that a format must quote or code, and lists of names that look like one another. */
const ODD: Record<string, string>[] = [
  { 标题: '=HYPERLINK("http://x.example","点我")', 内部编号: '+86-1', 学院: '@机械学院', 摘要: '-5 ℃ 以下' },
  {
    标题: "'=已加撇号",
    内部编号: "'001",
    摘要: '第一段。\r\n第二段，"引号"；\t分隔 | 竖线\n_x000D_ 与 _x0041_x0042_',
  },
  { 摘要: 'a < b && c > d \u0001 \ud842\udfb7', 首项权利要求: '1. 一种装置，\r其特征在于……' },
  {
    申请人: 'Cima; Michael |',
    专利权人: '甲大学；乙公司',
    发明人: '张三、李四;王五',
    IPC: 'F24F13/24; H01M10/0525',
  },
  { 公开号: 'CN111509222A', 公开日: '2020-08-07', 授权公告号: 'CN111509222B', 法律状态: '部分无效' },
  { 法律状态: '审中', 授权日: '', 公开日: '2020-08-07', 专利权人: '丙大学', 申请人: '' },
  { 申请号: 'US15/123,456', 标题: 'A device', 法律状态: '终止', 授权公告号: 'US10000000B2', 授权日: '' },
  { 标题: 'A device in English', 摘要: 'Said in English.' },
];

describe('exporting patents', () => {
  let app: TestApp;
  let given: Given;
  let university: University;

  const take = (bytes: Buffer, of = university) =>
    app.nest.get(ImportCommand, { strict: false }).runImport({
      organisationId: of.id,
      bytes,
      fileName: '专利',
      dryRun: false,
      actor: SYSTEM,
    });
  async function give(format: ExportFormat, of = university) {
    const to = new PassThrough();
    const [result, bytes] = await Promise.all([
      app.nest.get(ExportCommand, { strict: false }).exportPatents({ organisationId: of.id, format, to }),
      buffer(to),
    ]);
    return { ...result, bytes };
  }
  const stored = () =>
    app.db.transaction(SYSTEM, async (tx) => [
      await tx.query('SELECT xmin::text, * FROM patent ORDER BY id'),
      await tx.query('SELECT xmin::text, * FROM holding ORDER BY id'),
    ]);

  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
    const plain = Array.from({ length: PLAIN }, (_, at) => row(100 + at));
    const taken = await take(csv(HEADER, ...ODD.map((cells, at) => row(at, cells)), ...plain));
    expect(taken).toMatchObject({ created: PLAIN + ODD.length, rejected: [] });
    // What a person has stated: more than a table can say, and an import leaves it alone.
    const [{ patentId }] = (
      await university.clerk.get(`/api/v1/organisations/${university.id}/patents?q=${number(100)}`)
    ).body.items;
    const path = `/api/v1/organisations/${university.id}/patents/${patentId}`;
    await expectStatus(
      200,
      university.clerk.patch(`${path}/patentees`, { patentees: ['甲|乙'], source: '登记簿副本' }),
    );
    await expectStatus(
      201,
      university.clerk.post(`${path}/events`, { type: 'TERMINATION', day: '2025-03-10', source: '专利公报' }),
    );
    // Granted and in force since a day that nobody has told.
    await given.patent(university);
  });
  afterAll(() => app.close());

  it.each(EXPORT_FORMATS)(
    'import reads every row of the %s back and finds nothing to change',
    async (format) => {
      const before = await stored();
      const { bytes, patents, cellsLeftOut } = await give(format);
      expect([patents, cellsLeftOut]).toEqual([PLAIN + ODD.length + 1, 1]);
      expect(await take(bytes)).toMatchObject({
        rows: patents,
        created: 0,
        updated: 0,
        unchanged: patents,
        rejected: [],
      });
      expect(await stored()).toEqual(before);
    },
  );

  it.each(EXPORT_FORMATS)('a catalogue that lost its texts has them back from the %s', async (format) => {
    const texts = () =>
      app.db.transaction(SYSTEM, (tx) =>
        tx.query(`SELECT p.title, abstract, first_claim, applicants, inventors, ipc, legal_status, publication_number,
          publication_day::text, grant_number, grant_day::text, internal_number, college
          FROM patent p JOIN holding h ON h.patent_id = p.id ORDER BY p.id`),
      );
    const before = await texts();
    const { bytes } = await give(format);
    await app.db.transaction(SYSTEM, async (tx) => {
      await tx.query(`UPDATE patent SET title = 'Lost', abstract = NULL, first_claim = NULL, applicants = '{}', inventors = '{}',
        publication_number = NULL, publication_day = NULL, grant_number = NULL, grant_day = NULL, ipc = '{}', ipc_main = NULL`);
      await tx.query('UPDATE holding SET internal_number = NULL, college = NULL');
    });
    await take(bytes);
    expect(await texts()).toEqual(before);
  });

  it('runs nothing in a spreadsheet, and is known as UTF-8', async () => {
    const { bytes } = await give('csv');
    const text = bytes.toString();
    expect(text.startsWith('\ufeff申请号,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x.example"",""点我"")"`);
    expect(text).toMatch(/,'\+86-1,'@机械学院,'-5 ℃ 以下,/);
    expect(text).not.toMatch(/(?:^|,|\n)"?[=+\-@]/);
  });

  it('gives an organisation what it holds, and nobody else’s internal numbers', async () => {
    const other = await given.university();
    expect(await give('csv', other)).toMatchObject({ patents: 0 });
    await take(csv(HEADER, row(0, { 学院: '他校学院', 内部编号: '' })), other);
    const { bytes, patents } = await give('csv', other);
    expect([patents, bytes.toString().includes('他校学院'), bytes.toString().includes('+86-1')]).toEqual([
      1,
      true,
      false,
    ]);
    expect((await give('csv')).bytes.toString()).not.toContain('他校学院');
  });
});
