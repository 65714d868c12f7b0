import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SIZE_CLASSES, SIZE_SECTORS, sizeClass, type SizeFigures, sizeIndicators } from './size-class.js';

const WAN = 1_000_000;
const figures = (employees: number | null, revenueWan: number | null, assetsWan: number | null = null) => ({
  employees,
  revenueFen: revenueWan === null ? null : revenueWan * WAN,
  assetsFen: assetsWan === null ? null : assetsWan * WAN,
});

describe('the size of an enterprise', () => {
  it.each([
    ['INDUSTRY', 1500, 1_000, 'SMALL'],
    ['INDUSTRY', 299, 50_000, 'SMALL'],
    ['INDUSTRY', 1000, 40_000, 'LARGE'],
    ['INDUSTRY', 19, 9_000, 'MICRO'],
    ['SOFTWARE', 10, 50, 'SMALL'],
    ['SOFTWARE', 9, 5_000, 'MICRO'],
  ] as const)('%s with %i people and %i 万元 is %s', (sector, employees, revenue, expected) => {
    expect(sizeClass(sector, figures(employees, revenue))).toBe(expected);
  });

  it('counts a limit as reached to the fen', () => {
    const revenueFen = 20_000 * WAN;
    const of = (fen: number) =>
      sizeClass('AGRICULTURE', { employees: null, revenueFen: fen, assetsFen: null });
    expect([of(revenueFen), of(revenueFen - 1)]).toEqual(['LARGE', 'MEDIUM']);
  });

  it('measures some industries by assets, and real estate medium by more assets than large', () => {
    expect(sizeClass('LEASING_AND_BUSINESS', figures(300, null, 120_000))).toBe('LARGE');
    expect(sizeClass('CONSTRUCTION', figures(null, 80_000, 79_999))).toBe('MEDIUM');
    expect(sizeClass('REAL_ESTATE', figures(null, 1_000, 4_999))).toBe('SMALL');
    expect(sizeClass('OTHER', figures(99, null))).toBe('SMALL');
  });

  it('says nothing while a figure is missing that the industry is measured by', () => {
    expect(sizeClass('INDUSTRY', figures(500, null))).toBeNull();
    expect(sizeClass('OTHER', figures(500, null))).toBe('LARGE');
  });

  it('never makes a firm smaller because one of its figures grew', () => {
    const figure = fc.nat(300_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...SIZE_SECTORS),
        fc.tuple(figure, figure, figure),
        fc.nat(2),
        fc.nat(100_000),
        (sector, [employees, revenue, assets], grown, by) => {
          const before: SizeFigures = figures(employees, revenue, assets);
          const indicator = (['employees', 'revenueFen', 'assetsFen'] as const)[grown] ?? 'employees';
          const after = { ...before, [indicator]: (before[indicator] ?? 0) + by };
          const rank = (of: SizeFigures) => SIZE_CLASSES.indexOf(sizeClass(sector, of) ?? 'MICRO');
          return rank(after) <= rank(before) && sizeIndicators(sector).length > 0;
        },
      ),
    );
  });
});
