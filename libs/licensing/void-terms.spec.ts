import { describe, expect, it } from '@jest/globals';
import { voidTermFindings } from './void-terms.js';

const codes = (text: string): string[] =>
  voidTermFindings('otherMatters', text).map((finding) => finding.code);

describe('terms that may be void', () => {
  it.each([
    ['被许可人的改进成果无偿归许可人所有。', 'void_grant_back'],
    ['Improvements made by the licensee shall be assigned to the licensor.', 'void_grant_back'],
    ['被许可人不得对专利权的有效性提出异议。', 'void_no_challenge'],
    ['不得请求宣告专利权无效', 'void_no_challenge'],
    ['The licensee shall not challenge the validity of the patent.', 'void_no_challenge'],
    ['被许可人必须同时购买许可人的设备。', 'void_tie_in'],
    ['The licensee must also buy the catalyst.', 'void_tie_in'],
    ['被许可人不得使用与之竞争的技术。', 'void_rival_technology'],
    ['The licensee shall not use any competing technology.', 'void_rival_technology'],
    ['产品不得向境外出口。', 'void_market_limit'],
    ['产品售价不得低于一百元', 'void_market_limit'],
    ['原材料只能从许可人处购买。', 'void_source_limit'],
  ])('are pointed out: %s', (text, code) => {
    expect(codes(text)).toContain(code);
  });

  it('are only ever warnings, with the words that raised them', () => {
    expect(voidTermFindings('otherMatters', '其他：禁止出口。')).toEqual([
      {
        severity: 'WARNING',
        field: 'otherMatters',
        code: 'void_market_limit',
        params: { phrase: '禁止出口', index: 3 },
      },
    ]);
  });

  it('are not seen in the ordinary care of a licensor', () => {
    const ordinary =
      '许可人交付技术资料并提供必要的指导。专利权被宣告无效的，自宣告之日起停止支付。被许可人不得再许可他人实施。' +
      '双方各自改进的成果归改进方所有。The licensor delivers drawings and answers questions for one year.';
    expect(codes(ordinary)).toEqual([]);
  });
});
