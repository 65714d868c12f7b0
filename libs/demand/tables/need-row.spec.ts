import { describe, expect, it } from '@jest/globals';
import { columnsOf, readRow } from './need-row.js';

const read = (headers: string[], cells: string[], uncalculated: number[] = []) =>
  readRow(columnsOf(headers), cells, 'zh', uncalculated);

describe('a row as a need', () => {
  it('is refused for a formula that nobody has calculated, and for no other column’s', () => {
    const headers = ['主要问题', '预算（万元）', '小计'];
    expect(read(headers, ['某问题', '', ''], [1]).faults).toMatchObject([
      { column: '预算（万元）', value: null, code: 'need_formula_open' },
    ]);
    expect(read(headers, ['某问题', '5', ''], [2]).faults).toEqual([]);
  });

  it('takes the first column of a field that says something', () => {
    const { content } = read(['主要问题', '问题描述'], ['无', '真正的问题']);
    expect(content?.problem).toBe('真正的问题');
  });

  it.each([
    ['38', '38'],
    ['C38 电气机械和器材制造业', '38'],
    ['1', '01'],
  ])('reads the industry %s as division %s', (cell, division) => {
    expect(read(['主要问题', '行业'], ['某问题', cell]).content?.industry).toBe(division);
  });

  it('names both faults of a row, each with its column and value', () => {
    const { faults } = read(['主要问题', '行业', '不公开企业名称'], ['某问题', '电气', '也许']);
    expect(faults).toMatchObject([
      { column: '行业', value: '电气', code: 'industry_code' },
      { column: '不公开企业名称', value: '也许', code: 'isIn', params: { limit: '是、否' } },
    ]);
  });

  it('reads both ends of a budget from columns of their own', () => {
    const { content } = read(['主要问题', '预算下限（万元）', '预算上限（万元）'], ['某问题', '3', '5']);
    expect([content?.budgetFromFen, content?.budgetToFen]).toEqual([3_000_000, 5_000_000]);
  });
});
