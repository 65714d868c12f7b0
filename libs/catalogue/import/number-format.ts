/** What people see of a number that a worksheet stores: its format decides whether it is a day. */
export interface CellFormat {
  isDate: boolean;
  decimals: number;
}

export const generalFormat: CellFormat = { isDate: false, decimals: 0 };

// Built-in formats that show a day; 27–36 and 50–58 are those of East Asian editions.
const DATE_IDS = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const BUILT_IN_DECIMALS: Record<number, number> = { 2: 2, 4: 2, 39: 2, 40: 2 };

export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return { isDate: DATE_IDS.has(id), decimals: BUILT_IN_DECIMALS[id] ?? 0 };
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').toLowerCase();
  const showsNumber = /[0#@]/u.test(bare) || bare === 'general';
  const showsDay = /[yed年日]/u.test(bare) || (bare.includes('m') && !/[hs]/u.test(bare));
  const isDate = showsDay && !showsNumber;
  return { isDate, decimals: /0\.(0+)$/u.exec(bare)?.[1]?.length ?? 0 };
}

export function showNumber(stored: string, format: CellFormat, date1904: boolean): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  if (format.isDate) {
    const day = serialToDay(value, date1904);
    if (day !== null) return day;
  }
  return plainDecimal(value, format.decimals);
}

/** Excel's day count; it believes in 1900-02-29, hence the shift before March 1900. null: outside its range. */
export function serialToDay(serial: number, date1904 = false): string | null {
  if (serial < 1 || serial >= 2_958_466) return null;
  const days = Math.floor(serial) + (date1904 ? 1462 : 0);
  const since1970 = days - 25_569 + (days < 60 ? 1 : 0);
  return new Date(since1970 * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Without exponent and without the noise beyond 15 digits, which is what a spreadsheet keeps. Zeros that
 * the format shows are kept (`202320000001.0`); digits that it hides are not dropped.
 */
function plainDecimal(value: number, decimals: number): string {
  const rounded = Number(value.toPrecision(15));
  if (Number.isInteger(rounded) && Math.abs(rounded) >= 1e21) return BigInt(rounded).toString();
  const text = Math.abs(rounded) < 1e-6 ? String(Number(rounded.toFixed(15))) : String(rounded);
  const shown = text.split('.')[1]?.length ?? 0;
  return decimals > shown && !text.includes('e') ? rounded.toFixed(decimals) : text;
}
