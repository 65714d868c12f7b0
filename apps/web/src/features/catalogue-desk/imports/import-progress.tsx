import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../api/desk';

const COUNTS = ['created', 'updated', 'unchanged', 'rejected', 'warned'] as const;

/** How far the run has come, how fast, and what is left. */
export function ImportProgress({ batch }: { batch: Import }) {
  const { t } = useTranslation();
  const { processed, rowCount, rate, secondsLeft } = batch;
  return (
    <div className="kx-part">
      <Progress
        aria-label={t(`imports:state.${batch.state}`)}
        percent={rowCount === 0 ? 0 : Math.floor((processed / rowCount) * 100)}
        status="active"
      />
      <p>
        {t('imports:progress', {
          processed: processed.toLocaleString('en-US'),
          rows: rowCount.toLocaleString('en-US'),
        })}
        {rate !== null && <> · {t('imports:rate', { rate: rate.toLocaleString('en-US') })}</>}
        {secondsLeft !== null && <> · {t('imports:left', { count: secondsLeft })}</>}
      </p>
      <p className="kx-second">{t('imports:leave')}</p>
    </div>
  );
}

/** Five words with their numbers. */
export function ImportCounts({ batch }: { batch: Import }) {
  const { t } = useTranslation();
  return (
    <dl className="kx-counts">
      {COUNTS.map((count) => (
        <div key={count}>
          <dt>{t(`imports:count.${count}`)}</dt>
          <dd className={count === 'rejected' && batch.rejected > 0 ? 'kx-overdue' : undefined}>
            {batch[count].toLocaleString('en-US')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
