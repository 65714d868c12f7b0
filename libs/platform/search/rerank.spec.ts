import { describe, expect, it } from '@jest/globals';
import { gramsOf, rerank } from './rerank.js';

const statistics = {
  documents: 1000,
  df: new Map([
    ['轴', 90],
    ['承', 80],
    ['轴承', 60],
    ['密', 70],
    ['封', 70],
    ['密封', 50],
  ]),
};

describe('the second ranking of a description', () => {
  it('prefers the document that holds more of the pairs', () => {
    const order = rerank(
      '轴承密封',
      [
        { id: 'less', body: '一种轴承的支架' },
        { id: 'more', body: '一种轴承的密封' },
      ],
      statistics,
    );
    expect(order).toEqual(['more', 'less']);
  });

  it('counts a long document less than a short one that says the same', () => {
    const long = `轴承${'的支架和它的底座'.repeat(20)}`;
    const order = rerank(
      '轴承',
      [
        { id: 'long', body: long },
        { id: 'short', body: '轴承' },
      ],
      statistics,
    );
    expect(order).toEqual(['short', 'long']);
  });

  it('leaves the order of the words where nothing else is known', () => {
    const candidates = ['b', 'a', 'c'].map((id) => ({ id, body: '无关' }));
    expect(rerank('轴承', candidates, statistics)).toEqual(['b', 'a', 'c']);
  });

  it('asks for characters, pairs and Latin words', () => {
    expect(gramsOf('轴承 bearings')).toEqual(['轴', '承', '轴承', 'bearing']);
  });
});
