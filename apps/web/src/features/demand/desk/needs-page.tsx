import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext } from 'react-router';
import { needPage, ownNeedsAddress } from '../../../api/demand';
import { hasRole, type Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { Page } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { EmptyState } from '../../../shared/states';
import { Tag } from '../../../shared/tag';
import { useListKeys } from '../../../shared/use-list-keys';
import { Day } from '../../../shared/values';

/** A firm's needs, or those that the service centre writes for firms. */
export function NeedsPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const navigate = useNavigate();
  useListKeys();
  const query = usePaged(['needs', organisationId, 'list'], (cursor) => needPage(organisationId, cursor));
  const at = (id: string) => `/desk/${organisationId}/needs/${id}`;
  const forFirms = hasRole(membership, 'SERVICE_STAFF');
  const ask = (
    <Link className="kx-button" to={`/desk/${organisationId}/needs/new`}>
      {t('demand:ask.open')}
    </Link>
  );
  const tables = (
    <>
      <Link className="kx-button" to={`/desk/${organisationId}/needs/import`}>
        {t('demand:tables.import')}
      </Link>
      <a className="kx-button" href={ownNeedsAddress(organisationId)} download>
        {t('finder:asWorkbook')}
      </a>
    </>
  );
  return (
    <Page
      title={t('demand:nav.needs')}
      lead={t(forFirms ? 'demand:own.leadFor' : 'demand:own.lead')}
      actions={
        <>
          {tables}
          {ask}
        </>
      }
    >
      <Paged
        query={query}
        empty={<EmptyState title={t('demand:own.none')} hint={t('demand:ask.lead')} action={ask} />}
      >
        {(rows) => (
          <DataList
            label={t('demand:nav.needs')}
            rows={rows}
            keyOf={({ id }) => id}
            onOpen={({ id }) => void navigate(at(id))}
            columns={[
              {
                key: 'title',
                title: t('demand:field.title'),
                head: true,
                show: ({ id, title }) => <Link to={at(id)}>{title}</Link>,
              },
              ...(forFirms
                ? [{ key: 'firm', title: t('demand:firm.name'), show: ({ firm }: { firm: string }) => firm }]
                : []),
              {
                key: 'state',
                title: t('demand:field.state'),
                show: ({ state }) => <Tag tone="plain">{t(`demand:state.${state}`)}</Tag>,
              },
              {
                key: 'complete',
                title: t('demand:field.completeness'),
                number: true,
                show: ({ completeness }) => `${completeness} / 10`,
              },
              {
                key: 'answers',
                title: t('demand:nav.answers'),
                number: true,
                show: ({ answers, waiting }) =>
                  waiting > 0 ? t('demand:own.waiting', { count: answers, waiting }) : answers,
              },
              { key: 'until', title: t('demand:until'), show: ({ expiresDay }) => <Day day={expiresDay} /> },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}
