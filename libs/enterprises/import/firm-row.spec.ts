import { describe, expect, it } from '@jest/globals';
import { firmFieldOf } from './firm-headers.js';
import { readFirmRow } from './firm-row.js';

const columns = ['企业名称', '统一社会信用代码', '联系人', '电话', '同意依据', '日期'].map(
  (header, index) => ({
    index,
    header,
    field: firmFieldOf(header),
  }),
);

describe('a row of firms', () => {
  it('tells one fault of a cell: a code that nobody calculated is not missing, too', () => {
    const cells = ['', '', '张'.repeat(61), '', '名片', '昨天'];
    const { firm, findings } = readFirmRow(
      { rowNumber: 2, cells, uncalculated: [1, 3] },
      columns,
      '2026-05-01',
    );
    expect(firm).toBeNull();
    expect(findings.map(({ column, code }) => [column, code])).toEqual([
      ['统一社会信用代码', 'firm_cell_uncalculated'],
      ['电话', 'firm_cell_uncalculated'],
      ['联系人', 'firm_cell_too_long'],
      ['日期', 'firm_day_unreadable'],
    ]);
  });
});
