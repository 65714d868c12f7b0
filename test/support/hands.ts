import type { Locator, Page } from 'playwright-core';
import type { DemoSignIn } from '../../apps/cli/demo/demo-sign-ins.js';
import type { TFunction } from 'i18next';

const MOST_TABS = 120;
const EIGHT_HOURS_MS = 8 * 3_600_000;

/** A way of working a page: with a pointer, or by keyboard alone. */
export type Press = (target: Locator) => Promise<void>;

export const byPointer: Press = (target) => target.click();

/** Tab until the control has the focus, as somebody without a pointer must, then the key that works it. */
export const byKeyboard: Press = async (target) => {
  await target.waitFor();
  const page = target.page();
  for (let tabs = 0; !(await target.evaluate((element) => element === document.activeElement)); tabs++) {
    if (tabs === MOST_TABS) throw new Error(`no way by keyboard to ${target}`);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press((await target.getAttribute('type')) === 'checkbox' ? 'Space' : 'Enter');
};

/** Fills in the sign-in form that the page shows. */
export async function signInByForm(page: Page, t: TFunction, { name, password }: DemoSignIn): Promise<void> {
  await page.getByLabel(t('accounts:signIn.name')).fill(name);
  await page.getByLabel(t('accounts:person.password')).fill(password);
  await page.keyboard.press('Enter');
}

/** Chooses a document for the field of this label and waits until it is stored. */
export async function attach(within: Locator, label: string, name: string): Promise<void> {
  const chooser = within.page().waitForEvent('filechooser');
  await within.getByLabel(label).click();
  const buffer = Buffer.from('%PDF-1.4\n%%EOF\n');
  await (await chooser).setFiles({ name, mimeType: 'application/pdf', buffer });
  await within.getByRole('link', { name }).waitFor();
}

/** The legal day on which the story happens. */
export function todayInShanghai(): string {
  return new Date(Date.now() + EIGHT_HOURS_MS).toISOString().slice(0, 10);
}
