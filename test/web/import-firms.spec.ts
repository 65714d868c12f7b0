import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { creditCodeCheckDigit } from '#libs/accounts';
import { signInByForm } from '../support/hands.js';
import { axeViolations, complaintsOf, inBrowser, overflow, Site } from '../support/site.js';
import { type Language, words } from '../support/texts.js';

const STORIES: { language: Language; width: number; serial: string }[] = [
  { language: 'zh', width: 1280, serial: '000101' },
  { language: 'en', width: 360, serial: '000201' },
];

// A browser, a server and the demonstration, maybe on a busy machine.
jest.setTimeout(180_000);

inBrowser('a list of key enterprises', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  it.each(STORIES)('is read as a report, then taken over: $language', async ({ language, width, serial }) => {
    const t = words(language);
    const page = await site.visit({ language, width });
    await page.goto('/sign-in');
    await signInByForm(page, t, await site.signInOf('centre.haijia'));
    await page.waitForURL(/desk/);
    await page.goto(page.url().replace(/(desk\/[^/]+).*/, '$1/enterprises'));
    await page.getByRole('link', { name: t('enterprises:import.title') }).click();

    const seventeen = `91310000MA8${serial}`;
    const code = seventeen + creditCodeCheckDigit(seventeen);
    const rows = [
      '企业名称,统一社会信用代码,级别,联系人,职务,电话,同意依据,日期,序号,区域',
      `虚构之精密铸造有限公司,${code},重点,周工,工艺主管,13900000001,交换名片,2026-03-02,1,北`,
      `虚构之代码有误有限公司,${seventeen}?,,,,,,,2,`,
    ];
    const file = { name: '重点企业.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };
    await page.getByLabel(t('imports:upload')).locator('input').setInputFiles(file);

    await page.getByRole('heading', { name: t('enterprises:import.report') }).waitFor();
    await page.getByText('重点企业.csv', { exact: true }).waitFor();
    const unread = ['序号', '区域'].join(t('frame:comma'));
    await page.getByText(t('enterprises:import.unread', { columns: unread })).waitFor();
    expect(await page.getByText(`${seventeen}?`, { exact: true }).count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page
      .getByRole('button', { name: t('enterprises:import.take', { opened: 1, contacts: 1 }) })
      .click();
    await page.getByRole('heading', { name: t('enterprises:import.done') }).waitFor();
    await page.getByRole('link', { name: t('enterprises:import.toFiles') }).click();
    await page.getByRole('link', { name: '虚构之精密铸造有限公司' }).first().click();
    await page.getByText('13900000001').waitFor();

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: t('enterprises:paper.pdf') }).click();
    expect((await download).suggestedFilename()).toBe('虚构之精密铸造有限公司.pdf');
    expect(complaintsOf(page, [401])).toEqual([]);
    await page.context().close();
  });
});
