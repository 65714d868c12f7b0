import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationCheckDigit, CatalogueService, ImportCommand, PatentIndexer } from '#libs/catalogue';
import { newId, SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { command } from '../support/command.js';
import { expectStatus, Given, type University } from '../support/given.js';

const PATENTS: [title: string, abstract: string, ipc: string, filed: string][] = [
  [
    '一种锂离子电池正极材料的制备方法',
    '本发明公开了一种锂离子电池正极材料的制备方法，提高了循环寿命。其余略。',
    'H01M4/36',
    '2024-02-01',
  ],
  [
    '一种污水待处理池的清淤装置',
    '本发明提供一种清淤装置，能在不停产时清除待处理池中的污泥。',
    'C02F1/00',
    '2019-05-06',
  ],
  ['在建工程的临边防护栏', '本发明涉及一种可重复使用的防护栏。', 'E04G21/32', '2009-01-15'],
  ['一种碳纤维复合材料的缠绕机', '本发明公开了一种缠绕机，用于碳纤维复合材料。', 'B29C70/30', '2021-07-07'],
];

function number(serial: number): string {
  const digits = `20201${9_900_000 + serial}`;
  return `${digits}.${applicationCheckDigit(digits)}`;
}

describe('searching patents', () => {
  let app: TestApp;
  let university: University;
  const anyone = () => new Client(app);
  const search = async (query: string) =>
    (await expectStatus(200, anyone().get(`/api/v1/patents?${query}`))).body;
  const titles = async (query: string) =>
    ((await search(query)).items as { title: string }[]).map(({ title }) => title);
  const title = (at: number) => PATENTS[at]?.[0];

  beforeAll(async () => {
    const web = mkdtempSync(join(tmpdir(), 'kaixu-web-'));
    mkdirSync(join(web, 'assets'));
    writeFileSync(join(web, 'index.html'), '<html lang="zh-CN"><head><title>x</title></head></html>');
    app = await startTestApp({ WEB_FOLDER: web });
    university = await new Given(app).university('虚构理工大学');
    const rows = PATENTS.map(([name, abstract, ipc, filed], at) =>
      [number(at), name, abstract, ipc, filed, '有权'].join(','),
    );
    await app.nest.get(ImportCommand, { strict: false }).runImport({
      organisationId: university.id,
      bytes: Buffer.from(['申请号,标题,摘要,IPC分类号,申请日,法律状态', ...rows].join('\n')),
      fileName: '清单.csv',
      dryRun: false,
      actor: SYSTEM,
    });
    await app.jobsDone();
  });
  afterAll(() => app.close());

  const patentOf = async (at: number) => String((await search(`q=${number(at)}`)).items[0].id);

  /** As licensing does it with an announcement. */
  async function announce(at: number, yearOneFen: number | null): Promise<string> {
    const patentId = await patentOf(at);
    const [feeMethod, yearOneBand] =
      yearOneFen === null ? (['RUNNING', 'BY_SALES'] as const) : (['LUMP_SUM', 'FROM_10K_TO_50K'] as const);
    await app.db.transaction(SYSTEM, (tx) =>
      app.nest.get(CatalogueService, { strict: false }).publishOffer(tx, {
        patentId,
        declarationId: newId(),
        licensorId: university.id,
        declarationNumber: `测试-${at}`,
        announcedDay: '2026-04-07',
        feeMethod,
        yearOneFen,
        yearOneBand,
        termEnd: '2030-12-31',
        terms: {
          feeParameters:
            yearOneFen === null ? { rateBp: 300, royaltyBase: 'NET_SALES' } : { lumpSumFen: yearOneFen },
        },
        termsHash: 'a'.repeat(64),
        missing: ['fee_rationale'],
      }),
    );
    await app.jobsDone();
    return patentId;
  }

  it('finds words inside longer words', async () => {
    expect(await titles('q=电池')).toEqual([title(0)]);
    expect(await titles('q=处理')).toEqual([title(1)]);
    expect(await titles('q=工程')).toEqual([title(2)]);
    expect((await titles('q=材料')).sort()).toEqual([title(0), title(3)].sort());
  });

  it.each([
    ['as it is kept', (n: string) => n],
    ['with ZL and blanks', (n: string) => `ZL ${n.slice(0, 4)} ${n.slice(4, 5)} ${n.slice(5)}`],
    ['without dot', (n: string) => `CN${n.replace('.', '')}`],
    ['without check digit', (n: string) => n.slice(0, 12)],
    [
      'in full width',
      (n: string) => n.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ],
  ])('finds a number %s', async (_, spelling) => {
    const { items, reading } = await search(`q=${encodeURIComponent(spelling(number(3)))}`);
    expect([reading, items[0].applicationNumber, items[0].authority]).toEqual(['NUMBER', number(3), 'CN']);
  });

  it('shows on the card what it does, with the hit marked, and how long it lasts', async () => {
    const [card] = (await search('q=电池')).items;
    expect(card).toMatchObject({
      kind: 'INVENTION',
      ipcMain: 'H01M4/36',
      expiryDay: '2044-02-01',
      legalStatus: 'GRANTED_IN_FORCE',
      offer: null,
    });
    expect(card.universities).toEqual([
      { id: university.id, name: '虚构理工大学', nameEn: null, demonstration: false },
    ]);
    expect(card.titleSegments).toContainEqual({ text: '电池', hit: true });
    expect(card.summary.map(({ text }: { text: string }) => text).join('')).toBe(
      '一种锂离子电池正极材料的制备方法，提高了循环寿命。',
    );
  });

  it('puts a price on a card from the announcement until the closing', async () => {
    const patentId = await announce(0, 3_000_000);
    const offered = await search('offered=true');
    expect(offered).toMatchObject({ total: 1, totalIsLowerBound: false, nextCursor: null });
    expect(offered.items[0].offer).toMatchObject({
      feeMethod: 'LUMP_SUM',
      yearOneFen: 3_000_000,
      termsHash: 'a'.repeat(64),
      missing: ['fee_rationale'],
    });
    const { offer } = (await expectStatus(200, anyone().get(`/api/v1/patents/${patentId}`))).body;
    await app.db.transaction(SYSTEM, (tx) =>
      app.nest.get(CatalogueService, { strict: false }).closeOffer(tx, patentId, offer.declarationId),
    );
    await app.jobsDone();
    expect((await search('offered=true')).total).toBe(0);
  });

  it('counts each facet without its own filter, and filters by any of a facet’s values', async () => {
    await announce(0, 3_000_000);
    await announce(1, null);
    const { items, facets } = await search('feeMethod=RUNNING&ipcSection=C');
    expect(items.map((item: { title: string }) => item.title)).toEqual([title(1)]);
    expect(facets.feeMethod).toEqual([{ value: 'RUNNING', count: 1 }]);
    const all = (await search('')).facets;
    expect(all.feeMethod).toEqual([
      { value: 'LUMP_SUM', count: 1 },
      { value: 'RUNNING', count: 1 },
    ]);
    expect(all.university).toEqual([{ value: university.id, count: 4, label: '虚构理工大学' }]);
    expect(all.offered).toEqual([
      { value: 'true', count: 2 },
      { value: 'false', count: 2 },
    ]);
    expect((await search('ipcSection=C&ipcSection=E')).total).toBe(2);
  });

  it('sorts by cost with “by sales” and unoffered last, and by remaining life', async () => {
    expect((await titles('sort=yearOneCost'))[0]).toBe(title(0));
    expect(await titles('sort=remainingLife')).toEqual([title(0), title(3), title(1), title(2)]);
  });

  it('gives a long list page by page, each patent once', async () => {
    const first = await search('limit=3');
    const second = await search(`limit=3&cursor=${first.nextCursor}`);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 1, null]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
  });

  it.each([
    ['feeMethod=CHEAP', 'feeMethod'],
    ['university=somewhere', 'university'],
    ['sort=best', 'sort'],
    ['limit=1000', 'limit'],
    ['cursor=broken', 'cursor'],
    ['colour=red', 'colour'],
  ])('refuses %s and names the field', async (query, field) => {
    const { status, body } = await anyone().get(`/api/v1/patents?${query}`);
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });

  it('is rebuilt from the records by one command', async () => {
    const before = await titles('sort=remainingLife');
    await app.db.transaction(SYSTEM, (tx) => tx.query('DELETE FROM search_doc'));
    expect(await titles('')).toEqual([]);
    expect(await app.nest.get(PatentIndexer, { strict: false }).reindexAll()).toBe(4);
    expect(await titles('sort=remainingLife')).toEqual(before);
  });

  it('is compared with the records document by document, and put right', async () => {
    const [missing, stale, worn] = [await patentOf(0), await patentOf(1), await patentOf(2)];
    const surplus = newId();
    await app.db.transaction(SYSTEM, async (tx) => {
      await tx.query(
        `INSERT INTO search_doc SELECT index_name, $2, version, tsv, facets FROM search_doc WHERE id = $1`,
        [missing, surplus],
      );
      await tx.query('DELETE FROM search_doc WHERE id = $1', [missing]);
      await tx.query(`UPDATE search_doc SET facets = '{}', version = version + 7 WHERE id = $1`, [stale]);
      await tx.query(`UPDATE search_text SET body = '' WHERE id = $1`, [worn]);
    });
    const differing = { missing: [missing], stale: [stale, worn].sort(), surplus: [surplus] };
    const verify = (...more: string[]) =>
      command({ DATABASE_URL: app.databaseUrl, SEARCH_URL: '' }, 'index', 'verify', ...more);
    const found = await verify();
    expect(found).toMatchObject({
      code: 1,
      answer: { checked: 4, postgres: differing, engine: null, repaired: false },
    });
    expect(await verify('--repair')).toMatchObject({ code: 0, answer: { repaired: true } });
    expect(await verify()).toMatchObject({
      code: 0,
      answer: { postgres: { missing: [], stale: [], surplus: [] } },
    });
    expect((await titles('sort=newest')).length).toBe(4);
  });

  it('tells the whole record and how its end follows from the law', async () => {
    const { body } = await expectStatus(200, anyone().get(`/api/v1/patents/${await patentOf(2)}`));
    expect(body).toMatchObject({
      title: title(2),
      expiry: { termYears: 20, expiryDay: '2029-01-15', lastProtectedDay: '2029-01-14' },
    });
    expect(body.timeLine).toEqual([
      { type: 'FILING', day: '2009-01-15', detail: null, source: null, recordedAt: null },
    ]);
    expect((await anyone().get(`/api/v1/patents/${newId()}`)).status).toBe(404);
  });

  it('says what a page is about before any script runs, in the language of the reader', async () => {
    const page = `/patents/${await patentOf(0)}`;
    const zh = (await anyone().get(page)).text;
    expect(zh).toContain(`<title>${title(0)} · 开许</title>`);
    expect(zh).toContain('开放许可：首年费用 ¥30,000。');
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(zh)?.[1] ?? '{}');
    expect(data).toMatchObject({
      '@type': ['CreativeWork', 'Product'],
      offers: { price: '30000.00', priceCurrency: 'CNY' },
    });
    expect((await anyone().get(page, { 'accept-language': 'en' })).text).toContain(
      'Open licence: ¥30,000 in year one.',
    );
    expect((await anyone().get(`/patents/${newId()}`)).status).toBe(404);
  });

  it('counts what there is', async () => {
    expect((await anyone().get('/api/v1/figures')).body).toEqual({
      patents: 4,
      announcedOffers: 2,
      universities: 1,
      demonstration: false,
      asOf: expect.any(String),
    });
  });

  it('shows a closed offer on no card, once search knows of the closing', async () => {
    await announce(2, 3_000_000);
    await app.jobsDone();
    const card = async () => (await search(`q=${encodeURIComponent('防护栏')}`)).items[0];
    const { id, offer } = await card();
    await app.db.transaction(SYSTEM, (tx) =>
      app.nest.get(CatalogueService, { strict: false }).closeOffer(tx, id, offer.declarationId),
    );
    await app.jobsDone();
    expect((await card()).offer).toBeNull();
  });

  it('suggests while somebody types, by words, sounds, initials and numbers', async () => {
    const suggested = async (text: string) =>
      (await expectStatus(200, anyone().get(`/api/v1/suggestions?q=${encodeURIComponent(text)}`))).body;
    for (const text of ['锂离子', '正极材', 'lilizi', 'llzdc', number(0).slice(0, 12)]) {
      const { patents } = await suggested(text);
      expect([text, patents[0]?.title]).toEqual([text, title(0)]);
    }
    const own = [{ id: university.id, name: university.name }];
    for (const text of ['虚构理工', '理工大学', 'xugoulig', 'lgdx'])
      expect([text, (await suggested(text)).universities]).toMatchObject([text, own]);
    expect((await suggested('H01')).ipc).toMatchObject([{ code: 'H01', titleZh: '电气元件' }]);
    expect((await suggested('水利')).ipc).toMatchObject([{ code: 'E02' }]);
    expect(await suggested('x')).toEqual({ patents: [], universities: [], ipc: [] });
  });

  it('finds the patents of a university by how its name sounds, and of an IPC class by its code', async () => {
    for (const q of ['xugouligong', 'xglgdx', 'ligong'])
      expect([q, (await search(`q=${q}`)).total]).toEqual([q, PATENTS.length]);
    expect(await titles('q=H01M')).toEqual([title(0)]);
    expect(await titles('q=e04')).toEqual([title(2)]);
  });

  it('says what keeps everything away: a word that nobody wrote, or one filter', async () => {
    expect(await search(`q=${encodeURIComponent('缠绕机 quuxium')}`)).toMatchObject({
      total: 1,
      unknownWords: ['quuxium'],
    });
    const none = await search(
      `q=${encodeURIComponent('缠绕机')}&ipcSection=H&kind=UTILITY_MODEL&kind=INVENTION`,
    );
    expect(none).toMatchObject({ total: 0, withoutFilter: [{ filter: 'ipcSection', total: 1 }] });
    expect((await search('q=&ipcSection=H')).withoutFilter).toEqual([]);
  });
});
