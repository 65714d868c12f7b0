import { describe, expect, it } from '@jest/globals';
import { feesByYear } from './fee-sum';

describe('the fee simulator', () => {
  it('takes a lump sum in the first year only', () => {
    expect(feesByYear('LUMP_SUM', { lumpSumFen: 3_000_000 }, 0, 3).map(({ fen }) => fen)).toEqual([
      3_000_000, 0, 0,
    ]);
  });

  it('takes a royalty each year, rounded half up to the fen', () => {
    const fees = feesByYear('RUNNING', { royaltyBase: 'NET_SALES', rateBp: 333 }, 150, 2);
    expect(fees.map(({ fen }) => fen)).toEqual([5, 5]); // 4.995 fen
  });

  it('stays exact for the largest sales of the slider at the highest rate', () => {
    expect(feesByYear('RUNNING', { royaltyBase: 'PROFIT', rateBp: 10_000 }, 10_000_000_000, 1)[0]?.fen).toBe(
      10_000_000_000,
    );
  });

  it('takes nothing where the licence is free', () => {
    expect(feesByYear('FREE', {}, 100_000_000, 2).reduce((sum, { fen }) => sum + fen, 0)).toBe(0);
  });
});
