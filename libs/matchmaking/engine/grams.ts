import { normalise } from '#libs/platform';

/** How a text is taken apart for matching: single characters and pairs, without any dictionary. */
export interface Grams {
  /** Each Chinese character, and each word of other letters and digits whole; with their counts. */
  single: Map<string, number>;
  /** Pairs of neighbouring characters; a lone character and another word count as themselves. */
  pair: Map<string, number>;
}
export const GRAM_KINDS = ['single', 'pair'] as const;
export type GramKind = (typeof GRAM_KINDS)[number];

const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const HAN = /\p{Script=Han}/u;

export function gramsOf(text: string): Grams {
  const grams: Grams = { single: new Map(), pair: new Map() };
  for (const [run] of normalise(text).matchAll(RUN)) {
    const signs = HAN.test(run) ? [...run] : [run];
    for (const sign of signs) count(grams.single, sign);
    if (signs.length === 1) count(grams.pair, run);
    for (let at = 1; at < signs.length; at++) count(grams.pair, `${signs[at - 1]}${signs[at]}`);
  }
  return grams;
}

function count(grams: Map<string, number>, gram: string): void {
  grams.set(gram, (grams.get(gram) ?? 0) + 1);
}

/** What titles of needs say about projects and not about their matter. */
const PROJECT_SPEAK =
  /关键技术|产业化|技术|研究|研发|研制|开发|应用|项目|需求|如何|解决|问题|难题|一种|新型|及其/g;

/** The title without project-speak; a title that is nothing else stays as it is. */
export function matterOf(title: string): string {
  const cut = normalise(title).replace(PROJECT_SPEAK, ' ').trim();
  return cut === '' ? title : cut;
}
