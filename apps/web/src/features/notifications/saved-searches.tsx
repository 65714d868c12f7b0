import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import {
  type Alert,
  ALERTS,
  type SavedSearch,
  savedSearches,
  SAVED_SEARCHES_KEY,
} from '../../api/notifications';
import { useAct } from '../../api/use-act';
import { ProblemAlert } from '../../shared/problem-alert';
import { EmptyState, Loaded } from '../../shared/states';
import './notifications.css';

export function SavedSearches() {
  const { t } = useTranslation();
  return (
    <Loaded query={useQuery(savedSearches())}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState
            title={t('notifications:saved.none')}
            hint={t('notifications:saved.noneHint')}
            action={<Link to="/search">{t('search:title')}</Link>}
          />
        ) : (
          <ul className="kx-saved">
            {items.map((search) => (
              <Line key={search.id} search={search} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Line({ search: { id, name, alert, path } }: { search: SavedSearch }) {
  const { t } = useTranslation();
  const params = { path: { savedSearchId: id } };
  const change = useAct({
    act: (wanted: Alert) =>
      api.PATCH('/api/v1/saved-searches/{savedSearchId}', { params, body: { name, alert: wanted } }),
    refreshes: [SAVED_SEARCHES_KEY],
  });
  const remove = useAct({
    act: () => api.DELETE('/api/v1/saved-searches/{savedSearchId}', { params }),
    refreshes: [SAVED_SEARCHES_KEY],
  });
  return (
    <li>
      <div className="kx-saved-line">
        <Link to={path}>{name}</Link>
        <div className="kx-actions">
          <Select<Alert>
            aria-label={t('notifications:saved.alertOf', { name })}
            value={alert}
            loading={change.running}
            onChange={change.run}
            popupMatchSelectWidth={false}
            options={ALERTS.map((value) => ({ value, label: t(`notifications:alert.${value}`) }))}
          />
          <Button
            loading={remove.running}
            aria-label={t('notifications:saved.removeOf', { name })}
            onClick={() => remove.run(undefined)}
          >
            {t('notifications:saved.remove')}
          </Button>
        </div>
      </div>
      <ProblemAlert problem={change.problem ?? remove.problem} />
    </li>
  );
}
