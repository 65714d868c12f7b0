/** The same draw each time: whoever evaluates twice, or on two engines, asks the same questions. */
export function drawFrom<T>(items: readonly T[], count: number, seed: number): T[] {
  const next = randomFrom(seed);
  const left = [...items];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) {
    const at = Math.floor(next() * left.length);
    drawn.push(left[at] as T);
    left[at] = left.at(-1) as T;
    left.pop();
  }
  return drawn;
}

const RESAMPLES = 1000;
const INTERVAL_SEED = 7;

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** 95 % of the means of questions drawn again, with replacement. */
export function interval(values: readonly number[]): [number, number] {
  const next = randomFrom(INTERVAL_SEED);
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(values.map(() => values[Math.floor(next() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return [means[Math.floor(0.025 * RESAMPLES)] ?? 0, means[Math.floor(0.975 * RESAMPLES)] ?? 0];
}

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
