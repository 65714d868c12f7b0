import type { Translation } from '#libs/platform';
import type { Classification } from './classification.entity.js';

// A title that begins so is no name of a thing: it goes on from the title above it.
const FRAGMENT =
  /^(with|for|by|in|of|using|having|the|other|from|to|on|comprising|being|characteri[sz]ed|an?|as|at|without|combined|containing|involving|based|obtaining|made|processes|methods|details|or|and|not|where|whereby)\b|\b(thereof|therefor|therefrom)$/;
const ENGLISH = /^[a-z]{3,}(?:[ -][a-z]{2,}){0,2}$/;
const CHINESE = /^\p{Script=Han}{2,8}$/u;
const CHINESE_FRAGMENT = /^[其它此]|^为此|的$/u;
const IN_BRACKETS = /（[^）]*）|\([^)]*\)/gu;

/** English names and their Chinese ones, from titles that say the same in as many pieces in both languages. */
export function translationsOf(entries: Classification[]): Translation[] {
  return entries.flatMap(({ titleZh, titleEn }) => {
    const [chinese, english] = [piecesOf(titleZh), piecesOf(titleEn)];
    if (chinese.length !== english.length) return [];
    return english.flatMap((piece, at) => {
      const [phrase, meaning] = [piece.toLowerCase(), chinese[at] ?? ''];
      const names = ENGLISH.test(phrase) && CHINESE.test(meaning);
      return names && !FRAGMENT.test(phrase) && !CHINESE_FRAGMENT.test(meaning) ? [{ phrase, meaning }] : [];
    });
  });
}

function piecesOf(title: string | null): string[] {
  return (title ?? '')
    .replace(IN_BRACKETS, '')
    .split(/[;；]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
