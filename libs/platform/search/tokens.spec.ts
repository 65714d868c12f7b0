import { describe, expect, it } from '@jest/globals';
import { lexemesOf, queryWords, tsqueryOf, tsvectorLiteral } from './tokens.js';

const words = (text: string) => queryWords(text).map(({ word }) => word);

describe('tokens', () => {
  it.each([
    ['处理', '待处理'],
    ['工程', '在建工程'],
    ['电池', '锂离子电池'],
    ['电池', '一种蓄电池的外壳'],
    ['材料', '碳纤维复合材料'],
    ['复合材料', '碳纤维复合材料'],
    ['导电', '半导电层'],
    ['锂', '锂离子电池'],
    ['鋰電池', '一种锂电池'],
    ['锂电池', '一種鋰電池的製備方法'],
    ['ＬＥＤ', 'led灯'],
    ['battery', 'Batteries of lithium-ion cells'],
    ['lithium-ion cell', 'Batteries of lithium-ion cells'],
    ['ion', 'Batteries of lithium-ion cells'],
    ['C++', '用C++语言编写'],
    ['pm2.5', '室内PM2.5的检测'],
  ])('%s finds %s', (query, text) => {
    const known = lexemesOf(text);
    const missing = queryWords(query).filter(
      ({ word, parts }) => !known.has(word) && !(parts.length > 0 && parts.every((part) => known.has(part))),
    );
    expect(missing).toEqual([]);
  });

  it('does not find what only looks alike', () => {
    expect(lexemesOf('用C++语言编写').has('c')).toBe(false);
    expect(lexemesOf('the motion of a car').has('ion')).toBe(false);
    expect(lexemesOf('铅酸蓄水池').has('电池')).toBe(false);
  });

  it('asks for the words that tell something, and for stop words only where there is nothing else', () => {
    expect(words('一种锂离子电池的制备方法')).toEqual(['锂离子电池', '制备', '方法']);
    expect(words('the recycling of solar cells')).toEqual(['recycling', 'solar', 'cell']);
    expect(words('的')).toEqual(['的']);
    expect(words('，。 !')).toEqual([]);
  });

  it.each(['锂离子电池', '在建工程', '卷积神经网络', '膜', '无刷电机控制器'])(
    'covers every character of %s by parts',
    (text) => {
      const longer = queryWords(text).filter(({ word }) => word.length > 1);
      for (const { word, parts } of longer)
        expect([...word].filter((c) => !parts.join('').includes(c))).toEqual([]);
    },
  );

  it('gives each lexeme of a document its best weight, and marks those of the title', () => {
    const literal = tsvectorLiteral({ A: ['电池'], B: ['电池隔膜'], C: [], D: ["o'brien"] }, [
      '2012102874991',
    ]);
    const lexemes = literal.split(' ');
    expect(lexemes).toEqual(
      expect.arrayContaining(["'电池':1A", "'^电池'", "'隔膜':1B", "'#2012102874991'", "'o''brien'"]),
    );
    expect(lexemes).not.toContain("'电池':1B");
  });

  it('quotes what is special to a tsquery', () => {
    expect(tsqueryOf([[["o'brien", 'a\\b']], [['电池'], ['cell']]], '|')).toBe(
      "('o''brien' & 'a\\\\b') | ('电池' | 'cell')",
    );
  });
});
