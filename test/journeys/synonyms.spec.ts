import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reindexLater } from '#libs/catalogue';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, Given, type University } from '../support/given.js';

describe('words that mean the same', () => {
  let app: TestApp;
  let university: University;
  let base: string;
  const found = async (q: string) =>
    (await expectStatus(200, new Client(app).get(`/api/v1/patents?q=${encodeURIComponent(q)}`))).body;

  beforeAll(async () => {
    app = await startTestApp();
    const given = new Given(app);
    university = await given.university();
    base = `/api/v1/organisations/${university.id}/synonyms`;
    const titles = ['一种物料输送带', '一种矿用皮带机', '一种轴承'];
    const ids = await Promise.all(titles.map((title) => given.patent(university, { title })));
    await app.db.transaction(SYSTEM, (tx) => reindexLater(tx, ids));
    await app.jobsDone();
  });
  afterAll(() => app.close());

  it('bring together what each of them finds, from the moment they are kept', async () => {
    expect((await found('传送带')).reading).toBe('SOME_WORDS');
    const query = ['传送带', '输送带', '皮带机'].map((word) => `word=${encodeURIComponent(word)}`).join('&');
    const counts = await expectStatus(200, university.centre.get(`${base}/counts?${query}`));
    expect(counts.body.items).toMatchObject([{ patents: 0 }, { patents: 1 }, { patents: 1 }]);

    const words = ['传送带', '输送带', '皮带机', 'conveyor belt'];
    const kept = await expectStatus(201, university.centre.post(base, { words }));
    expect(await found('传送带')).toMatchObject({ total: 2, alsoSearched: ['输送带', '皮带机'] });
    expect((await found('Conveyor belts')).total).toBe(2);

    const one = `${base}/${kept.body.id}`;
    await expectStatus(200, university.centre.patch(one, { words: ['传送带', '输送带'] }, '"1"'));
    expect((await found('传送带')).total).toBe(1);
    const remove = (etag: string) => university.centre.send('delete', one, undefined, { 'if-match': etag });
    await expectStatus(412, remove('"1"'));
    await expectStatus(204, remove('"2"'));
    expect((await found('传送带')).reading).toBe('SOME_WORDS');
    const leaves = await app.db.transaction(SYSTEM, (tx) =>
      tx.query(`SELECT action FROM audit_leaf WHERE subject_type = 'search_synonym' ORDER BY seq`),
    );
    expect(leaves).toEqual(['ADDED', 'CHANGED', 'REMOVED'].map((act) => ({ action: `SYNONYM_${act}` })));
  });

  it('are refused with the reason where they are not several words, or stand in another group', async () => {
    const refused = async (words: string[]) =>
      (await expectStatus(400, university.centre.post(base, { words }))).body.errors as { code: string }[];
    expect(await refused(['滤膜'])).toMatchObject([{ field: 'words', code: 'synonym_alone' }]);
    expect(await refused(['Filter membrane', 'filter-membranes'])).toMatchObject([{ code: 'synonym_twice' }]);
    expect(await refused(['滤膜', '、。'])).toMatchObject([{ code: 'synonym_no_word' }]);
    await expectStatus(201, university.centre.post(base, { words: ['滤膜', '过滤膜'] }));
    expect(await refused(['過濾膜', '滤芯'])).toMatchObject([{ code: 'synonym_kept_elsewhere' }]);
  });
});
