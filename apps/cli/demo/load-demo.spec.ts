import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Database, readEnv, SYSTEM } from '#libs/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { CliModule } from '../cli.module.js';
import { demoSignIns } from './demo-sign-ins.js';
import { isDemoLoaded, loadDemo, NotEmpty } from './load-demo.js';

let database: TestDatabase;
let app: INestApplicationContext;

beforeEach(async () => {
  database = await createTestDatabase();
  app = await NestFactory.createApplicationContext(
    CliModule.forRoot({ env: readEnv({}), databaseUrl: database.url }),
    { logger: false },
  );
});
afterEach(async () => {
  await app.close();
  await database.drop();
});

describe('loading the demonstration', () => {
  it('is completed by the next run where it was cut short, and then never touched again', async () => {
    const cutShort = loadDemo(app, (done) => {
      if (done === 61) throw new Error('the power went');
    });
    await expect(cutShort).rejects.toThrow('the power went');
    expect(await isDemoLoaded(app.get(Database))).toBe(false);

    expect(await loadDemo(app)).toBe('COMPLETED');
    expect(await story()).toEqual({
      declarations: { ANNOUNCED: 41, DRAFT: 2, FILED: 1, INTERNAL_REVIEW: 1, WITHDRAWN: 1 },
      events: 220,
      licences: { EFFECTIVE: 5, NOTIFIED: 2, RECORDAL_FILED: 1, RECORDED: 2 },
      recordals: { FILED: 1, RECORDED: 2, REFUSED: 1 },
      needs: { DRAFT: 5, IN_TALKS: 1, PUBLISHED: 43, RETURNED: 3, SUBMITTED: 8 },
      answers: 12,
      patents: 200,
    });
    expect(await loadDemo(app)).toBe('ALREADY_LOADED');
    expect((await story())['events']).toBe(220);
  });

  it('happens on the days of the story, approved by another person than the one who submitted', async () => {
    expect(await loadDemo(app)).toBe('LOADED');
    const late = await rows(
      `SELECT 1 FROM declaration_event WHERE legal_day <> (recorded_at AT TIME ZONE 'Asia/Shanghai')::date`,
    );
    const alone = await rows('SELECT 1 FROM declaration WHERE submitted_by = approved_by');
    const unmarked = await rows('SELECT 1 FROM organisation WHERE NOT demonstration');
    expect([late, alone, unmarked]).toEqual([[], [], []]);
    const { signIns } = await demoSignIns(app.get(Database));
    expect(signIns.slice(0, 3).map(({ role }) => role)).toEqual([
      'university_clerk',
      'university_approver',
      'university_centre',
    ]);
    expect(new Set(signIns.map(({ name }) => name)).size).toBe(33);
  });

  it('refuses a database that holds anything else', async () => {
    await rows(
      `INSERT INTO organisation (id, kind, name, created_at) VALUES (gen_random_uuid(), 'INDIVIDUAL', '某人', now()) RETURNING id`,
    );
    await expect(loadDemo(app)).rejects.toThrow(NotEmpty);
    expect((await demoSignIns(app.get(Database))).signIns).toEqual([]);
  });
});

function rows<T>(sql: string): Promise<T[]> {
  return app.get(Database).transaction(SYSTEM, (tx) => tx.query<T>(sql));
}

async function story(): Promise<Record<string, unknown>> {
  const counted = (table: string) =>
    `(SELECT json_object_agg(state, n) FROM (SELECT state, count(*) AS n FROM ${table} GROUP BY state) s)`;
  const [row] = await rows<Record<string, unknown>>(
    `SELECT ${counted('declaration')} AS declarations, ${counted('licence')} AS licences, ${counted('recordal')} AS recordals, ${counted('need')} AS needs,
       (SELECT count(*)::int FROM need_answer) AS answers,
       (SELECT count(*)::int FROM declaration_event) AS events, (SELECT count(*)::int FROM patent) AS patents`,
  );
  return row ?? {};
}
