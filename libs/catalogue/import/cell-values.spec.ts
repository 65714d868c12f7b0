import { describe, expect, it } from '@jest/globals';
import { cellText, parseDay, splitParties, splitPeople, splitValues } from './cell-values.js';

describe('days', () => {
  it.each([
    ['2003/2/7', '2003-02-07'],
    ['2013.01.02', '2013-01-02'],
    ['20110929', '2011-09-29'],
    ['2024-03-15', '2024-03-15'],
    ['2024年3月15日', '2024-03-15'],
    ['２０２４－０３－１５', '2024-03-15'],
    ['2024-03-15 10:20:30', '2024-03-15'],
    ['2024-03-15T00:00:00Z', '2024-03-15'],
    ['15.12.2023', '2023-12-15'],
    ['45366', '2024-03-15'],
    ['2023-02-30', null],
    ['03/04/2020', null],
    ['2020', null],
    ['2020-13-01', null],
    ['0001-01-01', null],
    ['期限届满', null],
  ])('%s is %s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });
});

describe('values', () => {
  it.each(['', ' ', '-', '--', '—', 'N/A', 'null', '无', '#N/A', '\u200b', '\u00a0'])(
    '%j says nothing',
    (cell) => {
      expect(cellText(cell)).toBeNull();
    },
  );

  it.each([
    ['a | b', ['a', 'b']],
    ['a; b;c；d', ['a', 'b', 'c', 'd']],
    ['a;;b', ['a', 'b']],
    ['张三、李四', ['张三', '李四']],
    ['甲大学\n乙公司', ['甲大学', '乙公司']],
    ['a | - | a', ['a']],
    ['Cima; Michael | Sachs; Emanuel', ['Cima; Michael', 'Sachs; Emanuel']],
  ])('%j splits into %j', (text, values) => {
    expect(splitValues(text)).toEqual(values);
  });

  it('splits people at commas and blanks only where no name has them', () => {
    expect(splitPeople('张三,李四，买买提·艾力', '发明人')).toEqual(['张三', '李四', '买买提·艾力']);
    expect(splitPeople('张三 李四', '发明人')).toEqual(['张三', '李四']);
    expect(splitPeople('王 伟', '发明人')).toEqual(['王 伟']);
    expect(splitPeople('Smith, John', 'Inventors')).toEqual(['Smith, John']);
    expect(splitPeople('Jun Jang, Oh Pil', 'inventor/author')).toEqual(['Jun Jang', 'Oh Pil']);
  });

  it('splits organisations at commas only where no name has them', () => {
    expect(splitParties('甲大学,乙公司', '申请人')).toEqual(['甲大学', '乙公司']);
    expect(splitParties('Foo Co., Ltd.', '申请人')).toEqual(['Foo Co., Ltd.']);
    expect(splitParties('Foo Co., Ltd., Bar Inc.', 'assignee')).toEqual(['Foo Co., Ltd.', 'Bar Inc.']);
  });
});
