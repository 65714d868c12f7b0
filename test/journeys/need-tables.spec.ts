import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import { creditCodeCheckDigit } from '#libs/accounts';
import { type ExportFormat, openTable } from '#libs/catalogue';
import { NeedExport } from '#libs/demand';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, type Firm, Given, type University } from '../support/given.js';
import { NOTHING_SAID } from '../support/need-content.js';

const HEADER = [
  '序号',
  '需求名称',
  '主要问题',
  '材料',
  '关键词',
  '合作方式',
  '预算（万元）',
  '截止日期',
  '保密级别',
];
const GOOD = [
  [
    '1',
    '焊缝气孔',
    '铝合金焊缝气孔多，返工率 8%，想降到 1% 以下',
    '铝合金',
    '焊接、气孔',
    '开放许可；转让',
    '30-50',
    '2099/6/30',
    '公开',
  ],
  ['2', '', '点焊虚焊多。想在线发现', '', '点焊', '先使用后付费', '面议', '', ''],
];
const BAD = [
  ['3', '没有问题', '', '', '', '', '', '', ''],
  ['4', '写法不对', '某问题', '', '一,二,三,四,五,六', '白送', '不少', '2020-02-30', '绝密'],
  ['5', '已过期', '另一问题', '', '', '', '', '2020-01-01', ''],
  ['6', '太长', '长'.repeat(501), '', '', '', '', '', ''],
];
const CSV = (...rows: string[][]) =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'));

/** As a firm keeps its list: a title above the header, and another sheet before it. */
async function workbook(rows: string[][]): Promise<Buffer> {
  const sheetOf = (cells: string[][]) => cells.map((row) => row.map((value) => ({ value, type: String })));
  return writeExcelFile([
    { data: sheetOf([['某厂 2026 年计划']]), sheet: '封面' },
    { data: sheetOf([['技术需求汇总表'], HEADER, ...rows]), sheet: '需求' },
  ]).toBuffer();
}

describe('needs as a table', () => {
  let app: TestApp;
  let given: Given;
  let firm: Firm;
  let university: University;
  let centre: { id: string; staff: Client };
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    [firm, university] = [await given.firm('某铝业厂'), await given.university('虚构理工大学')];
    const id = await given.organisation('SERVICE_CENTRE', '某服务中心');
    centre = { id, staff: await given.person(id, 'SERVICE_STAFF') };
  });
  afterAll(() => app.close());

  const needs = (id: string) => `/api/v1/organisations/${id}/needs`;
  const check = async (file: Buffer, of = firm) =>
    (await expectStatus(200, of.signatory.upload(`${needs(of.id)}/imports/check`, '需求.xlsx', file))).body;
  const take = async (file: Buffer, of = firm) =>
    (await expectStatus(201, of.signatory.upload(`${needs(of.id)}/imports`, '需求.xlsx', file))).body;
  const refusal = async (file: Buffer) => {
    const answer = await firm.signatory.upload(`${needs(firm.id)}/imports/check`, '需求', file);
    return [answer.status, answer.body.code];
  };
  const own = async (of = firm) =>
    (await expectStatus(200, of.signatory.get(`${needs(of.id)}?limit=100`))).body.items;
  const write = (of: Firm, more: object) =>
    expectStatus(201, of.signatory.post(needs(of.id), { ...NOTHING_SAID, problem: '某问题', ...more }));
  const export_ = async (of = firm): Promise<Buffer> =>
    (await expectStatus(200, of.signatory.download(`${needs(of.id)}.xlsx`))).body;
  async function exported(format: ExportFormat, of = firm): Promise<Buffer> {
    const to = new PassThrough();
    const wanted = { organisationId: of.id, format, to };
    const [, bytes] = await Promise.all([
      app.nest.get(NeedExport, { strict: false }).exportOwn(SYSTEM, wanted),
      buffer(to),
    ]);
    return bytes;
  }
  async function rowsOf(bytes: Buffer): Promise<string[][]> {
    const rows: string[][] = [];
    for await (const { cells } of (await openTable(bytes, '')).rows) rows.push(cells);
    return rows;
  }
  async function publish(more: object): Promise<string> {
    const { body } = await write(firm, { keywords: ['板材'], ...more });
    await expectStatus(201, firm.signatory.post(`${needs(firm.id)}/${body.id}/steps`, { step: 'SUBMIT' }));
    const triage = `/api/v1/organisations/${centre.id}/triage/${body.id}/steps`;
    await expectStatus(201, centre.staff.post(triage, { step: 'PUBLISH' }));
    await app.jobsDone();
    return String(body.id);
  }

  it('tells what would become of each row, and writes nothing', async () => {
    const report = await check(await workbook([...GOOD, ...BAD]));
    expect(report).toMatchObject({
      written: false,
      sheet: '需求',
      headerRow: 2,
      rows: 6,
      drafts: 2,
      known: 0,
    });
    expect(report.columns[0]).toEqual({ header: '序号', field: null });
    expect(report.draftRows).toEqual([
      { row: 3, title: '焊缝气孔' },
      { row: 4, title: '点焊虚焊多' },
    ]);
    expect(report.refused).toBe(4);
    const told = report.findings.map(
      ({ row, column, value, code }: Record<string, string>) =>
        `${row} ${column} ${value?.slice(0, 12)} ${code}`,
    );
    expect(told).toEqual([
      '5 主要问题 undefined need_problem_missing',
      '6 截止日期 2020-02-30 isLegalDay',
      '6 合作方式 白送 isIn',
      '6 预算（万元） 不少 budget_unreadable',
      '6 保密级别 绝密 isIn',
      '7 截止日期 2020-01-01 deadline_past',
      `8 主要问题 ${'长'.repeat(12)} maxLength`,
    ]);
    expect(report.findings[2].message).toContain('开放许可、普通许可');
    expect(report.findings[6].message).toBe('“主要问题”最多 500 个字符。');
    expect(await own()).toEqual([]);
  });

  it('writes the rows that fit as drafts, once, however often and from how many windows the file comes', async () => {
    const file = await workbook([...GOOD, ...BAD, ...GOOD.slice(0, 1)]);
    const reports = await Promise.all([take(file), take(file)]);
    expect(reports.map(({ drafts }) => drafts).sort()).toEqual([0, 2]);
    expect(reports.map(({ known }) => known).sort()).toEqual([1, 3]);
    const drafts = await own();
    expect(drafts.map(({ title, state }: Record<string, string>) => [title, state])).toEqual([
      ['焊缝气孔', 'DRAFT'],
      ['点焊虚焊多', 'DRAFT'],
    ]);
    const one = await firm.signatory.get(`${needs(firm.id)}/${drafts[0].id}`);
    expect(one.body).toMatchObject({
      keywords: ['焊接', '气孔'],
      modes: ['OPEN_LICENCE', 'TRANSFER'],
      budgetFromFen: 30_000_000,
      budgetToFen: 50_000_000,
      deadline: '2099-06-30',
      confidentiality: 'OPEN',
    });
    const again = await check(file);
    expect(again.knownRows).toEqual([
      { row: 3, title: '焊缝气孔', needId: drafts[0].id, sameAsRow: null },
      { row: 4, title: '点焊虚焊多', needId: drafts[1].id, sameAsRow: null },
      { row: 9, title: '焊缝气孔', needId: drafts[0].id, sameAsRow: null },
    ]);
    const withdrawn = `${needs(firm.id)}/${drafts[1].id}/steps`;
    await expectStatus(201, firm.signatory.post(withdrawn, { step: 'WITHDRAW' }));
    expect((await check(file)).draftRows).toEqual([{ row: 4, title: '点焊虚焊多' }]);
  });

  it('reads English headers, and a form whose fields stand below one another', async () => {
    const english = await check(
      CSV(
        ['Need', 'Main problem', 'Keywords', 'Modes of cooperation', 'Budget', 'Open to'],
        [
          'Pores',
          'Pores in aluminium welds',
          'welding; pores',
          'Use first, pay later',
          'up to ¥500,000',
          'Universities only',
        ],
      ),
    );
    expect([english.drafts, english.refused]).toEqual([1, 0]);
    const form = await check(
      CSV(
        ['需求名称', '噪声'],
        ['主要问题', '车间噪声 95 dB'],
        ['预期目标', '低于 80 dB'],
        ['关键词', '降噪'],
      ),
    );
    expect(form.draftRows.map(({ title }: { title: string }) => title)).toEqual(['噪声']);
  });

  it('reads back what it writes: to its own firm as known, to another as the same needs', async () => {
    const odd = await given.firm('某电池厂');
    const content = {
      title: '=HYPERLINK("x")',
      problem: '-20 ℃ 时容量下降；\n"冷启动"，|竖线| 与 _x0041_',
      material: '@材料',
      indicators: '循环 ≥ 3,000 次',
      keywords: ['1,4-丁二醇', '电池、低温'],
      modes: ['USE_FIRST_PAY_LATER'],
      budgetFromFen: 30_000_050,
      deadline: '2099-01-01',
      confidentiality: 'NAMED',
      anonymous: true,
      publicSummary: '低温电池',
      hiddenDetail: '+ 其实是某牌号',
      admitted: [university.id],
      industry: '38',
      district: '虚构区',
    };
    await write(odd, content);
    await write(odd, { problem: '只有一句话' });
    const files = [await export_(odd), await exported('xlsx', odd), await exported('csv', odd)];
    for (const file of files)
      expect(await check(file, odd)).toMatchObject({ drafts: 0, known: 2, refused: 0 });
    const twin = await given.firm();
    expect(await take(files[2] ?? Buffer.alloc(0), twin)).toMatchObject({ drafts: 2, refused: 0 });
    const withoutFirm = async (file: Buffer) => (await rowsOf(file)).map((row) => row.slice(0, 21));
    expect(await withoutFirm(await export_(twin))).toEqual(await withoutFirm(await export_(odd)));
    const [latest] = await own(twin);
    const [, named] = [
      latest,
      (await own(twin)).find(({ title }: { title: string }) => title.startsWith('=')),
    ];
    expect((await twin.signatory.get(`${needs(twin.id)}/${named.id}`)).body).toMatchObject(content);
  });

  it('gives the board as a workbook: with the filters of its page, and no more than anybody may read', async () => {
    await publish({ problem: '板材划伤，废品率 5%', budgetToFen: 5_000_000, hiddenDetail: '机密工艺' });
    await publish({
      problem: '板材的详细问题',
      publicSummary: '板材翘曲',
      confidentiality: 'MEMBERS',
      anonymous: true,
      hiddenDetail: '机密工艺',
    });
    const nobody = new Client(app);
    const all = await rowsOf((await expectStatus(200, nobody.download('/api/v1/needs.xlsx?q=板材'))).body);
    expect(all[0]?.slice(0, 3)).toEqual(['需求名称', '主要问题', '材料']);
    expect(
      all
        .slice(1)
        .map(([title, problem]) => [title, problem])
        .sort(),
    ).toEqual([
      ['板材划伤，废品率 5%', '板材划伤，废品率 5%'],
      ['板材翘曲', ''],
    ]);
    expect(all.flat().join(' ')).not.toMatch(/机密|详细问题/);
    const few = await rowsOf((await nobody.download('/api/v1/needs.xlsx?q=板材&budgetBand=UNDER_100K')).body);
    expect(few.length).toBe(2);
    expect(few[1]).toContain('某铝业厂');
    expect((await nobody.get('/api/v1/needs.xlsx?nonsense=1')).status).toBe(400);
    // What is open on the board comes in as a need of one's own; what is not has no problem to read.
    const other = await given.firm();
    const board = (await nobody.download('/api/v1/needs.xlsx?q=板材')).body;
    expect(await check(board, other)).toMatchObject({ drafts: 1, refused: 1 });
  });

  it('is taken by a service centre for a firm, which is told and finds each act on record', async () => {
    const file = CSV(HEADER, ...GOOD);
    const seventeen = '91310000MA1YY000X';
    const uscc = seventeen + creditCodeCheckDigit(seventeen);
    const query = `?firmName=${encodeURIComponent('某新厂')}&firmUscc=${uscc}`;
    const path = `${needs(centre.id)}/imports`;
    const nameless = await centre.staff.upload(path, '需求.csv', file);
    expect([nameless.status, nameless.body.errors[0].code]).toEqual([400, 'firm_missing']);
    const wrong = await centre.staff.upload(`${path}?firmName=x&firmUscc=913`, '需求.csv', file);
    expect(wrong.body.errors[0]).toMatchObject({ field: 'firm.uscc', code: 'uscc_format' });
    const opened = () =>
      app.db.transaction(SYSTEM, (tx) => tx.query('SELECT id FROM organisation WHERE uscc = $1', [uscc]));
    const report = await expectStatus(200, centre.staff.upload(`${path}/check${query}`, '需求.csv', file));
    expect(report.body).toMatchObject({ drafts: 2, firm: { name: '某新厂', registered: false } });
    expect(await opened()).toEqual([]);
    await expectStatus(201, centre.staff.upload(path + query, '需求.csv', file));
    const [{ id } = { id: '' }] = (await opened()) as { id: string }[];
    const newcomer: Firm = { id, name: '某新厂', signatory: await given.person(id, 'SIGNATORY', 'MEMBER') };
    expect((await own(newcomer)).map(({ enteredBy }: { enteredBy: string }) => enteredBy)).toEqual([
      '某服务中心',
      '某服务中心',
    ]);
    const leaves = await app.db.transaction(SYSTEM, (tx) =>
      tx.query('SELECT 1 FROM audit_leaf WHERE organisation_id = $1 AND action = $2', [
        id,
        'NEED_ENTERED_FOR',
      ]),
    );
    expect(leaves.length).toBe(2);
    const one = CSV(['需求名称', '主要问题'], ['另一项', '另一个问题']);
    await expectStatus(201, centre.staff.upload(path + query, '需求.csv', one));
    await app.jobsDone();
    const many = Array.from({ length: 12 }, (_, row) => [`第${row}项`, `第${row}个问题`]);
    const more = CSV(['需求名称', '主要问题'], ...many);
    await expectStatus(201, centre.staff.upload(path + query, '需求.csv', more));
    await app.jobsDone();
    const told = (await newcomer.signatory.get('/api/v1/notifications')).body.items;
    const since = told.slice(0, 2).map(({ text, lines }: { text: string; lines: string[] }) => [text, lines]);
    expect(since).toEqual([
      [
        '某服务中心代你单位填写了 12 项需求。请查看，不对的地方可以更改或撤回。',
        many.slice(0, 10).map(([title]) => title),
      ],
      ['某服务中心代你单位填写了需求“另一项”。请查看，不对的地方可以更改或撤回。', []],
    ]);
    const again = await centre.staff.upload(path + query, '需求.csv', file);
    expect(again.body).toMatchObject({ drafts: 0, known: 2, firm: { registered: true } });
  });

  it('shows a service centre nothing of what the firm wrote itself', async () => {
    const secret = await given.firm();
    await write(secret, { title: '自己的草稿', problem: '自己写的问题' });
    const { uscc } = (await secret.signatory.get(`/api/v1/organisations/${secret.id}`)).body;
    const file = CSV(['需求名称', '主要问题'], ['自己的草稿', '自己写的问题']);
    const query = `?firmName=x&firmUscc=${uscc}`;
    const report = await centre.staff.upload(`${needs(centre.id)}/imports/check${query}`, 'a.csv', file);
    expect(report.body).toMatchObject({ drafts: 1, known: 0, firm: { name: secret.name, registered: true } });
  });

  it('says in a word why a whole file is no table of needs', async () => {
    const many = Array.from({ length: 2_001 }, (_, at) => [`需求${at}`, `问题${at}`]);
    expect(await refusal(CSV(['申请号', '标题', '申请人'], ['1', 'x', 'y']))).toEqual([
      422,
      'need_header_missing',
    ]);
    expect(await refusal(CSV(['需求名称', '主要问题']))).toEqual([422, 'no_data_rows']);
    expect(await refusal(CSV(['需求名称', '主要问题'], ...many))).toEqual([422, 'too_many_rows']);
    expect(await refusal(Buffer.from('%PDF-1.4 x'))).toEqual([422, 'file_is_pdf']);
    expect(await refusal(Buffer.from('PK\x03\x04 broken'))).toEqual([422, 'file_truncated']);
    expect(await refusal(Buffer.alloc(0))).toEqual([422, 'file_empty']);
    const wide = ['需求名称', '主要问题', ...Array.from({ length: 499 }, (_, at) => `列${at}`)];
    expect(await refusal(await workbook([wide]))).toEqual([422, 'too_many_columns']);
    const long = ['1', '长', '长'.repeat(32_768)];
    expect(await refusal(CSV(HEADER, long))).toEqual([422, 'cell_too_long']);
  });

  it('says of named universities in one finding which are unknown, and how many are too many', async () => {
    const rows = [
      ['需求名称', '主要问题', '保密级别', '公开摘要', '指定的高校'],
      ['甲', '只给两所', '仅限指定高校', '摘要', `虚构理工大学、没有的大学、也没有的学院`],
      [
        '乙',
        '给太多所',
        '仅限指定高校',
        '摘要',
        Array.from({ length: 21 }, (_, at) => `大学${at}`).join('、'),
      ],
    ];
    const report = await check(CSV(...rows));
    expect(report).toMatchObject({ drafts: 0, refused: 2 });
    expect(report.findings).toMatchObject([
      {
        row: 2,
        column: '指定的高校',
        code: 'not_a_university',
        value: '虚构理工大学、没有的大学、也没有的学院',
      },
      { row: 3, column: '指定的高校', code: 'arrayMaxSize', message: '“指定的高校”最多 20 项。' },
    ]);
    expect(report.findings[0].message).toBe('“没有的大学、也没有的学院”不是已登记的高校或科研院所。');
  });

  it('takes a cell that holds what no database stores, without that', async () => {
    const other = await given.firm();
    const file = await workbook([['1', '含空字符_x0000_', '问题_x0000_描述', '', '关键_x0000_词']]);
    expect(await take(file, other)).toMatchObject({ drafts: 1, refused: 0 });
    const [{ id, title }] = await own(other);
    expect(title).toBe('含空字符\ufffd');
    const { body } = await other.signatory.get(`${needs(other.id)}/${id}`);
    expect(body).toMatchObject({ problem: '问题\ufffd描述', keywords: ['关键\ufffd词'] });
    expect(await check(file, other)).toMatchObject({ drafts: 0, known: 1 });
  });

  it('asks for the unit of a budget rather than guess it, and takes the rows beside it', async () => {
    const budget = CSV(
      ['需求名称', '主要问题', '预算'],
      ['甲', '某某问题', '50'],
      ['乙', '某某问题二', '50万元'],
    );
    const report = await check(budget);
    expect(report).toMatchObject({ drafts: 1, refused: 1 });
    expect(report.findings).toMatchObject([
      { row: 2, column: '预算', value: '50', code: 'budget_unit_missing' },
    ]);
  });
});
