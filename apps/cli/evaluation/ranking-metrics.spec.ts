import { describe, expect, it } from '@jest/globals';
import { auc, goodInFirst5, ndcg10 } from './ranking-metrics.js';

const judged = (...pairs: [level: number, score: number][]) =>
  pairs.map(([level, score]) => ({ level, score }));

describe('metrics of a ranking', () => {
  it('are best for the order of the grades and worst for the reverse', () => {
    const levels = [4, 3, 2, 1];
    const right = levels.map((level) => ({ level, score: level }));
    const reverse = levels.map((level) => ({ level, score: -level }));
    expect([ndcg10(right), auc(right)]).toEqual([1, 1]);
    expect(auc(reverse)).toBe(0);
    expect(ndcg10(reverse)).toBeCloseTo(
      (1 / Math.log2(3) + 3 / Math.log2(4) + 7 / Math.log2(5)) / (7 + 3 / Math.log2(3) + 1 / Math.log2(4)),
    );
  });

  it('share what stands at the same score', () => {
    const tied = judged([4, 1], [1, 1]);
    expect(auc(tied)).toBe(0.5);
    expect(ndcg10(tied)).toBeCloseTo((3.5 + 3.5 / Math.log2(3)) / 7);
  });

  it('say nothing where the grades say nothing', () => {
    expect([ndcg10(judged([1, 2], [1, 1])), auc(judged([2, 1])), goodInFirst5(judged([2, 1]))]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('look no further than the tenth place', () => {
    const late = [
      ...Array.from({ length: 10 }, (_, at) => ({ level: 1, score: 20 - at })),
      { level: 4, score: 1 },
    ];
    expect([ndcg10(late), goodInFirst5(late)]).toEqual([0, 0]);
  });
});
