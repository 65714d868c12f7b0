import type { Scored } from './match-index.js';

/** Found by words; `fused` where vectors had their say, too. */
export interface Fused extends Scored {
  fused: boolean;
}

/** Fewer vectors do not tell what all texts of a collection have in common. */
export const ENOUGH_VECTORS = 100;

/** Of length one, as they are kept. Sums in double precision and a fixed order: the same input gives the same bytes. */
export function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** What the texts of a collection have in common; null where there are too few to tell. */
export function commonOf(vectors: readonly Float32Array[]): Float32Array | null {
  const size = vectors[0]?.length ?? 0;
  if (vectors.length < ENOUGH_VECTORS || size === 0) return null;
  const sums = new Float64Array(size);
  for (const vector of vectors)
    for (let at = 0; at < size; at++) sums[at] = (sums[at] as number) + (vector[at] ?? 0);
  return Float32Array.from(sums, (sum) => sum / vectors.length);
}

/**
 * How near a need is to others, less what all texts of the collection have in common. Models differ in how alike they find
 * any two texts (cosines of 0.1 with one, 0.8 with another); after this two texts taken at random have a cosine of about 0
 * with each, so one weight serves all models and the bands stay where they are.
 */
export class Nearness {
  private readonly centred: Float32Array;
  private readonly centredByCommon: number;
  private readonly square: number;

  /** Both of length one, or the mean of such. @throws RangeError where they are not of one model */
  constructor(
    need: Float32Array,
    private readonly common: Float32Array,
  ) {
    if (need.length !== common.length) throw new RangeError('vectors of two models');
    this.centred = unit(need.map((value, at) => value - (common[at] as number)));
    this.centredByCommon = product(this.centred, common);
    this.square = product(common, common);
  }

  /** Cosine of the centred ones, without making them: this is asked a thousand times for each need. */
  to(vector: Float32Array): number | undefined {
    if (vector.length !== this.common.length) return undefined;
    const length = Math.sqrt(Math.max(0, 1 - 2 * product(vector, this.common) + this.square));
    return length < LEAST_LENGTH ? 0 : (product(this.centred, vector) - this.centredByCommon) / length;
  }
}

/** One that is what all have in common says nothing. */
const LEAST_LENGTH = 1e-3;

/**
 * Adds weight × cosine to what was found by words, and orders anew, ties by id. Without a vector on either side a score
 * stays as words made it: that is the score of one who is like the average.
 */
export function fuse(
  found: readonly Scored[],
  need: Nearness | undefined,
  vectorOf: (id: string) => Float32Array | undefined,
  weight: number,
): Fused[] {
  return found
    .map(({ id, score }) => {
      const vector = need && vectorOf(id);
      const cosine = vector && need.to(vector);
      return cosine === undefined
        ? { id, score, fused: false }
        : { id, score: score + weight * cosine, fused: true };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
