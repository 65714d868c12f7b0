import { describe, expect, it } from '@jest/globals';
import { identifierSpellings, numberQuery } from './number-query.js';

const stored = identifierSpellings(['CN209910000001.X', 'CN109900001A']);

/** As the engine asks: a complete spelling, or the first digits. */
function finds(text: string): boolean {
  const query = numberQuery(text);
  return (
    query !== null &&
    stored.some(
      (spelling) => query.exact.includes(spelling) || query.prefixes.some((p) => spelling.startsWith(p)),
    )
  );
}

describe('numbers as people type them', () => {
  it.each([
    '209910000001.X',
    'CN209910000001.X',
    'ZL209910000001.x',
    'zl 2099 1 0000001.X',
    'ZL 2099 1 0000001．X',
    'ＣＮ２０９９１００００００１．Ｘ',
    '209910000001X',
    '209910000001',
    '20991000',
    'CN 109900001 A',
    '109900001',
    '209910000001.5',
    '209910000001.X；209920000002.1',
  ])('%s finds its patent', (text) => {
    expect(finds(text)).toBe(true);
  });

  it.each(['锂电池', '2099', '20 mm 的 40 cm 管', 'PM2.5', 'H01M10/0525', '电池 209910000001', ''])(
    '%s is words, not a number',
    (text) => {
      expect(numberQuery(text)).toBeNull();
    },
  );

  it('keeps the country of a foreign number', () => {
    expect(identifierSpellings(['US 10,123,456 B2'])).toEqual(['us10123456b2']);
    expect(numberQuery('us10123456')?.prefixes).toEqual(['us10123456']);
  });

  it('stores an old application number with and without its check digit, a publication number as it is', () => {
    expect(identifierSpellings(['CN99900001.3'])).toEqual(['999000013', '99900001']);
    expect(identifierSpellings(['CN109900001', null, ''])).toEqual(['109900001']);
  });
});
