import { describe, expect, it } from '@jest/globals';
import { draftFromAbstract } from './sheet-draft.js';

const WASHER = [
  '本实用新型公开了一种清洗装置。',
  '现有清洗机换水频繁，叶片容易碰破。',
  '装置包括粗洗槽和精洗槽，精洗槽内设有导流板；',
  '溢流水经滤网回流至粗洗槽。',
  '吨菜用水由4.8吨降至1.9吨，叶片破损率降低68%。',
  '适合中央厨房使用。',
];

describe('a draft from the abstract', () => {
  it('takes each sentence for the part that it tells, and leaves out what only announces the title', () => {
    expect(draftFromAbstract(WASHER.join(''))).toEqual({
      problem: WASHER[1],
      howItWorks: `${WASHER[2]}${WASHER[3]}`,
      benefit: WASHER[4],
      applications: [WASHER[5]],
    });
  });

  it('writes nothing of its own', () => {
    const abstract = WASHER.join('');
    const { problem, howItWorks, benefit, applications } = draftFromAbstract(abstract);
    for (const text of [problem, howItWorks, benefit, ...applications]) expect(abstract).toContain(text);
  });

  it.each([
    ['用于解决定时滴灌水量与需水不符的问题。', 'problem'],
    ['针对现有单槽清洗机的不足，换用两槽。', 'problem'],
    ['传统方法不易控制温度。', 'problem'],
    ['本发明通过红外探头测取温度。', 'howItWorks'],
    ['该电机由定子和转子组成。', 'howItWorks'],
    ['通过设置导流板，提高了清洗效率。', 'benefit'],
    ['每亩耗电由420千瓦时降至275千瓦时。', 'benefit'],
    ['可应用于工业余热回收领域。', 'applications'],
    ['The device comprises a tank and a pump.', 'howItWorks'],
    ['Water use fell from 4.8 to 1.9 tonnes.', 'benefit'],
    ['It is suitable for central kitchens.', 'applications'],
  ] as const)('reads %s as %s', (sentence, part) => {
    const draft = draftFromAbstract(sentence);
    const filled = Object.entries(draft).filter(([, value]) => value !== null && value.length > 0);
    expect(filled).toEqual([[part, part === 'applications' ? [sentence] : sentence]]);
  });

  it.each([null, '', '   ', '略'])('has nothing to say of %p', (abstract) => {
    expect(draftFromAbstract(abstract)).toEqual({
      problem: null,
      howItWorks: null,
      benefit: null,
      applications: [],
    });
  });

  it('stays short where an abstract goes on and on', () => {
    const draft = draftFromAbstract('通过加热提高了强度。'.repeat(50));
    expect(draft.benefit).toBe('通过加热提高了强度。'.repeat(2));
  });
});
