import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { SYSTEM } from '#libs/platform';
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

const WINDOWS: { language: Language; width: number }[] = [
  { language: 'zh', width: 1280 },
  { language: 'en', width: 360 },
];

jest.setTimeout(180_000);

inBrowser('an inventor', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  it.each(WINDOWS)(
    'is asked by letter and answers in two taps: $language at $width px',
    async ({ language, width }) => {
      const t = words(language);
      const clerk = await site.visit({ language, width });
      const { organisationId, ...signIn } = await site.signInOf('clerk.haijia');
      await signInQuietly(clerk, { organisationId, ...signIn });
      await site.app.jobsDone();
      const list = await clerk.request.get(`/api/v1/organisations/${organisationId}/matches`);
      const { items } = (await list.json()) as {
        items: { id: string; state: string; patentId: string | null }[];
      };
      const match = items.find(({ state, patentId }) => state !== 'DECLINED' && patentId !== null);
      const email = `${language}@inventor.example`;
      await openPage(clerk, `/desk/${organisationId}/matches/${match?.id}`);
      await clerk.getByLabel(t('demand:inventor.email')).fill(email);
      await clerk.getByLabel(t('demand:inventor.note')).fill('请看一下 · please look');
      await clerk.getByRole('button', { name: t('demand:inventor.send'), exact: true }).click();
      await clerk.getByText(email).waitFor();
      await site.app.jobsDone();
      const [letter] = await site.app.db.transaction(SYSTEM, (tx) =>
        tx.query<{ body: string }>('SELECT body FROM mail WHERE recipient = $1', [email]),
      );
      const path = /\/inventor-questions\/[\w-]+/.exec(letter?.body ?? '')?.[0] ?? '';

      const inventor = await site.visit({ language, width });
      await openPage(inventor, path);
      await inventor.getByLabel(t('demand:inventor.sentence')).fill('板厚不够 · too thin');
      await inventor.getByRole('button', { name: t('demand:answer.notForMe'), exact: true }).click();
      expect([await axeViolations(inventor), await overflow(inventor)]).toEqual([[], 0]);
      await inventor.getByText(t('demand:decline.FIGURE_NOT_REACHED'), { exact: true }).click();
      await inventor
        .getByRole('status')
        .filter({ hasText: t('demand:decline.FIGURE_NOT_REACHED') })
        .waitFor();

      await openPage(clerk, `/desk/${organisationId}/matches/${match?.id}`);
      await clerk.getByText('板厚不够 · too thin').first().waitFor();
      expect([await axeViolations(clerk), await overflow(clerk)]).toEqual([[], 0]);
      await clerk
        .getByRole('button', { name: `${t('demand:inventor.withdraw')} ${email}`, exact: true })
        .click();
      await clerk.getByText(t('demand:inventor.erased')).first().waitFor();
      expect([...complaintsOf(clerk), ...complaintsOf(inventor, [401])]).toEqual([]);
      await inventor.reload();
      await inventor.getByRole('alert').waitFor();
    },
  );
});
