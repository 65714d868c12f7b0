import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MakeMissingVectors, MatchAllNeeds } from '#libs/matchmaking';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type EmbeddingServer, startEmbeddingServer } from '../support/embedding-server.js';
import { eventually } from '../support/eventually.js';
import { expectStatus, type Firm, Given, type University } from '../support/given.js';
import { NOTHING_SAID } from '../support/need-content.js';

const KEY = 'sk-key-of-the-test';
const MODEL = 'boxes-1';
const THINGS = ['水泵', '风机', '阀门', '轴承', '纤维', '涂料', '药剂', '种子', '饲料', '玻璃', '镜片'];
const WAYS = ['制造', '检测', '清洗', '干燥', '包装', '运输', '回收', '冷却', '切割', '称量'];
/** More than enough to tell what they have in common, and no whole number of batches. */
const OTHERS = THINGS.flatMap((thing) => WAYS.map((way) => `一种${thing}的${way}设备`));
const NEED = {
  ...NOTHING_SAID,
  title: '点焊质量靠砸件抽检',
  problem: '每班抽三十只凿开看焊点熔核，希望焊完一个点当场就判定熔核质量。',
  keywords: ['点焊', '熔核'],
  modes: ['OPEN_LICENCE'],
  anonymous: true,
  hiddenDetail: '整车厂索赔了两次。',
};

describe('a model of the operator beside the words', () => {
  let database: TestDatabase;
  let model: EmbeddingServer;
  let app: TestApp;
  let given: Given;
  let firm: Firm;
  let university: University;
  let centre: { id: string; staff: Client };
  let weld: string;
  let needId: string;

  const start = async (more: NodeJS.ProcessEnv) => {
    app = await startTestApp(more, { url: database.url, drop: () => Promise.resolve() });
  };
  const settings = () => ({ EMBEDDING_URL: model.url, EMBEDDING_MODEL: MODEL, EMBEDDING_API_KEY: KEY });
  beforeAll(async () => {
    [database, model] = [await createTestDatabase(), await startEmbeddingServer()];
    // Away from the start.
    model.refuses = () => true;
    await start(settings());
    given = new Given(app);
    [firm, university] = [await given.firm('某座椅厂'), await given.university()];
    const id = await given.organisation('SERVICE_CENTRE', '某服务中心');
    centre = { id, staff: await given.person(id, 'SERVICE_STAFF') };
    weld = await given.patent(university, { title: '一种电阻点焊熔核质量的在线判定方法' });
    for (const title of OTHERS) await given.patent(university, { title });
  });
  afterAll(async () => {
    await app.close();
    await model.stop();
    await database.drop();
  });

  const at = ({ id }: { id: string }, path: string) => `/api/v1/organisations/${id}/${path}`;
  const rows = <T = { count: number }>(sql: string, params: unknown[] = []) =>
    app.db.transaction(SYSTEM, (tx) => tx.query<T>(sql, params));
  const vectorsOf = async (table: string) =>
    (await rows(`SELECT count(*)::int AS count FROM ${table} WHERE model = $1`, [MODEL]))[0]?.count;
  const change = async (id: string, title: string) => {
    await app.db.transaction(SYSTEM, async (tx) => {
      await tx.query('UPDATE patent SET title = $2, version = version + 1, updated_at = $3 WHERE id = $1', [
        id,
        title,
        tx.now,
      ]);
      await tx.later('patent.changed', id);
    });
    await app.jobsDone();
  };
  const publish = async (more: object = {}) => {
    const { body } = await expectStatus(201, firm.signatory.post(at(firm, 'needs'), { ...NEED, ...more }));
    await expectStatus(201, firm.signatory.post(at(firm, `needs/${body.id}/steps`), { step: 'SUBMIT' }));
    await expectStatus(201, centre.staff.post(at(centre, `triage/${body.id}/steps`), { step: 'PUBLISH' }));
    await app.jobsDone();
    return String(body.id);
  };
  const found = (id: string) =>
    rows<{ patentId: string; engine: string; score: number }>(
      'SELECT patent_id AS "patentId", engine, score FROM match WHERE need_id = $1 ORDER BY score DESC, patent_id',
      [id],
    );
  const sweep = async () => {
    await app.nest.get(MakeMissingVectors, { strict: false }).handle();
    await app.jobsDone();
  };
  const again = async () => {
    await app.nest.get(MatchAllNeeds, { strict: false }).handle();
    await app.jobsDone();
  };

  it('is away: needs are matched by words alone, and the matches say so', async () => {
    needId = await publish();
    expect((await found(needId))[0]).toMatchObject({ patentId: weld, engine: 'grams-2' });
    expect(await vectorsOf('need_vector')).toBe(0);
  });

  it('makes vectors in batches; a run that fails half-way keeps what it has, the next makes only the rest', async () => {
    const words = await found(needId);
    // The third batch.
    model.refuses = (text) => text.startsWith(OTHERS[70] ?? '') || text.includes('凿开看焊点');
    await expect(sweep()).rejects.toThrow('the embedding endpoint answered 503');
    expect(await vectorsOf('patent_vector')).toBe(64);
    await again();
    expect(await found(needId)).toEqual(words);
    model.refuses = () => false;
    await sweep();
    expect(await vectorsOf('patent_vector')).toBe(OTHERS.length + 1);
    expect(await vectorsOf('need_vector')).toBe(1);
    expect(new Set(model.heard).size).toBe(model.heard.length);
    const [first] = await found(needId);
    expect(first).toMatchObject({ patentId: weld, engine: `grams-2+${MODEL}` });
    expect(first?.score).toBeGreaterThan(words[0]?.score ?? 1);
  });

  it('is told by name on the quality page, gets the key, and never what a firm hides', async () => {
    const { body } = await expectStatus(200, centre.staff.get(at(centre, 'match-quality')));
    expect(body.engine).toBe(`grams-2+${MODEL}`);
    expect(body.engines.map(({ engine }: { engine: string }) => engine)).toContain(`grams-2+${MODEL}`);
    expect(new Set(model.keys)).toEqual(new Set([`Bearer ${KEY}`]));
    expect(model.heard.join('\n')).toContain(NEED.problem);
    expect(model.heard.join('\n')).not.toContain(NEED.hiddenDetail);
  });

  it('is asked only for texts that changed, and a patent that changed meets the needs with its new vector', async () => {
    const before = model.heard.length;
    await sweep();
    // The version moved, the text did not.
    await change(weld, '一种电阻点焊熔核质量的在线判定方法');
    expect(model.heard.length).toBe(before);
    const [pump] = await rows<{ id: string }>('SELECT id FROM patent WHERE title = $1', [OTHERS[0]]);
    model.refuses = () => true;
    await change(pump?.id ?? '', '一种点焊熔核质量的检测设备');
    const of = async () => (await found(needId)).find(({ patentId }) => patentId === pump?.id);
    // Its old vector is of another text.
    expect(await of()).toMatchObject({ engine: 'grams-2' });
    model.refuses = () => false;
    // The queue tries again by itself.
    await eventually(async () => (await of())?.engine === `grams-2+${MODEL}`, { what: 'the new vector' });
    expect(model.heard.slice(before)).toEqual([expect.stringContaining('一种点焊熔核质量的检测设备')]);
  });

  it('forgets a need that left the board', async () => {
    const kept = await vectorsOf('need_vector');
    await expectStatus(201, firm.signatory.post(at(firm, `needs/${needId}/steps`), { step: 'SATISFY' }));
    await app.jobsDone();
    expect(await vectorsOf('need_vector')).toBe((kept ?? 0) - 1);
  });

  it('makes nothing of a text that the model refuses, and vectors of all others of its batch', async () => {
    const [kept, texts] = [await vectorsOf('patent_vector'), ['一种钻头的打磨设备', '一种钻头的电镀设备']];
    model.dislikes = (text) => text.includes('打磨');
    for (const title of texts) await given.patent(university, { title });
    await sweep();
    expect(await vectorsOf('patent_vector')).toBe((kept ?? 0) + 1);
    // A batch of refused ones alone holds up nothing.
    await sweep();
    model.dislikes = () => false;
    await sweep();
    expect(await vectorsOf('patent_vector')).toBe((kept ?? 0) + 2);
  });

  it('is not told of needs that left the board, and keeps nothing of one that leaves while it is asked', async () => {
    model.refuses = () => true;
    const id = await publish({ title: '随时可能结束的点焊需求' });
    // Two batches of needs: those of the copies come first, the last of them is in the second.
    await rows(
      `WITH copy AS (
         INSERT INTO need SELECT (jsonb_populate_record(n, jsonb_build_object('id',
           '00000000-0000-7000-8000-' || lpad(i::text, 12, '0'), 'title', '需求' || i || '号'))).*
         FROM need n, generate_series(1, 40) i WHERE n.id = $1 RETURNING id, title)
       INSERT INTO published_need SELECT (jsonb_populate_record(p, jsonb_build_object('need_id', c.id, 'title', c.title))).*
       FROM published_need p, copy c WHERE p.need_id = $1`,
      [id],
    );
    const copy = (at: number) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
    const leaves = (needId: string) =>
      expectStatus(201, firm.signatory.post(at(firm, `needs/${needId}/steps`), { step: 'SATISFY' }));
    model.refuses = () => false;
    let asked = 0;
    model.meanwhile = async (texts) => {
      if (texts.some((text) => text.startsWith('需求1号')) && asked++ === 0) {
        await leaves(copy(1));
        await leaves(copy(40));
        await app.jobsDone();
      }
    };
    await sweep();
    expect(asked).toBe(1);
    const made = await rows<{ id: string }>(
      'SELECT need_id AS id FROM need_vector WHERE need_id = ANY ($1)',
      [[copy(1), copy(2), copy(39), copy(40), id]],
    );
    expect(made.map((row) => row.id).sort()).toEqual([copy(2), copy(39), id]);
    expect(model.heard.filter((text) => text.startsWith('需求40号'))).toEqual([]);
  });

  it('steps aside with an earlier set of parameters', async () => {
    const id = await publish({ title: '座椅点焊熔核在线判定' });
    const fused = await found(id);
    expect(fused[0]?.engine).toBe(`grams-2+${MODEL}`);
    await app.nest.close();
    await start({ ...settings(), MATCHING_PARAMETERS: 'grams-1' });
    await again();
    const [first] = await found(id);
    expect(first).toMatchObject({ patentId: weld, engine: 'grams-1' });
    expect(first?.score).toBeLessThan(fused[0]?.score ?? 0);
  });
});
