import { describe } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type DemoSignIn, demoSignIns } from '../../apps/cli/demo/demo-sign-ins.js';
import { loadDemo } from '../../apps/cli/demo/load-demo.js';
import { startTestApp, type TestApp } from './app.js';
import { createFilledDatabase } from './database.js';
import { eventually } from './eventually.js';
import type { Language } from './texts.js';

const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url));
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const WHY_NOT = CHROMIUM ? undefined : 'not run here: chromium is not installed';

/** A story that needs a real browser; where there is none it is skipped, and its name says why. */
export function inBrowser(name: string, story: () => void): void {
  if (WHY_NOT) describe.skip(`${name} (${WHY_NOT})`, story);
  else describe(name, story);
}

export interface Visit {
  language: Language;
  width: number;
}

/** The demonstration in a real browser: the built web app over the real server. */
export class Site {
  private constructor(
    readonly app: TestApp,
    readonly address: string,
    private readonly browser: Browser,
  ) {}

  /** `flags`: more of Chromium's, as for a camera that plays a file. */
  static async open(flags: string[] = []): Promise<Site> {
    if (!existsSync(`${WEB}/index.html`))
      throw new Error(`no ${WEB}: build the web app first (npm run build)`);
    const port = 20_000 + (process.pid % 10_000);
    const address = `http://127.0.0.1:${port}`;
    const database = await createFilledDatabase('demonstration', fillWithDemo);
    const app = await startTestApp({ WEB_FOLDER: WEB, PUBLIC_URL: address }, database);
    await app.nest.listen(port, '127.0.0.1');
    return new Site(
      app,
      address,
      await chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...flags] }),
    );
  }

  /** A person at a fresh browser who has chosen the language. */
  async visit({ language, width }: Visit): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width, height: width < 600 ? 740 : 800 },
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      baseURL: this.address,
      // A list that is still sliding open loses the click on its option.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    await context.addCookies([{ name: 'kaixu-language', value: language, url: this.address }]);
    return watch(await context.newPage());
  }

  /** A browser in which somebody of a desk is signed in, and the organisation of that desk. */
  async signedIn(desk: string, visit: Visit): Promise<{ page: Page; id: string }> {
    const page = await this.visit(visit);
    const signIn = await this.signInOf(desk);
    await signInQuietly(page, signIn);
    return { page, id: signIn.organisationId };
  }

  /** The demonstration's sign-in of a desk: `clerk.haijia`. */
  async signInOf(desk: string): Promise<DemoSignIn> {
    const { signIns } = await demoSignIns(this.app.db);
    const found = signIns.find(({ name }) => name.startsWith(`${desk}@`));
    if (!found) throw new Error(`the demonstration has no sign-in ${desk}`);
    return found;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.app.close();
  }
}

/** The demonstration, and all that jobs make of it. */
async function fillWithDemo(url: string): Promise<void> {
  const app = await startTestApp({}, { url, drop: async () => undefined });
  await loadDemo(app.nest);
  await app.jobsDone();
  await app.close();
}

/** Signs this browser in without the form: for stories about something else. */
export async function signInQuietly(page: Page, { name, password }: DemoSignIn): Promise<void> {
  const answer = await page.request.post('/api/v1/sessions', { data: { name, password } });
  if (!answer.ok()) throw new Error(`sign-in of ${name}: ${answer.status()} ${await answer.text()}`);
}

const watched = new WeakMap<Page, { onTheWay: Set<unknown>; errors: string[] }>();

function watch(page: Page): Page {
  const [onTheWay, errors] = [new Set<unknown>(), [] as string[]];
  watched.set(page, { onTheWay, errors });
  page.on('request', (request) => onTheWay.add(request));
  page.on('requestfinished', (request) => onTheWay.delete(request));
  page.on('requestfailed', (request) => onTheWay.delete(request));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });
  return page;
}

/** What the browser has complained about since it was asked last; refusals that the story expects are no complaint. */
export function complaintsOf(page: Page, expected: readonly number[] = []): string[] {
  const errors = watched.get(page)?.errors.splice(0) ?? [];
  return errors.filter((text) => !expected.includes(Number(/with a status of (\d+)/.exec(text)?.[1])));
}

/** Opens an address and waits until the page is at rest. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await atRest(page);
}

/** Nothing on its way, nothing half drawn, nothing moving. */
export async function atRest(page: Page): Promise<void> {
  const onTheWay = watched.get(page)?.onTheWay ?? new Set();
  await eventually(async () => onTheWay.size === 0 && (await isStill(page)) && onTheWay.size === 0, {
    what: `${page.url()} at rest`,
  });
}

/** After two frames: no skeleton, no animation that ends by itself. */
function isStill(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const moving = document
      .getAnimations()
      .some((one) => one.playState === 'running' && one.effect?.getComputedTiming().iterations !== Infinity);
    return !moving && !document.querySelector('[aria-busy="true"]');
  });
}

/** What axe finds wrong once the page is at rest, one readable line each; by all its rules, or by those that are named. */
export async function axeViolations(page: Page, rules: string[] = []): Promise<string[]> {
  await atRest(page);
  await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    interface Axe {
      run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    const options = only.length > 0 ? { runOnly: only } : {};
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(options);
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  }, rules);
}

/** How much wider than the window, at rest: somebody on a phone would have to scroll sideways. */
export async function overflow(page: Page): Promise<number> {
  // Just after a change of the window's width the page is still laid out for the other one.
  await atRest(page);
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
