import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QUEUES } from '#libs/platform';
import { postgresBackend } from '../../libs/platform/jobs/backend.js';
import { JobsRuntime } from '../../libs/platform/jobs/jobs-runtime.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { onServer } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { expectStatus, Given, type University } from '../support/given.js';

const TOKEN = 'a-token-of-the-scraper';

describe('what an operator sees of jobs', () => {
  let app: TestApp;
  let admin: Client;
  let university: University;
  beforeAll(async () => {
    app = await startTestApp({ METRICS_TOKEN: TOKEN });
    const given = new Given(app);
    university = await given.university();
    admin = await given.person(await given.organisation('PLATFORM', '测试平台'), 'PLATFORM_ADMIN');
  });
  afterAll(() => app.close());

  const jobs = async () => (await expectStatus(200, admin.get('/api/v1/jobs'))).body;
  const act = (of: object, what: string) => admin.post('/api/v1/jobs/failed', { ...of, act: what });

  it('is every queue that a handler asks for', async () => {
    expect(app.nest.get(JobsRuntime, { strict: false }).queueNames).toEqual([...QUEUES].sort());
    const { queues } = await jobs();
    expect(queues.map(({ name }: { name: string }) => name)).toEqual([...QUEUES]);
  });

  it('is a job that failed for good: why, and again, once what it stumbled over is away', async () => {
    const subjectId = university.id;
    await onServer(app.databaseUrl, 'ALTER TABLE published_need RENAME TO published_need_away');
    try {
      // As from the outbox, but with one attempt only: eight take a minute.
      const backend = postgresBackend(app.databaseUrl, 1);
      const queue = backend.queue('search', () => undefined);
      await queue.addBulk([{ name: 'need.changed>IndexNeed', data: { subjectId }, opts: { attempts: 1 } }]);
      await queue.close();
      await backend.close();
      await eventually(async () => (await jobs()).failed.length > 0, { what: 'a job that failed for good' });
    } finally {
      await onServer(app.databaseUrl, 'ALTER TABLE published_need_away RENAME TO published_need');
    }
    const [first] = (await jobs()).failed;
    expect(first).toMatchObject({ subjectId, reason: expect.stringContaining('published_need') });
    for (const { queue, id } of (await jobs()).failed) await expectStatus(204, act({ queue, id }, 'RETRY'));
    await app.jobsDone();
    expect((await jobs()).failed).toEqual([]);
    await expectStatus(404, act({ queue: first.queue, id: first.id }, 'REMOVE'));
  });

  it('is measured by who has the token, and is no page for anybody else', async () => {
    const anybody = new Client(app);
    await expectStatus(404, anybody.get('/metrics'));
    await expectStatus(404, anybody.send('get', '/metrics', undefined, { authorization: 'Bearer another' }));
    const { text } = await expectStatus(
      200,
      anybody.send('get', '/metrics', undefined, { authorization: `Bearer ${TOKEN}` }),
    );
    expect(text).toContain('kaixu_jobs_waiting{queue="mail"} 0');
    expect(text).toContain('# TYPE kaixu_jobs_oldest_waiting_seconds gauge');
  });
});
