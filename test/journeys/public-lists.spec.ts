import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reindexLater } from '#libs/catalogue';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, Given, type University } from '../support/given.js';

const HOME = 'http://127.0.0.1:3000';

describe('what crawlers, feed readers and the curious find', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  let offered: string;
  let plain: string;
  const web = mkdtempSync(join(tmpdir(), 'kaixu-web-'));
  const read = (path: string, headers = {}) => expectStatus(200, new Client(app).get(path, headers));

  beforeAll(async () => {
    mkdirSync(join(web, 'assets'));
    writeFileSync(join(web, 'index.html'), '<html lang="zh-CN"><head><title>x</title></head></html>');
    app = await startTestApp({ WEB_FOLDER: web });
    given = new Given(app);
    university = await given.university();
    offered = (await given.offer(university, { title: '一种电池隔膜的涂布方法' })).patentId;
    plain = await given.patent(university, { title: '一种电池隔膜的干燥方法' });
    const elsewhere = await given.patent(university, { title: '一种电池隔膜的印刷方法' });
    await app.db.transaction(SYSTEM, async (tx) => {
      await tx.query(`UPDATE patent SET ipc_main = 'B41F1/00', ipc = '{B41F1/00}' WHERE id = $1`, [
        elsewhere,
      ]);
      await reindexLater(tx, [offered, plain, elsewhere]);
    });
    await app.jobsDone();
  });
  afterAll(async () => {
    await app.close();
    rmSync(web, { recursive: true });
  });

  it('a map of every patent page, from robots.txt on', async () => {
    const robots = await read('/robots.txt');
    expect(robots.text).toContain(`Sitemap: ${HOME}/sitemap.xml`);
    expect(robots.text).toContain('Disallow: /desk/');
    const index = await read('/sitemap.xml');
    const pages = [...index.text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
    expect(pages[0]).toBe(`${HOME}/sitemaps/pages`);
    const texts = await Promise.all(pages.map(async (page) => (await read(new URL(page).pathname)).text));
    for (const id of [offered, plain])
      expect(texts.filter((text) => text.includes(`<loc>${HOME}/patents/${id}</loc>`))).toHaveLength(1);
    expect(texts.join('')).not.toContain('/desk');
    expect((await new Client(app).get('/sitemaps/nothing')).status).toBe(404);
  });

  it('a feed of what is offered, and only that', async () => {
    const { body, headers } = await read('/feeds/offers.json');
    expect(headers['content-type']).toContain('application/feed+json');
    expect(body).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${HOME}/feeds/offers.json`,
    });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      url: `${HOME}/patents/${offered}`,
      date_published: '2026-04-07T00:00:00+08:00',
      authors: [{ name: university.name }],
    });
    expect(body.items[0].content_text).toContain('首年费用 ¥30,000');
    expect((await new Client(app).get('/feeds/offers.json?cursor=x')).status).toBe(400);
  });

  it('one address for each page and one for each of its languages', async () => {
    const page = `${HOME}/patents/${offered}`;
    const plainHead = (await read(`/patents/${offered}?utm_source=x`)).text;
    expect(plainHead).toContain(`<link rel="canonical" href="${page}">`);
    expect(plainHead).toContain(`<link rel="alternate" hreflang="en" href="${page}?lang=en">`);
    expect(plainHead).toContain('<meta property="og:title" content="一种电池隔膜的涂布方法 · 开许">');
    const english = (await read(`/patents/${offered}?lang=en`, { 'accept-language': 'zh-CN' })).text;
    expect(english).toContain('<html lang="en"');
    expect(english).toContain(`<link rel="canonical" href="${page}?lang=en">`);
    const absent = await new Client(app).get('/patents/019b0000-0000-7000-8000-000000000000');
    expect([absent.status, absent.text.includes('canonical')]).toEqual([404, false]);
  });

  it('similar patents of the same class, never the patent itself', async () => {
    const { body } = await read(`/api/v1/patents/${offered}/similar`);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([plain]);
  });
});
