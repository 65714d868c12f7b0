import { bandOf, type Parameters } from '#libs/matchmaking';
import type { Judged } from './ranking-metrics.js';

export interface BandFigures {
  band: 'CLOSE' | 'WORTH_A_LOOK' | 'HIDDEN';
  pairs: number;
  /** Share of them that people grade 3 and better, and 1; null without a pair. */
  good: number | null;
  bad: number | null;
}
export interface Bands {
  /** What people say of the pairs in each band of the parameters in use. */
  now: BandFigures[];
  /**
   * From which score on these grades would call a pair so; null: too few grades to tell. A proposal: bands are constants of
   * a parameter set, and a set is added by people.
   */
  proposed: { CLOSE: number | null; WORTH_A_LOOK: number | null };
}

/** So many of a band's pairs are good: what the bands were first set at (libs/matchmaking/README.md, quality). */
const GOOD_SHARE = { CLOSE: 0.36, WORTH_A_LOOK: 0.25 };
const GOOD = 3;
/** A share of fewer pairs is chance. */
const ENOUGH = 50;

export function bandsOf(judged: readonly Judged[], parameters: Parameters): Bands {
  const pairs = judged.toSorted((a, b) => b.score - a.score);
  const close = lowest(pairs, GOOD_SHARE.CLOSE);
  const below = close === null ? [] : pairs.slice(close);
  const worth = lowest(below, GOOD_SHARE.WORTH_A_LOOK);
  return {
    now: (['CLOSE', 'WORTH_A_LOOK', 'HIDDEN'] as const).map((band) => {
      const inside = pairs.filter(({ score }) => (bandOf(score, parameters) ?? 'HIDDEN') === band);
      return {
        band,
        pairs: inside.length,
        good: share(inside, ({ level }) => level >= GOOD),
        bad: share(inside, ({ level }) => level === 1),
      };
    }),
    proposed: {
      CLOSE: close === null ? null : scoreAt(pairs, close),
      WORTH_A_LOOK: worth === null ? null : scoreAt(below, worth),
    },
  };
}

/** How many of the best are the most of which so large a share is good; equal scores stand together. */
function lowest(pairs: readonly Judged[], wanted: number): number | null {
  let good = 0;
  let found: number | null = null;
  for (const [at, { level, score }] of pairs.entries()) {
    if (level >= GOOD) good += 1;
    const count = at + 1;
    if (count >= ENOUGH && score > (pairs[count]?.score ?? -Infinity) && good / count >= wanted)
      found = count;
  }
  return found;
}

function scoreAt(pairs: readonly Judged[], count: number): number {
  return Math.round(1000 * (pairs[count - 1]?.score ?? 0)) / 1000;
}

function share(pairs: readonly Judged[], is: (pair: Judged) => boolean): number | null {
  return pairs.length === 0 ? null : Math.round((1000 * pairs.filter(is).length) / pairs.length) / 1000;
}
