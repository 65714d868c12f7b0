import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationCheckDigit, ImportCommand, ImportRunner, ImportsService } from '#libs/catalogue';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { onServer } from '../support/database.js';
import { expectStatus, Given, type University } from '../support/given.js';

const HEADER = '申请号,标题,申请人,专利权人,申请日,授权日,法律状态,授权公告号,学院,摘要';

function number(serial: number): string {
  const digits = `20201${9_900_000 + serial}`;
  return `${digits}.${applicationCheckDigit(digits)}`;
}

function row(
  serial: number,
  cells: Partial<Record<'title' | 'status' | 'college' | 'abstract' | 'grant' | 'application', string>> = {},
): string {
  const {
    title = `一种虚构装置${serial}`,
    status = '有权',
    college = '',
    abstract = '本发明公开了一种虚构装置。',
    grant = '',
  } = cells;
  return [
    cells.application ?? number(serial),
    title,
    '虚构大学',
    '虚构大学',
    '2020-03-10',
    '2022-06-07',
    status,
    grant,
    college,
    abstract,
  ].join(',');
}

function csv(...rows: string[]): Buffer {
  return Buffer.from([HEADER, ...rows].join('\r\n'));
}

/** The second batch of a run fails once, as where the process is killed. A sequence remembers across the rollback. */
const DIES_ONCE = `CREATE SEQUENCE deaths;
  CREATE FUNCTION die_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
    IF OLD.processed = 500 AND nextval('public.deaths') = 1 THEN RAISE 'killed'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER die_once BEFORE UPDATE OF processed ON import_batch FOR EACH ROW EXECUTE FUNCTION die_once()`;

describe('importing patents from a table', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  const base = (of = university) => `/api/v1/organisations/${of.id}/imports`;

  /** Uploads, runs, and gives the import as the page shows it when it is done. */
  async function run(file: Buffer, step: 'check' | 'commit', of = university, columns?: object[]) {
    const uploaded = await expectStatus(201, of.clerk.upload(base(of), '专利清单.csv', file));
    const one = `${base(of)}/${String(uploaded.body.id)}`;
    await expectStatus(202, of.clerk.post(`${one}/${step}`, columns ? { columns } : {}));
    await app.jobsDone();
    return { one, body: (await of.clerk.get(one)).body };
  }
  const held = async (of = university, q = '') =>
    (await of.clerk.get(`/api/v1/organisations/${of.id}/patents?q=${encodeURIComponent(q)}`)).body;

  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
  });
  afterAll(() => app.close());

  it('says which column is which before it writes anything', async () => {
    const { body } = await expectStatus(
      201,
      university.clerk.upload(base(), '专利清单.csv', csv(row(1), row(2))),
    );
    expect(body).toMatchObject({
      state: 'RECOGNISED',
      fileName: '专利清单.csv',
      rowCount: 2,
      headerRow: 1,
      note: null,
      processed: 0,
    });
    expect(body.columns[0]).toEqual({
      index: 0,
      header: '申请号',
      field: 'applicationNumber',
      recognised: 'applicationNumber',
      samples: [number(1), number(2)],
    });
    expect((await held()).total).toBe(0);
  });

  it('checks without writing, then commits the same counts', async () => {
    const file = csv(row(1), row(2), row(3, { application: '202019900003.0' }), row(4, { title: '' }));
    const counts = { rowCount: 4, processed: 4, created: 2, updated: 0, unchanged: 0, rejected: 2 };
    const checked = await run(file, 'check');
    expect(checked.body).toMatchObject({ state: 'CHECKED', ...counts });
    expect((await held()).total).toBe(0);

    await expectStatus(202, university.clerk.post(`${checked.one}/commit`));
    await app.jobsDone();
    expect((await university.clerk.get(checked.one)).body).toMatchObject({
      state: 'COMMITTED',
      ...counts,
      secondsLeft: null,
    });
    const [first] = (await held(university, number(1))).items;
    expect(first).toMatchObject({
      applicationNumber: number(1),
      kind: 'INVENTION',
      legalStatus: 'GRANTED_IN_FORCE',
      expiryDay: '2040-03-10',
      offer: null,
    });
  });

  it('names row, column, value and the cure of every refused cell, in the language of the reader', async () => {
    const { one } = await run(
      csv(row(11, { application: '202019900011.X' }), row(12, { title: '' })),
      'check',
    );
    const { items, nextCursor } = (await university.clerk.get(`${one}/findings?severity=REJECTED`)).body;
    expect(nextCursor).toBeNull();
    expect(items[0]).toMatchObject({
      row: 2,
      column: '申请号',
      value: '202019900011.X',
      severity: 'REJECTED',
      code: 'number_check_digit',
    });
    expect(items[0].message).toMatch(/^第 2 行“申请号”校验位不对：202019900011\.X 的校验位应为 \d。$/);
    expect(items[1]).toMatchObject({ row: 3, code: 'title_missing' });
  });

  it('finds nothing to do in the same file again', async () => {
    const again = csv(row(21), row(22), row(21, { college: '化学学院' }));
    expect((await run(again, 'commit')).body).toMatchObject({
      created: 2,
      updated: 1,
      unchanged: 0,
      warned: 1,
    });
    const before = await app.db.query('SELECT xmin::text, * FROM patent ORDER BY id');
    expect((await run(again, 'commit')).body).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await app.db.query('SELECT xmin::text, * FROM patent ORDER BY id')).toEqual(before);
  });

  it('changes what a cell says, keeps what an empty cell does not say', async () => {
    await run(csv(row(31, { college: '材料学院', abstract: '旧摘要。' })), 'commit');
    expect((await run(csv(row(31, { title: '改名的装置', abstract: '' })), 'commit')).body).toMatchObject({
      updated: 1,
    });
    const [{ patentId }] = (await held(university, number(31))).items;
    const { body } = await university.clerk.get(`/api/v1/organisations/${university.id}/patents/${patentId}`);
    expect(body).toMatchObject({
      college: '材料学院',
      patent: { title: '改名的装置', abstract: '旧摘要。' },
    });
  });

  it('leaves alone what a person has stated', async () => {
    await run(csv(row(41, { college: '材料学院' })), 'commit');
    const [{ patentId }] = (await held(university, number(41))).items;
    const path = `/api/v1/organisations/${university.id}/patents/${patentId}`;
    expect((await university.clerk.patch(path, { college: '物理学院' })).status).toBe(428);
    expect((await university.clerk.patch(path, { college: '物理学院' }, '"9"')).status).toBe(412);
    await expectStatus(200, university.clerk.patch(path, { college: '物理学院' }, '"1"'));
    await expectStatus(
      200,
      university.clerk.patch(`${path}/patentees`, { patentees: ['另一大学'], source: '登记簿副本' }),
    );
    await expectStatus(
      201,
      university.clerk.post(`${path}/events`, { type: 'TERMINATION', day: '2025-03-10', source: '专利公报' }),
    );
    expect((await run(csv(row(41, { college: '材料学院' })), 'commit')).body).toMatchObject({ unchanged: 1 });
    const { body } = await university.clerk.get(path);
    expect(body).toMatchObject({
      college: '物理学院',
      patent: { patentees: ['另一大学'], legalStatus: 'LAPSED', legalStatusDay: '2025-03-10' },
    });
  });

  it('finds a known patent by its grant number where the row has no application number', async () => {
    await run(csv(row(51, { grant: 'CN199990051B' })), 'commit');
    const file = csv(
      row(0, { application: '', grant: 'CN199990051B', title: '由公告号找到' }),
      row(0, { application: '', grant: 'CN199990052B' }),
    );
    const { one, body } = await run(file, 'commit');
    expect(body).toMatchObject({ created: 0, updated: 1, rejected: 1 });
    expect((await held(university, number(51))).items[0].title).toBe('由公告号找到');
    expect((await university.clerk.get(`${one}/findings`)).body.items[0]).toMatchObject({
      row: 3,
      code: 'patent_not_known',
      value: 'CN199990052B',
    });
  });

  it('gives two co-owners one patent and each a holding of its own', async () => {
    const other = await given.university();
    await run(csv(row(61, { college: '甲学院' })), 'commit');
    expect((await run(csv(row(61, { college: '乙学院' })), 'commit', other)).body).toMatchObject({
      created: 0,
      updated: 1,
    });
    const [mine] = (await held(university, number(61))).items;
    const [theirs] = (await held(other, number(61))).items;
    expect([mine.college, theirs.college, mine.patentId === theirs.patentId]).toEqual([
      '甲学院',
      '乙学院',
      true,
    ]);
    const page = (await other.clerk.get(`/api/v1/patents/${mine.patentId}`)).body;
    expect(page.universities.map(({ id }: { id: string }) => id).sort()).toEqual(
      [university.id, other.id].sort(),
    );
  });

  it('goes on behind the last whole batch when a worker dies, and counts no row twice', async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => row(1000 + at));
    const uploaded = await expectStatus(201, university.clerk.upload(base(), '大.csv', csv(...rows)));
    const id = String(uploaded.body.id);
    const imports = app.nest.get(ImportsService, { strict: false });
    const runner = app.nest.get(ImportRunner, { strict: false });
    await app.db.transaction(SYSTEM, (tx) => imports.begin(tx, university.id, id, 'COMMITTING', []));
    await onServer(app.databaseUrl, DIES_ONCE);
    await expect(runner.run(id)).rejects.toThrow('killed');
    expect((await university.clerk.get(`${base()}/${id}`)).body).toMatchObject({
      state: 'COMMITTING',
      processed: 500,
      created: 500,
    });

    await Promise.all([runner.run(id), runner.run(id)]);
    expect((await university.clerk.get(`${base()}/${id}`)).body).toMatchObject({
      state: 'COMMITTED',
      processed: 1200,
      created: 1200,
    });
    expect((await held(university, '一种虚构装置1')).total).toBeGreaterThanOrEqual(1000);
  });

  it('takes a person at their word about a column', async () => {
    const file = Buffer.from(`申请号,标题,备注\r\n${number(71)},一种装置,机械学院\r\n`);
    await run(file, 'commit', university, [{ index: 2, field: 'college' }]);
    expect((await held(university, number(71))).items[0].college).toBe('机械学院');
  });

  describe('remembers how an organisation reads its own headers', () => {
    const own = (serial: number, header = '申请号,标题,归口') =>
      Buffer.from(`${header}\r\n${number(serial)},一种装置,机械学院\r\n`);
    const upload = async (file: Buffer, of = university) =>
      (await expectStatus(201, of.clerk.upload(base(of), '本校清单.csv', file))).body;

    it('a column that a person has named needs no naming in the next file', async () => {
      expect(await upload(own(81))).toMatchObject({ mappingRemembered: false });
      const { body: chosen } = await run(own(81), 'check', university, [{ index: 2, field: 'college' }]);
      expect(chosen.columns[2]).toMatchObject({ field: 'college', recognised: null });
      expect(chosen.mappingRemembered).toBe(false);

      const next = await upload(own(82, ' 申请号,标题 ,归口'));
      expect(next).toMatchObject({ mappingRemembered: true });
      expect(next.columns[2]).toMatchObject({ header: '归口', field: 'college', recognised: null });
      await run(own(82), 'commit');
      expect((await held(university, number(82))).items[0].college).toBe('机械学院');
    });

    it('also for the operator’s command, and only for files with the same headers in the same order', async () => {
      const byCommand = await app.nest.get(ImportCommand, { strict: false }).runImport({
        organisationId: university.id,
        bytes: own(83),
        fileName: '本校清单.csv',
        dryRun: false,
        actor: SYSTEM,
      });
      expect(byCommand).toMatchObject({ created: 1, mappingRemembered: true });
      expect((await held(university, number(83))).items[0].college).toBe('机械学院');
      expect(await upload(own(84, '标题,申请号,归口'))).toMatchObject({ mappingRemembered: false });
    });

    it('and nobody else’s: another organisation’s same file is read as it stands', async () => {
      const other = await given.university();
      const theirs = await upload(own(85), other);
      expect(theirs).toMatchObject({ mappingRemembered: false });
      expect(theirs.columns[2].field).toBeNull();
      const mine = await app.db.transaction(SYSTEM, (tx) =>
        tx.query('SELECT 1 FROM import_mapping WHERE organisation_id = $1', [university.id]),
      );
      expect(mine.length).toBeGreaterThan(0);
    });

    it('until a person goes back to what was recognised', async () => {
      const back = [{ index: 2, field: null }];
      expect((await run(own(86), 'check', university, back)).body.mappingRemembered).toBe(false);
      expect(await upload(own(87))).toMatchObject({ mappingRemembered: false });
    });

    it('a number column named by a person is one: the note that there is none goes', async () => {
      const file = Buffer.from(`编码,标题,申请人\r\n${number(88)},一种装置,虚构大学\r\n`);
      expect((await upload(file)).note.code).toBe('no_number_column');
      const { body } = await run(file, 'check', university, [{ index: 0, field: 'applicationNumber' }]);
      expect(body).toMatchObject({ note: null, created: 1 });
    });
  });

  it('refuses a file that is no table, with what to do about it', async () => {
    const refused = await university.clerk.upload(base(), '旧.xls', Buffer.from('%PDF-1.4 x'));
    expect([refused.status, refused.body.code]).toEqual([422, 'file_is_pdf']);
    expect(refused.body.title).toContain('.xlsx');
  });

  it('is for clerks and centre staff; an approver reads, a stranger learns nothing', async () => {
    const stranger = await given.university();
    expect((await university.approver.upload(base(), 'a.csv', csv(row(1)))).status).toBe(403);
    expect((await university.approver.get(base())).status).toBe(200);
    expect((await stranger.clerk.get(base())).status).toBe(404);
  });
});
