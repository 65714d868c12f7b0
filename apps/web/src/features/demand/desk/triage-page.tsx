import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext } from 'react-router';
import { silentItems, triagePage } from '../../../api/demand';
import type { Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { Page, Section } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { EmptyState, Loaded } from '../../../shared/states';
import { Tag } from '../../../shared/tag';
import { useListKeys } from '../../../shared/use-list-keys';
import { Day } from '../../../shared/values';

/** What waits for the service centre: needs to judge, and people to call. */
export function TriagePage() {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  const navigate = useNavigate();
  useListKeys();
  const query = usePaged(['triage', organisationId, 'list'], (cursor) => triagePage(organisationId, cursor));
  const at = (id: string) => `/desk/${organisationId}/triage/${id}`;
  return (
    <Page title={t('demand:nav.triage')} lead={t('demand:triage.lead')}>
      <Paged
        query={query}
        empty={<EmptyState title={t('demand:triage.none')} hint={t('demand:triage.noneHint')} />}
      >
        {(rows) => (
          <DataList
            label={t('demand:nav.triage')}
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
              { key: 'firm', title: t('demand:field.firm'), show: ({ firm }) => firm },
              {
                key: 'state',
                title: t('demand:field.state'),
                show: ({ state }) => <Tag tone="open">{t(`demand:state.${state}`)}</Tag>,
              },
              {
                key: 'complete',
                title: t('demand:field.completeness'),
                number: true,
                show: ({ completeness }) => `${completeness} / 10`,
              },
              { key: 'due', title: t('demand:triage.due'), show: ({ dueDay }) => <Day day={dueDay} /> },
            ]}
          />
        )}
      </Paged>
      <Silent organisationId={organisationId} />
    </Page>
  );
}

/** Seven days without a word: somebody calls. */
function Silent({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('demand:silent.title')}>
      <Loaded query={useQuery(silentItems(organisationId))}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="kx-second">{t('demand:silent.none')}</p>
          ) : (
            <DataList
              label={t('demand:silent.title')}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { key: 'title', title: t('demand:field.need'), head: true, show: ({ title }) => title },
                {
                  key: 'kind',
                  title: t('demand:silent.what'),
                  show: ({ kind }) => t(`demand:silent.kind.${kind}`),
                },
                { key: 'whose', title: t('demand:silent.whose'), show: ({ whose }) => whose },
                { key: 'since', title: t('demand:silent.since'), show: ({ dueDay }) => <Day day={dueDay} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
