import { Slider } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../api/catalogue';
import { formatRate, formatYuan } from '../../shared/format';
import { Section } from '../../shared/page';
import { Money } from '../../shared/values';
import { feesByYear } from './fee-sum';

/** Steps that fit a workshop as well as a factory, in 万元. */
const SALES = [10, 20, 50, 100, 200, 300, 500, 800, 1_000, 2_000, 3_000, 5_000, 10_000];
const FEN_PER_WAN = 1_000_000;

/** What it would cost: sales a year, years, one bar, one sentence. Its figures are assumptions, not terms. */
export function FeeSimulator({ offer }: { offer: Pick<Offer, 'feeMethod' | 'feeParameters'> }) {
  const { t } = useTranslation();
  const [step, setStep] = useState(3);
  const [years, setYears] = useState(3);
  const { feeMethod: method, feeParameters: parameters } = offer;
  if (!['FREE', 'LUMP_SUM', 'RUNNING'].includes(method)) return null;
  const running = method === 'RUNNING';
  const salesFen = (SALES[step] ?? 100) * FEN_PER_WAN;
  const fees = feesByYear(method, parameters, salesFen, years);
  const total = fees.reduce((sum, { fen }) => sum + fen, 0);
  const base = t(parameters.royaltyBase === 'PROFIT' ? 'patent:simulator.profit' : 'patent:simulator.sales');

  return (
    <Section title={t('patent:simulator.title')}>
      <div className="kx-simulator">
        {running && (
          <div>
            <p className="kx-simulator-label">
              <span>{base}</span> <strong>{formatYuan(salesFen)}</strong>
            </p>
            <Slider
              min={0}
              max={SALES.length - 1}
              value={step}
              onChange={setStep}
              ariaLabelForHandle={base}
              ariaValueTextFormatterForHandle={(value) => formatYuan((SALES[value] ?? 0) * FEN_PER_WAN)}
              tooltip={{ formatter: null }}
            />
          </div>
        )}
        <div>
          <p className="kx-simulator-label">
            <span>{t('patent:simulator.years')}</span>{' '}
            <strong>{t('patent:simulator.yearCount', { count: years })}</strong>
          </p>
          <Slider
            min={1}
            max={10}
            value={years}
            onChange={setYears}
            ariaLabelForHandle={t('patent:simulator.years')}
            tooltip={{ formatter: null }}
          />
        </div>
      </div>
      <div className="kx-bar" aria-hidden="true">
        {total === 0 ? (
          <span className="kx-bar-none">¥0</span>
        ) : (
          fees
            .filter(({ fen }) => fen > 0)
            .map(({ year, fen }) => (
              <span key={year} style={{ flexGrow: fen }} title={formatYuan(fen)}>
                {t('patent:simulator.year', { year })}
              </span>
            ))
        )}
      </div>
      <p aria-live="polite">
        {t(`patent:simulator.sentence.${method}`, {
          base,
          sales: formatYuan(salesFen),
          rate: formatRate(parameters.rateBp ?? 0),
          perYear: formatYuan(fees[0]?.fen ?? 0),
          count: years,
          total: formatYuan(total),
        })}
      </p>
      <details>
        <summary>{t('patent:simulator.table')}</summary>
        <table className="kx-plain-table">
          <thead>
            <tr>
              <th scope="col">{t('patent:simulator.yearHead')}</th>
              <th scope="col">{t('patent:simulator.feeHead')}</th>
            </tr>
          </thead>
          <tbody>
            {fees.map(({ year, fen }) => (
              <tr key={year}>
                <td>{t('patent:simulator.year', { year })}</td>
                <td>
                  <Money fen={fen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p className="kx-second">{t('patent:simulator.assumption')}</p>
    </Section>
  );
}
