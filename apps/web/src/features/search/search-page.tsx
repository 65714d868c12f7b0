import { FilterOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { patentSearch } from '../../api/catalogue';
import { useDemonstration } from '../../app/demonstration';
import { usePhone } from '../../app/use-phone';
import { useWindowTitle } from '../../shared/page';
import { ResultCard } from '../../shared/result-card';
import { SaveSearch } from '../../shared/save-search';
import { SearchBox } from '../../shared/search-box';
import { CardsSkeleton, ErrorState } from '../../shared/states';
import { useListKeys } from '../../shared/use-list-keys';
import { Filters } from './filters';
import { NothingFound } from './nothing-found';
import './search.css';
import {
  type FacetName,
  filtersIn,
  queryOf,
  SORTS,
  queryToKeep,
  wantedFrom,
  withFilter,
  withoutFilters,
} from './wanted';

export function SearchPage() {
  const { t } = useTranslation();
  const phone = usePhone();
  const [address, setAddress] = useSearchParams();
  const [filtersOpen, setFiltersOpen] = useState(false);
  const text = address.get('q') ?? '';
  const query = useInfiniteQuery(patentSearch(wantedFrom(address)));
  const first = query.data?.pages[0];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  useWindowTitle(text || t('search:title'));
  useListKeys();
  useDemonstration(items.some(({ universities }) => universities.some(({ demonstration }) => demonstration)));

  const choose = (facet: FacetName, value: string, on: boolean) =>
    setAddress(withFilter(address, facet, value, on), { preventScrollReset: true, flushSync: true });
  const filters = (
    <Filters
      facets={first?.facets}
      estimates={first?.facetsAreEstimates ?? false}
      address={address}
      choose={choose}
    />
  );
  const chosen = filtersIn(address).length;

  return (
    <div className="kx-page">
      <h1 className="kx-only-heard">{t('search:title')}</h1>
      <SearchBox size="large" label={t('frame:search')} value={text} placeholder={t('home:placeholder')} />
      <div className="kx-search-bar">
        <p role="status" className="kx-search-count">
          {first && <Count total={first.total} lowerBound={first.totalIsLowerBound} />}
          {first?.didYouMean && <span> {t('search:didYouMean', { text: first.didYouMean })}</span>}
          {first && first.alsoSearched.length > 0 && (
            <span className="kx-second">
              {' '}
              {t('finder:alsoSearched', { words: first.alsoSearched.join(t('finder:comma')) })}
            </span>
          )}
          {first && first.unknownWords.length > 0 && (
            <span className="kx-second">
              {' '}
              {t('finder:unknownWords', { words: first.unknownWords.join(t('finder:comma')) })}
            </span>
          )}
          {first?.standIn && <span className="kx-second"> {t('search:standIn')}</span>}
        </p>
        {phone && (
          <Button icon={<FilterOutlined />} onClick={() => setFiltersOpen(true)}>
            {chosen > 0 ? t('search:filtersChosen', { count: chosen }) : t('search:filters')}
          </Button>
        )}
        {chosen > 0 && (
          <Button onClick={() => setAddress(withoutFilters(address))}>{t('search:clear')}</Button>
        )}
        {items.length > 0 && (
          <a className="kx-button" href={`/api/v1/patents.xlsx?${queryOf(wantedFrom(address))}`} download>
            {t('finder:asWorkbook')}
          </a>
        )}
        <SaveSearch
          subject="PATENTS"
          query={queryToKeep(address)}
          name={text.slice(0, 80) || t('search:title')}
          feed="patents"
        />
        <Sort address={address} setAddress={setAddress} />
      </div>
      <div className="kx-search-columns">
        {phone ? (
          <Drawer
            open={filtersOpen}
            onClose={() => setFiltersOpen(false)}
            title={t('search:filters')}
            size="86%"
            footer={
              <Button type="primary" block onClick={() => setFiltersOpen(false)}>
                {t('search:show', { count: first?.total ?? 0 })}
              </Button>
            }
          >
            {filters}
          </Drawer>
        ) : (
          <aside aria-label={t('search:filters')}>{filters}</aside>
        )}
        <div className="kx-stack" aria-busy={query.isFetching}>
          {query.isPending && <CardsSkeleton />}
          {query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
          {first?.items.length === 0 && (
            <NothingFound
              text={text}
              filters={chosen}
              withoutFilter={first.withoutFilter}
              address={address}
            />
          )}
          {items.map((patent) => (
            <ResultCard key={patent.id} patent={patent} />
          ))}
          {query.hasNextPage && (
            <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('frame:more')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function Count({ total, lowerBound }: { total: number; lowerBound: boolean }) {
  const { t } = useTranslation();
  const shown = total.toLocaleString('en-US');
  return <>{t(lowerBound ? 'search:atLeast' : 'search:found', { count: total, shown })}</>;
}

function Sort({
  address,
  setAddress,
}: {
  address: URLSearchParams;
  setAddress: (next: URLSearchParams) => void;
}) {
  const { t } = useTranslation();
  const standard = address.get('q') ? 'relevance' : 'newest';
  function change(value: string) {
    const next = new URLSearchParams(address);
    next.set('sort', value);
    setAddress(next);
  }
  return (
    <label className="kx-search-sort">
      <span className="kx-second">{t('search:sortBy')}</span>
      <Select
        aria-label={t('search:sortBy')}
        value={address.get('sort') ?? standard}
        onChange={change}
        popupMatchSelectWidth={false}
        options={SORTS.filter((sort) => sort !== 'relevance' || address.get('q')).map((sort) => ({
          value: sort,
          label: t(`search:sort.${sort}`),
        }))}
      />
    </label>
  );
}
