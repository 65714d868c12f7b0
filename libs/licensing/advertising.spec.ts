import { describe, expect, it } from '@jest/globals';
import { advertisingFindings, advertisingWords } from './advertising.js';

const words = (text: string): string[] => advertisingWords(text).map(({ word }) => word);

describe('the language of advertising', () => {
  it('is found where it stands, in both languages', () => {
    expect(advertisingWords('国内第一的最佳方案，限时独家。')).toEqual([
      { word: '第一', index: 2 },
      { word: '最佳', index: 5 },
      { word: '限时', index: 10 },
      { word: '独家', index: 12 },
    ]);
    expect(words('The BEST and leading process, guaranteed.')).toEqual(['BEST', 'leading', 'guaranteed']);
    expect(words('国家级成果，绝无仅有，抢先实施，最优惠，最先进')).toHaveLength(5);
  });

  it('is told from the words of contract and technique', () => {
    const plain = '第一笔许可使用费自生效日起三十日内支付；第一方面所述的最大载荷、最终产品；第一专利权人。';
    expect(words(plain)).toEqual([]);
    expect(words('The licensor uses best efforts; a defect leading to failure; misleading; bestow.')).toEqual(
      [],
    );
  });

  it('is reported with the field', () => {
    expect(advertisingFindings('otherMatters', '最佳')).toEqual([
      {
        severity: 'WARNING',
        field: 'otherMatters',
        code: 'advertising_word',
        params: { word: '最佳', index: 0 },
      },
    ]);
  });
});
