import { EmbedderAway } from './embedder-away.js';

/**
 * What a model gave, as it may be kept: one for each text, all of one length. Null where a vector has no direction, or holds
 * what is no number: of that text nothing is known.
 * @throws EmbedderAway where some are missing, or they differ in length
 */
export function usableVectors(
  given: readonly (Float32Array | null | undefined)[],
  count: number,
): (Float32Array | null)[] {
  const length = given.find((one) => one)?.length ?? 0;
  const vectors = Array.from({ length: count }, (_, at) => given[at]);
  if (given.length !== count || vectors.some((one) => one === undefined || (one && one.length !== length)))
    throw new EmbedderAway('the vectors of the embedding model differ in length, or some are missing');
  return vectors.map((one) => (one && hasDirection(one) ? one : null));
}

function hasDirection(vector: Float32Array): boolean {
  return vector.every((one) => Number.isFinite(one)) && vector.some((one) => one !== 0);
}
