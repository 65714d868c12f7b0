import { describe, expect, it } from '@jest/globals';
import { readBudget } from './budget-cell.js';
import { fieldOf, HEADERS, unitOfHeader } from './need-headers.js';

const WAN = 1_000_000;

describe('a budget in a cell', () => {
  it.each([
    ['30-50万元', null, { from: 30 * WAN, to: 50 * WAN }],
    ['30万～50万', null, { from: 30 * WAN, to: 50 * WAN }],
    ['30万元至 80 万元', null, { from: 30 * WAN, to: 80 * WAN }],
    ['不超过 50 万元', null, { from: null, to: 50 * WAN }],
    ['50万元以内', null, { from: null, to: 50 * WAN }],
    ['≥20万', null, { from: 20 * WAN, to: null }],
    ['约 12.5 万元', null, { from: 12.5 * WAN, to: 12.5 * WAN }],
    ['1.2亿元', null, { from: 12_000 * WAN, to: 12_000 * WAN }],
    ['300,000元', null, { from: 30 * WAN, to: 30 * WAN }],
    ['¥300,000 to ¥500,000', null, { from: 30 * WAN, to: 50 * WAN }],
    ['RMB 300,000', 100, { from: 30 * WAN, to: 30 * WAN }],
    ['300000.50', 100, { from: 30_000_050, to: 30_000_050 }],
    ['30-50', WAN, { from: 30 * WAN, to: 50 * WAN }],
    ['面议', null, { from: null, to: null }],
  ])('%s in a column of unit %p', (cell, unit, read) => {
    expect(readBudget(cell, unit)).toEqual(read);
  });

  it.each([
    ['50', 'budget_unit_missing'],
    ['30-50', 'budget_unit_missing'],
    ['很多', 'budget_unreadable'],
    ['-5万元', 'budget_unreadable'],
    ['50万美元', 'budget_unreadable'],
  ])('%s is refused: %s', (cell, code) => {
    expect(readBudget(cell, null)).toBe(code);
  });

  it.each([
    ['预算（万元）', 'budget', WAN],
    ['预算下限(元)', 'budgetFrom', 100],
    ['Budget (10k CNY)', 'budget', WAN],
    ['Budget to (CNY)', 'budgetTo', 100],
    ['* 预算', 'budget', null],
  ])('the header %s', (header, field, unit) => {
    expect([fieldOf(header), unitOfHeader(header)]).toEqual([field, unit]);
  });

  it('reads every header that the export writes, in both languages', () => {
    for (const [field, names] of Object.entries(HEADERS))
      expect([fieldOf(names.zh), fieldOf(names.en)]).toEqual([field, field]);
  });
});
