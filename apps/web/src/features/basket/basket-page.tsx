import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { patentCards } from '../../api/catalogue';
import { useDemonstration } from '../../app/demonstration';
import { MOST_IN_BASKET, useBasket, writeBasket } from '../../shared/basket';
import { CopyField } from '../../shared/copy-field';
import { Page, Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { ResultCard } from '../../shared/result-card';
import { CardsSkeleton, EmptyState, Loaded } from '../../shared/states';

const MOST_COMPARED = 4;

/** Patents that somebody collected: one's own, or those that a link names. */
export function BasketPage() {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const own = useBasket();
  const shared = [...new Set(address.getAll('id'))].slice(0, MOST_IN_BASKET);
  const ids = shared.length > 0 ? shared : own;
  const query = useQuery(patentCards(ids));
  useDemonstration(
    query.data?.items.some(({ universities }) => universities.some(({ demonstration }) => demonstration)) ??
      false,
  );
  const wanted = ids.map((id) => `id=${id}`).join('&');
  if (ids.length === 0)
    return (
      <Page title={t('basket:title')}>
        <EmptyState
          title={t('basket:nothing')}
          hint={t('basket:nothingHint')}
          action={
            <Link className="kx-button" to="/search">
              {t('compare:toSearch')}
            </Link>
          }
        />
      </Page>
    );
  return (
    <Page
      title={t(shared.length > 0 ? 'basket:shared' : 'basket:title')}
      lead={t(shared.length > 0 ? 'basket:sharedLead' : 'basket:lead')}
    >
      <div className="kx-actions">
        {ids.length > 1 && (
          <Link className="kx-button" to={pathTo.compare(ids.slice(0, MOST_COMPARED))}>
            {t('basket:compare', { count: Math.min(ids.length, MOST_COMPARED) })}
          </Link>
        )}
        <a className="kx-button" href={`/api/v1/patent-cards.xlsx?${wanted}`} download>
          {t('finder:asWorkbook')}
        </a>
        {shared.length > 0 ? (
          <Button onClick={() => writeBasket([...own, ...shared])}>{t('basket:keep')}</Button>
        ) : (
          <Button onClick={() => writeBasket([])}>{t('basket:empty')}</Button>
        )}
      </div>
      <Loaded query={query} skeleton={<CardsSkeleton />}>
        {({ items }) => (
          <div className="kx-stack">
            {items.map((patent) => (
              <ResultCard key={patent.id} patent={patent} />
            ))}
          </div>
        )}
      </Loaded>
      <Section title={t('basket:share')}>
        <CopyField label={t('basket:share')} text={`${location.origin}/basket?${wanted}`} />
      </Section>
    </Page>
  );
}
