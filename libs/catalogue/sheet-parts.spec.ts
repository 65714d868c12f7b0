import { describe, expect, it } from '@jest/globals';
import { draftFromAbstract } from './sheet-draft.js';
import { EMPTY_SHEET, type SheetContent, type SheetPart, statesOf } from './sheet-parts.js';

const draft = draftFromAbstract('现有方法难以控制。适用于温室。');
const stateIn = (sheet: Partial<SheetContent>, part: SheetPart) =>
  statesOf({ ...EMPTY_SHEET, ...sheet }, draft).find((one) => one.part === part)?.state;

describe('the parts of a sheet', () => {
  it('are a draft where only the abstract tells them, and missing where nothing does', () => {
    expect(statesOf(EMPTY_SHEET, draft).map(({ state }) => state)).toEqual([
      'DRAFT',
      'MISSING',
      'MISSING',
      'DRAFT',
      'MISSING',
      'MISSING',
    ]);
  });

  it('are stated once a person wrote them', () => {
    expect(stateIn({ problem: '温度难控' }, 'problem')).toBe('STATED');
    expect(stateIn({ applications: ['温室'] }, 'applications')).toBe('STATED');
    expect(stateIn({ trl: 6 }, 'readiness')).toBe('STATED');
  });

  it.each([
    ['更省水、更耐用', 'NO_FIGURE'],
    ['每吨用水1.9吨，单槽机约4.8吨', 'STATED'],
    ['寿命为现有做法的三倍', 'STATED'],
    ['用水减半', 'NO_FIGURE'],
    ['能耗降低两成', 'STATED'],
  ])('want a figure to compare: %s is %s', (benefit, state) => {
    expect(stateIn({ benefit }, 'benefit')).toBe(state);
  });
});
