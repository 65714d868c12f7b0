import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../shared/states';

/** Nothing found, or nothing there: what would help, in the order in which it helps most often. */
export function NothingFound({ text, filters, clear }: { text: string; filters: number; clear: () => void }) {
  const { t } = useTranslation();
  if (filters > 0)
    return (
      <EmptyState
        title={t('search:nothing.filtered')}
        hint={t('search:nothing.filteredHint')}
        action={<Button onClick={clear}>{t('search:clear')}</Button>}
      />
    );
  if (!text) return <EmptyState title={t('search:nothing.empty')} hint={t('search:nothing.emptyHint')} />;
  return (
    <EmptyState
      title={t('search:nothing.found', { text })}
      hint={t('search:nothing.foundHint')}
      action={<Link to="/search">{t('search:nothing.all')}</Link>}
    />
  );
}
