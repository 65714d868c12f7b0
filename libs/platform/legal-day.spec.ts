import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, addYears, daysBetween, isLegalDay, legalDayOf } from './legal-day.js';

describe('a legal day', () => {
  it('is the day in Shanghai, not the day of the server', () => {
    expect(legalDayOf(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
    expect(legalDayOf(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
  });

  it('exists in the calendar', () => {
    expect(['2024-02-29', '2026-12-31'].every(isLegalDay)).toBe(true);
    expect(['2023-02-29', '2024-02-30', '2024-13-01', '2024-2-3', '', null].some(isLegalDay)).toBe(false);
  });

  it('moves by months to the corresponding day, or to the last of a shorter month', () => {
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(addMonths('2099-11-30', 3)).toBe('2100-02-28');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-11-23', '2026-12-07')).toBe(14);
  });
});
