import { addDays, addMonths, addYears, type LegalDay } from '#libs/platform';
import type { PatentKind } from './patent-number.js';

// The fourth amendment of the Patent Law came into force that day; earlier designs keep ten years.
const DESIGNS_OF_FIFTEEN_YEARS: LegalDay = '2021-06-01';

/** Years of protection counted from the filing day (PL 42.1); compensation (PL 42.2, 42.3) is not in it. */
export function termYears(kind: PatentKind, filingDay: LegalDay): number | null {
  switch (kind) {
    case 'INVENTION':
      return 20;
    case 'UTILITY_MODEL':
      return 10;
    case 'DESIGN':
      return filingDay < DESIGNS_OF_FIFTEEN_YEARS ? 10 : 15;
    case 'UNKNOWN':
      return null;
  }
}

/** The day on which protection is over (G ch.9 §4.1); it does not move for holidays. null: kind unknown. */
export function expiryDay(kind: PatentKind, filingDay: LegalDay): LegalDay | null {
  const years = termYears(kind, filingDay);
  return years === null ? null : addYears(filingDay, years);
}

/** The last day of protection: the day before the expiry day. */
export function lastProtectedDay(kind: PatentKind, filingDay: LegalDay): LegalDay | null {
  const expiry = expiryDay(kind, filingDay);
  return expiry === null ? null : addDays(expiry, -1);
}

/** Whole months of protection left on `today`; 0 once the patent has expired. null: kind unknown. */
export function remainingLife(kind: PatentKind, filingDay: LegalDay, today: LegalDay): number | null {
  const expiry = expiryDay(kind, filingDay);
  if (expiry === null) return null;
  const [toYear, toMonth] = expiry.split('-').map(Number) as [number, number];
  const [fromYear, fromMonth] = today.split('-').map(Number) as [number, number];
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return Math.max(0, addMonths(today, months) <= expiry ? months : months - 1);
}
