import type { Language } from '../../../app/language';

const SOURCES: Record<Language, [pattern: RegExp, words: string][]> = {
  zh: [
    [/\bPL /g, '专利法 '],
    [/\bIR /g, '专利法实施细则 '],
    [/\bG ch\.11 /g, '专利审查指南第五部分第十一章 '],
    [/, /g, '，'],
  ],
  en: [
    [/\bPL /g, 'Patent Law '],
    [/\bIR /g, 'Implementing Regulations '],
    [/\bG ch\.11 /g, 'Examination Guidelines, Part V, ch. 11 '],
  ],
};

/** `IR 86(1), G ch.11 §3.1(1)` in words that a clerk can look up. */
export function readArticle(article: string, language: Language): string {
  return SOURCES[language].reduce((text, [pattern, words]) => text.replace(pattern, words), article);
}
