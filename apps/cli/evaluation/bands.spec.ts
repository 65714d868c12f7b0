import { describe, expect, it } from '@jest/globals';
import { CURRENT_PARAMETERS } from '#libs/matchmaking';
import { bandsOf } from './bands.js';

/** `count` pairs at one score, of which `good` have level 4 and the others 1. */
const at = (score: number, count: number, good: number) =>
  Array.from({ length: count }, (_, place) => ({ score, level: place < good ? 4 : 1 }));

describe('bands', () => {
  it('tell what people say of the pairs in each, and from where on their grades would have them begin', () => {
    const { now, proposed } = bandsOf(
      [...at(0.8, 50, 25), ...at(0.5, 50, 12), ...at(0.3, 100, 26), ...at(0.1, 200, 0)],
      CURRENT_PARAMETERS,
    );
    expect(now).toEqual([
      { band: 'CLOSE', pairs: 100, good: 0.37, bad: 0.63 },
      { band: 'WORTH_A_LOOK', pairs: 100, good: 0.26, bad: 0.74 },
      { band: 'HIDDEN', pairs: 200, good: 0, bad: 1 },
    ]);
    expect(proposed).toEqual({ CLOSE: 0.5, WORTH_A_LOOK: 0.3 });
  });

  it('propose nothing from a few grades, nor where pairs of one score would be parted', () => {
    expect(bandsOf(at(0.9, 49, 49), CURRENT_PARAMETERS).proposed).toEqual({
      CLOSE: null,
      WORTH_A_LOOK: null,
    });
    expect(bandsOf(at(0.9, 200, 60), CURRENT_PARAMETERS).proposed.CLOSE).toBeNull();
  });
});
