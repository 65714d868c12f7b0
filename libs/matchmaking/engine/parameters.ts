import type { GramKind } from './grams.js';

/**
 * Everything that a score hangs on besides the texts. A set that was in use is never edited: another one is added, so
 * that `MATCHING_PARAMETERS` can go back to it. Its version stands beside each score.
 */
export interface Parameters {
  version: string;
  /** Single characters carry more the rarer they are: 锂 or 酶 says more than five common ones. */
  exponent: Record<GramKind, number>;
  /** What a collection of fewer documents says of rarity is chance: there the background speaks alone. */
  enoughDocuments: number;
  /** Saturation and length of BM25 on the patent's side. */
  k1: number;
  b: number;
  /** How much the text of a need says beside its title. */
  textShare: Record<GramKind, number>;
  /** What the body of a patent counts beside its title. */
  bodyShare: number;
  /** A title that is nearly all project-speak must not make every score huge: its weight is at least this. */
  least: Record<GramKind, number>;
  /** From which score on a match is called so; what is below the lower one is hidden. */
  bands: { CLOSE: number; WORTH_A_LOOK: number };
  /** Share of an element that one sentence of the patent must hold. */
  coverage: { COVERED: number; PARTLY: number };
  /** What the centred cosine of an embedding model counts beside the lexical score; 0: vectors are not looked at. */
  cosineWeight: number;
}

/** On 123 graded needs: nDCG@10 .747, AUC .887; of CLOSE .36 have a level ≥ 3 and .01 level 1, of WORTH_A_LOOK .28 and .10. */
const GRAMS_1: Parameters = {
  version: 'grams-1',
  exponent: { single: 1.5, pair: 1 },
  enoughDocuments: 1000,
  k1: 1.2,
  b: 0.75,
  textShare: { single: 0.2, pair: 0.3 },
  bodyShare: 0.45,
  least: { single: 8, pair: 4 },
  bands: { CLOSE: 0.435, WORTH_A_LOOK: 0.21 },
  coverage: { COVERED: 0.6, PARTLY: 0.3 },
  cosineWeight: 0,
};

/**
 * Without vectors the same scores, figure by figure. With those of multilingual-e5-small: nDCG@10 .756, AUC .904 (more than
 * words alone by .002 to .016 and .008 to .026); of CLOSE .38 and .03, of WORTH_A_LOOK .24 and .11. From 0.15 to 0.3 the
 * weight makes no difference that can be told.
 */
const GRAMS_2: Parameters = { ...GRAMS_1, version: 'grams-2', cosineWeight: 0.2 };

/** The last one is in use unless the operator chooses another. */
export const PARAMETER_SETS: readonly [Parameters, ...Parameters[]] = [GRAMS_1, GRAMS_2];
export const CURRENT_PARAMETERS: Parameters = PARAMETER_SETS.at(-1) ?? GRAMS_1;
