import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { mailPage } from '../../api/notifications';
import { NotFoundPage } from '../../app/not-found-page';
import { isPlatformAdmin, useSession } from '../../app/session';
import { Page } from '../../shared/page';
import { Paged, usePaged } from '../../shared/paged';
import { EmptyState, PageSkeleton } from '../../shared/states';
import { Tag } from '../../shared/tag';
import { Minute } from '../../shared/values';
import './notifications.css';

/** What letters became; where no mail server is set, this is where they are read. */
export function MailPage() {
  const session = useSession();
  if (session === undefined) return <PageSkeleton />;
  if (session === null) return <Navigate to="/sign-in?return=%2Fplatform%2Fmail" replace />;
  return isPlatformAdmin(session) ? <Letters /> : <NotFoundPage />;
}

function Letters() {
  const { t } = useTranslation();
  const query = usePaged(['mail'], mailPage);
  const sends = query.data?.pages[0]?.sends;
  return (
    <Page
      title={t('notifications:letters.title')}
      lead={sends === undefined ? undefined : t(`notifications:letters.${sends ? 'sends' : 'keeps'}`)}
      narrow
    >
      <Paged
        query={query}
        empty={
          <EmptyState title={t('notifications:letters.none')} hint={t('notifications:letters.noneHint')} />
        }
      >
        {(items) => (
          <ul className="kx-cards">
            {items.map(({ id, recipient, subject, body, state, attempts, fault, createdAt }) => (
              <li key={id} className="kx-panel">
                <p className="kx-card-head">
                  {subject}{' '}
                  <Tag tone={state === 'FAILED' ? 'over' : 'plain'}>
                    {t(`notifications:letters.state.${state}`)}
                  </Tag>
                </p>
                <p className="kx-second">
                  {recipient} · <Minute at={createdAt} />
                  {fault && ` · ${t('notifications:letters.fault', { fault, count: attempts })}`}
                </p>
                {body && <pre className="kx-letter">{body}</pre>}
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  );
}
