import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hundredthsOf, plainHundredths } from './format.js';

describe('amounts as people type them', () => {
  it.each([
    ['30000', 3_000_000],
    ['30,000.5', 3_000_050],
    ['¥ 19,999,999.99', 1_999_999_999],
    ['３.00 %', 300],
    ['', null],
  ])('%s is %s hundredths', (text, hundredths) => {
    expect(hundredthsOf(text)).toBe(hundredths);
  });

  it.each(['3.005', '三万', '-5', '1.2.3', '1e3'])('%s is no amount', (text) => {
    expect(hundredthsOf(text)).toBeNaN();
  });

  it('gives back every amount that it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_999_999_999 }), (fen) => {
        expect(hundredthsOf(plainHundredths(fen))).toBe(fen);
      }),
    );
  });
});
