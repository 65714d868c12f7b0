import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext } from 'react-router';
import { deskEvents, type EventLine } from '../../../api/events';
import { hasRole, type Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { Page } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { EmptyState } from '../../../shared/states';
import { Tag } from '../../../shared/tag';
import { Minute } from '../../../shared/values';

export function DeskEventsPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const navigate = useNavigate();
  const query = usePaged(['events', organisationId, 'list'], (cursor) => deskEvents(organisationId, cursor));
  const at = (id: string) => `/desk/${organisationId}/events/${id}`;
  const plan = hasRole(membership, 'CENTRE_STAFF', 'SERVICE_STAFF') && (
    <Link className="kx-button kx-button-strong" to={at('new')}>
      {t('events:desk.plan')}
    </Link>
  );
  return (
    <Page title={t('events:desk.title')} lead={t('events:desk.lead')} actions={plan}>
      <Paged
        query={query}
        empty={
          <EmptyState title={t('events:desk.nothing')} hint={t('events:desk.nothingHint')} action={plan} />
        }
      >
        {(rows) => (
          <DataList
            label={t('events:desk.title')}
            rows={rows}
            keyOf={({ id }) => id}
            onOpen={({ id }) => void navigate(at(id))}
            columns={[
              {
                key: 'title',
                title: t('events:field.title'),
                head: true,
                show: ({ id, title }: EventLine) => (
                  <Link className="kx-record-link" to={at(id)}>
                    {title}
                  </Link>
                ),
              },
              { key: 'type', title: t('events:field.type'), show: ({ type }) => t(`events:type.${type}`) },
              {
                key: 'state',
                title: t('events:field.state'),
                show: ({ state }) => (
                  <Tag tone={state === 'REGISTRATION_OPEN' ? 'open' : 'plain'}>
                    {t(`events:state.${state}`)}
                  </Tag>
                ),
              },
              {
                key: 'starts',
                title: t('events:field.startsAt'),
                show: ({ startsAt }) => <Minute at={startsAt} />,
              },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}
