import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { applicationCheckDigit, ImportCommand, PatentIndexer } from '#libs/catalogue';
import { readEnv, searchOn, SYSTEM } from '#libs/platform';
import { PATENT_INDEX } from '../../libs/catalogue/patent-index.js';
import { settingsDifference, settingsOf } from '../../libs/platform/search/meili-document.js';
import { MeiliReader } from '../../libs/platform/search/meili-reader.js';
import { meiliClient } from '../../libs/platform/search/meili-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { command } from '../support/command.js';
import { eventually } from '../support/eventually.js';
import { expectStatus, Given, type University } from '../support/given.js';
import { freePort, type SearchService, startMeilisearch } from '../support/processes.js';
import { searchServer } from '../support/search-server.js';

const PATIENT_MS = 30_000;

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
      items: { id: string; title: string }[];
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
  const operator = () => ({
    DATABASE_URL: app.databaseUrl,
    SEARCH_URL: engine.url,
    SEARCH_API_KEY: engine.key,
  });
  /** As the product asks the engine, but with patience: a busy machine is no part of these stories. */
  const byEngine = (key = engine.key) =>
    searchOn(
      app.db,
      readEnv({ SEARCH_URL: engine.url, SEARCH_API_KEY: key }),
      [PATENT_INDEX],
      PATIENT_MS,
    ).search('patents', { text: '电池', filters: { kind: ['INVENTION'] }, limit: 20, facets: true });
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

  it('is asked once, and Postgres not at all, where words and patents were asked for a moment ago', async () => {
    const upstream = jest.spyOn(MeiliReader.prototype, 'multiSearch');
    const statements = jest.spyOn(app.db, 'query');
    const asked = await eventually(async () => {
      upstream.mockClear();
      statements.mockClear();
      if ((await search('q=电池')).standIn) return false;
      const calls = upstream.mock.calls.length;
      // The worker of this process has its own statements, and so have words that are read again now and then.
      const ours = statements.mock.calls
        .map(([text]) => text)
        .filter((text) =>
          /search_term |FROM patent p|patent_holder|offer_summary|FROM organisation/.test(text),
        );
      return ours.length === 0 && { calls };
    });
    upstream.mockRestore();
    statements.mockRestore();
    expect(asked).toEqual({ calls: 1 });
  });

  it('hangs: Postgres answers the same, marked, and the engine returns by itself', async () => {
    engine.kill('SIGSTOP');
    const hanging = await search('q=电池');
    expect(hanging).toMatchObject({ standIn: true, total: 2 });
    engine.kill('SIGCONT');
    await answeredByEngine();
  });

  it('lets a list that one engine began be ended by the other', async () => {
    const first = await eventually(async () => {
      const answer = await search('q=电池&limit=1&sort=newest');
      return !answer.standIn && answer;
    });
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
    // Another that tells the engine may be at it: then this one has left it to him.
    await eventually(
      async () => {
        const { standIn, total } = await search('q=钠离子电池');
        return !standIn && total === 1;
      },
      { what: 'the engine knows what came in' },
    );
  });

  it('is rebuilt beside while it answers: no search fails, none finds less', async () => {
    let over = false;
    const rebuilt = command(operator(), 'reindex').finally(() => (over = true));
    while (!over) expect(await byEngine()).toMatchObject({ standIn: false, total: 3 });
    expect(await rebuilt).toEqual({ code: 0, answer: { indexed: 4, needs: 0 } });
    expect(await byEngine()).toMatchObject({ standIn: false, total: 3 });
  });

  it('is compared with Postgres document by document, and put right', async () => {
    const client = meiliClient(engine.url, engine.key, 5000);
    const index = client.index('patents');
    const { items } = await search('q=电池&sort=newest');
    const [missing = '', stale = ''] = items.map(({ id }) => id);
    const surplus = '00000000-0000-7000-8000-000000000001';
    await index.deleteDocument(missing).waitTask();
    await index.updateDocuments([{ id: stale, f: ['feeMethod:FREE'] }]).waitTask();
    await index.addDocuments([{ id: surplus, v: 1 }]).waitTask();
    const same = { missing: [], stale: [], surplus: [] };
    const differing = { missing: [missing], stale: [stale], surplus: [surplus] };
    const verify = (...more: string[]) => command(operator(), 'index', 'verify', ...more);
    expect(await verify()).toEqual({
      code: 1,
      answer: { checked: 4, postgres: same, engine: differing, repaired: false },
    });
    expect(await verify('--repair')).toMatchObject({
      code: 0,
      answer: { engine: differing, repaired: true },
    });
    expect(await verify()).toMatchObject({ code: 0, answer: { engine: same } });
    expect((await search('q=电池')).items).toHaveLength(3);
  });

  it('has the settings of the code, and is not told them again', async () => {
    const index = meiliClient(engine.url, engine.key, 5000).index('patents');
    const wanted = settingsOf(PATENT_INDEX);
    expect(settingsDifference(wanted, await index.getSettings())).toBeNull();
    await index.updateSettings({ prefixSearch: 'indexingTime' }).waitTask();
    expect(settingsDifference(wanted, await index.getSettings())).toEqual({ prefixSearch: 'disabled' });
    await index.updateSettings({ prefixSearch: 'disabled' }).waitTask();
  });

  it('answers searches with a key that may do nothing else', async () => {
    const master = meiliClient(engine.url, engine.key, 5000);
    const key = await master.createKey({ actions: ['search'], indexes: ['patents'], expiresAt: null });
    expect(await byEngine(key.key)).toMatchObject({ standIn: false, total: 3 });
  });

  it('has lost its index: Postgres answers until it is built again, which needs nobody', async () => {
    await engine.stop();
    engine = await startMeilisearch(program, { port, folder: newFolder });
    expect(await search('q=电池')).toMatchObject({ standIn: true, total: 3 });
    await answeredByEngine();
    expect(await byEngine()).toMatchObject({ standIn: false, total: 3 });
  });
});
