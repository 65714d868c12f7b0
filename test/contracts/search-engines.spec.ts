import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EXACT_LIMIT,
  InvalidCursor,
  UnknownSearchName,
  type IndexDefinition,
  type SearchDocument,
  type SearchPort,
  type SearchQuery,
  type Store,
} from '../../libs/platform/search/search.port.js';
import { PostgresSearch } from '../../libs/platform/search/postgres-search.js';
import { SearchWithStandIn } from '../../libs/platform/search/search-with-stand-in.js';
import { createTestDatabase } from '../support/database.js';
import { searchServer, storeOn } from '../support/search-server.js';

/** What is found, filters, facet counts and paging are the same on every engine; the order is each engine's own. */
const THINGS: IndexDefinition = {
  name: 'things',
  facets: ['fee', 'kind'],
  sorts: [
    { name: 'newest', default: 'desc' },
    { name: 'price', default: 'asc' },
  ],
};
/** What is found is under contract here, not how soon on a busy machine. */
const PATIENT_MS = 30_000;
const MANY: IndexDefinition = { ...THINGS, name: 'many' };

interface Engine {
  port: SearchPort;
  sql: Store;
  stop(): Promise<void>;
}

async function postgres(): Promise<Engine> {
  const store = await storeOn(await createTestDatabase());
  return { port: new PostgresSearch(store, [THINGS, MANY]), sql: store, stop: store.stop };
}

async function meilisearch(): Promise<Engine> {
  const server = await searchServer.start();
  const store = await storeOn(await createTestDatabase());
  const port = new SearchWithStandIn(store, [THINGS, MANY], { ...server, patienceMs: PATIENT_MS });
  return { port, sql: store, stop: () => server.stop().then(store.stop) };
}

const engines: [string, () => Promise<Engine>][] = [['Postgres', postgres]];
if (searchServer.there) engines.push(['Meilisearch', meilisearch]);
console.info(
  searchServer.there
    ? 'Search engines under contract: Postgres, Meilisearch.'
    : 'Search engines under contract: Postgres. NOT RUN on Meilisearch: no meilisearch on PATH and no SEARCH_URL.',
);

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

function document(n: number, title: string, more: Partial<SearchDocument> = {}): SearchDocument {
  const texts = { A: [title], B: [], C: [], D: [] };
  return { id: idOf(n), version: 1, texts, identifiers: [], facets: {}, numbers: { newest: n }, ...more };
}

const DOCUMENTS: SearchDocument[] = [
  document(1, '一种锂离子电池隔膜', {
    facets: { fee: ['FREE'], kind: ['A'] },
    numbers: { newest: 1, price: 0 },
  }),
  document(2, '蓄电池外壳', { facets: { fee: ['LUMP'], kind: ['B'] }, numbers: { newest: 2, price: 500 } }),
  document(3, '待处理物料输送带', {
    facets: { fee: ['FREE'], kind: ['B'] },
    numbers: { newest: 3, price: 0 },
  }),
  document(4, '在建工程的安全监测', {
    facets: { fee: ['LUMP'], kind: ['A'] },
    numbers: { newest: 4, price: 900 },
  }),
  document(5, '碳纤维复合材料及其成型', { facets: { fee: ['FREE'], kind: ['A'] }, numbers: { newest: 5 } }),
  document(6, '污水处理用滤膜', { facets: { kind: ['B'] }, numbers: { newest: 6, price: 100 } }),
  document(7, 'Recycling of lithium-ion batteries', { facets: { kind: ['A'] }, numbers: { newest: 7 } }),
  document(8, '用C++编写的控制程序', {
    facets: { kind: ['A'] },
    identifiers: ['209910000001x', '209910000001'],
  }),
  document(9, '另一种编号', { identifiers: ['2099100000022', '209910000002'] }),
  document(10, '温室大棚灌溉装置', {
    texts: {
      A: ['温室大棚灌溉装置'],
      B: ['土壤湿度传感器测得数据后，控制器自动开启滴灌阀门，节约用水并提高作物产量。'],
      C: ['复海大学'],
      D: [],
    },
    names: ['复海大学'],
  }),
];

describe.each(engines)('search on %s', (_name, start) => {
  let engine: Engine;
  /** Written, and told to the engine where it stands beside Postgres. */
  const write = async (index: string, documents: SearchDocument[]) => {
    await engine.port.upsert(engine.sql, index, documents);
    await engine.port.follow(index);
  };
  beforeAll(async () => {
    engine = await start();
    await write('things', DOCUMENTS);
    const many = Array.from({ length: EXACT_LIMIT + 50 }, (_, n) =>
      document(n, '常见的轴承', { facets: { kind: ['A'] } }),
    );
    await write('many', many);
  });
  afterAll(() => engine.stop());

  const ask = async (text: string, more: Partial<SearchQuery> = {}, index = 'things') => {
    const answer = await engine.port.search(index, { text, filters: {}, limit: 20, facets: false, ...more });
    expect(answer.standIn).toBe(false);
    return answer;
  };
  const numbersOf = (hits: { id: string }[]) => hits.map(({ id }) => Number(id.slice(-12)));
  const found = async (text: string, more: Partial<SearchQuery> = {}) =>
    numbersOf((await ask(text, more)).hits).sort((a, b) => a - b);
  const allPages = async (query: Partial<SearchQuery>, index = 'things') => {
    const pages: number[][] = [];
    let cursor: string | undefined;
    do {
      const answer = await ask(query.text ?? '', { ...query, ...(cursor && { cursor }) }, index);
      pages.push(numbersOf(answer.hits));
      cursor = answer.nextCursor ?? undefined;
    } while (cursor);
    return pages;
  };

  it.each([
    ['电池', [1, 2]],
    ['鋰離子電池', [1]],
    ['处理', [3, 6]],
    ['工程', [4]],
    ['材料', [5]],
    ['复合材料', [5]],
    ['膜', [1, 6]],
    ['污水 滤膜', [6]],
    ['battery', [1, 2, 7]],
    ['lithium-ion', [1, 7]],
    ['ion', [7]],
    ['sewage treatment', [6]],
    ['drip irrigation greenhouse', [10]],
    ['carbon fibre composites', [5]],
    ['C++', [8]],
    ['fuhai', [10]],
    ['fhdx', [10]],
    ['fu hai da xue', [10]],
    ['fuhai 滴灌', [10]],
    ['核反应堆', []],
    ['的', []],
  ])('%s finds what holds it', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  it.each([
    '209910000001.X',
    'ZL 2099 1 0000001.X',
    'ＣＮ209910000001x',
    '209910000001',
    '209910000001.5',
    '20991000',
  ])('%s finds the patent of that number first', async (text) => {
    const { hits, reading } = await ask(text);
    expect(reading).toBe('NUMBER');
    expect(numbersOf(hits)).toContain(8);
    if (text.length > 8) expect(numbersOf(hits)[0]).toBe(8);
  });

  it('says which terms a hit holds', async () => {
    const { hits } = await ask('污水 滤膜');
    expect(hits[0]?.matchedTerms.sort()).toEqual(['污水', '滤膜'].sort());
  });

  it('reads a sentence by its rare words', async () => {
    const { hits, reading } = await ask(
      '我们需要一种能根据土壤湿度自动控制滴灌阀门、给温室作物节约用水的办法，最好还能降低污水排放',
    );
    expect(reading).toBe('SOME_WORDS');
    expect(numbersOf(hits)[0]).toBe(10);
  });

  it('searches what English words are called in Chinese, and what equal words are kept, and says so', async () => {
    expect(await ask('batteries')).toMatchObject({ total: 3, alsoSearched: ['电池', '蓄电池'] });
    expect((await ask('电池')).alsoSearched).toEqual([]);
    const filters = { kind: ['B'] };
    const { total, facets } = await ask('battery', { filters, facets: true });
    expect([total, facets['kind']]).toEqual([
      1,
      [
        { value: 'A', count: 2 },
        { value: 'B', count: 1 },
      ],
    ]);
    await engine.sql.query(
      `INSERT INTO search_synonym (id, words, version, updated_at) VALUES ($1, $2, 1, now())`,
      [idOf(1), ['传送带', '输送带', 'transport belt']],
    );
    engine.port.vocabularyChanged();
    for (const text of ['传送带', 'transport belts', '物料传送带']) expect(await found(text)).toEqual([3]);
    expect(await found('传送带', { asTyped: true })).toEqual([]);
    expect((await ask('传送带')).hits[0]?.matchedTerms).toContain('输送带');
  });

  it('says which words nothing holds', async () => {
    expect(await ask('滤膜 quuxium')).toMatchObject({
      reading: 'SOME_WORDS',
      total: 1,
      unknownWords: ['quuxium'],
    });
    expect(await ask('quuxium foobarite')).toMatchObject({
      total: 0,
      unknownWords: ['quuxium', 'foobarite'],
    });
    expect((await ask('滤膜')).unknownWords).toEqual([]);
  });

  it('repairs a typing error, and says so', async () => {
    expect(await ask('锂离子电迟')).toMatchObject({
      reading: 'CORRECTED',
      correctedText: '锂离子电池',
      total: 1,
    });
    expect(await ask('recyclng')).toMatchObject({
      reading: 'CORRECTED',
      correctedText: 'recycling',
      total: 1,
    });
  });

  it('takes values of one facet as alternatives, and lets facets and ranges narrow each other', async () => {
    expect(await found('', { filters: { fee: ['FREE'] } })).toEqual([1, 3, 5]);
    expect(await found('', { filters: { fee: ['FREE', 'LUMP'], kind: ['B'] } })).toEqual([2, 3]);
    expect(await found('电池', { filters: { kind: ['B'] } })).toEqual([2]);
    expect(await found('', { ranges: { price: { from: 100, to: 500 } } })).toEqual([2, 6]);
    expect(await found('电池', { filters: { fee: ['NEGOTIATED', '\u0000'] } })).toEqual([]);
  });

  it('counts each facet with its own filter removed', async () => {
    const { facets, facetsAreEstimates, total } = await ask('', { facets: true, filters: { fee: ['LUMP'] } });
    expect(total).toBe(2);
    expect(facetsAreEstimates).toBe(false);
    expect(facets['fee']).toEqual([
      { value: 'FREE', count: 3 },
      { value: 'LUMP', count: 2 },
    ]);
    expect(facets['kind']).toEqual([
      { value: 'A', count: 1 },
      { value: 'B', count: 1 },
    ]);
  });

  it('sorts by a number in both directions, what lacks it last', async () => {
    const priced = async (direction: 'asc' | 'desc') =>
      (await allPages({ sort: { by: 'price', direction }, limit: 3 })).flat();
    const [asc, desc] = [await priced('asc'), await priced('desc')];
    expect(asc.slice(2, 5)).toEqual([6, 2, 4]);
    expect(desc.slice(0, 3)).toEqual([4, 2, 6]);
    for (const order of [asc, desc]) {
      expect(order.slice(5).sort((a, b) => a - b)).toEqual([5, 7, 8, 9, 10]);
    }
  });

  it.each<[string, Partial<SearchQuery>]>([
    ['no text', {}],
    ['no text, sorted', { sort: { by: 'price' } }],
    ['text', { text: '一种' }],
    ['a description', { text: '电池 处理 工程 材料 装置 隔膜' }],
    ['a description, sorted', { text: '电池 处理 工程 材料 装置 隔膜', sort: { by: 'price' } }],
    ['words with other names', { text: 'battery' }],
    ['text, sorted', { text: '电池', sort: { by: 'price', direction: 'desc' } }],
  ])('pages without gap or duplicate: %s', async (_case, query) => {
    const whole = numbersOf((await ask(query.text ?? '', query)).hits);
    for (const limit of [1, 2, 3, whole.length]) {
      const pages = await allPages({ ...query, limit });
      expect(pages.flat()).toEqual(whole);
      expect(pages.length).toBe(Math.ceil(whole.length / limit));
    }
  });

  it('takes a cursor for the query that it came from, and no other', async () => {
    const { nextCursor } = await ask('', { limit: 2 });
    expect(nextCursor).toMatch(/^[\w-]+$/);
    const cursor = nextCursor ?? '';
    await expect(ask('电池', { limit: 2, cursor })).rejects.toThrow(InvalidCursor);
    await expect(ask('', { limit: 2, cursor, filters: { fee: ['FREE'] } })).rejects.toThrow(InvalidCursor);
    await expect(ask('', { limit: 2, cursor: `${cursor.slice(0, -4)}AAAA` })).rejects.toThrow(InvalidCursor);
    await expect(ask('', { cursor: 'null' })).rejects.toThrow(InvalidCursor);
    expect((await ask('', { limit: 5, cursor })).hits).toHaveLength(5);
  });

  it('refuses names that no definition knows', async () => {
    await expect(ask('', { filters: { 'fee"': ['x'] } })).rejects.toThrow(UnknownSearchName);
    await expect(ask('', { sort: { by: 'id' } })).rejects.toThrow(UnknownSearchName);
    await expect(ask('', {}, 'nothing')).rejects.toThrow(UnknownSearchName);
  });

  it.each(["'", '\\', "' | !'a", '电池 & | ! ( :*', '\u0000电池', '%_', 'a'.repeat(5000), '电'.repeat(5000)])(
    'answers whatever is typed: %s',
    async (text) => {
      expect(await ask(text, { facets: true })).toHaveProperty('hits');
    },
  );

  it('marks counts above the exact limit, and ends the list by relevance there', async () => {
    const answer = await ask('轴承', { facets: true }, 'many');
    expect(answer).toMatchObject({ total: EXACT_LIMIT, totalIsLowerBound: true });
    // Facets are exact, or say that they are not.
    const [kind] = answer.facets['kind'] ?? [];
    expect(answer.facetsAreEstimates || kind?.count === EXACT_LIMIT + 50).toBe(true);
    const pages = await allPages({ text: '轴承', limit: 200 }, 'many');
    expect(new Set(pages.flat()).size).toBe(EXACT_LIMIT);
    const sorted = await allPages({ text: '轴承', sort: { by: 'newest' }, limit: 200 }, 'many');
    expect(new Set(sorted.flat()).size).toBe(EXACT_LIMIT + 50);
  });

  it('lets a newer version win, never an older one, and forgets what is removed', async () => {
    await write('things', [document(20, '量子点显示', { version: 2 })]);
    await write('things', [document(20, '涡轮叶片', { version: 1 })]);
    expect(await found('量子点')).toEqual([20]);
    await write('things', [document(20, '涡轮叶片', { version: 3 })]);
    expect([await found('量子点'), await found('涡轮')]).toEqual([[], [20]]);
    await engine.port.remove(engine.sql, 'things', [idOf(20)]);
    await engine.port.follow('things');
    expect(await found('涡轮')).toEqual([]);
  });
});

describe('term statistics of the Postgres engine', () => {
  it('stay those of the documents while writers meet', async () => {
    const { port, sql, stop } = await postgres();
    const titles = ['锂电池隔膜', '污水处理', '锂电池回收', '轴承密封'];
    const batch = (turn: number) =>
      titles.map((_, n) => document(n, titles[(n + turn) % 4] ?? '', { version: turn }));
    await port.upsert(sql, 'things', batch(1));
    await Promise.all(
      [2, 3, 4, 5].map((turn) => port.upsert(sql, 'things', turn % 2 ? batch(turn).reverse() : batch(turn))),
    );
    await port.remove(sql, 'things', [idOf(3)]);
    const kept = await sql.query('SELECT term, df FROM search_term WHERE df <> 0 ORDER BY term COLLATE "C"');
    const counted = await sql.query(
      `SELECT term, df FROM (
         SELECT word AS term, ndoc AS df FROM ts_stat('SELECT tsv FROM search_doc') WHERE left(word, 1) NOT IN ('^', '#')
         UNION ALL SELECT '', count(*)::int FROM search_doc
       ) AS terms ORDER BY term COLLATE "C"`,
    );
    await stop();
    expect(kept).toEqual(counted);
  });
});
