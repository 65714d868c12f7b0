import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { centred, commonOf, ENOUGH_VECTORS, fuse, unit } from './fusion.js';
import { MatchIndex } from './match-index.js';
import { CURRENT_PARAMETERS } from './parameters.js';
import { mergeStatistics } from './weights.js';

const SIZE = 6;
const vector = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: SIZE, maxLength: SIZE })
  .map((numbers) => unit(Float32Array.from(numbers, (one, at) => one + (at === 0 ? 3 : 0))));
const vectors = fc.array(vector, { minLength: ENOUGH_VECTORS, maxLength: ENOUGH_VECTORS + 20 });
const signs = fc.array(fc.constantFrom(...'锂电池防爆污水处理热风'.split('')), {
  minLength: 1,
  maxLength: 12,
});
const text = signs.map((all) => all.join(''));

describe('words and vectors together', () => {
  it('take from vectors what all have in common: two at random are as near as not, whatever the model', () => {
    fc.assert(
      fc.property(vectors, (all) => {
        const common = commonOf(all);
        if (!common) throw new Error('there are enough');
        const centres = all.map((one) => centred(one, common) ?? one);
        const mean = commonOf(centres) ?? common;
        // All of them point into the same direction by 3 of about 3.5 before.
        expect(Math.abs(mean[0] ?? 1)).toBeLessThan(0.5);
        expect((common[0] ?? 0) > 0.7).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(commonOf([Float32Array.of(1, 0)])).toBeNull();
    expect(centred(Float32Array.of(1, 0), Float32Array.of(1))).toBeUndefined();
  });

  it('leave a score alone where either side has no vector, and add no more than the weight', () => {
    const found = [
      { id: 'a', score: 0.3 },
      { id: 'b', score: 0.3 },
      { id: 'c', score: 0.29 },
    ];
    const of: Record<string, Float32Array> = { b: Float32Array.of(-1, 0), c: Float32Array.of(1, 0) };
    const need = Float32Array.of(1, 0);
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
        const shards = [0, 1, 2, 3].map((shard) =>
          MatchIndex.build(
            documents.filter((_, at) => at % 4 === shard),
            CURRENT_PARAMETERS,
          ),
        );
        const statistics = mergeStatistics(shards.map((shard) => shard.statistics()));
        const common = commonOf(all) ?? new Float32Array(SIZE);
        const vectorOf = (id: string) => centred(all[Number(id.slice(1))] ?? common, common);
        const need = { title, text: '' };
        const fused = (found: { id: string; score: number }[]) =>
          fuse(found, vectorOf('p000'), vectorOf, 0.2);
        const one = fused(
          MatchIndex.build(documents, CURRENT_PARAMETERS).freeze(statistics).search(need, 100),
        );
        expect(fused(shards.flatMap((shard) => shard.freeze(statistics).search(need, 100)))).toEqual(one);
      }),
      { numRuns: 50 },
    );
  });
});
