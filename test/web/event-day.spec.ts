import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { APIRequestContext, Page } from 'playwright-core';
import { cameraOf, filmOf } from '../support/camera.js';
import {
  axeViolations,
  complaintsOf,
  inBrowser,
  openPage,
  overflow,
  signInQuietly,
  Site,
} from '../support/site.js';
import { type Language, words } from '../support/texts.js';

const MINUTE = 60_000;
const STAFF = 'staff.service-centre';

// A browser, a server and the demonstration, maybe on a busy machine.
jest.setTimeout(180_000);

interface Day {
  /** Of the desk. */
  path: string;
  address: string;
  /** The address that stands in the QR code of somebody. */
  keyOf: Record<string, string>;
}

inBrowser('the day of an event', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaixu-film-'));
  const film = join(folder, 'camera.y4m');
  let site: Site;
  beforeAll(async () => {
    site = await Site.open(cameraOf(film));
  });
  afterAll(async () => {
    await site?.close();
    rmSync(folder, { recursive: true });
  });

  async function staffAt(language: Language, width: number): Promise<Page> {
    const page = await site.visit({ language, width });
    await signInQuietly(page, await site.signInOf(STAFF));
    return page;
  }

  /** Three people: two of them meet now, a third one waits for one of the two. */
  async function dayOf({ request }: Page): Promise<Day> {
    const { organisationId } = await site.signInOf(STAFF);
    const start = Date.now() - 5 * MINUTE;
    const at = (minutes: number) => new Date(start + minutes * MINUTE).toISOString();
    const base = `/api/v1/organisations/${organisationId}/events`;
    const event = await sent(request, 'post', base, {
      ...{ type: 'MATCHMAKING', mode: 'ON_SITE', title: '焊接技术对接会', titleEn: 'Welding meetings' },
      ...{ intro: '一对一洽谈。', theme: null, coOrganisers: [], venue: '某路 1 号', onlineUrl: null },
      ...{ startsAt: at(0), endsAt: at(120), registrationOpensAt: at(-60), registrationClosesAt: at(60) },
      ...{ capacity: null, admission: 'AUTOMATIC', contact: '021-00000000', minutes: null, costFen: null },
      ...{ budgetSource: null, satisfactionBp: null, agenda: [] },
    });
    const one = `${base}/${event.id}`;
    for (const step of ['APPROVE', 'OPEN']) await sent(request, 'post', `${one}/steps`, { step });
    const settings = {
      sessions: [{ startsAt: at(0), endsAt: at(90) }],
      ...{ slotMinutes: 30, pauseMinutes: 0, tables: 3, wishesCloseAt: at(-1) },
    };
    await sent(request, 'put', `${one}/plan`, settings, { 'if-match': '"0"' });
    const keyOf: Record<string, string> = {};
    const sides = { 甲: 'DEMAND', 乙: 'DEMAND', 子: 'SUPPLY' };
    for (const [at, [name, side]] of Object.entries(sides).entries()) {
      const who = { name: `${name}工`, unit: `${name}一焊接设备有限公司`, phone: `1350000000${at}`, side };
      const more = { position: null, email: null, topic: null, consent: true };
      const { code } = await sent(request, 'post', `/api/v1/events/${event.id}/registrations`, {
        ...who,
        ...more,
      });
      keyOf[name] = `${site.address}/event-registrations/${code}`;
    }
    const { people } = (await (await request.get(`${one}/plan`)).json()) as {
      people: { id: string; name: string }[];
    };
    const of = (name: string) => people.find((person) => person.name === `${name}工`)?.id;
    const seat = { demandId: of('甲'), supplyId: of('子'), slot: 0, place: 1 };
    await sent(request, 'post', `${one}/plan/meetings`, seat);
    await sent(request, 'post', `${one}/plan/publication`);
    const wishes = [{ to: of('子'), wish: 'WANT', note: null }];
    await sent(request, 'put', `${one}/registrations/${of('乙')}/wishes`, {
      ...{ sessions: null, minMeetings: 0, maxMeetings: null, wishes },
    });
    return { path: `/desk/${organisationId}/events/${event.id}`, address: one, keyOf };
  }

  it('reads codes by the camera, keeps them without a network, and seats who waits for somebody absent', async () => {
    const t = words('zh');
    const page = await staffAt('zh', 360);
    const day = await dayOf(page);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const camera = async (text: string) => {
      filmOf(film, text);
      await button(t('events:door.camera.open')).click();
      await page.getByText(t('events:door.camera.reading')).waitFor();
    };

    // Nobody allowed the camera yet: it says so, and the number can be typed.
    filmOf(film, day.keyOf['子'] ?? '');
    await openPage(page, `${day.path}/door`);
    await button(t('events:door.camera.open')).click();
    await page.getByText(t('events:door.camera.refused')).waitFor();
    expect([await overflow(page), await axeViolations(page)]).toEqual([0, []]);
    await button(t('events:door.camera.close')).click();
    await page.getByLabel(t('events:checkIn.code')).fill(day.keyOf['乙']?.split('/').at(-1) ?? '');
    await page.getByLabel(t('events:checkIn.code')).press('Enter');
    await page.getByText('乙工 · 乙一焊接设备有限公司').first().waitFor();

    await page.context().grantPermissions(['camera']);
    await camera(day.keyOf['子'] ?? '');
    const last = page.locator('.kx-reading-last');
    await last.getByText('子工').waitFor();
    expect(await last.textContent()).toContain(t('events:checkIn.result.CHECKED_IN'));
    expect([await overflow(page), await axeViolations(page)]).toEqual([0, []]);
    // Seen many times by now, it is one reading: a second one would have said "before".
    expect(await last.textContent()).toContain(t('events:checkIn.result.CHECKED_IN'));
    await button(t('events:door.camera.close')).click();

    // While the server cannot be reached a reading waits on this device, also when the page is left; then it is sent.
    const checkIns = (url: URL) => url.pathname.endsWith('/check-ins');
    await page.route(checkIns, (route) => route.abort());
    await camera('这不是报名的二维码');
    await last.getByText(t('events:door.waits')).waitFor();
    // A network that hangs holds up nobody for longer than one request may take.
    const hung = page.waitForRequest((request) => checkIns(new URL(request.url())));
    await page.unroute(checkIns);
    await page.route(checkIns, () => undefined, { times: 1 });
    await page.reload();
    await page.getByText(t('events:checkIn.waiting', { count: 1 })).waitFor();
    await hung;
    await last.getByText(t('events:checkIn.result.UNKNOWN')).waitFor({ timeout: 30_000 });
    expect(await page.getByText(t('events:checkIn.waiting', { count: 1 })).count()).toBe(0);

    // What the server refuses waits, too, and the page says why.
    await page.evaluate((id) => {
      const scans = [{ code: 'ABCD-EFGH', at: 'some time ago' }];
      localStorage.setItem(`kaixu-scans-${id}`, JSON.stringify(scans));
    }, day.path.split('/').at(-1));
    await page.reload();
    await page.getByRole('alert').filter({ hasText: 'scans.0.at' }).waitFor();
    await page.evaluate(() => localStorage.clear());
    await page.reload();

    await button(`${t('events:door.absence.act')} 甲工`).click();
    await button(t('events:door.absence.act')).last().click();
    const changed = page.getByRole('status').filter({ hasText: '甲工' });
    await changed.waitFor();
    expect(await changed.textContent()).toBe('已登记 甲工 没有来：取消 1 场洽谈、1 个未排上的意愿补了位');
    expect(complaintsOf(page, [400]).filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
    const { counts } = (await (await page.request.get(day.address)).json()) as {
      counts: { checkedIn: number };
    };
    expect(counts.checkedIn).toBe(2);

    // The pages of the day lead to each other.
    const link = (name: string) => page.getByRole('link', { name, exact: true });
    await link(t('events:board.title')).click();
    await page.waitForURL(`**${day.path}/board`);
    await link(t('events:door.title')).click();
    await page.waitForURL(`**${day.path}/door`);
    await link(t('events:door.toEvent')).click();
    await page.waitForURL(`**${day.path}`);
    await link(t('events:board.title')).click();
    await link(t('events:screen.title')).click();
    await page.waitForURL(`**${day.path}/screen`);
  });

  it('shows staff who is missing, and the hall which table is whose, without a person', async () => {
    const t = words('en');
    const page = await staffAt('en', 1280);
    const day = await dayOf(page);
    await openPage(page, `${day.path}/board`);
    await page.getByText('甲一焊接设备有限公司 · 甲工').first().waitFor();
    expect(await page.getByText(t('events:board.missing')).count()).toBeGreaterThan(3);
    expect(await axeViolations(page)).toEqual([]);
    const code = day.keyOf['甲']?.split('/').at(-1);
    const scans = [{ code, at: new Date().toISOString() }];
    await sent(page.request, 'post', `${day.address}/check-ins`, { scans });
    // By itself, within ten seconds.
    await page
      .getByText(t('events:board.side', { side: t('events:board.sides.DEMAND'), here: 1, all: 2 }))
      .waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    expect([await overflow(page), await axeViolations(page)]).toEqual([0, []]);

    await page.setViewportSize({ width: 1280, height: 720 });
    await openPage(page, `${day.path}/screen`);
    const now = page.locator('.kx-screen-now');
    await now.getByText('子一焊接设备有限公司').waitFor();
    expect(await now.textContent()).toContain(`${t('events:screen.table')} 2`);
    const shown = (await page.locator('body').textContent()) ?? '';
    for (const person of ['甲工', '乙工', '子工']) expect(shown).not.toContain(person);
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    // The clock goes on: the slot is over, the next one is on.
    await page.clock.setFixedTime(Date.now() + 40 * MINUTE);
    await now.getByText(t('events:screen.free')).waitFor();
    await page.clock.setFixedTime(Date.now() + 120 * MINUTE);
    await page.getByText(t('events:screen.over')).waitFor();
    expect(complaintsOf(page)).toEqual([]);
  });

  it('speaks to the hall in the language of who is signed in, says when it is old, and asks to sign in again', async () => {
    const page = await staffAt('zh', 1280);
    const day = await dayOf(page);
    const speak = (language: Language) => page.request.patch('/api/v1/people/me', { data: { language } });
    await page.context().clearCookies({ name: 'kaixu-language' });
    await speak('en');
    const t = words('en');
    await openPage(page, `${day.path}/screen`);
    const now = page.locator('.kx-screen-now');
    await now.getByText(t('events:screen.now')).waitFor();

    const plans = (url: URL) => url.pathname.endsWith('/plan');
    const [old] = t('events:screen.stale', { time: '|' }).split('|');
    const stale = page.getByRole('status').filter({ hasText: old });
    await page.route(plans, (route) => route.abort());
    await stale.waitFor({ timeout: 30_000 });
    // The plan itself stays.
    await now.getByText('子一焊接设备有限公司').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.unroute(plans);
    await stale.waitFor({ state: 'detached' });

    await speak('zh');
    await page.context().clearCookies();
    await page.waitForURL(`**/sign-in?return=${encodeURIComponent(`${day.path}/screen`)}`);
    expect(complaintsOf(page, [401]).filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
  });
});

async function sent(
  request: APIRequestContext,
  method: 'post' | 'put',
  path: string,
  data: object = {},
  headers: Record<string, string> = {},
): Promise<{ id: string; code: string }> {
  const answer = await request[method](path, { data, headers });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as { id: string; code: string };
}
