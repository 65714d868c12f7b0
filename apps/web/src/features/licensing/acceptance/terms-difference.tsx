import { useTranslation } from 'react-i18next';
import type { Terms } from '../../../api/licensing';
import { TermValue } from '../terms-list';

export interface Difference {
  key: keyof Terms;
  before?: unknown;
  after?: unknown;
}

interface Props {
  /** null: the server does not know the terms that were shown. */
  difference: Difference[] | null;
  before: Terms;
  after: Terms;
}

/** What was shown beside what holds now, only where they differ. */
export function TermsDifference({ difference, before, after }: Props) {
  const { t } = useTranslation();
  const keys = (difference ?? differing(before, after)).map(({ key }) => key);
  return (
    <table className="kx-difference">
      <thead>
        <tr>
          <th scope="col">{t('acceptance:difference.item')}</th>
          <th scope="col">{t('acceptance:difference.before')}</th>
          <th scope="col">{t('acceptance:difference.after')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row">{t(`licensing:term.${key}`)}</th>
            <td>
              <TermValue name={key} terms={before} />
            </td>
            <td>
              <TermValue name={key} terms={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function differing(before: Terms, after: Terms): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Terms)[];
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => ({ key }));
}
