import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

export interface Clash {
  label: string;
  mine: string;
  theirs: string;
}

interface Props {
  clashes: Clash[];
  takeTheirs: () => void;
  keepMine: () => void;
}

/** Somebody saved in the meantime: both values, and the reader decides. Nothing was overwritten. */
export function Conflict({ clashes, takeTheirs, keepMine }: Props) {
  const { t } = useTranslation();
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      className="kx-problem"
      title={t('desk:conflict.title')}
      description={
        <div className="kx-stack">
          {clashes.length === 0 ? (
            <p>{t('desk:conflict.elsewhere')}</p>
          ) : (
            <table className="kx-difference">
              <thead>
                <tr>
                  <th scope="col">{t('desk:conflict.field')}</th>
                  <th scope="col">{t('desk:conflict.mine')}</th>
                  <th scope="col">{t('desk:conflict.theirs')}</th>
                </tr>
              </thead>
              <tbody>
                {clashes.map(({ label, mine, theirs }) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{mine || '—'}</td>
                    <td>{theirs || '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <div className="kx-actions">
            <Button onClick={keepMine}>{t('desk:conflict.keepMine')}</Button>
            <Button onClick={takeTheirs}>{t('desk:conflict.takeTheirs')}</Button>
          </div>
        </div>
      }
    />
  );
}
