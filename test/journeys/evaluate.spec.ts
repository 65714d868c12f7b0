import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { command } from '../support/command.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { searchServer, storeOn } from '../support/search-server.js';

const TASKS = ['effectSentenceMrr', 'titleSameSubclassP10', 'englishTitleRecall10'];

describe('kaixu evaluate search', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaixu-evaluate-'));
  const file = join(folder, 'patents.jsonl');
  let database: TestDatabase;
  let server: Awaited<ReturnType<typeof searchServer.start>> | undefined;

  beforeAll(async () => {
    const invented = JSON.parse(readFileSync('apps/cli/demo/patents.json', 'utf8')) as Record<
      string,
      unknown
    >[];
    const lines = invented.map(({ applicationNumber, title, abstract, ipc }) =>
      JSON.stringify({
        application_no: applicationNumber,
        title,
        abstract,
        ipc_main: (ipc as string[] | undefined)?.[0],
      }),
    );
    writeFileSync(file, lines.join('\n'));
    database = await createTestDatabase();
    if (searchServer.there) server = await searchServer.start();
  });
  afterAll(async () => {
    await server?.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const env = () => ({
    DATABASE_URL: database.url,
    SEARCH_URL: server?.url ?? '',
    SEARCH_API_KEY: server?.key ?? '',
  });

  it('measures every engine that is there on the same questions, and leaves nothing behind', async () => {
    const { code, answer } = await command(env(), 'evaluate', 'search', '--patents', file);
    expect(code).toBe(0);
    const results = answer['results'] as {
      engine: string;
      task: string;
      value: number;
      interval: number[];
      n: number;
    }[];
    const engines = ['postgres', ...(server ? ['meilisearch'] : [])];
    const of = (engine: string) => results.filter((result) => result.engine === engine);
    expect(of('bm25-bigram').map(({ task }) => task)).toEqual(TASKS);
    for (const engine of engines) {
      expect(of(engine).map(({ task }) => task)).toEqual([...TASKS, 'pinnedWordRecall', 'numberFirst']);
      const value = (task: string) => of(engine).find((result) => result.task === task)?.value;
      expect(value('pinnedWordRecall')).toBe(1);
      expect(value('effectSentenceMrr')).toBeGreaterThan(0.3);
    }
    for (const { value, interval } of results.filter(({ n }) => n > 0)) {
      expect(interval[0]).toBeLessThanOrEqual(value);
      expect(interval[1]).toBeGreaterThanOrEqual(value);
    }
    const store = await storeOn({ url: database.url, drop: () => Promise.resolve() });
    expect(await store.query(`SELECT 1 FROM search_doc UNION ALL SELECT 1 FROM search_term`)).toEqual([]);
    await store.stop();
  });

  it('names the line that it cannot read', async () => {
    const broken = join(folder, 'broken.jsonl');
    writeFileSync(broken, '{"title": "一种装置"}\n{"title": ');
    expect(await command(env(), 'evaluate', 'search', '--patents', broken)).toEqual({
      code: 2,
      answer: { error: { code: 'cannot_run', message: expect.stringMatching(/Line 2 of/) } },
    });
  });
});
