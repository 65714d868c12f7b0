import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { FindDueSavedSearches, Patent, reindexLater } from '#libs/catalogue';
import { SYSTEM } from '#libs/platform';
import {
  atRest,
  axeViolations,
  complaintsOf,
  inBrowser,
  openPage,
  signInQuietly,
  Site,
} from '../support/site.js';
import { type Language, words } from '../support/texts.js';

const STORIES: { language: Language; question: string; fresh: string }[] = [
  {
    language: 'zh',
    question: '电池',
    fresh: '一种电池极片毛刺的在线检出装置',
  },
  {
    language: 'en',
    question: '焊接',
    fresh: '一种焊接飞溅的收集装置',
  },
];
const MINUTES_MS = 60_000;

// A browser, a server and the demonstration, maybe on a busy machine.
jest.setTimeout(180_000);

inBrowser('an engineer', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  /** A patent of the demonstration under another name comes into the list later. */
  async function cameOut(title: string): Promise<void> {
    await site.app.db.transaction(SYSTEM, async (tx) => {
      // Each story has its own: a patent that was told of already is no news.
      const pending = await tx
        .repository(Patent)
        .find({ where: { legalStatus: 'PENDING' }, order: { id: 'ASC' } });
      const patent = pending[STORIES.findIndex(({ fresh }) => fresh === title)];
      if (!patent) throw new Error('the demonstration has too few pending patents');
      await tx.query(
        `UPDATE patent SET title = $2, created_at = $3, updated_at = $3, version = version + 1 WHERE id = $1`,
        [patent.id, title, tx.now],
      );
      await reindexLater(tx, [patent.id]);
    });
    await site.app.jobsDone();
  }

  it.each(STORIES)(
    'searches in workshop words, narrows, compares, follows, and hears of what is new: $language',
    async ({ language, question, fresh }) => {
      const t = words(language);
      const page = await site.visit({ language, width: 1280 });
      await signInQuietly(page, await site.signInOf('signatory.lishi-welding'));
      await site.app.jobsDone();
      await openPage(page, '/');
      await page
        .getByRole('combobox', { name: t('frame:search') })
        .first()
        .fill(question);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?q=/);
      // The filters come with the answer; cards stand on the page before, too.
      const inventions = page.getByRole('checkbox', { name: t('search:value.kind.INVENTION') });
      await inventions.waitFor();
      await atRest(page);
      const before = await page.getByRole('article').count();
      await inventions.click();
      await page.waitForURL(/kind=INVENTION/);
      await atRest(page);
      expect(await page.getByRole('article').count()).toBeLessThanOrEqual(before);
      expect(await axeViolations(page)).toEqual([]);

      // Two into the basket, side by side.
      const collect = page.getByRole('button', { name: new RegExp(`^${t('basket:putIn')}`) });
      await collect.first().click();
      await collect.first().click();
      await openPage(page, '/basket');
      await page.getByRole('link', { name: t('basket:compare', { count: 2 }) }).click();
      await page.getByRole('table').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);

      // The search is kept, something comes out, and the bell tells of it.
      await openPage(page, `/search?q=${encodeURIComponent(question)}`);
      await page.getByRole('button', { name: t('notifications:save.open') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('notifications:save.alert')).click();
      await page.getByTitle(t('notifications:alert.SOON')).last().click();
      await dialog.getByRole('button', { name: t('notifications:save.submit') }).click();
      await dialog.getByText(t('notifications:save.done')).waitFor();
      site.app.clock.shift(11 * MINUTES_MS);
      await cameOut(fresh);
      // The sweep of the worker itself may have looked a moment ago: its next look is due ten minutes after that.
      site.app.clock.shift(21 * MINUTES_MS);
      await site.app.nest.get(FindDueSavedSearches, { strict: false }).handle();
      await site.app.jobsDone();
      // The next morning, so to speak: the session of before is over.
      await signInQuietly(page, await site.signInOf('signatory.lishi-welding'));
      await openPage(page, '/notifications');
      // By the name of the search: a card that was on a page seconds ago may still show its former title.
      await page.getByText(`“${question}”`).first().waitFor();
      expect(complaintsOf(page, [401])).toEqual([]);
    },
  );
});
