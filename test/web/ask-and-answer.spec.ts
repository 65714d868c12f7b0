import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations, complaintsOf, inBrowser, openPage, Site } from '../support/site.js';
import { type Language, words } from '../support/texts.js';

const STORIES: { language: Language; width: number; firm: string; problem: string }[] = [
  {
    language: 'zh',
    width: 1280,
    firm: 'haichen-seafood',
    problem: '速冻隧道链板每周崩边一次，更换停机三小时，想半年不换。',
  },
  {
    language: 'en',
    width: 360,
    firm: 'mingjing-endoscopy',
    problem: 'Our sheath weld leaks after 200 sterilising cycles, we need 500.',
  },
];

// A browser, a server and the demonstration, maybe on a busy machine.
jest.setTimeout(180_000);

inBrowser('a need', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  const at = (desk: string, language: Language, width: number) => site.signedIn(desk, { language, width });

  it.each(STORIES)(
    'is asked in own words, judged, answered, and talked about: $language at $width px',
    async ({ language, width, firm, problem }) => {
      const t = words(language);
      const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

      // The firm searches, finds nothing, and posts what it searched for.
      const asking = await at(`signatory.${firm}`, language, width);
      await openPage(asking.page, '/search?q=qqqqqqqq');
      await asking.page.getByRole('link', { name: t('finder:rescue.ask') }).click();
      const box = asking.page.getByLabel(t('demand:ask.box'));
      await box.fill(problem);
      await button(asking.page, t('demand:ask.save')).click();
      // Its figure stands in the problem, so that is not asked; keywords are.
      await asking.page.getByLabel(t('demand:question.keywords')).fill('更换，停机，');
      await button(asking.page, t('demand:own.saveNext')).click();
      await asking.page.getByLabel(t('demand:question.method')).fill('每月更换一次 · replaced every month');
      await button(asking.page, t('demand:own.saveNext')).click();
      await asking.page.getByLabel(t('demand:question.material')).waitFor();
      expect(await axeViolations(asking.page)).toEqual([]);
      await button(asking.page, t('demand:step.SUBMIT')).click();
      await asking.page.getByText(t('demand:stateHint.SUBMITTED')).waitFor();

      // The service centre reads it and publishes it.
      const staff = await at('staff.service-centre', language, width);
      await openPage(staff.page, `/desk/${staff.id}/triage`);
      await staff.page.getByRole('link', { name: problem.slice(0, 12) }).click();
      await staff.page.getByText(problem).first().waitFor();
      await button(staff.page, t('demand:step.PUBLISH')).click();
      await staff.page.getByRole('heading', { level: 1, name: t('demand:nav.triage') }).waitFor();

      // A university finds it on the board and answers with a proposal.
      await site.app.jobsDone();
      const university = await at('centre.linjiang', language, width);
      await openPage(university.page, `/needs?q=${encodeURIComponent(problem.slice(0, 12))}`);
      await university.page.getByRole('link', { name: problem.slice(0, 12) }).click();
      await university.page.getByRole('main').getByRole('list').getByRole('link').first().click();
      await university.page.getByText(t('demand:kind.PROPOSAL'), { exact: true }).click();
      await university.page
        .getByLabel(t('demand:answering.text'))
        .fill('可以先做一次工况测量 · we measure first');
      await button(university.page, t('demand:answering.give')).click();
      await university.page.getByText(t('demand:talk.none')).waitFor();

      // The firm reads it, is interested, and asks back; the university sees both.
      await site.app.jobsDone();
      await openPage(asking.page, `/desk/${asking.id}/answers`);
      await asking.page.getByRole('link', { name: t('demand:kind.PROPOSAL'), exact: true }).click();
      await button(asking.page, t('demand:answer.interested')).click();
      await asking.page.getByText(t('demand:answerState.INTERESTED')).waitFor();
      await asking.page
        .getByRole('textbox', { name: t('demand:talk.say') })
        .fill('下周可以来吗 · next week?');
      await button(asking.page, t('demand:talk.send')).click();
      await asking.page.getByText('next week?').waitFor();
      expect(await axeViolations(asking.page)).toEqual([]);
      await university.page.reload();
      await university.page.getByText('next week?').waitFor();

      for (const { page } of [asking, staff, university]) expect(complaintsOf(page)).toEqual([]);
    },
  );
});
