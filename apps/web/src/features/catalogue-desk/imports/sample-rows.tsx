import { useTranslation } from 'react-i18next';
import type { Import } from '../../../api/desk';
import { fieldOf, type Mapping } from './mapping';

/** Ten rows as they will be read: only the columns that become a field. */
export function SampleRows({ batch, mapping }: { batch: Import; mapping: Mapping }) {
  const { t } = useTranslation();
  const columns = batch.columns
    .map((column) => ({ ...column, field: fieldOf(column, mapping) }))
    .filter(({ field }) => field !== null);
  if (columns.length === 0) return <p>{t('imports:noColumns')}</p>;
  return (
    <div className="kx-scroll" tabIndex={0} role="region" aria-label={t('imports:samples')}>
      <table className="kx-rows">
        <thead>
          <tr>
            <th scope="col">{t('imports:row')}</th>
            {columns.map(({ index, field }) => (
              <th scope="col" key={index}>
                {t(`imports:field.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {batch.sampleRows.map(({ rowNumber, cells }) => (
            <tr key={rowNumber}>
              <th scope="row">{rowNumber}</th>
              {columns.map(({ index }) => (
                <td key={index} title={cells[index]}>
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
