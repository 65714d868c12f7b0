/** `¥30,000`, `¥30,000.50`: whole yuan without a fraction. Fen are integers; nothing is divided into a float. */
export function formatYuan(fen: number): string {
  const abs = Math.abs(fen);
  const yuan = String(Math.trunc(abs / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = abs % 100;
  return `${fen < 0 ? '-' : ''}¥${yuan}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** Basis points as `3.00 %`. */
export function formatRate(basisPoints: number): string {
  return `${Math.trunc(basisPoints / 100)}.${String(basisPoints % 100).padStart(2, '0')} %`;
}

const SHANGHAI = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsOf(instant: string): Record<string, string> {
  return Object.fromEntries(
    SHANGHAI.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
}

/** The Shanghai day of an instant; a legal day stays as it is. */
export function dayOf(instantOrDay: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(instantOrDay)) return instantOrDay;
  const { year, month, day } = partsOf(instantOrDay);
  return `${year}-${month}-${day}`;
}

/** `2026-11-23 15:04`, Shanghai time. */
export function minuteOf(instant: string): string {
  const { hour, minute } = partsOf(instant);
  return `${dayOf(instant)} ${hour}:${minute}`;
}

/** `30,000.5` → 3000050; empty → null; what is no amount → NaN. Full-width digits are read, too. */
export function hundredthsOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,¥%]/g, '');
  if (plain === '') return null;
  const found = /^(\d{1,13})(?:\.(\d{0,2}))?$/.exec(plain);
  if (!found) return Number.NaN;
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
}

/** 3000050 → `30000.50`, 3000000 → `30000`: as one would type it. */
export function plainHundredths(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  const rest = value % 100;
  return `${Math.trunc(value / 100)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** A size of a file: `640 KB`, `2.4 MB`. */
export function sizeOf(bytes: number): string {
  const megabyte = 1024 * 1024;
  return bytes < megabyte ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}
