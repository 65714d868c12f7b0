import { describe, expect, it } from '@jest/globals';
import { formatRate, formatYuan } from '#libs/platform';
import * as numbers from './licensing.numbers.js';

describe('the numbers of the law', () => {
  it('read as the articles say', () => {
    expect(formatYuan(numbers.LUMP_SUM_CAP_FEN)).toBe('¥20,000,000');
    expect(formatRate(numbers.ROYALTY_SOFT_CAP_BP.NET_SALES)).toBe('20.00 %');
    expect(formatRate(numbers.ROYALTY_SOFT_CAP_BP.PROFIT)).toBe('40.00 %');
  });
});
