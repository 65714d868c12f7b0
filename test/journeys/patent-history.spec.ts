import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationCheckDigit } from '#libs/catalogue';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectStatus, Given, type University } from '../support/given.js';

const HEADER = '申请号,标题,专利权人,法律状态,学院,内部编号';
const digits = '202019980001';
const NUMBER = `${digits}.${applicationCheckDigit(digits)}`;

describe('what became of a patent, field by field', () => {
  let app: TestApp;
  let university: University;
  let coOwner: University;
  let patentId: string;
  beforeAll(async () => {
    app = await startTestApp();
    const given = new Given(app);
    [university, coOwner] = [await given.university(), await given.university()];
    await imported('一种虚构导轨', '甲大学', '机械学院', 'A-1');
    patentId = (await held()).patentId;
  });
  afterAll(() => app.close());

  const desk = (of = university) => `/api/v1/organisations/${of.id}`;
  async function imported(title: string, owner: string, college: string, code: string, of = university) {
    const rows = [HEADER, [NUMBER, title, owner, '有权', college, code].join(',')].join('\r\n');
    const { body } = await expectStatus(
      201,
      of.clerk.upload(`${desk(of)}/imports`, '清单.csv', Buffer.from(rows)),
    );
    const one = `${desk(of)}/imports/${String(body.id)}`;
    await expectStatus(202, of.clerk.post(`${one}/commit`));
    await app.jobsDone();
    return one;
  }
  const held = async () => (await university.clerk.get(`${desk()}/patents?limit=1`)).body.items[0];
  const one = async () => (await university.clerk.get(`${desk()}/patents/${patentId}`)).body;
  const history = async (of = university) =>
    (await expectStatus(200, of.clerk.get(`${desk(of)}/patents/${patentId}/history`))).body.items;
  const conflicts = async (path: string) =>
    (await expectStatus(200, university.clerk.get(`${path}/conflicts`))).body.items;

  it('is told with who, when, from what to what, whether by a person or a file', async () => {
    expect(await history()).toEqual([]);
    const { version } = await one();
    await expectStatus(
      200,
      university.clerk.patch(`${desk()}/patents/${patentId}`, { college: '精密制造学院' }, `"${version}"`),
    );
    await imported('一种改名的虚构导轨', '甲大学', '', '');
    const [byFile, byPerson] = await history();
    expect(byFile).toMatchObject({
      source: 'IMPORT',
      file: '清单.csv',
      own: true,
      fields: [{ field: 'title', before: '一种虚构导轨', after: '一种改名的虚构导轨' }],
    });
    expect(byPerson).toMatchObject({
      source: 'PERSON',
      fields: [{ field: 'college', before: '机械学院', after: '精密制造学院' }],
    });
    expect(byPerson.person).toBeTruthy();
  });

  it('keeps what a person stated where a file says otherwise, shows both, and takes the decision', async () => {
    await expectStatus(
      200,
      university.clerk.patch(`${desk()}/patents/${patentId}/patentees`, {
        patentees: ['甲大学', '乙公司'],
        source: '登记簿副本',
      }),
    );
    const path = await imported('一种改名的虚构导轨', '丙大学', '化学学院', 'A-2');
    expect(await one()).toMatchObject({ college: '精密制造学院', internalNumber: 'A-2' });
    const open = (await conflicts(path)).sort((a: { field: string }, b: { field: string }) =>
      a.field < b.field ? -1 : 1,
    );
    expect(open).toMatchObject([
      { field: 'college', own: '精密制造学院', file: '化学学院', row: 2, decision: null },
      { field: 'patentees', own: '甲大学\n乙公司', file: '丙大学', decision: null },
    ]);
    const { body: findings } = await university.clerk.get(`${path}/findings?severity=WARNING`);
    expect(findings.items.map(({ code }: { code: string }) => code)).toContain('kept_own_value');

    const decide = (id: string, decision: string) =>
      university.clerk.post(`${path}/conflicts/${id}`, { decision });
    await expectStatus(200, decide(open[0].id, 'FILE'));
    await expectStatus(200, decide(open[1].id, 'OWN'));
    await expectStatus(409, decide(open[0].id, 'OWN'));
    expect((await one()).college).toBe('化学学院');
    expect((await one()).patent.patentees).toEqual(['甲大学', '乙公司']);
    expect((await history())[0]).toMatchObject({
      source: 'PERSON',
      fields: [{ field: 'college', before: '精密制造学院', after: '化学学院' }],
    });
  });

  it('shows a co-owner what is public of it, and nothing that the other keeps for itself', async () => {
    await imported('一种改名的虚构导轨', '', '外学院', 'B-9', coOwner);
    const items = await history(coOwner);
    const fields = items.flatMap((item: { fields: { field: string }[] }) =>
      item.fields.map(({ field }) => field),
    );
    expect(fields).toContain('title');
    expect(fields).not.toContain('college');
    expect(
      items.every(({ person, own }: { person: string | null; own: boolean }) => own || person === null),
    ).toBe(true);
  });

  it('tells the undoing of an import, too', async () => {
    const path = await imported('一种又改名的虚构导轨', '丁大学', '', '');
    const [open] = await conflicts(path);
    await expectStatus(202, university.clerk.post(`${path}/undo`));
    await app.jobsDone();
    expect((await history())[0]).toMatchObject({
      source: 'IMPORT_UNDONE',
      fields: [{ field: 'title', before: '一种又改名的虚构导轨', after: '一种改名的虚构导轨' }],
    });
    // What the file said is gone with it.
    await expectStatus(409, university.clerk.post(`${path}/conflicts/${open.id}`, { decision: 'FILE' }));
    expect((await one()).patent.patentees).toEqual(['甲大学', '乙公司']);
  });
});
