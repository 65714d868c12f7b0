import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, Given, type University } from '../support/given.js';

const ABSTRACT = '现有方法耗水多。装置包括粗洗槽和精洗槽。吨菜用水降低60%。适合中央厨房使用。';
const WRITTEN = {
  problem: '单槽洗菜越洗越浑。',
  howItWorks: null,
  benefit: '每吨菜用水1.9吨，单槽清洗机约4.8吨。',
  applications: ['净菜加工', '中央厨房'],
  trl: 6,
  assessedBy: '食品学院',
  assessedOn: '2026-03-01',
  evidence: '日处理 5 吨样机运行 30 天的记录',
  help: '到厂调试一次',
};

describe('the plain sheet of a patent', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
  });
  afterAll(() => app.close());

  const held = async (more: object = {}) => {
    const id = await given.patent(university, more);
    await app.db.transaction(SYSTEM, (tx) =>
      tx.query('UPDATE patent SET abstract = $2 WHERE id = $1', [id, ABSTRACT]),
    );
    return id;
  };
  const at = (patentId: string, of: { id: string } = university) =>
    `/api/v1/organisations/${of.id}/patents/${patentId}/sheet`;
  const page = async (id: string) =>
    (await expectStatus(200, new Client(app).get(`/api/v1/patents/${id}`))).body;
  const confirm = (of: University, id: string, sheet: object, seen = '"0"') =>
    of.clerk.send('patch', at(id, of), sheet, { 'if-match': seen });

  it('is the abstract’s own sentences until a person confirms it', async () => {
    const id = await held();
    expect(await page(id)).toMatchObject({
      sheet: null,
      draft: {
        problem: '现有方法耗水多。',
        benefit: '吨菜用水降低60%。',
        applications: ['适合中央厨房使用。'],
      },
      draftEn: null,
    });
    const desk = await expectStatus(200, university.clerk.get(at(id)));
    expect([desk.headers['etag'], desk.body.confirmedAt]).toEqual(['"0"', null]);
    expect(desk.body.parts.map(({ state }: { state: string }) => state)).toEqual([
      'DRAFT',
      'DRAFT',
      'DRAFT',
      'DRAFT',
      'MISSING',
      'MISSING',
    ]);
  });

  it('is on the patent’s page once it is confirmed, with its readiness and who says so', async () => {
    const id = await held();
    const saved = await expectStatus(200, confirm(university, id, WRITTEN));
    expect(saved.headers['etag']).toBe('"1"');
    expect(saved.body.parts.filter(({ state }: { state: string }) => state === 'STATED')).toHaveLength(5);
    const { sheet, draft } = await page(id);
    expect(sheet).toEqual({
      ...WRITTEN,
      organisationId: university.id,
      organisation: university.name,
      organisationEn: null,
      confirmedAt: saved.body.confirmedAt,
    });
    // The part that was left empty still has the abstract's sentence.
    expect(draft.howItWorks).toBe('装置包括粗洗槽和精洗槽。');
  });

  it('keeps the words of whoever saved first, and shows them to the other', async () => {
    const id = await held();
    await expectStatus(200, confirm(university, id, WRITTEN));
    const late = await confirm(university, id, { ...WRITTEN, problem: '别的话' });
    expect([late.status, late.body.code]).toEqual([412, 'etag_mismatch']);
    expect((await confirm(university, id, WRITTEN, '')).status).toBe(428);
    expect((await university.clerk.get(at(id))).body.problem).toBe(WRITTEN.problem);
  });

  it.each([
    [{ evidence: null }, 'evidence', 'readiness_unproven'],
    [{ trl: null }, 'trl', 'readiness_without_level'],
    [{ assessedOn: '2099-01-01' }, 'assessedOn', 'day_in_future'],
    [{ trl: 10 }, 'trl', 'field_invalid'],
  ])('is refused with %j, and says why at the field', async (change, field, code) => {
    const id = await held();
    const answer = await confirm(university, id, { ...WRITTEN, ...change });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.errors[0]).toMatchObject({ field });
    expect(answer.body.errors[0].message).toBeTruthy();
    if (code !== 'field_invalid') expect(answer.body.errors[0].code).toBe(code);
    expect((await page(id)).sheet).toBeNull();
  });

  it('is, of two co-owners’, the first confirmed until the other one offers a licence', async () => {
    const other = await given.university();
    const { patentId } = await given.offer(other);
    await app.db.transaction(SYSTEM, (tx) =>
      tx.query('INSERT INTO holding (id, organisation_id, patent_id, created_at) VALUES ($1, $2, $3, $4)', [
        newId(),
        university.id,
        patentId,
        tx.now,
      ]),
    );
    await expectStatus(200, confirm(university, patentId, { ...WRITTEN, problem: '先确认的' }));
    expect((await page(patentId)).sheet.problem).toBe('先确认的');
    await expectStatus(200, confirm(other, patentId, { ...WRITTEN, problem: '许可人的' }));
    expect((await page(patentId)).sheet).toMatchObject({ problem: '许可人的', organisationId: other.id });
  });
});
