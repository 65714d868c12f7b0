/**
 * A legal day: `YYYY-MM-DD` in Asia/Shanghai. Rights, terms and deadlines count in days, not instants
 * (domain: an announcement, a payment and a notice each take effect on a day), so days are plain strings
 * that compare with `<`.
 */
export type LegalDay = string;

const DAY_MS = 86_400_000;
// China has kept UTC+8 without summer time since 1992; no legal day that we compute is older.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The Shanghai day in which an instant falls. */
export function legalDayOf(instant: Date): LegalDay {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** True for a day that exists in the calendar: `2024-02-30` does not. */
export function isLegalDay(text: unknown): text is LegalDay {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

export function addDays(day: LegalDay, days: number): LegalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The corresponding day `months` later; where the month is shorter, its last day (IR 5). */
export function addMonths(day: LegalDay, months: number): LegalDay {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(count / 12), count % 12];
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(y).padStart(4, '0')}-${two(m + 1)}-${two(Math.min(date, lastDate(y, m)))}`;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function lastDate(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 1 && leap ? 29 : (DAYS[month] ?? 31);
}

export function addYears(day: LegalDay, years: number): LegalDay {
  return addMonths(day, years * 12);
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: LegalDay, to: LegalDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export function laterDay(a: LegalDay, b: LegalDay): LegalDay {
  return a > b ? a : b;
}

export function earlierDay(a: LegalDay, b: LegalDay): LegalDay {
  return a < b ? a : b;
}
