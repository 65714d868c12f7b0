export type Language = 'zh' | 'en';
export type Params = Record<string, string | number | boolean | null>;
/** One sentence in both languages; `{name}` stands for a parameter. */
export interface Sentence {
  zh: string;
  en: string;
}
export type Messages = Record<string, Sentence>;

export function render(sentence: Sentence, params: Params, language: Language): string {
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in params ? String(params[name] ?? '') : whole,
  );
}

/** The reader's language from `Accept-Language`; Chinese where it asks for neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .sort((a, b) => b.quality - a.quality)
    .find(({ tag }) => tag.startsWith('zh') || tag.startsWith('en'));
  return wanted?.tag.startsWith('en') ? 'en' : 'zh';
}
