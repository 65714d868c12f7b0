import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { boardPage, type NeedsWanted } from '../../api/demand';
import { useDemonstration } from '../../app/demonstration';
import { FindForm } from '../../shared/find-form';
import { Page } from '../../shared/page';
import { Paged } from '../../shared/paged';
import { SaveSearch } from '../../shared/save-search';
import { EmptyState } from '../../shared/states';
import { useListKeys } from '../../shared/use-list-keys';
import { industryOf, NeedCard } from './need-parts';

const FACETS = ['mode', 'budgetBand', 'industry', 'district'] as const;
const SORTS = ['relevance', 'newest', 'deadline', 'budget'] as const;

/** What firms look for: anybody reads it, universities answer. */
export function BoardPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const wanted = wantedFrom(address);
  const q = wanted.q ?? '';
  const query = useInfiniteQuery({
    queryKey: ['board', 'list', wanted],
    queryFn: ({ pageParam }) => boardPage(wanted, pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const first = query.data?.pages[0];
  useListKeys();
  useDemonstration(first?.items.some(({ demonstration }) => demonstration));
  const set = (name: string, values: string[]) => {
    const next = new URLSearchParams(address);
    next.delete(name);
    for (const value of values) if (value) next.append(name, value);
    setAddress(next);
  };
  const { sort: _, ...kept } = wanted;
  return (
    <Page
      title={t('demand:board.title')}
      lead={t('demand:board.lead')}
      actions={
        <Link className="kx-button" to="/needs/new">
          {t('demand:ask.open')}
        </Link>
      }
    >
      <div className="kx-stack">
        <FindForm key={q} label={t('demand:board.find')} q={q} find={(text) => set('q', [text])} />
        <div className="kx-actions">
          {FACETS.map((facet) => (
            <Select<string[]>
              key={facet}
              mode="multiple"
              allowClear
              aria-label={t(`demand:facet.${facet}`)}
              placeholder={t(`demand:facet.${facet}`)}
              style={{ minWidth: 160 }}
              value={address.getAll(facet)}
              onChange={(values) => set(facet, values)}
              options={(first?.facets[facet] ?? []).map(({ value, count }) => ({
                value,
                label: `${nameOf(facet, value, t)}（${count}）`,
              }))}
            />
          ))}
          <Select
            aria-label={t('search:sortBy')}
            value={address.get('sort') ?? (q ? 'relevance' : 'newest')}
            onChange={(value) => set('sort', [value])}
            popupMatchSelectWidth={false}
            options={SORTS.filter((sort) => sort !== 'relevance' || q).map((value) => ({
              value,
              label: t(`demand:sort.${value}`),
            }))}
          />
          {(first?.total ?? 0) > 0 && (
            <a className="kx-button" href={`/api/v1/needs.xlsx?${listed(address)}`} download>
              {t('finder:asWorkbook')}
            </a>
          )}
          <SaveSearch
            subject="NEEDS"
            query={kept}
            name={q.slice(0, 80) || t('demand:board.title')}
            feed="needs"
          />
        </div>
        <p role="status">{first && t('demand:board.found', { count: first.total })}</p>
        <Paged
          query={query}
          empty={
            <EmptyState
              title={t('demand:board.none')}
              hint={t('demand:board.noneHint')}
              action={address.size > 0 && <Button onClick={() => setAddress({})}>{t('search:clear')}</Button>}
            />
          }
        >
          {(rows) => rows.map((need) => <NeedCard key={need.id} need={need} />)}
        </Paged>
      </div>
    </Page>
  );
}

function nameOf(facet: (typeof FACETS)[number], value: string, t: (key: string) => string): string {
  if (facet === 'mode') return t(`demand:mode.${value}`);
  if (facet === 'industry') return industryOf(value, t) ?? value;
  return facet === 'budgetBand' ? t(`demand:band.${value}`) : value;
}

/** What the list asks for, as the address of its workbook; whatever else stands in the page's own is left out. */
function listed(address: URLSearchParams): URLSearchParams {
  const names: readonly string[] = ['q', 'sort', ...FACETS];
  return new URLSearchParams([...address].filter(([name, value]) => names.includes(name) && value.trim()));
}

function wantedFrom(address: URLSearchParams): NeedsWanted {
  const wanted: Record<string, string | string[]> = {};
  for (const name of ['q', 'sort']) {
    const value = address.get(name)?.trim();
    if (value) wanted[name] = value;
  }
  for (const facet of FACETS) {
    const values = address.getAll(facet);
    if (values.length > 0) wanted[facet] = values;
  }
  return wanted as NeedsWanted;
}
