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
 * A vector less what all have in common. Models differ in how alike they find any two texts (cosines of 0.1 with one, 0.8
 * with another); after this two texts taken at random have a cosine of about 0 with each, so one weight serves all models
 * and the bands stay where they are. Undefined: of another length than the collection's.
 */
export function centred(vector: Float32Array, common: Float32Array): Float32Array | undefined {
  if (vector.length !== common.length) return undefined;
  return unit(vector.map((value, at) => value - (common[at] as number)));
}

/**
 * Adds weight × cosine to what was found by words, and orders anew, ties by id. Without a vector on either side a score
 * stays as words made it: that is the score of one who is like the average.
 */
export function fuse(
  found: readonly Scored[],
  need: Float32Array | undefined,
  vectorOf: (id: string) => Float32Array | undefined,
  weight: number,
): Fused[] {
  return found
    .map(({ id, score }) => {
      const vector = need && vectorOf(id);
      return vector
        ? { id, score: score + weight * cosine(need, vector), fused: true }
        : { id, score, fused: false };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Of two vectors of length one. */
function cosine(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
