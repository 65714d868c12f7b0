import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationCheckDigit, ImportCommand, PatentIndexer } from '#libs/catalogue';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectStatus, Given, type University } from '../support/given.js';
import { freePort, type SearchService, startMeilisearch } from '../support/processes.js';
import { searchServer } from '../support/search-server.js';

function row(serial: number, title: string): string {
  const digits = `20201${9_900_000 + serial}`;
  return `${digits}.${applicationCheckDigit(digits)},${title},本发明公开了一种装置。,H01M4/36,2024-02-01,有权`;
}

describe('a search engine that stops, hangs and comes back', () => {
  if (!searchServer.program) {
    it.skip('not run: meilisearch is not on PATH', () => undefined);
    return;
  }
  const program = searchServer.program;
  const folder = mkdtempSync(join(tmpdir(), 'kaixu-meilisearch-'));
  const newFolder = mkdtempSync(join(tmpdir(), 'kaixu-meilisearch-'));
  let port: number;
  let engine: SearchService;
  let app: TestApp;
  let university: University;

  const search = async (query: string) =>
    (await expectStatus(200, new Client(app).get(`/api/v1/patents?${query}`))).body as {
      items: { title: string }[];
      total: number;
      standIn: boolean;
      nextCursor: string | null;
      facets: Record<string, { value: string; count: number }[]>;
    };
  const titles = async (query: string) => (await search(query)).items.map(({ title }) => title);
  const bring = async (...rows: string[]) => {
    await app.nest.get(ImportCommand, { strict: false }).runImport({
      organisationId: university.id,
      bytes: Buffer.from(['申请号,标题,摘要,IPC分类号,申请日,法律状态', ...rows].join('\n')),
      fileName: '清单.csv',
      dryRun: false,
      actor: SYSTEM,
    });
    await app.jobsDone();
  };
  const answeredByEngine = () =>
    eventually(async () => !(await search('q=电池')).standIn, { what: 'the engine answers again' });

  beforeAll(async () => {
    port = await freePort();
    engine = await startMeilisearch(program, { port, folder });
    app = await startTestApp({ SEARCH_URL: engine.url, SEARCH_API_KEY: engine.key });
    university = await new Given(app).university('虚构理工大学');
    await bring(row(1, '锂离子电池隔膜'), row(2, '蓄电池外壳'), row(3, '污水待处理池'));
  });
  afterAll(async () => {
    await app.close();
    await engine.stop();
    for (const used of [folder, newFolder]) rmSync(used, { recursive: true, force: true });
  });

  it('is told of an import, and answers', async () => {
    await answeredByEngine();
    expect((await titles('q=电池')).sort()).toEqual(['蓄电池外壳', '锂离子电池隔膜'].sort());
    expect(await titles('q=处理')).toEqual(['污水待处理池']);
    const { facets } = await search('q=电池');
    expect(facets['university']).toEqual([{ value: university.id, count: 2, label: '虚构理工大学' }]);
  });

  it('hangs: Postgres answers the same, marked, and the engine returns by itself', async () => {
    engine.kill('SIGSTOP');
    const hanging = await search('q=电池');
    expect(hanging).toMatchObject({ standIn: true, total: 2 });
    engine.kill('SIGCONT');
    await answeredByEngine();
  });

  it('lets a list that one engine began be ended by the other', async () => {
    const first = await search('q=电池&limit=1&sort=newest');
    expect(first).toMatchObject({ standIn: false });
    engine.kill('SIGSTOP');
    const second = await search(`q=电池&limit=1&sort=newest&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ standIn: true, nextCursor: null });
    expect(second.items[0]?.title).not.toBe(first.items[0]?.title);
    const begun = await search('q=电池&limit=1&sort=newest');
    engine.kill('SIGCONT');
    await answeredByEngine();
    expect((await search(`q=电池&limit=1&sort=newest&cursor=${begun.nextCursor}`)).items).toHaveLength(1);
  });

  it('is killed: what comes in meanwhile is found at once, and known to the engine when it is back', async () => {
    await engine.stop();
    await bring(row(4, '钠离子电池回收'));
    expect(await search('q=钠离子电池')).toMatchObject({ standIn: true, total: 1 });
    engine = await startMeilisearch(program, { port, folder });
    await answeredByEngine();
    await app.nest.get(PatentIndexer, { strict: false }).drain();
    expect(await search('q=钠离子电池')).toMatchObject({ standIn: false, total: 1 });
  });

  it('has lost its index: Postgres answers until it is built again, which needs nobody', async () => {
    await engine.stop();
    engine = await startMeilisearch(program, { port, folder: newFolder });
    expect(await search('q=电池')).toMatchObject({ standIn: true, total: 3 });
    await answeredByEngine();
    expect(await search('q=电池')).toMatchObject({ standIn: false, total: 3 });
  });
});
