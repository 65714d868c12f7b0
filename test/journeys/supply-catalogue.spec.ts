import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, Given, type University } from '../support/given.js';
import { whileReferredTo } from '../support/referred.js';

const CONTACT = { name: '运营中心', phone: '021-00000000', email: null };

describe('the supply catalogue of a university', () => {
  let app: TestApp;
  let university: University;
  let anybody: Client;
  let offered: string;
  let described: string;
  beforeAll(async () => {
    app = await startTestApp();
    anybody = new Client(app);
    const given = new Given(app);
    university = await given.university();
    offered = (await given.offer(university)).patentId;
    described = await given.patent(university, { title: '一种有说明的装置' });
    await given.patent(university, { title: '一种没有说明的装置' });
  });
  afterAll(() => app.close());

  const desk = () => `/api/v1/organisations/${university.id}/supply-catalogue`;
  const draft = async () => (await expectStatus(200, university.clerk.get(desk()))).body;
  const publish = (more: object = {}) =>
    university.clerk.post(desk(), { title: '供给目录', intro: null, contact: CONTACT, without: [], ...more });

  it('is collected from what is offered and what is said in plain words', async () => {
    const sheet = `/api/v1/organisations/${university.id}/patents/${described}/sheet`;
    const content = {
      problem: '费水。',
      howItWorks: null,
      benefit: '用水减少60%。',
      applications: [],
      trl: null,
      assessedBy: null,
      assessedOn: null,
      evidence: null,
      help: null,
    };
    await expectStatus(200, university.clerk.patch(sheet, content, '"0"'));
    const { items, added } = await draft();
    expect(items).toHaveLength(2);
    expect(items).toContainEqual(
      expect.objectContaining({ patentId: offered, mode: 'OPEN_LICENCE', yearOneFen: 3_000_000 }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ patentId: described, mode: 'NEGOTIATED', summary: '用水减少60%。' }),
    );
    expect(added).toHaveLength(2);
  });

  it('is published as editions that stay as they were, and told apart', async () => {
    const { body: first } = await expectStatus(201, publish({ without: [described] }));
    expect(first).toMatchObject({ number: 1, patents: 1, offered: 1 });
    expect(await draft()).toMatchObject({ added: ['一种有说明的装置'], removed: [], changed: 0 });
    await app.db.transaction(SYSTEM, (tx) =>
      tx.query(`UPDATE patent SET title = '一种改名的装置' WHERE id = $1`, [offered]),
    );
    expect(await draft()).toMatchObject({ changed: 1 });
    const { body: second } = await expectStatus(201, publish());
    expect(second).toMatchObject({ number: 2, patents: 2 });
    const again = await expectStatus(200, anybody.get(`/api/v1/supply-editions/${first.id}`));
    expect(again.body.items.map(({ title }: { title: string }) => title)).not.toContain('一种改名的装置');
    expect(again.body.editions.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    const { body: list } = await expectStatus(200, anybody.get('/api/v1/supply-editions'));
    expect(list.items).toMatchObject([{ id: second.id, number: 2 }]);
  });

  it('is numbered one after the other, and waits for nobody who only refers to the university', async () => {
    const both = await whileReferredTo(app, university.id, () => Promise.all([publish(), publish()]));
    expect(both.map(({ body }) => body.number).sort()).toEqual([3, 4]);
  });

  it('goes out as a workbook and as a PDF, the same bytes each time', async () => {
    const { body: list } = await anybody.get('/api/v1/supply-editions');
    const one = `/api/v1/supply-editions/${String(list.items[0].id)}`;
    const workbook = await anybody.download(`${one}/workbook`);
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    expect(
      Buffer.from(workbook.body as Buffer)
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const [pdf, same] = [await anybody.download(`${one}/pdf`), await anybody.download(`${one}/pdf`)];
    expect(
      Buffer.from(pdf.body as Buffer)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(Buffer.compare(pdf.body as Buffer, same.body as Buffer)).toBe(0);
  });

  it('is not published empty', async () => {
    await expectStatus(422, publish({ without: [offered, described] }));
  });
});
