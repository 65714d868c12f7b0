import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { creditCodeCheckDigit } from '#libs/accounts';
import { axeViolations, complaintsOf, inBrowser, openPage, signInQuietly, Site } from '../support/site.js';
import { type Language, words } from '../support/texts.js';

const STORIES: { language: Language; width: number; as: string; table: string[][]; drafts: number }[] = [
  {
    language: 'zh',
    width: 1280,
    as: 'signatory.haichen-seafood',
    table: [
      ['序号', '需求名称', '主要问题', '关键词', '预算（万元）', '截止日期'],
      ['1', '链板崩边', '速冻隧道链板每周崩边一次，想半年不换', '链板', '30-50', '2099-06-30'],
      ['2', '冰衣不匀', '虾仁冰衣厚薄不匀，超出标准 8%', '冰衣', '面议', ''],
      ['3', '链板崩边', '速冻隧道链板每周崩边一次，想半年不换', '链板', '30-50', '2099-06-30'],
      ['4', '没写问题', '', '', '不少', '2020-02-30'],
    ],
    drafts: 2,
  },
  {
    language: 'en',
    width: 360,
    as: 'staff.service-centre',
    table: [
      ['Need', 'Problem', 'Keywords', 'Budget (CNY)', 'Confidentiality'],
      [
        'Leaking weld',
        'The sheath weld leaks after 200 sterilising cycles, we need 500',
        'weld',
        '300000',
        'Open',
      ],
      ['No problem', '', '', '', 'Top secret'],
    ],
    drafts: 1,
  },
];
const SEVENTEEN = '91310000MA1YY000X';
const FIRM = { name: '某某内镜厂', uscc: SEVENTEEN + creditCodeCheckDigit(SEVENTEEN) };

jest.setTimeout(180_000);

inBrowser('a table of needs', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  it.each(STORIES)('is looked at first, then taken as drafts: $language at $width px', async (story) => {
    const { language, width, as, table, drafts } = story;
    const t = words(language);
    const page = await site.visit({ language, width });
    const { organisationId } = await site.signInOf(as);
    await signInQuietly(page, await site.signInOf(as));
    await openPage(page, `/desk/${organisationId}/needs`);
    await page.getByRole('link', { name: t('demand:tables.import'), exact: true }).click();
    if (language === 'en') {
      await page.getByLabel(t('demand:firm.name')).fill(FIRM.name);
      await page.getByLabel(t('demand:firm.uscc')).fill(FIRM.uscc);
    }
    const csv = table.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    await page
      .getByLabel(t('imports:upload'))
      .locator('input')
      .setInputFiles({ name: '需求表.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    const take = page.getByRole('button', { name: t('demand:tables.take', { count: drafts }), exact: true });
    await take.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await take.click();
    await page.getByRole('link', { name: t('demand:tables.toNeeds'), exact: true }).waitFor();
    await page.getByRole('link', { name: t('demand:tables.toNeeds'), exact: true }).click();
    await page
      .getByRole('link', { name: table[1]?.[language === 'zh' ? 1 : 0] ?? '', exact: true })
      .waitFor();
    expect(complaintsOf(page)).toEqual([]);
  });
});
