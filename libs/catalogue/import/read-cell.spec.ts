import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellText } from './cell-values.js';
import { escapeText } from './escaped-text.js';
import { readCell, shownValue } from './read-cell.js';
import { storable } from './storable.js';

describe('a cell', () => {
  it.each(['=1+1', '+86', '-5 ℃', '@SUM(A1)', '＝1', "'=quoted"])(
    'says %j where our export wrote it',
    (text) => {
      expect(readCell(escapeText(text))).toBe(text);
    },
  );

  it.each([
    ['坏\0字符', '坏\ufffd字符'],
    ['半个\ud83d', '半个\ufffd'],
    ["'=\0", '=\ufffd'],
    [' 无 ', null],
    ['', null],
    [undefined, null],
  ])('%j is read as %j', (cell, said) => {
    expect(readCell(cell)).toBe(said);
  });

  it('holds nothing that cannot be stored', () => {
    const texts = fc.string({ unit: fc.constantFrom('\0', '\ud83d', '\ude00', '=', "'", '甲') });
    fc.assert(
      fc.property(texts, (text) => {
        const said = readCell(escapeText(text)) ?? '';
        return storable(said) === said && said.length === (cellText(text) ?? '').length;
      }),
    );
  });

  it('is repeated up to 200 characters, none of them cut in half', () => {
    expect(shownValue('😀'.repeat(201))).toBe(`${'😀'.repeat(200)}…`);
    expect(shownValue('甲'.repeat(200))).toBe('甲'.repeat(200));
  });
});
