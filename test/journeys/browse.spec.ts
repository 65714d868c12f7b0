import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reindexLater } from '#libs/catalogue';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, Given, type University } from '../support/given.js';

interface Node {
  code: string;
  patents: number;
  offers: number;
}

describe('finding without words', () => {
  let app: TestApp;
  let anybody: Client;
  let university: University;
  beforeAll(async () => {
    app = await startTestApp();
    anybody = new Client(app);
    const given = new Given(app);
    university = await given.university();
    const { patentId: offered } = await given.offer(university);
    const other = await given.patent(university);
    await classify(offered, ['H01M10/0525', 'C08J5/18']);
    await classify(other, ['H01M4/36']);
    await app.jobsDone();
    // What was counted while the world was made is forgotten after a minute.
    app.clock.shift(61_000);
  });
  afterAll(() => app.close());

  async function classify(patentId: string, ipc: string[]): Promise<void> {
    await app.db.transaction(SYSTEM, async (tx) => {
      await tx.query(
        'UPDATE patent SET ipc = $2, ipc_main = ($2::text[])[1], version = version + 1, updated_at = $3 WHERE id = $1',
        [patentId, ipc, tx.now],
      );
      await reindexLater(tx, [patentId]);
    });
  }
  const found = async (query: string) =>
    (await expectStatus(200, anybody.get(`/api/v1/patents?${query}`))).body.total;

  it('counts every patent once in each place, and leads to a search that finds as many', async () => {
    const { body } = await expectStatus(200, anybody.get('/api/v1/browse'));
    const node = (of: Node[], code: string) => of.find((one) => one.code === code);
    expect(node(body.ipc, 'H')).toMatchObject({ patents: 2, offers: 1 });
    expect(node(body.ipc, 'H01')).toMatchObject({ patents: 2, offers: 1 });
    expect(node(body.ipc, 'C08')).toMatchObject({ patents: 1, offers: 1 });
    // Electrical machinery takes in H01M; C08J is of other special machines.
    expect(node(body.fields, '1')).toMatchObject({ patents: 2, offers: 1 });
    expect(node(body.fields, '29')).toMatchObject({ patents: 1 });
    expect(node(body.fields, 'I')).toMatchObject({ patents: 2 });
    // Electrical apparatus are looked for by H01 among others, plastics by C08.
    expect(node(body.industries, '38')).toMatchObject({ patents: 2, offers: 1 });
    expect(node(body.industries, '29')).toMatchObject({ patents: 1, offers: 1 });
    expect(await found('ipcClass=H01')).toBe(2);
    expect(await found('ipcClass=C08&ipcClass=B29')).toBe(1);
    expect(await found('field=1')).toBe(2);
    expect(await found('field=1&offered=true')).toBe(1);
  });

  it('names fields and classes beside a search', async () => {
    const { body } = await expectStatus(200, anybody.get('/api/v1/patents?ipcClass=H01'));
    expect(body.facets.field).toContainEqual(
      expect.objectContaining({ value: '1', count: 2, label: '电机、电气装置、电能' }),
    );
    expect(body.facets.ipcClass).toContainEqual(
      expect.objectContaining({ value: 'C08', labelEn: expect.stringContaining('macromolecular') }),
    );
  });

  it('maps what is offered by field, university and cost', async () => {
    const { body } = await expectStatus(200, anybody.get('/api/v1/offer-map'));
    expect(body.universities).toMatchObject([{ code: university.id }]);
    expect(body.cells).toContainEqual(
      expect.objectContaining({ field: '1', university: university.id, offers: 1 }),
    );
    expect(body.cells.every(({ offers }: { offers: number }) => offers === 1)).toBe(true);
  });
});
