import { describe, expect, it } from '@jest/globals';
import { firstSentence } from './patent-views.js';

describe('what a patent does, in one sentence', () => {
  it.each([
    ['本发明公开了一种换热器，能耗低。其结构如下。', '一种换热器，能耗低。'],
    ['本实用新型涉及一种支架；包括底座。', '一种支架；'],
    ['The invention discloses a pump with 2.5 kW. It is small.', 'a pump with 2.5 kW.'],
    ['没有句号的摘要', '没有句号的摘要'],
    [null, ''],
  ])('%j is %j', (abstract, sentence) => {
    expect(firstSentence(abstract)).toBe(sentence);
  });

  it('goes on to the next sentence where the first only repeats the title', () => {
    const abstract = '本发明公开了一种换热器。翅片交错排列，压降降低三成。';
    expect(firstSentence(abstract, '一种换热器')).toBe('翅片交错排列，压降降低三成。');
    expect(firstSentence('一种换热器。', '一种换热器')).toBe('一种换热器。');
  });

  it('cuts a sentence that fills a card, by characters and not by halves of them', () => {
    const shown = [...firstSentence('𠮷'.repeat(300))];
    expect([shown.length, shown.at(-1), shown.at(-2)]).toEqual([121, '…', '𠮷']);
  });
});
