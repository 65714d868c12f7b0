import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { read, utils } from '@e965/xlsx';
import writeExcelFile from 'write-excel-file/node';
import { creditCodeCheckDigit } from '#libs/accounts';
import { addDays, legalDayOf, SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectStatus, type Firm, Given, type University } from '../support/given.js';
import { NOTHING_SAID } from '../support/need-content.js';
import { whileReferredTo } from '../support/referred.js';

const TODAY = legalDayOf(new Date());
const HEADER = [
  '企业名称',
  '统一社会信用代码',
  '级别',
  '联系人',
  '职务',
  '电话',
  '邮箱',
  '同意依据',
  '同意日期',
];

/** A credit code of our own series with its right check digit. */
function codeOf(serial: number): string {
  const seventeen = `91310000MA9${String(serial).padStart(6, '0')}`;
  return seventeen + creditCodeCheckDigit(seventeen);
}

function workbook(rows: string[][]): Promise<Buffer> {
  const cells = rows.map((row) => row.map((value) => ({ value, type: String })));
  return writeExcelFile(cells).toBuffer() as Promise<Buffer>;
}

/** Read by another program than our own. */
function sheetsOf(bytes: unknown): Record<string, string[][]> {
  const book = read(Buffer.from(bytes as Buffer));
  return Object.fromEntries(
    book.SheetNames.map((name) => [
      name,
      utils.sheet_to_json<string[]>(book.Sheets[name]!, { header: 1, defval: '' }),
    ]),
  );
}

describe('the papers of a key enterprise', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  let base: string;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university('建册大学');
    base = `/api/v1/organisations/${university.id}`;
  });
  afterAll(() => app.close());

  const take = async (bytes: Buffer, more = '', name = '重点企业.xlsx') =>
    university.centre.upload(`${base}/enterprise-files/imports${more}`, name, bytes);
  const total = async () => (await university.centre.get(`${base}/enterprise-files`)).body.total as number;

  describe('go out', () => {
    /** On the board, and answered by the university with a patent. */
    async function answeredNeed(firm: Firm, title: string, patent: string): Promise<void> {
      const id = await given.organisation('SERVICE_CENTRE', '某服务中心');
      const staff = await given.person(id, 'SERVICE_STAFF');
      const needs = `/api/v1/organisations/${firm.id}/needs`;
      const said = { ...NOTHING_SAID, title, problem: '涂布厚度不匀。', keywords: ['涂布'] };
      const { body: need } = await expectStatus(201, firm.signatory.post(needs, said));
      await expectStatus(201, firm.signatory.post(`${needs}/${need.id}/steps`, { step: 'SUBMIT' }));
      const triage = `/api/v1/organisations/${id}/triage/${need.id}/steps`;
      await expectStatus(201, staff.post(triage, { step: 'PUBLISH' }));
      const patentId = await given.patent(university, { title: patent });
      const answer = { needId: need.id, kind: 'PATENT', patentId, text: '我们有。' };
      await expectStatus(201, university.clerk.post(`${base}/answers`, answer));
      await app.jobsDone();
    }

    it('whole: profile, contacts with their reason, needs, matches, licences and visits, as workbook and as PDF', async () => {
      const firm = await given.firm('出册有限公司');
      await answeredNeed(firm, '涂布厚度在线测量', '一种在线测厚方法');
      const { body: organisation } = await firm.signatory.get(`/api/v1/organisations/${firm.id}`);
      const wanted = { firm: { name: firm.name, uscc: organisation.uscc }, level: 'KEY' };
      const { body: file } = await expectStatus(
        201,
        university.centre.post(`${base}/enterprise-files`, wanted),
      );
      const at = `${base}/enterprise-files/${file.id}`;
      const contact = { name: '李工', position: '总工', phone: '021-5550', email: null };
      await expectStatus(
        201,
        university.centre.post(`${at}/contacts`, { ...contact, basis: '交换名片', basisDay: TODAY }),
      );
      const visit = { kind: 'VISIT', day: TODAY, summary: '=HYPERLINK("http://x")', people: null };
      await expectStatus(201, university.centre.post(`${at}/visits`, visit));
      const offer = await given.offer(university, { title: '一种涂布厚度测量装置' });
      const accepted = { organisationId: firm.id, termsHash: offer.termsHash };
      await expectStatus(
        201,
        firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, accepted),
      );

      const taken = await university.approver.download(`${at}/workbook`);
      expect(taken.headers['content-type']).toContain('spreadsheetml');
      expect(taken.headers['content-disposition']).toContain(encodeURIComponent('出册有限公司.xlsx'));
      const sheets = sheetsOf(taken.body);
      expect(Object.keys(sheets)).toEqual(['企业与下一步', '联系人', '需求', '匹配', '许可', '走访记录']);
      expect(sheets['企业与下一步']).toContainEqual(['统一社会信用代码', organisation.uscc]);
      expect(sheets['联系人']?.[1]).toEqual(['李工', '总工', '021-5550', '', '交换名片', TODAY]);
      expect(sheets['需求']).toEqual([
        ['需求', '状态', '日期'],
        ['涂布厚度在线测量', '已有应答', TODAY],
      ]);
      expect(sheets['匹配']).toEqual([
        ['专利、团队或方案', '需求', '高校', '状态', '推送日期'],
        ['一种在线测厚方法', '涂布厚度在线测量', '建册大学', '已推送', TODAY],
      ]);
      expect(sheets['许可']?.[1]).toEqual(expect.arrayContaining(['一种涂布厚度测量装置', '已通知、待付款']));
      expect(sheets['走访记录']?.[1]?.[0]).toBe(`'=HYPERLINK("http://x")`);

      const [pdf, same] = [
        await university.approver.download(`${at}/pdf`),
        await university.approver.download(`${at}/pdf`),
      ];
      const bytes = Buffer.from(pdf.body as Buffer);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(bytes.toString('latin1')).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);
      expect(bytes.equals(Buffer.from(same.body as Buffer))).toBe(true);
      expect(pdf.headers['content-disposition']).toContain('attachment');
      expect(pdf.headers['cache-control']).toBe('no-store');
    });

    it('as a list, as far as it is searched for, and never to another keeper', async () => {
      const { body: list } = await university.centre.download(`${base}/enterprise-files.xlsx?q=出册`);
      const rows = sheetsOf(list)['重点企业台账'];
      expect(rows?.slice(1).map(([name, , , level]) => [name, level])).toEqual([['出册有限公司', '重点']]);
      const other = await given.university();
      const theirs = `/api/v1/organisations/${other.id}/enterprise-files.xlsx`;
      const none = sheetsOf((await other.centre.download(theirs)).body)['重点企业台账'];
      expect(none).toHaveLength(1);
    });
  });

  describe('come in', () => {
    const [KEY_FIRM, ORDINARY_FIRM] = [codeOf(1), codeOf(2)];
    const GOOD = [
      ['某某焊接设备有限公司', KEY_FIRM, '重点', '张工', '总工', '13800000001', '', '交换名片', '2026-03-02'],
      ['某某焊接设备有限公司', KEY_FIRM, '', '钱经理', '', '', 'Qian@Firm.example', '本人同意', '2026/3/9'],
      ['某某夹具有限公司', ORDINARY_FIRM, '', '', '', '', '', '', ''],
    ];
    const wrong = codeOf(3).slice(0, 17) + (codeOf(3).endsWith('0') ? '1' : '0');
    const BAD = [
      ['代码有误有限公司', wrong, '', '', '', '', '', '', ''],
      ['无依据有限公司', codeOf(4), '', '孙工', '', '13800000002', '', '', '2026-03-02'],
      ['无联系方式有限公司', codeOf(5), '', '李工', '', '', '', '本人同意', addDays(TODAY, 1)],
      ['级别有误有限公司', codeOf(6), '特级', '', '', '', '', '', ''],
      ['', codeOf(7), '', '', '', '', '', '', ''],
      ['邮箱有误有限公司', codeOf(8), '', '周工', '', '', '见名片', '本人同意', '2026-03-02'],
    ];

    it('as a report first: what would be opened, and each refused row with its cell and its rule', async () => {
      const before = await total();
      const file = await workbook([['重点合作企业一览'], HEADER, ...GOOD, ...BAD]);
      const { body: report } = await expectStatus(200, take(file, '?dryRun=true'));
      expect(report).toMatchObject({
        committed: false,
        counts: { rows: 9, opened: 2, known: 0, contacts: 2, contactsKnown: 0, refused: 6 },
        firms: [
          { row: 3, name: '某某焊接设备有限公司', uscc: KEY_FIRM, outcome: 'OPENED', contacts: 2 },
          { row: 5, name: '某某夹具有限公司', outcome: 'OPENED', contacts: 0 },
        ],
      });
      const told = report.findings.map(
        ({ row, column, value, code }: { row: number; column: string; value: string; code: string }) => [
          row,
          column,
          value,
          code,
        ],
      );
      expect(told).toEqual([
        [6, '统一社会信用代码', wrong, 'uscc_check_digit'],
        [7, '同意依据', null, 'firm_contact_baseless'],
        [8, '电话', null, 'contact_unreachable'],
        [8, '同意日期', addDays(TODAY, 1), 'day_after_today'],
        [9, '级别', '特级', 'firm_level_unknown'],
        [10, null, codeOf(7), 'firm_row_nameless'],
        [11, '邮箱', '见名片', 'email_format'],
      ]);
      expect(report.findings[0].message).toContain(`末位应为 ${codeOf(3).slice(17)}`);
      expect(await total()).toBe(before);
    });

    it('in one transaction, and the same file again changes nothing', async () => {
      const file = await workbook([HEADER, ...GOOD, ...BAD]);
      const { body: done } = await expectStatus(200, take(file));
      expect(done).toMatchObject({ committed: true, counts: { opened: 2, contacts: 2, refused: 6 } });
      const { body: list } = await university.centre.get(`${base}/enterprise-files?q=${KEY_FIRM}`);
      expect(list.items).toMatchObject([{ level: 'KEY', firm: { name: '某某焊接设备有限公司' } }]);
      const opened = await university.centre.get(`${base}/enterprise-files/${list.items[0].id}`);
      const people = opened.body.contacts as { name: string }[];
      expect(people.toSorted((one, other) => (one.name < other.name ? -1 : 1))).toMatchObject([
        { name: '张工', phone: '13800000001', basis: '交换名片', basisDay: '2026-03-02' },
        { name: '钱经理', email: 'qian@firm.example', basisDay: '2026-03-09' },
      ]);
      const { body: ordinary } = await university.centre.get(`${base}/enterprise-files?q=${ORDINARY_FIRM}`);
      expect(ordinary.items).toMatchObject([{ level: 'ORDINARY' }]);

      const [files, { body: again }] = [await total(), await expectStatus(200, take(file))];
      expect(again.counts).toMatchObject({ opened: 0, known: 2, contacts: 0, contactsKnown: 2 });
      expect(await total()).toBe(files);
      expect((await university.centre.get(`${base}/enterprise-files/${list.items[0].id}`)).body).toEqual(
        opened.body,
      );
    });

    it('once, where two take the same file at once, and wait for nobody who only refers to the keeper', async () => {
      const [known, before] = [codeOf(8), await total()];
      const file = await workbook([HEADER, ['两人同时导入有限公司', known, '', '', '', '', '', '', '']]);
      const both = await whileReferredTo(app, university.id, () => Promise.all([take(file), take(file)]));
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect(both.map(({ body }) => body.counts.opened as number).sort()).toEqual([0, 1]);
      expect(await total()).toBe(before + 1);
    });

    it('as a csv with English headers; what somebody wrote here is never overwritten', async () => {
      const csv = [
        'Firm,Credit code,Level,Contact,Position,Phone,Email,Consent,Consent date',
        `Another Name Ltd,${KEY_FIRM},Ordinary,张工,CTO,138-0000-0001,,agreed,2026-05-01`,
        `,${KEY_FIRM},,赵工,,,zhao@firm.example,agreed,2026-05-01`,
      ].join('\n');
      const { body } = await expectStatus(200, take(Buffer.from(csv), '', 'firms.csv'));
      expect(body.counts).toMatchObject({ opened: 0, known: 1, contacts: 1, contactsKnown: 1, refused: 0 });
      expect(body.findings).toEqual([
        expect.objectContaining({ row: 2, severity: 'WARNING', code: 'firm_name_differs' }),
      ]);
      const { body: list } = await university.centre.get(`${base}/enterprise-files?q=${KEY_FIRM}`);
      expect(list.items).toMatchObject([{ level: 'KEY', firm: { name: '某某焊接设备有限公司' } }]);
    });

    it('with a word on a firm that is called two names, and each person once', async () => {
      const [uscc, reason] = [codeOf(9), ['本人同意', '2026-05-01']];
      const rows = [
        ['两个名字有限公司', uscc, '', '周工', '', '021-5550 1', '', ...reason],
        ['两个 名字有限公司', uscc, '', '周工', '', '', 'Zhou@firm.example', ...reason],
        ['另一个名字有限公司', uscc, '', '周 工', '', '021 55501', 'other@firm.example', ...reason],
        ['', uscc, '', '周工', '', '', 'zhou@firm.example', ...reason],
        ['', uscc, '', '吴工', '', '021-55501', '', ...reason],
      ];
      const { body } = await expectStatus(200, take(await workbook([HEADER, ...rows]), '?dryRun=true'));
      expect(body.counts).toMatchObject({ opened: 1, contacts: 3, contactsKnown: 2, refused: 0 });
      expect(body.findings).toMatchObject([
        { row: 4, severity: 'WARNING', code: 'firm_name_differs', value: '另一个名字有限公司' },
      ]);
      expect(body.findings[0].message).toContain('“两个名字有限公司”');
    });

    it('with one fault of a cell, and what no database stores left out', async () => {
      const open = `企业名称,信用代码,级别\n级别太长有限公司,${codeOf(10)},${'特'.repeat(300)}\n,,`;
      const { body: report } = await expectStatus(200, take(Buffer.from(open), '?dryRun=true', '名单.csv'));
      expect(report.findings).toMatchObject([
        { row: 2, column: '级别', value: `${'特'.repeat(200)}…`, code: 'firm_level_unknown' },
      ]);
      const odd = ['空_x0000_字符有限公司', codeOf(11), '', '=王工', '', "'-1", '', '本人同意', '2026-05-01'];
      const { body } = await expectStatus(200, take(await workbook([HEADER, odd])));
      expect(body).toMatchObject({
        counts: { opened: 1, contacts: 1 },
        firms: [{ name: '空\ufffd字符有限公司' }],
      });
      const { body: list } = await university.centre.get(`${base}/enterprise-files?q=${codeOf(11)}`);
      const { body: file } = await university.centre.get(`${base}/enterprise-files/${list.items[0].id}`);
      expect(file.contacts).toMatchObject([{ name: '=王工', phone: '-1' }]);
    });

    it('from no file that is no table of firms, and from nobody but the centre', async () => {
      const refusal = async (bytes: Buffer) => {
        const { status, body } = await take(bytes, '?dryRun=true');
        return [status, body.code];
      };
      expect(await refusal(await workbook([['申请号', '标题']]))).toEqual([422, 'firm_header_missing']);
      expect(await refusal(await workbook([HEADER]))).toEqual([422, 'firm_rows_missing']);
      expect(await refusal(Buffer.from('%PDF-1.4'))).toEqual([422, 'file_is_pdf']);
      const many = Array.from({ length: 2001 }, (_, at) => `某某${at},${codeOf(100 + at)}`);
      const long = Buffer.from(['企业名称,信用代码', ...many].join('\n'));
      expect(await refusal(long)).toEqual([422, 'firm_rows_too_many']);
      const read = await university.approver.upload(
        `${base}/enterprise-files/imports`,
        '重点企业.xlsx',
        await workbook([HEADER, ...GOOD]),
      );
      expect(read.status).toBe(403);
    });

    it('in hundreds, and go out again, each once', async () => {
      const codes = Array.from({ length: 230 }, (_, at) => codeOf(5000 + at));
      const lines = codes.map((code, at) => `某某连锁工厂${at},${code}`);
      const file = Buffer.from(['企业名称,统一社会信用代码', ...lines].join('\n'));
      const { body } = await expectStatus(200, take(file, '', '名单.csv'));
      expect(body.counts).toMatchObject({ opened: 230, refused: 0 });
      const list = await university.centre.download(`${base}/enterprise-files.xlsx?q=连锁工厂`);
      const rows = sheetsOf(list.body)['重点企业台账'] ?? [];
      expect(
        rows
          .slice(1)
          .map(([, code]) => code)
          .sort(),
      ).toEqual(codes.toSorted());
    });

    it('is claimed by the firm when it registers: nothing is asked twice', async () => {
      const registration = {
        organisation: { kind: 'ENTERPRISE', name: '某某焊接设备', uscc: KEY_FIRM },
        person: {
          name: '张某',
          signInName: 'zhang@firm.example',
          password: 'a-long-password',
          language: 'zh',
        },
      };
      await expectStatus(202, university.clerk.post('/api/v1/registrations', registration));
      const { body: list } = await university.centre.get(`${base}/enterprise-files?q=${KEY_FIRM}`);
      expect(list.total).toBe(1);
      const claims = await app.db.transaction(SYSTEM, (tx) =>
        tx.query(
          'SELECT c.state FROM claim c JOIN organisation o ON o.id = c.organisation_id WHERE o.uscc = $1',
          [KEY_FIRM],
        ),
      );
      expect(claims).toEqual([{ state: 'OPEN' }]);
    });
  });
});
