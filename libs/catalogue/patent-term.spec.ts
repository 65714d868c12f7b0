import { describe, expect, it } from '@jest/globals';
import { expiryDay, lastProtectedDay, remainingLife } from './patent-term.js';

describe('patent term', () => {
  it('ends as the Guidelines compute it: filed 1999-09-06, ten years', () => {
    expect(lastProtectedDay('UTILITY_MODEL', '1999-09-06')).toBe('2009-09-05');
    expect(expiryDay('UTILITY_MODEL', '1999-09-06')).toBe('2009-09-06');
  });

  it('is 20, 10 or 15 years by kind (PL 42.1)', () => {
    expect(expiryDay('INVENTION', '2020-03-01')).toBe('2040-03-01');
    expect(expiryDay('DESIGN', '2021-06-01')).toBe('2036-06-01');
    expect(expiryDay('UNKNOWN', '2020-03-01')).toBeNull();
  });

  it('leaves ten years to designs filed before 2021-06-01', () => {
    expect(expiryDay('DESIGN', '2021-05-31')).toBe('2031-05-31');
  });

  it('ends a filing of a leap day in a common year on its last day of February', () => {
    expect(expiryDay('UTILITY_MODEL', '2004-02-29')).toBe('2014-02-28');
  });

  it('counts what is left in whole months', () => {
    const left = (today: string): number | null => remainingLife('UTILITY_MODEL', '1999-09-06', today);
    expect(
      ['2009-08-06', '2009-08-07', '2009-07-06', '2009-09-05', '2009-09-06', '2012-01-01'].map(left),
    ).toEqual([1, 0, 2, 0, 0, 0]);
    expect(left('1999-09-06')).toBe(120);
    expect(remainingLife('UNKNOWN', '1999-09-06', '2001-01-01')).toBeNull();
  });
});
