import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';

describe('the list of findings as a file', () => {
  it.each(['=1+1', '+86', '-2', '@cmd', ' =1', '＝1', '\tx'])('does not let a spreadsheet run %j', (cell) => {
    expect(csvOf([[cell]]).slice(1)).toBe(`'${cell}\r\n`);
  });

  it('quotes what would break a row', () => {
    expect(csvOf([['第 3 行', '一,二', '他说"好"']])).toBe('\ufeff第 3 行,"一,二","他说""好"""\r\n');
  });
});
