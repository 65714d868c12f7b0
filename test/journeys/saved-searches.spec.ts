import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindDueSavedSearches, reindexLater } from '#libs/catalogue';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectStatus, type Firm, Given, type University } from '../support/given.js';

const MINUTE = 60_000;
const SAVED = '/api/v1/saved-searches';

describe('a search that somebody follows', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  let firm: Firm;
  let admin: Client;

  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
    firm = await given.firm();
    admin = await given.person(await given.organisation('PLATFORM', '测试平台'), 'PLATFORM_ADMIN');
    await list('一种锂电池的回收方法');
  });
  afterAll(() => app.close());

  /** A patent comes into the list. */
  async function list(title: string): Promise<string> {
    const id = await given.patent(university, { title });
    await app.db.transaction(SYSTEM, (tx) => reindexLater(tx, [id]));
    await app.jobsDone();
    return id;
  }
  async function minutesLater(minutes: number): Promise<void> {
    app.clock.shift(minutes * MINUTE);
    await app.nest.get(FindDueSavedSearches, { strict: false }).handle();
    await app.jobsDone();
  }
  const told = async (who = firm.signatory) => (await who.get('/api/v1/notifications')).body.items;
  const letters = async () => (await expectStatus(200, admin.get('/api/v1/mail'))).body;

  it('tells of what is new, once, in the site and by mail', async () => {
    const wanted = { subject: 'PATENTS', name: '电池回收', query: { q: '电池 回收' }, alert: 'SOON' };
    const saved = await expectStatus(201, firm.signatory.post(SAVED, wanted));
    expect(saved.body.path).toBe('/search?q=%E7%94%B5%E6%B1%A0+%E5%9B%9E%E6%94%B6&sort=newest');
    await minutesLater(11);
    expect(await told()).toEqual([]);

    const id = await list('一种退役电池的分选回收装置');
    await list('一种水稻插秧机');
    await minutesLater(11);
    const [news, ...more] = await told();
    expect(more).toEqual([]);
    expect(news).toMatchObject({
      text: '“电池回收”有 1 条新结果。',
      lines: [`一种退役电池的分选回收装置（${university.name}）`],
      read: false,
    });
    expect((await firm.signatory.get(news.path.replace('/search', '/api/v1/patents'))).body.items[0].id).toBe(
      id,
    );
    const mail = await letters();
    expect(mail).toMatchObject({ sends: false, items: [{ state: 'KEPT', recipient: firm.signatory.name }] });
    expect(mail.items[0].body).toContain('一种退役电池的分选回收装置');
    expect(mail.items[0].body).toContain('/search?q=');

    await minutesLater(11);
    expect(await told()).toHaveLength(1);
    await expectStatus(204, firm.signatory.post('/api/v1/notifications/read', { upTo: news.id }));
    expect((await firm.signatory.get('/api/v1/notifications/unread')).body).toEqual({ unread: 0 });
    expect((await told())[0].read).toBe(true);
  });

  it('hears of a licence that is offered on what was there before', async () => {
    const wanted = { subject: 'PATENTS', name: '已开放', query: { offered: ['true'] }, alert: 'SOON' };
    const { body } = await expectStatus(201, firm.signatory.post(SAVED, wanted));
    for (const who of [university.clerk, university.approver]) await who.signIn();
    const offer = await given.offer(university, { title: '一种阀门' });
    await app.jobsDone();
    await minutesLater(11);
    const [news] = await told();
    expect(news).toMatchObject({ text: '“已开放”有 1 条新结果。' });
    expect(news.lines[0]).toContain('首年费用');
    expect(offer.patentId).toBeTruthy();
    await expectStatus(204, firm.signatory.send('delete', `${SAVED}/${body.id}`));
  });

  it('sends no mail to who does not want it, and nothing at all of a search that is only kept', async () => {
    const before = (await letters()).items.length;
    await expectStatus(204, firm.signatory.patch('/api/v1/people/me', { mailWanted: false }));
    const { body: saved } = await firm.signatory.get(SAVED);
    await list('一种电池极片的回收工艺');
    await minutesLater(11);
    expect((await told())[0].text).toContain('电池回收');
    expect((await letters()).items).toHaveLength(before);
    const kept = { name: '电池回收', alert: 'NEVER' };
    await expectStatus(200, firm.signatory.patch(`${SAVED}/${saved.items[0].id}`, kept));
    const count = (await told()).length;
    await list('一种电池外壳的回收设备');
    await minutesLater(11);
    expect(await told()).toHaveLength(count);
  });

  it('is nobody else’s, and takes no parameter that the list does not know', async () => {
    const { body: saved } = await firm.signatory.get(SAVED);
    const other = (await given.firm()).signatory;
    expect((await other.get(SAVED)).body.items).toEqual([]);
    expect((await other.send('delete', `${SAVED}/${saved.items[0].id}`)).status).toBe(404);
    expect((await university.clerk.get('/api/v1/mail')).status).toBe(404);
    const wrong = { subject: 'PATENTS', name: 'x', query: { price: 'low' }, alert: 'SOON' };
    const refused = await expectStatus(400, other.post(SAVED, wrong));
    expect(refused.body.errors[0]).toMatchObject({ field: 'query.price', code: 'whitelistValidation' });
  });

  it('can be read as a feed by anybody, in both formats', async () => {
    const nobody = new Client(app);
    const json = await expectStatus(200, nobody.get('/feeds/patents.json?q=电池&offered=false'));
    expect(json.body.items.length).toBeGreaterThan(2);
    expect(json.body.items.map(({ title }: { title: string }) => title)).toContain('一种电池外壳的回收设备');
    const rss = await expectStatus(200, nobody.get('/feeds/patents.xml?q=电池'));
    expect(rss.headers['content-type']).toContain('application/rss+xml');
    expect(rss.text).toContain('<title>一种电池外壳的回收设备</title>');
  });
});

describe('a letter and its mail server', () => {
  /** Speaks as much SMTP as a letter takes; keeps what it was given. */
  async function mailServer(answer: (count: number) => string): Promise<[Server, string[], string]> {
    const letters: string[] = [];
    const server = createServer((socket) => {
      let data: string | null = null;
      socket.write('220 test\r\n');
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        const text = bytes.toString();
        if (data !== null) {
          data += text;
          if (!data.endsWith('\r\n.\r\n')) return;
          const said = answer(letters.length);
          if (said.startsWith('2')) letters.push(data);
          data = null;
          socket.write(`${said}\r\n`);
        } else if (text.startsWith('DATA')) {
          data = '';
          socket.write('354 go\r\n');
        } else if (text.startsWith('QUIT')) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return [server, letters, `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`];
  }

  it('goes out with the transaction of its cause, again where the server was busy, and shows no text after', async () => {
    let busy = true;
    const [server, letters, url] = await mailServer(() => {
      const said = busy ? '451 later' : '250 taken';
      busy = false;
      return said;
    });
    const app = await startTestApp({ MAIL_URL: url });
    const given = new Given(app);
    try {
      const university = await given.university('测试大学甲');
      const firm = await given.firm('测试公司乙');
      const offer = await given.offer(university, { title: '一种电池', feeMethod: 'LUMP_SUM' });
      const notice = { organisationId: firm.id, termsHash: offer.termsHash };
      await firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, notice);
      await eventually(() => letters.length === 2, { what: 'both letters' });
      await app.jobsDone();
      expect(letters.join('')).toMatch(/Message-ID: <[0-9a-f-]{36}@127\.0\.0\.1>/);
      const admin = await given.person(await given.organisation('PLATFORM', '平台'), 'PLATFORM_ADMIN');
      const { body } = await admin.get('/api/v1/mail');
      expect(body.sends).toBe(true);
      expect(body.items).toHaveLength(2);
      for (const mail of body.items) expect(mail).toMatchObject({ state: 'SENT', body: '', fault: null });
      expect(body.items.map(({ attempts }: { attempts: number }) => attempts).sort()).toEqual([1, 2]);
      // What a sweep finds is tried again by the queue, too: its job says that the server did not take the letter.
      busy = true;
      const { id } = body.items[0];
      await app.db.transaction(SYSTEM, async (tx) => {
        await tx.query("UPDATE mail SET state = 'WAITING', attempts = 0 WHERE id = $1", [id]);
        await tx.later('mail.send_again', id);
      });
      await eventually(() => letters.length === 3, { what: 'the letter again' });
      await app.jobsDone();
      const { body: after } = await admin.get('/api/v1/mail');
      expect(after.items[0]).toMatchObject({ id, state: 'SENT', attempts: 2 });
      const { body: bell } = await university.clerk.get('/api/v1/notifications');
      expect(bell.items[0].text).toContain('测试公司乙就“一种电池”发来书面实施通知');
    } finally {
      await app.close();
      server.close();
    }
  });
});
