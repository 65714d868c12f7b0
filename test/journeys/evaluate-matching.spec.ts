import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readEnv } from '#libs/platform';
import { command } from '../support/command.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type EmbeddingServer, startEmbeddingServer } from '../support/embedding-server.js';

const MATTERS = ['点焊熔核', '羽绒钻绒', '污水氨氮', '稻谷烘干', '轴承润滑', '锂电池防爆'];
const WAYS = ['在线判定', '检测方法', '控制系统', '装置', '工艺', '材料'];
const OWNERS = ['甲大学', '乙大学', '丙大学'];
/** Every matter in every way, some four times over: enough for vectors, and a need's own matter is what it wants. */
const TECHNOLOGIES = [1, 2, 3, 4].flatMap((series) =>
  MATTERS.flatMap((matter) => WAYS.map((way) => ({ matter, text: `${matter} ${way} ${series}型` }))),
);

interface Evaluation {
  parameters: string;
  engine: string;
  results: { name: string; ndcg10: number }[];
  paired: { name: string; against: string; ndcg10: number; ndcg10Interval: [number, number] }[];
  exposure: {
    largestUniversity: { unchanged: number; capped: number } | null;
    largestPatent: { unchanged: number; capped: number };
    needsChanged: number;
  };
  withoutVectors: string | null;
}

// Several runs of the command each, maybe on a busy machine.
jest.setTimeout(180_000);

describe('kaixu evaluate matching', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaixu-evaluate-'));
  const [needs, pairs, owned] = ['needs', 'pairs', 'owned'].map((name) => join(folder, `${name}.jsonl`)) as [
    string,
    string,
    string,
  ];
  let database: TestDatabase;
  let model: EmbeddingServer;

  beforeAll(async () => {
    const lines = (file: string, rows: object[]) =>
      writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
    lines(
      needs,
      MATTERS.map((matter, at) => ({
        need_id: `n${at}`,
        title: `${matter}问题如何解决`,
        text: `要求${matter}可靠。`,
      })),
    );
    const graded = MATTERS.flatMap((wanted, need) =>
      TECHNOLOGIES.map(({ matter, text }, at) => ({
        need_id: `n${need}`,
        achievement_id: `t${at}`,
        level: matter === wanted ? 4 : 1,
        achievement_keywords: text,
      })),
    );
    lines(pairs, graded);
    // What a need wants is nearly all of one university.
    lines(
      owned,
      graded.map((row, at) => ({ ...row, achievement_owner: row.level === 4 ? OWNERS[0] : OWNERS[at % 3] })),
    );
    [database, model] = [await createTestDatabase(), await startEmbeddingServer()];
  });
  afterAll(async () => {
    await database.drop();
    await model.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const evaluate = async (file: string, env: NodeJS.ProcessEnv = {}, ...more: string[]) => {
    const told = ['evaluate', 'matching', '--needs', needs, '--pairs', file, ...more];
    return command({ DATABASE_URL: database.url, ...env }, ...told);
  };
  const done = async (...args: Parameters<typeof evaluate>) => {
    const { code, answer } = await evaluate(...args);
    expect(code).toBe(0);
    return answer as unknown as Evaluation;
  };
  const names = ({ results }: Evaluation) =>
    results.map(({ name }) => name).filter((name) => name.startsWith('kaixu'));
  const settings = () => ({ EMBEDDING_URL: model.url, EMBEDDING_MODEL: 'boxes-1' });

  it('names the parameters that ran; without a model there is no word of one', async () => {
    const found = await done(pairs);
    expect(found).toMatchObject({ parameters: 'grams-2', engine: 'grams-2', withoutVectors: null });
    expect(names(found)).toEqual(['kaixu', 'kaixu-capped']);
    const earlier = await done(pairs, { MATCHING_PARAMETERS: 'grams-1' });
    expect(earlier.parameters).toBe('grams-1');
    const of = ({ results }: Evaluation) => results.find(({ name }) => name === 'kaixu')?.ndcg10;
    expect(of(earlier)).toBe(of(found));
    const { code, answer } = await evaluate(pairs, { MATCHING_PARAMETERS: 'grams-0' });
    expect(code).toBe(2);
    expect(answer).toMatchObject({
      error: { code: 'cannot_run', message: expect.stringMatching(/grams-1, grams-2/) },
    });
  });

  it('measures a model that is set against the best without one, and goes on without it where it is away', async () => {
    const found = await done(pairs, settings());
    expect(names(found)).toEqual(['kaixu', 'kaixu+embedding', 'kaixu-capped']);
    expect(found.engine).toBe('grams-2+boxes-1');
    const against = found.paired.filter(({ name }) => name === 'kaixu+embedding').map((one) => one.against);
    expect(against).toEqual([expect.stringMatching(/^(bm25|postgres|meili)/), 'kaixu']);
    // The set that does not look at vectors measures none.
    expect(names(await done(pairs, { ...settings(), MATCHING_PARAMETERS: 'grams-1' }))).not.toContain(
      'kaixu+embedding',
    );
    model.refuses = () => true;
    const without = await done(pairs, settings());
    expect(names(without)).toEqual(['kaixu', 'kaixu-capped']);
    expect(without.withoutVectors).toBe('the embedding endpoint answered 503');
  });

  it('prints what a fair share costs: of universities where the file names them, else of patents alone', async () => {
    const plain = await done(pairs);
    expect(plain.exposure).toMatchObject({ largestUniversity: null, needsChanged: 0 });
    const { exposure, paired, results } = await done(owned);
    expect(exposure.largestUniversity?.unchanged).toBeGreaterThan(0.9);
    expect(exposure.largestUniversity?.capped).toBeLessThanOrEqual(0.4);
    expect(exposure.needsChanged).toBe(MATTERS.length);
    const cost = paired.find(({ name }) => name === 'kaixu-capped');
    expect(cost).toMatchObject({ against: 'kaixu' });
    expect(cost?.ndcg10).toBeLessThan(-0.1);
    const [ours, capped] = ['kaixu', 'kaixu-capped'].map(
      (name) => results.find((one) => one.name === name)?.ndcg10 ?? 0,
    );
    expect((capped ?? 0) - (ours ?? 0)).toBeCloseTo(cost?.ndcg10 ?? 0, 2);
    const wide = await done(owned, {}, '--university-share', '1');
    expect(wide.exposure.needsChanged).toBe(0);
    expect((await evaluate(owned, {}, '--patent-share', '2')).code).not.toBe(0);
  });

  it('is set by addresses that can be used, each fault named', () => {
    const url = (EMBEDDING_URL: string, EMBEDDING_MODEL?: string) => () =>
      readEnv({ EMBEDDING_URL, EMBEDDING_MODEL });
    expect(url('file:///models/e5')().EMBEDDING_MODEL).toBeUndefined();
    expect(url('https://models.example/v1/embeddings', 'BAAI/bge-m3')().EMBEDDING_MODEL).toBe('BAAI/bge-m3');
    expect(url('https://models.example/v1/embeddings')).toThrow(/EMBEDDING_MODEL/);
    expect(url('https://me:secret@models.example/v1', 'm')).toThrow(/^(?!.*secret).*without a password/);
    expect(url('ftp://models.example', 'm')).toThrow(/EMBEDDING_URL/);
    expect(url('file:///models/e5', 'two words')).toThrow(/EMBEDDING_MODEL/);
  });
});
