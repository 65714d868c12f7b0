import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationCheckDigit } from '#libs/catalogue';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectStatus, Given, type University } from '../support/given.js';

function number(serial: number): string {
  const digits = `20201${9_900_000 + serial}`;
  return `${digits}.${applicationCheckDigit(digits)}`;
}
const row = (serial: number, application = number(serial), day = '2020-03-10') =>
  `${application},一种虚构装置${serial},${day}`;
const NUMBER_COLUMN = 0;

describe('refused rows of an import', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  let base: string;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
  });
  afterAll(() => app.close());

  async function upload(...rows: string[]): Promise<string> {
    university = await given.university();
    base = `/api/v1/organisations/${university.id}`;
    const file = Buffer.from(['申请号,标题,申请日', ...rows].join('\r\n'));
    const { body } = await expectStatus(201, university.clerk.upload(`${base}/imports`, '清单.csv', file));
    return `${base}/imports/${String(body.id)}`;
  }
  async function run(one: string, step: 'check' | 'commit') {
    await expectStatus(202, university.clerk.post(`${one}/${step}`));
    await app.jobsDone();
    return counts(one);
  }
  const counts = async (one: string) => {
    const { state, created, updated, unchanged, rejected } = (await university.clerk.get(one)).body;
    return { state, created, updated, unchanged, rejected };
  };
  const repair = (one: string, line: number, value: string) =>
    university.clerk.post(`${one}/refused-rows`, {
      rows: [{ row: line, cells: [{ index: NUMBER_COLUMN, value }] }],
    });
  const refused = async (one: string) => (await university.clerk.get(`${one}/refused-rows`)).body.items;
  const titles = async () =>
    (await university.clerk.get(`${base}/patents`)).body.items
      .map(({ title }: { title: string }) => title)
      .sort();

  it('are put right after the check, judged by the same rules, and taken by the commit', async () => {
    const one = await upload(row(1), row(2, '不是号码'), row(3, '也不是'));
    expect(await run(one, 'check')).toMatchObject({ created: 1, rejected: 2 });
    expect(await refused(one)).toEqual([
      expect.objectContaining({
        row: 3,
        cells: ['不是号码', '一种虚构装置2', '2020-03-10'],
        corrected: false,
        findings: [expect.objectContaining({ column: '申请号', severity: 'REJECTED' })],
      }),
      expect.objectContaining({ row: 4 }),
    ]);
    const still = await expectStatus(200, repair(one, 3, '仍然不是'));
    expect(still.body).toEqual({ taken: 0, refused: 1 });
    const right = await expectStatus(200, repair(one, 3, number(2)));
    expect(right.body).toEqual({ taken: 1, refused: 0 });
    expect(await counts(one)).toMatchObject({ state: 'CHECKED', created: 2, rejected: 1 });
    expect(await titles()).toEqual([]);
    const again = await repair(one, 3, number(2));
    expect(again.body.errors).toEqual([
      expect.objectContaining({ field: 'rows.0.row', code: 'row_not_refused' }),
    ]);

    expect(await run(one, 'commit')).toEqual({
      state: 'COMMITTED',
      created: 2,
      updated: 0,
      unchanged: 0,
      rejected: 1,
    });
    expect(await titles()).toEqual(['一种虚构装置1', '一种虚构装置2']);
    expect((await refused(one)).map(({ row: line }: { row: number }) => line)).toEqual([4]);
  });

  it('are put right after the import as well, and undoing takes them back with the rest', async () => {
    const one = await upload(row(11), row(12, '不是号码'));
    await run(one, 'commit');
    await expectStatus(200, repair(one, 3, number(12)));
    expect(await counts(one)).toEqual({
      state: 'COMMITTED',
      created: 2,
      updated: 0,
      unchanged: 0,
      rejected: 0,
    });
    expect(await titles()).toEqual(['一种虚构装置11', '一种虚构装置12']);
    expect(await refused(one)).toEqual([]);
    await expectStatus(202, university.clerk.post(`${one}/undo`));
    await app.jobsDone();
    expect(await titles()).toEqual([]);
    expect((await repair(one, 3, number(12))).body.code).toBe('import_not_repairable');
  });

  it('change no other row and no column that the file has not', async () => {
    const one = await upload(row(21), row(22, '不是号码'));
    await run(one, 'check');
    const wrong = await university.clerk.post(`${one}/refused-rows`, {
      rows: [
        { row: 2, cells: [] },
        { row: 3, cells: [{ index: 9, value: '甲' }] },
      ],
    });
    expect(wrong.body.errors.map(({ field, code }: Record<string, string>) => [field, code])).toEqual([
      ['rows.0.row', 'row_not_refused'],
      ['rows.1.cells', 'column_unknown'],
    ]);
    expect(await counts(one)).toMatchObject({ created: 1, rejected: 1 });
  });
});
