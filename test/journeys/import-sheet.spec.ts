import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationCheckDigit, ImportCommand } from '#libs/catalogue';
import { SYSTEM } from '#libs/platform';
import writeExcelFile from 'write-excel-file/node';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectStatus, Given, type University } from '../support/given.js';

function row(serial: number, title: string): string[] {
  const digits = `20201${9_900_000 + serial}`;
  return [`${digits}.${applicationCheckDigit(digits)}`, title, '2020-03-10'];
}

/** A cover, the granted patents, the applications. */
function workbook(): Promise<Buffer> {
  const header = ['申请号', '标题', '申请日'];
  const sheets = {
    封面: [['某大学专利清单']],
    授权: [header, row(1, '一种授权的装置')],
    申请: [header, row(2, '一种申请中的装置'), row(3, '另一种申请中的装置')],
  };
  const cells = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((values) => values.map((value) => ({ type: String, value }))),
  }));
  return writeExcelFile(cells).toBuffer();
}

describe('a workbook with several sheets of patents', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
  });
  afterAll(() => app.close());

  const upload = async (of = university) =>
    (
      await expectStatus(
        201,
        of.clerk.upload(`/api/v1/organisations/${of.id}/imports`, '清单.xlsx', await workbook()),
      )
    ).body;

  it('is asked about; the choice is read, kept for the next one, and nobody else’s business', async () => {
    const first = await upload();
    expect(first).toMatchObject({ sheet: '授权', sheets: ['授权', '申请'], rowCount: 1 });
    const one = `/api/v1/organisations/${university.id}/imports/${first.id}`;
    const chosen = await expectStatus(200, university.clerk.post(`${one}/sheet`, { sheet: '申请' }));
    expect(chosen.body).toMatchObject({ state: 'RECOGNISED', sheet: '申请', rowCount: 2 });
    await expectStatus(202, university.clerk.post(`${one}/commit`));
    await app.jobsDone();
    expect((await university.clerk.get(one)).body).toMatchObject({ state: 'COMMITTED', created: 2 });

    expect(await upload()).toMatchObject({ sheet: '申请', rowCount: 2 });
    expect(await upload(await given.university())).toMatchObject({ sheet: '授权', rowCount: 1 });
  });

  it('names its sheets where one is asked for that it has not, and is not changed once it is imported', async () => {
    const { id } = await upload();
    const one = `/api/v1/organisations/${university.id}/imports/${id}`;
    const wrong = await university.clerk.post(`${one}/sheet`, { sheet: '作废' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'sheet_unknown']);
    expect(wrong.body.title).toMatch(/封面、授权、申请/);
    await expectStatus(202, university.clerk.post(`${one}/commit`));
    await app.jobsDone();
    expect((await university.clerk.post(`${one}/sheet`, { sheet: '授权' })).body.code).toBe(
      'import_committed',
    );
  });

  it('is imported by the command from the sheet that is named', async () => {
    const request = {
      organisationId: university.id,
      bytes: await workbook(),
      fileName: '清单.xlsx',
      dryRun: true,
      actor: SYSTEM,
    };
    const run = (sheet?: string) =>
      app.nest.get(ImportCommand).runImport({ ...request, ...(sheet !== undefined && { sheet }) });
    expect((await run('授权')).rows).toBe(1);
    await expect(run('作废')).rejects.toMatchObject({ code: 'sheet_unknown' });
  });
});
