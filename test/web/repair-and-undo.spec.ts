import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { fictionalNumber } from '../support/fictional-workbook.js';
import { byKeyboard, signInByForm } from '../support/hands.js';
import { axeViolations, complaintsOf, inBrowser, Site } from '../support/site.js';
import { type Language, words } from '../support/texts.js';

const STORIES: { language: Language; university: string; firstSerial: number }[] = [
  { language: 'zh', university: 'linjiang', firstSerial: 9_975_001 },
  { language: 'en', university: 'wangzhou', firstSerial: 9_976_001 },
];

// A browser, a server and the demonstration, maybe on a busy machine.
jest.setTimeout(180_000);

inBrowser('a bad file', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  it.each(STORIES)('is repaired by the clerk, imported, and undone: $language', async (story) => {
    const { language, university, firstSerial } = story;
    const t = words(language);
    const page = await site.visit({ language, width: 1280 });
    await page.goto('/sign-in');
    await signInByForm(page, t, await site.signInOf(`clerk.${university}`));
    await page
      .getByRole('navigation')
      .getByRole('link', { name: t('imports:nav') })
      .click();
    await upload(page, t('imports:upload'), firstSerial);

    await page.getByText(t('imports:means.RECOGNISED')).waitFor();
    await page.getByRole('button', { name: t('imports:check'), exact: true }).click();
    await page.getByText(t('imports:means.CHECKED')).waitFor();
    const bad = page.getByRole('form', { name: t('imports:repair.row', { row: 3 }) });
    await bad.getByLabel('申请号').fill(fictionalNumber(firstSerial + 1));
    expect(await axeViolations(page)).toEqual([]);
    await byKeyboard(bad.getByRole('button', { name: t('imports:repair.act.CHECKED') }));
    await bad.getByText(t('imports:repair.good')).waitFor();
    await page.reload();
    await bad.getByText(t('imports:repair.good')).waitFor();

    await page.getByRole('button', { name: t('imports:commit', { count: 2 }) }).click();
    await page.getByText(t('imports:means.COMMITTED')).waitFor();
    await page.getByText(t('imports:repair.none')).waitFor();

    await page.getByRole('button', { name: t('imports:undo.act') }).click();
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: t('imports:undo.act') })
      .click();
    await page.getByText(t('imports:undo.result', { count: 2, kept: 0 })).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(complaintsOf(page, [401])).toEqual([]);
  });
});

/** Two patents; the number of the second was typed wrong. */
async function upload(page: Page, button: string, firstSerial: number): Promise<void> {
  const rows = [
    '申请号,标题,申请日',
    `${fictionalNumber(firstSerial)},一种虚构的导轨,2020-03-10`,
    '没有写号码,一种虚构的滑块,2020-03-10',
  ];
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  const file = { name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };
  await (await chooser).setFiles(file);
}
