import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  FEE_METHODS,
  YEAR_ONE_BANDS,
  dueAtFormationFen,
  feeRationaleFindings,
  totalOverYears,
  validateFee,
  workedExample,
  yearOneBand,
  yearOneFen,
} from './fees.js';
import type { FeeMethod, FeeParameters } from './fees.js';

const codes = (method: FeeMethod, parameters: FeeParameters, capReason?: string): string[] =>
  validateFee(method, parameters, { capReason }).map((finding) => `${finding.severity} ${finding.code}`);

const THREE_PERCENT: FeeParameters = { royaltyBase: 'NET_SALES', rateBp: 300 };

describe('a fee', () => {
  it('may be free, a sum paid once, or a share of sales or profit', () => {
    expect(codes('FREE', {})).toEqual([]);
    expect(codes('LUMP_SUM', { lumpSumFen: 3_000_000 })).toEqual([]);
    expect(codes('RUNNING', THREE_PERCENT)).toEqual([]);
  });

  it('is refused as a fixed sum above 20 million yuan', () => {
    expect(codes('LUMP_SUM', { lumpSumFen: 2_000_000_000 })).toEqual([]);
    expect(codes('LUMP_SUM', { lumpSumFen: 2_000_000_001 })).toEqual(['ERROR lump_sum_above_cap']);
  });

  it('asks for a reason above 20 % of sales or 40 % of profit, and takes one', () => {
    const sales = { royaltyBase: 'NET_SALES', rateBp: 2_001 } as const;
    const profit = { royaltyBase: 'PROFIT', rateBp: 4_001 } as const;
    expect(codes('RUNNING', sales)).toEqual(['WARNING royalty_above_soft_cap_net_sales']);
    expect(codes('RUNNING', profit)).toEqual(['WARNING royalty_above_soft_cap_profit']);
    expect(codes('RUNNING', sales, '  ')).toEqual(['WARNING royalty_above_soft_cap_net_sales']);
    expect(codes('RUNNING', sales, 'comparable licences')).toEqual([]);
    expect([
      codes('RUNNING', { ...sales, rateBp: 2_000 }),
      codes('RUNNING', { ...profit, rateBp: 4_000 }),
    ]).toEqual([[], []]);
  });

  it('is refused where a figure is missing, broken or of another method', () => {
    for (const lumpSumFen of [undefined, 0, -1, 1.5, Number.NaN])
      expect(codes('LUMP_SUM', { lumpSumFen })).toEqual(['ERROR lump_sum_not_valid']);
    expect(codes('RUNNING', { rateBp: 300 })).toEqual(['ERROR royalty_base_not_valid']);
    for (const rateBp of [undefined, 0, 10_001, 2.5])
      expect(codes('RUNNING', { royaltyBase: 'PROFIT', rateBp })).toEqual(['ERROR royalty_rate_not_valid']);
    expect(codes('FREE', { lumpSumFen: 1 })).toEqual(['ERROR fee_parameter_unknown']);
  });

  it('leaves instalments and entry fees for later', () => {
    expect(codes('INSTALMENTS', {})).toEqual(['ERROR fee_method_later']);
    expect(codes('ENTRY_PLUS_RUNNING', {})).toEqual(['ERROR fee_method_later']);
    expect(() => yearOneFen('INSTALMENTS', {})).toThrow(RangeError);
  });

  it('has a first year: nothing, the sum, or none to name', () => {
    expect(yearOneFen('FREE', {})).toBe(0);
    expect(yearOneFen('LUMP_SUM', { lumpSumFen: 3_000_000 })).toBe(3_000_000);
    expect(yearOneFen('RUNNING', THREE_PERCENT)).toBeNull();
    expect(dueAtFormationFen('RUNNING', THREE_PERCENT)).toBe(0);
    expect(dueAtFormationFen('LUMP_SUM', { lumpSumFen: 3_000_000 })).toBe(3_000_000);
  });

  it('is right to the fen over the years, each year rounded by itself', () => {
    const over = (rateBp: number, baseFenPerYear: number, years: number): number =>
      totalOverYears('RUNNING', { royaltyBase: 'NET_SALES', rateBp }, { baseFenPerYear, years });
    expect(over(300, 100_000_000, 3)).toBe(9_000_000);
    expect(over(333, 12_345_678, 5)).toBe(2_055_555); // 411,111.0774 a year
    expect(over(1, 5_000, 4)).toBe(4); // half a fen rounds up, each year
    expect(over(1, 4_999, 4)).toBe(0);
    expect(over(10_000, 900_000_000_000_000, 1)).toBe(900_000_000_000_000);
    expect(over(300, -100_000_000, 3)).toBe(0); // a loss owes nothing
    expect(totalOverYears('LUMP_SUM', { lumpSumFen: 777 }, { baseFenPerYear: 1, years: 9 })).toBe(777);
    expect(totalOverYears('FREE', {}, { baseFenPerYear: 1, years: 9 })).toBe(0);
  });

  it('is shown with worked figures', () => {
    expect(workedExample('RUNNING', THREE_PERCENT)).toEqual({
      code: 'example_running_net_sales',
      params: { base: '¥1,000,000', rate: '3.00 %', perYear: '¥30,000', years: 3, total: '¥90,000' },
      totalFen: 9_000_000,
    });
    expect(workedExample('LUMP_SUM', { lumpSumFen: 3_000_050 }).params).toEqual({
      sum: '¥30,000.50',
      years: 3,
    });
    expect(workedExample('FREE', {})).toMatchObject({ code: 'example_free', totalFen: 0 });
  });

  it('falls into one band of the first year, at the edges too', () => {
    const edges = [0, 1, 999_999, 1_000_000, 4_999_999, 5_000_000, 20_000_000, 20_000_001, null];
    expect(edges.map(yearOneBand)).toEqual([
      'FREE',
      'UNDER_10K',
      'UNDER_10K',
      'FROM_10K_TO_50K',
      'FROM_10K_TO_50K',
      'FROM_50K_TO_200K',
      'FROM_50K_TO_200K',
      'OVER_200K',
      'BY_SALES',
    ]);
    fc.assert(
      fc.property(fc.maxSafeNat(), (fen) => YEAR_ONE_BANDS.some(({ band }) => band === yearOneBand(fen))),
    );
    expect(() => yearOneBand(-1)).toThrow(RangeError);
  });

  it('is explained in 2,000 characters, counted as people count them', () => {
    expect(feeRationaleFindings('𠮷'.repeat(2_000))).toEqual([]);
    expect(feeRationaleFindings('𠮷'.repeat(2_001))).toMatchObject([
      { severity: 'WARNING', params: { length: 2_001 } },
    ]);
  });

  it('is computed for every method that passes validation', () => {
    const parameters = fc.record(
      {
        lumpSumFen: fc.integer({ min: -5, max: 2_100_000_000 }),
        royaltyBase: fc.constantFrom('NET_SALES' as const, 'PROFIT' as const),
        rateBp: fc.integer({ min: -5, max: 10_005 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...FEE_METHODS), parameters, (method, given) => {
        if (validateFee(method, given).some((finding) => finding.severity === 'ERROR')) return;
        expect(workedExample(method, given).totalFen).toBeGreaterThanOrEqual(
          dueAtFormationFen(method, given),
        );
        expect(yearOneBand(yearOneFen(method, given))).toBeDefined();
      }),
    );
  });
});
