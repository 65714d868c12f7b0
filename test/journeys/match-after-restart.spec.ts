import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Arranged } from '../support/arranged.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Given } from '../support/given.js';

describe('matching in a process that has just started', () => {
  let database: TestDatabase;
  const start = () => startTestApp({}, { url: database.url, drop: () => Promise.resolve() });
  const matchesIn = (app: TestApp) =>
    app.db.transaction(SYSTEM, (tx) => tx.query('SELECT patent_id AS "patentId" FROM match'));
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('meets the patent that it read together with all others', async () => {
    const before = await start();
    const arranged = await Arranged.open(before);
    await arranged.need(await arranged.given.firm('某座椅厂'));
    await before.jobsDone();
    expect(await matchesIn(before)).toEqual([]);
    await before.close();

    const app = await start();
    try {
      const given = new Given(app, 100);
      const title = '一种电阻点焊熔核质量的在线判定方法';
      const { patentId } = await given.offer(await given.university(), { title });
      await app.jobsDone();
      expect(await matchesIn(app)).toEqual([{ patentId }]);
    } finally {
      await app.close();
    }
  });
});
