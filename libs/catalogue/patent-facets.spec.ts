import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#libs/platform';
import { filingDaysCrossing, remainingLifeBand } from './patent-facets.js';

describe('bands of remaining life', () => {
  it.each([
    ['2006-11-23', 'EXPIRED'],
    ['2006-11-24', 'UNDER_3Y'],
    ['2009-11-22', 'UNDER_3Y'],
    ['2009-11-23', 'FROM_3Y_TO_5Y'],
    ['2011-11-23', 'FROM_5Y_TO_10Y'],
    ['2016-11-23', 'FROM_10Y'],
  ])('an invention filed on %s is %s on 2026-11-23', (filed, band) => {
    expect(remainingLifeBand('INVENTION', filed, '2026-11-23')).toBe(band);
  });

  it('is unknown without a filing day or a kind', () => {
    expect(remainingLifeBand('INVENTION', null, '2026-11-23')).toBe('UNKNOWN');
    expect(remainingLifeBand('UNKNOWN', '2020-01-01', '2026-11-23')).toBe('UNKNOWN');
  });

  it('names every filing day whose patents change their band from one day to the next', () => {
    const day = (at: number) => addDays('2001-01-01', at);
    fc.assert(
      fc.property(
        fc.constantFrom('INVENTION', 'UTILITY_MODEL', 'DESIGN'),
        fc.nat(9000),
        fc.nat(9000),
        (kind, filed, later) => {
          const today = day(filed + later);
          const changes =
            remainingLifeBand(kind, day(filed), today) !==
            remainingLifeBand(kind, day(filed), addDays(today, 1));
          // The sweep takes a day more on either side: months end on different days.
          const swept = filingDaysCrossing(addDays(today, 1)).some(
            (cross) => day(filed) >= addDays(cross, -7) && day(filed) <= addDays(cross, 1),
          );
          return !changes || swept;
        },
      ),
      { numRuns: 3000 },
    );
  });
});
