import { readdirSync, readFileSync } from 'node:fs';
import i18next, { type TFunction } from 'i18next';

export type Language = 'zh' | 'en';

const FOLDER = new URL('../../apps/web/src/locales/', import.meta.url);

/** What the web app writes in a language, by its own keys: `words('zh')('offer:yearOne')`. */
export function words(language: Language): TFunction {
  const folder = new URL(`${language}/`, FOLDER);
  const texts = Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>,
    ]),
  );
  const here = i18next.createInstance();
  void here.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: texts },
    interpolation: { escapeValue: false },
    initAsync: false,
    // A key that is gone from the locale files must not become a text to look for.
    saveMissing: true,
    missingKeyHandler: (_languages, space, key) => {
      throw new Error(`no text ${space}:${key} in ${language}`);
    },
  });
  return here.t;
}
