import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client';
import { isPlatformAdmin, useSession } from '../../app/session';
import { NotFoundPage } from '../../app/not-found-page';
import { DataList } from '../../shared/data-list';
import { Page, Section } from '../../shared/page';
import { EmptyState, Loaded, PageSkeleton } from '../../shared/states';
import { Claims } from './claims';
import { Invite } from './invite';
import { OpenOrganisation } from './open-organisation';

type Organisation = Schemas['OrganisationDto'];
export const ORGANISATIONS_KEY = ['platform', 'organisations'];

export function PlatformPage() {
  const session = useSession();
  if (session === undefined) return <PageSkeleton />;
  if (session === null) return <Navigate to="/sign-in?return=%2Fplatform" replace />;
  return isPlatformAdmin(session) ? <Platform /> : <NotFoundPage />;
}

function Platform() {
  const { t } = useTranslation();
  return (
    <Page
      title={t('frame:platform')}
      actions={
        <>
          <Link to="/platform/mail">{t('notifications:letters.title')}</Link>{' '}
          <Link to="/platform/jobs">{t('jobs:title')}</Link>
          <OpenOrganisation />
        </>
      }
    >
      <Claims />
      <Organisations />
    </Page>
  );
}

function Organisations() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const query = useInfiniteQuery({
    queryKey: ORGANISATIONS_KEY,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/organisations', {
          params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  return (
    <Section title={t('accounts:platform.organisations')}>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          const open = rows.find(({ id }) => id === address.get('organisation'));
          return (
            <>
              <List rows={rows} open={(id) => setAddress({ organisation: id })} />
              {query.hasNextPage && (
                <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('frame:more')}
                </Button>
              )}
              <Drawer open={Boolean(open)} onClose={() => setAddress({})} title={open?.name} size="large">
                {open && (
                  <>
                    <p className="kx-reading">{t('accounts:platform.inviteWhy')}</p>
                    <Invite key={open.id} organisation={open} asPlatform />
                  </>
                )}
              </Drawer>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function List({ rows, open }: { rows: Organisation[]; open: (id: string) => void }) {
  const { t } = useTranslation();
  if (rows.length === 0)
    return <EmptyState title={t('accounts:platform.none')} hint={t('accounts:platform.noneHint')} />;
  return (
    <DataList
      label={t('accounts:platform.organisations')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'name', title: t('accounts:organisation.name'), show: ({ name }) => name, head: true },
        {
          key: 'kind',
          title: t('accounts:organisation.kind'),
          show: ({ kind }) => t(`accounts:kind.${kind}`),
        },
        { key: 'uscc', title: t('accounts:organisation.uscc'), show: ({ uscc }) => uscc ?? '—' },
        {
          key: 'district',
          title: t('accounts:organisation.district'),
          show: ({ district }) => district ?? '—',
        },
        {
          key: 'demonstration',
          title: t('accounts:platform.data'),
          show: ({ demonstration }) =>
            t(demonstration ? 'accounts:platform.demonstration' : 'accounts:platform.real'),
        },
        {
          key: 'invite',
          title: t('accounts:members.actions'),
          show: ({ id, name }) => (
            <Button
              size="small"
              aria-label={`${t('accounts:platform.invite')} ${name}`}
              onClick={() => open(id)}
            >
              {t('accounts:platform.invite')}
            </Button>
          ),
        },
      ]}
    />
  );
}
