import { describe, expect, it } from '@jest/globals';
import { beginningsOf, nameKeys, patentKeys } from './suggestion-keys.js';

describe('what is suggested while somebody types', () => {
  it('begins like a title from one of its first words on, like its sound, or like a number', () => {
    const keys = patentKeys({
      title: '一种锂离子电池隔膜的陶瓷涂层',
      titleEn: 'Ceramic coating for separators',
      applicationNumber: '202019900001.6',
      publicationNumber: 'CN111509222A',
      grantNumber: null,
    });
    const found = (typed: string) =>
      beginningsOf(typed).some((beginning) => keys.some((key) => key.startsWith(beginning)));
    for (const typed of [
      '锂离子',
      '电池',
      '隔膜的',
      '鋰離子 电池',
      'lilizi',
      'llzdc',
      'Ceramic co',
      'coating',
    ])
      expect([typed, found(typed)]).toEqual([typed, true]);
    for (const typed of ['CN 2020 1 99', '2020199', 'CN1115', '111509222'])
      expect([typed, found(typed)]).toEqual([typed, true]);
    for (const typed of ['一种', '的', 'separators', '2021', 'for'])
      expect([typed, found(typed)]).toEqual([typed, false]);
  });

  it('knows a name from each of its words on', () => {
    const keys = nameKeys('上海海嘉大学');
    for (const key of ['海嘉大学', 'haijiadaxue', 'hjdx', 'shanghaihaijiadaxue']) expect(keys).toContain(key);
  });

  it('asks nothing for a single letter', () => {
    expect([beginningsOf('a'), beginningsOf(' '), beginningsOf('锂')]).toEqual([[], [], ['锂']]);
  });
});
