import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeText, unescapeText } from './escaped-text.js';

describe('text that a spreadsheet would run', () => {
  it.each(['=1+1', '+86', '-5 ℃', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r\n'])('%j is escaped', (text) => {
    expect(escapeText(text)).toBe(`'${text}`);
  });

  it.each(['一种装置', 'A=B', "'quoted'", '202010000001.X', ''])('%j stands as it is', (text) => {
    expect([escapeText(text), unescapeText(text)]).toEqual([text, text]);
  });

  it('comes back as it was, also where it was escaped before', () => {
    const piece = fc.constantFrom("'", '=', '-', '@', ' ', '\t', '\n', '＋', '甲');
    const texts = fc.oneof(fc.string(), fc.string({ unit: piece, maxLength: 6 }));
    fc.assert(fc.property(texts, (text) => unescapeText(escapeText(text)) === text));
  });
});
