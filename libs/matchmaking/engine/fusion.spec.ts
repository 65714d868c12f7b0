import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commonOf, ENOUGH_VECTORS, fuse, Nearness, unit } from './fusion.js';
import { MatchIndexBuilder } from './match-index-builder.js';
import { CURRENT_PARAMETERS } from './parameters.js';
import { mergeStatistics } from './weights.js';

const SIZE = 6;
/** All point into one direction, as those of a model do, and none is like another. */
const vectors = fc.integer({ min: 1, max: 1e9 }).map((seed) => {
  let state = seed;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: ENOUGH_VECTORS + (seed % 20) }, () =>
    unit(Float32Array.from({ length: SIZE }, (_, at) => 2 * next() - 1 + (at === 0 ? 3 : 0))),
  );
});
const signs = fc.array(fc.constantFrom(...'锂电池防爆污水处理热风'.split('')), {
  minLength: 1,
  maxLength: 12,
});
const text = signs.map((all) => all.join(''));

/** The cosine of two less what all have in common, as one would write it down. */
function slowly(one: Float32Array, other: Float32Array, common: Float32Array): number {
  const [a, b] = [one, other].map((each) => unit(each.map((value, at) => value - (common[at] ?? 0)))) as [
    Float32Array,
    Float32Array,
  ];
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

describe('words and vectors together', () => {
  it('take from vectors what all have in common: two at random are not near, whatever the model', () => {
    fc.assert(
      fc.property(vectors, (all) => {
        const common = commonOf(all);
        if (!common) throw new Error('there are enough');
        const [first, ...rest] = all as [Float32Array, ...Float32Array[]];
        const near = new Nearness(first, common);
        const cosines = rest.map((one) => near.to(one) ?? 1);
        // As they come, each two have a cosine of about 0.8.
        expect(Math.abs(cosines.reduce((sum, one) => sum + one, 0) / rest.length)).toBeLessThan(0.25);
        expect(near.to(first)).toBeCloseTo(1, 3);
        for (const [at, one] of rest.entries())
          expect(cosines[at]).toBeCloseTo(slowly(first, one, common), 3);
      }),
      { numRuns: 100 },
    );
    expect(commonOf([Float32Array.of(1, 0)])).toBeNull();
    expect(() => new Nearness(Float32Array.of(1, 0), Float32Array.of(1))).toThrow(RangeError);
    expect(new Nearness(Float32Array.of(1, 0), Float32Array.of(0, 0)).to(Float32Array.of(1))).toBeUndefined();
  });

  it('leave a score alone where either side has no vector, and add no more than the weight', () => {
    const found = [
      { id: 'a', score: 0.3 },
      { id: 'b', score: 0.3 },
      { id: 'c', score: 0.29 },
    ];
    const of: Record<string, Float32Array> = { b: Float32Array.of(-1, 0), c: Float32Array.of(1, 0) };
    const need = new Nearness(Float32Array.of(1, 0), Float32Array.of(0, 0));
    expect(fuse(found, undefined, (id) => of[id], 0.2)).toEqual(
      found.map((one) => ({ ...one, fused: false })),
    );
    expect(fuse(found, need, (id) => of[id], 0.2)).toEqual([
      { id: 'c', score: 0.49, fused: true },
      { id: 'a', score: 0.3, fused: false },
      { id: 'b', score: 0.3 - 0.2, fused: true },
    ]);
  });

  it('answer the same from one shard and from four', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), vectors, text, (texts, all, title) => {
        const documents = texts.map((one, at) => ({ id: `p${String(at).padStart(3, '0')}`, text: one }));
        const shards = [0, 1, 2, 3].map(
          (shard) =>
            new MatchIndexBuilder(
              CURRENT_PARAMETERS,
              documents.filter((_, at) => at % 4 === shard),
            ),
        );
        const statistics = mergeStatistics(shards.map((shard) => shard.statistics()));
        const common = commonOf(all) ?? new Float32Array(SIZE);
        const vectorOf = (id: string) => all[Number(id.slice(1))];
        const near = new Nearness(all[0] ?? common, common);
        const need = { title, text: '' };
        const fused = (found: { id: string; score: number }[]) => fuse(found, near, vectorOf, 0.2);
        const one = fused(
          new MatchIndexBuilder(CURRENT_PARAMETERS, documents).freeze(statistics).search(need, 100),
        );
        expect(fused(shards.flatMap((shard) => shard.freeze(statistics).search(need, 100)))).toEqual(one);
      }),
      { numRuns: 50 },
    );
  });
});
