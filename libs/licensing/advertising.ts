import type { Finding } from './messages.js';

export interface AdvertisingWord {
  word: string;
  index: number;
}

/**
 * A short list: words that a declaration does not need (IR 85.3, G ch.11 §3.3). Ordinals and terms of contract stay
 * out of it: 第一笔费用, "leading to", "best efforts" are no advertising.
 */
const WORDS: readonly RegExp[] = [
  /最(?:佳|优惠?|好|强|先进|高级|高端|低价|畅销|具竞争力)/gu,
  /第一(?![一二三四五六七八九十百笔期次年个款项条方阶步季月日批周部种类层端侧面实组被许专申发权步轮])/gu,
  /国家级|世界级|国际级|顶级|极致|绝佳|王牌|首选/gu,
  /独家|独一无二|绝无仅有|史无前例|填补空白|无与伦比/gu,
  /遥遥领先|(?:世界|全球|国际|国内|行业|业内)领先/gu,
  /抢先|限时|限量|秒杀|抢购|特价|机不可失|错过不再|稳赚|包赚/gu,
  /\bbest\b(?![\s-]+(?:efforts?|endeavou?rs?|mode|practices?|knowledge)\b)/giu,
  /\bleading\b(?!\s+to\b)/giu,
  /\b(?:world[\s-]class|unrivall?ed|unbeatable|number\s+one|no\.\s*1|one[\s-]of[\s-]a[\s-]kind)(?!\w)/giu,
  /\b(?:guaranteed|limited[\s-]time|last\s+chance|don[’']t\s+miss|risk[\s-]free|revolutionary)\b/giu,
];

/** Each word once for each place where it stands, in the order of the text. */
export function advertisingWords(text: string): AdvertisingWord[] {
  return WORDS.flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ word: match[0], index: match.index }))
    .sort((a, b) => a.index - b.index);
}

export function advertisingFindings(field: string, text: string): Finding[] {
  return advertisingWords(text).map(({ word, index }) => ({
    severity: 'WARNING',
    field,
    code: 'advertising_word',
    params: { word, index },
  }));
}
