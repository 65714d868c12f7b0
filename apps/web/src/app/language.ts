import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh' | 'en';

const COOKIE = /(?:^|;\s*)kaixu-language=(zh|en)/;
const load = { zh: () => import('../locales/zh'), en: () => import('../locales/en') };

/** What this reader chose on this device; the server reads the same cookie for the pages it serves. */
export function chosenLanguage(): Language | undefined {
  return COOKIE.exec(document.cookie)?.[1] as Language | undefined;
}

/** An address may name its language: the versions of a page that crawlers link to. */
function languageOfAddress(): Language | undefined {
  const named = new URLSearchParams(window.location.search).get('lang');
  return named === 'zh' || named === 'en' ? named : undefined;
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

/** The first language is the cookie's, else the one in which the server served the page. */
export async function startLanguage(): Promise<void> {
  const first =
    languageOfAddress() ?? chosenLanguage() ?? (document.documentElement.lang === 'en' ? 'en' : 'zh');
  await i18next.use(initReactI18next).init({
    lng: first,
    fallbackLng: false,
    resources: { [first]: (await load[first]()).default },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = first === 'zh' ? 'zh-CN' : 'en';
}

export async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'frame')) {
    const bundles = (await load[language]()).default;
    for (const [name, texts] of Object.entries(bundles)) i18next.addResourceBundle(language, name, texts);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function rememberLanguage(language: Language): void {
  document.cookie = `kaixu-language=${language}; path=/; max-age=31536000; samesite=lax`;
}
