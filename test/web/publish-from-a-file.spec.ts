import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { fictionalNumber, fictionalWorkbook } from '../support/fictional-workbook.js';
import { attach, signInByForm, todayInShanghai } from '../support/hands.js';
import { whileImportsWait } from '../support/held-imports.js';
import { complaintsOf, inBrowser, Site } from '../support/site.js';
import { type Language, words } from '../support/texts.js';

/** More than one batch of the run, so that it can be met half-way. */
const GOOD_ROWS = 600;
const HALF_WAY = { processed: '500', rows: '601' };

interface Story {
  language: Language;
  university: string;
  title: string;
  firstSerial: number;
  declarationNumber: string;
}

const STORIES: Story[] = [
  {
    language: 'zh',
    university: 'linjiang',
    title: '一种虚构的低噪声风道结构',
    firstSerial: 9_970_001,
    declarationNumber: '演示2026-990001',
  },
  {
    language: 'en',
    university: 'wangzhou',
    title: '一种虚构的可拆卸模具定位装置',
    firstSerial: 9_980_001,
    declarationNumber: '演示2026-990002',
  },
];

// A browser, a server and the demonstration, maybe on a busy machine.
jest.setTimeout(180_000);

inBrowser('publishing from a file', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  it.each(STORIES)('from a spreadsheet to an offer that anybody finds: $language', async (story) => {
    const { language, university } = story;
    const clerk = await signedIn(site, language, `clerk.${university}`);
    await importFile(clerk, site, story);
    await draft(clerk, story);
    await stateFacts(clerk, story);
    await act(clerk, story, 'SUBMIT');

    const approver = await signedIn(site, language, `approver.${university}`);
    await approve(approver, site, story);

    await clerk.reload();
    await act(clerk, story, 'FILE', async (form, t) => {
      await form.getByLabel(t('declaration:act.FILE.day')).fill(todayInShanghai());
    });
    await act(clerk, story, 'ANNOUNCE', async (form, t) => {
      await form.getByLabel(t('declaration:act.field.declarationNumber')).fill(story.declarationNumber);
      await form.getByLabel(t('declaration:act.ANNOUNCE.day')).fill(todayInShanghai());
      await attach(form, t('declaration:act.ANNOUNCE.fileId'), 'announcement.pdf');
    });
    await site.app.jobsDone();
    await findAsAnybody(await site.visit({ language, width: 1280 }), story);
    expect([...complaintsOf(clerk, [401]), ...complaintsOf(approver, [401, 403])]).toEqual([]);
  });
});

async function signedIn(site: Site, language: Language, desk: string): Promise<Page> {
  const page = await site.visit({ language, width: 1280 });
  await page.goto('/sign-in');
  await signInByForm(page, words(language), await site.signInOf(desk));
  await page.getByRole('heading', { level: 1, name: words(language)('desk:today.title') }).waitFor();
  return page;
}

/** The columns are recognised, the bad row is named by its cell, and the run goes on while the page is left. */
async function importFile(
  page: Page,
  site: Site,
  { language, title, firstSerial, university }: Story,
): Promise<void> {
  const t = words(language);
  const patentee = (await site.signInOf(`clerk.${university}`)).organisation;
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('imports:nav') })
    .click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: t('imports:upload') }).click();
  const { buffer, mimeType } = await fictionalWorkbook({ title, firstSerial, patentee, goodRows: GOOD_ROWS });
  await (await chooser).setFiles({ name: '专利清单.xlsx', mimeType, buffer });

  await page.getByText(t('imports:means.RECOGNISED')).waitFor();
  const column = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '专利权人', exact: true }) });
  expect(await column.innerText()).toContain(t('imports:field.patentees'));
  await page.getByRole('button', { name: t('imports:check'), exact: true }).click();
  const refused = page.getByRole('row').filter({ hasText: fictionalNumber(firstSerial, 1) });
  await page.getByText(t('imports:means.CHECKED')).waitFor();
  const said = await refused.filter({ hasText: t('imports:severity.REJECTED') }).innerText();
  expect(said).toMatch(/申请号/);
  expect(said).toMatch(new RegExp(`\\b${GOOD_ROWS + 2}\\b`));

  await whileImportsWait(site.app.databaseUrl, async () => {
    await page.getByRole('button', { name: t('imports:commit', { count: GOOD_ROWS }) }).click();
    await page.getByText(t('imports:progress', HALF_WAY)).waitFor();
    await page.reload();
    await page.getByText(t('imports:progress', HALF_WAY)).waitFor();
    expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('83');
  });
  await page.getByText(t('imports:means.COMMITTED')).waitFor();
  await page.getByRole('link', { name: t('imports:toPatents') }).click();
}

async function draft(page: Page, { language, title }: Story): Promise<void> {
  const t = words(language);
  await page.getByRole('searchbox', { name: t('holdings:find') }).fill(title);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: title, exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('link', { name: t('holdings:draft') })
    .click();
  await page.getByRole('radio', { name: t('declaration:method.LUMP_SUM') }).check();
  await page.getByLabel(t('declaration:form.lumpSum')).fill('36000');
  await page.getByRole('radio', { name: t('licensing:notAgreed') }).check();
  await page.getByLabel(t('licensing:term.termEnd')).fill('2035-12-31');
  const contact = page.getByRole('group', { name: t('declaration:form.contact') });
  await contact.getByLabel(t('declaration:form.name')).fill('演示联系人');
  await contact.getByLabel(t('declaration:form.phone')).fill('021-99000099');
  await page.getByLabel(t('declaration:form.rationale')).fill('按研发投入与同类许可的可比费用测算。');
  await page.getByRole('button', { name: t('declaration:new.act') }).click();
}

/** What no register told the system, a person states with the day and the source. */
async function stateFacts(page: Page, { language }: Story): Promise<void> {
  const t = words(language);
  for (const code of ['E1', 'E3', 'E4']) {
    const bar = page.getByRole('listitem').filter({ hasText: t(`declaration:bar.${code}`) });
    await bar.getByRole('button').click();
    await bar.getByRole('radio', { name: t('declaration:gate.absent') }).check();
    await bar.getByLabel(t('declaration:gate.day')).fill(todayInShanghai());
    await bar.getByLabel(t('declaration:gate.source')).fill('专利登记簿副本');
    await bar.getByRole('button', { name: t('declaration:gate.act'), exact: true }).click();
    await bar.getByRole('radio').first().waitFor({ state: 'detached' });
  }
  await page.getByText(t('declaration:gate.clear')).waitFor();
}

/** One step of the declaration: its button, its small form, and the button that does it. */
async function act(
  page: Page,
  { language }: Story,
  event: string,
  fill?: (form: Locator, t: ReturnType<typeof words>) => Promise<void>,
): Promise<void> {
  const t = words(language);
  await page
    .getByRole('button', { name: t(`declaration:act.${event}.name`), expanded: false, exact: true })
    .click();
  const form = page.locator('form').filter({ hasText: t(`declaration:act.${event}.means`) });
  await fill?.(form, t);
  await form.getByRole('button', { name: t(`declaration:act.${event}.do`), exact: true }).click();
  // The approval asks for the password first.
  if (event !== 'APPROVE') await form.waitFor({ state: 'detached' });
}

/** Another person, who signed in a while ago and therefore gives the password again. */
async function approve(page: Page, site: Site, story: Story): Promise<void> {
  const t = words(story.language);
  const { password } = await site.signInOf(`approver.${story.university}`);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('declaration:nav') })
    .click();
  await page.getByRole('link', { name: story.title, exact: true }).click();
  site.app.clock.shift(15 * 60_000);
  try {
    await act(page, story, 'APPROVE');
    await page.getByRole('dialog').getByLabel(t('frame:stepUp.password')).fill(password);
    await page.getByRole('button', { name: t('frame:stepUp.confirm') }).click();
    await page.getByText(t('declaration:means.APPROVED')).waitFor();
  } finally {
    site.app.clock.reset();
  }
}

async function findAsAnybody(page: Page, { language, title }: Story): Promise<void> {
  const t = words(language);
  await page.goto('/');
  await page.getByRole('combobox', { name: t('frame:search') }).fill(title);
  await page.keyboard.press('Enter');
  const card = page
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });
  await card.getByText('¥36,000').waitFor();
  expect(await card.innerText()).toContain(t('offer:words.LUMP_SUM'));
  expect(complaintsOf(page, [401])).toEqual([]);
}
