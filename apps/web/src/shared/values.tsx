import { useTranslation } from 'react-i18next';
import { dayOf, formatRate, formatYuan, minuteOf } from './format';

export function Money({ fen }: { fen: number }) {
  return <span className="kx-number">{formatYuan(fen)}</span>;
}

export function Rate({ basisPoints }: { basisPoints: number }) {
  return <span className="kx-number">{formatRate(basisPoints)}</span>;
}

/** A legal day, or the Shanghai day of an instant. */
export function Day({ day }: { day: string | null | undefined }) {
  if (!day) return <span>—</span>;
  const shown = dayOf(day);
  return (
    <time className="kx-number" dateTime={shown}>
      {shown}
    </time>
  );
}

export function Minute({ at }: { at: string }) {
  return (
    <time className="kx-number" dateTime={at}>
      {minuteOf(at)}
    </time>
  );
}

/** As the API carries them; which are there follows from the method. */
export interface FeeParameters {
  lumpSumFen?: number;
  royaltyBase?: string;
  rateBp?: number;
}

/** 一次付清 · 按净销售额 3.00 %，不设最低 · 免费 */
export function FeeInWords({ method, parameters }: { method: string; parameters: FeeParameters }) {
  const { t } = useTranslation();
  const { royaltyBase, rateBp } = parameters;
  if (method === 'RUNNING' && royaltyBase && rateBp !== undefined)
    return <>{t(`offer:words.RUNNING_${royaltyBase}`, { rate: formatRate(rateBp) })}</>;
  return <>{t(`offer:words.${method}`)}</>;
}

/** From here on a price needs the smaller of two sizes. */
const LONG_FEN = 100_000_000;

/** A number that people look for first: the price of year one, else how it is measured. */
export function Price({ method, yearOneFen }: { method: string; yearOneFen: number | null }) {
  const { t } = useTranslation();
  return (
    <span className="kx-price">
      {yearOneFen === null ? (
        <span className="kx-price-words">{t(method === 'RUNNING' ? 'offer:bySales' : 'offer:seeTerms')}</span>
      ) : (
        <span className={yearOneFen > LONG_FEN ? 'kx-price-long' : undefined}>
          <Money fen={yearOneFen} />
        </span>
      )}
    </span>
  );
}
