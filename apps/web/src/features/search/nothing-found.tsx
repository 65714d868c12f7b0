import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WithoutFilter } from '../../api/catalogue';
import { pathTo } from '../../shared/paths';
import { EmptyState } from '../../shared/states';
import { withoutFacet, withoutFilters } from './wanted';

interface Props {
  text: string;
  /** How many values are chosen. */
  filters: number;
  /** What would be found without the choices of one filter. */
  withoutFilter: WithoutFilter[];
  address: URLSearchParams;
}

/** Nothing found, or nothing there: what would help, in the order in which it helps most often. */
export function NothingFound({ text, filters, withoutFilter, address }: Props) {
  const { t } = useTranslation();
  if (filters > 0)
    return (
      <EmptyState
        title={t('search:nothing.filtered')}
        hint={t(withoutFilter.length > 0 ? 'finder:rescue.hint' : 'search:nothing.filteredHint')}
        action={
          <ul className="kx-rescue">
            {withoutFilter.map(({ filter, total, totalIsLowerBound }) => (
              <li key={filter}>
                <Link to={`/search?${withoutFacet(address, filter)}`}>
                  {t('finder:rescue.without', { filter: t(`search:facet.${filter}`) })}
                </Link>{' '}
                <span className="kx-second kx-number">
                  {t(totalIsLowerBound ? 'search:atLeast' : 'search:found', {
                    count: total,
                    shown: total.toLocaleString('en-US'),
                  })}
                </span>
              </li>
            ))}
            <li>
              <Link to={`/search?${withoutFilters(address)}`}>{t('search:clear')}</Link>
            </li>
          </ul>
        }
      />
    );
  if (!text) return <EmptyState title={t('search:nothing.empty')} hint={t('search:nothing.emptyHint')} />;
  return (
    <EmptyState
      title={t('search:nothing.found', { text })}
      hint={t('search:nothing.foundHint')}
      action={
        <div className="kx-actions">
          <Link className="kx-button" to={pathTo.askFor(text)}>
            {t('finder:rescue.ask')}
          </Link>
          <Link to="/search">{t('search:nothing.all')}</Link>
        </div>
      }
    />
  );
}
