import { describe, expect, it } from '@jest/globals';
import { readRow } from './need-row.js';
import { columnsOf } from './need-row-cells.js';

function read(headers: string[], row: string[], uncalculated: number[] = []) {
  const { content, cells } = readRow(columnsOf(headers), row, 'zh', uncalculated);
  return { content, faults: cells.faults };
}

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

  it('tells one fault of a cell, however much is wrong in it, and as much of it as somebody reads', () => {
    const words = Array.from({ length: 40 }, (_, at) => `这不是合作方式之${at}`).join('；');
    const { faults } = read(['主要问题', '合作方式', '关键词'], ['某问题', words, words]);
    expect(faults.map(({ column, code }) => [column, code])).toEqual([['合作方式', 'isIn']]);
    const { faults: more } = read(['主要问题', '关键词'], ['某问题', words]);
    expect(more).toMatchObject([
      { column: '关键词', value: `${words.slice(0, 200)}…`, code: 'arrayMaxSize', params: { limit: '5' } },
    ]);
    expect(more[0]?.params['value']).toHaveLength(80);
    const { faults: open } = read(['主要问题'], [''], [0]);
    expect(open.map(({ code }) => code)).toEqual(['need_formula_open']);
    const { faults: long } = read(['主要问题', '预算'], ['某问题', '一二三'.repeat(100)]);
    expect(long[0]?.params['value']).toBe(`${'一二三'.repeat(100).slice(0, 200)}…`);
  });

  it('names up to twenty universities, each once', () => {
    const named = (count: number) =>
      read(
        ['主要问题', '指定的高校'],
        ['某问题', Array.from({ length: count }, (_, at) => `第${at}大学,第0大学`).join(',')],
      ).faults;
    expect(named(20)).toEqual([]);
    expect(named(21)).toMatchObject([{ column: '指定的高校', code: 'arrayMaxSize', params: { limit: 20 } }]);
  });

  it('reads what our own export escaped, and holds nothing that cannot be stored', () => {
    const { content } = read(['主要问题', '材料'], ["'=A1 超差", '含\0与半个\ud83d']);
    expect(content).toMatchObject({ problem: '=A1 超差', material: '含\ufffd与半个\ufffd' });
  });

  it('reads both ends of a budget from columns of their own', () => {
    const { content } = read(['主要问题', '预算下限（万元）', '预算上限（万元）'], ['某问题', '3', '5']);
    expect([content?.budgetFromFen, content?.budgetToFen]).toEqual([3_000_000, 5_000_000]);
  });
});
