import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readDemoData } from '../../apps/cli/demo/demo-data.js';
import {
  attach,
  byKeyboard,
  byPointer,
  type Press,
  signInByForm,
  todayInShanghai,
} from '../support/hands.js';
import { atRest, complaintsOf, inBrowser, Site } from '../support/site.js';
import { type Language, words } from '../support/texts.js';

interface Story {
  language: Language;
  hand: string;
  press: Press;
  signatory: string;
  question: string;
  patentKey: string;
  licensor: string;
}

const STORIES: Story[] = [
  {
    language: 'zh',
    hand: 'with a pointer',
    press: byPointer,
    signatory: 'signatory.lishi-welding',
    question: '塑料件不用卤素也能阻燃',
    patentKey: 'flame-retardant-pp',
    licensor: 'linjiang',
  },
  {
    language: 'en',
    hand: 'by keyboard',
    press: byKeyboard,
    signatory: 'signatory.dieyi-composites',
    question: 'how healthy is a used battery',
    patentKey: 'battery-soh',
    licensor: 'linjiang',
  },
];

// A browser, a server and the demonstration, maybe on a busy machine.
jest.setTimeout(180_000);

inBrowser('taking a licence', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  it.each(STORIES)('from a question to a proof that strangers can check: $language, $hand', async (story) => {
    const page = await site.visit({ language: story.language, width: 1280 });
    await findOffer(page, story);
    await sendNotice(page, story, await site.signInOf(story.signatory));
    const code = await payAndTakeProof(page, story);
    await fileAndRecord(page, story);
    await site.app.jobsDone();
    await verifyAsStranger(await site.visit({ language: story.language, width: 1280 }), story, code);
    // A missing file is refused on the way.
    expect(complaintsOf(page, [401, 409])).toEqual([]);
  });
});

/** Searches in own words, narrows by how the fee is paid, and reads the offer. */
async function findOffer(page: Page, { language, press, question, patentKey }: Story): Promise<void> {
  const t = words(language);
  await page.goto('/');
  await page.getByRole('combobox', { name: t('frame:search') }).fill(question);
  await page.keyboard.press('Enter');
  // The home page shows cards too: only what the search itself has answered counts.
  await page.waitForURL(/[?&]q=/);
  await atRest(page);
  const results = page.getByRole('article');
  const before = await results.count();
  await press(page.getByRole('checkbox', { name: t('search:value.feeMethod.LUMP_SUM') }));
  await page.waitForURL(/feeMethod=LUMP_SUM/);
  await page
    .getByRole('article')
    .filter({ hasText: t('offer:none') })
    .first()
    .waitFor({ state: 'detached' });
  await atRest(page);
  expect(await results.count()).toBeLessThan(before);
  expect(await results.count()).toBeGreaterThan(0);

  const patent = readDemoData().patents.find(({ key }) => key === patentKey);
  await press(
    page.getByRole('link', { name: language === 'zh' ? patent?.title : patent?.titleEn, exact: true }),
  );
  await press(page.getByRole('link', { name: t('patent:readTerms') }));
  await page.getByRole('heading', { level: 1, name: t('acceptance:title.offer') }).waitFor();
  const price = page.getByRole('complementary', { name: t('acceptance:price') });
  expect(await price.innerText()).toMatch(/¥[\d,]+/);
  await press(page.getByRole('link', { name: t('acceptance:continue') }));
}

type SignIn = Awaited<ReturnType<Site['signInOf']>>;

/** Signs in on the way and is back at the terms; nothing is sent before the consent is ticked. */
async function sendNotice(page: Page, { language, press, licensor }: Story, signIn: SignIn): Promise<void> {
  const t = words(language);
  await page.getByRole('heading', { level: 1, name: t('acceptance:title.notice') }).waitFor();
  const terms = page.url();
  await press(page.getByRole('main').getByRole('link', { name: t('acceptance:signIn.act'), exact: true }));
  await signInByForm(page, t, signIn);
  await page.waitForURL(terms);
  await page
    .getByRole('term')
    .filter({ hasText: t('licensing:term.firstPaymentDays') })
    .waitFor();

  const found = readDemoData().organisations.find(({ key }) => key === licensor);
  const university = language === 'zh' ? found?.name : found?.nameEn;
  const send = page.getByRole('button', { name: t('acceptance:send.act', { university }) });
  const consent = page.getByRole('checkbox', { name: t('acceptance:send.consent', { university }) });
  expect(await consent.isChecked()).toBe(false);
  await press(send);
  await page
    .getByRole('alert')
    .filter({ hasText: t('acceptance:send.consentMissing') })
    .waitFor();
  await press(consent);
  await press(send);
  await page.getByRole('heading', { level: 1, name: t('acceptance:title.receipt') }).waitFor();
  await page.getByText(t('acceptance:receipt.sent', { university })).waitFor();
}

/** Files the transfer slip for the whole amount; the licence is effective, and its proof can be taken. */
async function payAndTakeProof(page: Page, { language, press }: Story): Promise<string> {
  const t = words(language);
  await press(page.getByRole('link', { name: t('acceptance:receipt.toSlip') }));
  const record = page.getByRole('dialog');
  await record.getByText(t('licence:means.NOTIFIED')).waitFor();
  await record.getByLabel(t('licence:payments.slip.day')).fill(todayInShanghai());
  await attach(record, t('licence:payments.slip.file'), 'transfer-slip.pdf');
  await press(record.getByRole('button', { name: t('licence:payments.slip.act') }));
  await record.getByText(t('licensing:state.EFFECTIVE'), { exact: true }).waitFor();

  const proof = await record.getByRole('link', { name: t('licence:proof.download') }).getAttribute('href');
  const file = await page.request.get(proof ?? '');
  expect(file.headers()['content-type']).toBe('application/pdf');
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const verify = await record.getByRole('link', { name: t('licence:proof.verify') }).getAttribute('href');
  return verify?.split('/').pop() ?? '';
}

const NUMBER = '演示备案2026-000099';

/** States that the licence went to the office, is told which file lacks, and states the recordal that came back. */
async function fileAndRecord(page: Page, { language, press }: Story): Promise<void> {
  const t = words(language);
  const record = page.getByRole('dialog');
  const today = todayInShanghai();
  await record.getByLabel(t('licence:recordal.form.day')).fill(today);
  const file = (name: string) => record.getByRole('checkbox', { name: t(`licence:recordal.file.${name}`) });
  for (const name of ['APPLICATION', 'NOTICE', 'PAYMENT_PROOF', 'IDENTITY']) await press(file(name));
  const act = record.getByRole('button', { name: t('licence:recordal.form.act') });
  await press(act);
  await record
    .getByRole('alert')
    .filter({ hasText: language === 'zh' ? '⑥' : '(6)' })
    .first()
    .waitFor();
  await press(file('HANDLER'));
  await press(act);

  await record.getByLabel(t('licence:recordal.answer.day')).fill(today);
  await record.getByLabel(t('licence:recordal.number'), { exact: true }).fill(NUMBER);
  await press(record.getByRole('button', { name: t('licence:recordal.answer.act') }));
  await record.getByText(t('licence:means.RECORDED')).waitFor();
  await record.getByText(NUMBER, { exact: true }).waitFor();
}

async function verifyAsStranger(page: Page, { language, press }: Story, code: string): Promise<void> {
  const t = words(language);
  await page.goto('/');
  await press(page.getByRole('contentinfo').getByRole('link', { name: t('frame:foot.verify') }));
  await page.getByLabel(t('verification:code')).fill(code);
  await press(page.getByRole('button', { name: t('verification:act') }));
  await page
    .getByRole('alert')
    .filter({ hasText: t('verification:state.RECORDED') })
    .waitFor();
  await page.getByText(NUMBER, { exact: true }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain(code);
  expect(complaintsOf(page, [401])).toEqual([]);
}
