import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { api } from '../../api/client';
import { type Notification, notificationPage, NOTIFICATIONS_KEY } from '../../api/notifications';
import { useAct } from '../../api/use-act';
import { type Session, useSession } from '../../app/session';
import { Page, Section } from '../../shared/page';
import { Paged, usePaged } from '../../shared/paged';
import { ProblemAlert } from '../../shared/problem-alert';
import { EmptyState, PageSkeleton } from '../../shared/states';
import { Tag } from '../../shared/tag';
import { Minute } from '../../shared/values';
import { MailChoice } from './mail-choice';
import { SavedSearches } from './saved-searches';

/** What somebody was told, and what to be told of. */
export function NotificationsPage() {
  const session = useSession();
  if (session === undefined) return <PageSkeleton />;
  if (session === null) return <Navigate to="/sign-in?return=%2Fnotifications" replace />;
  return <Own session={session} />;
}

function Own({ session }: { session: Session }) {
  const { t } = useTranslation();
  return (
    <Page title={t('notifications:title')} narrow>
      <News />
      <Section title={t('notifications:saved.title')}>
        <SavedSearches />
      </Section>
      <Section title={t('notifications:mail.title')}>
        <MailChoice session={session} />
      </Section>
    </Page>
  );
}

function News() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = usePaged([...NOTIFICATIONS_KEY, 'list'], notificationPage);
  const read = useAct({
    act: (upTo: string) => api.POST('/api/v1/notifications/read', { body: { upTo } }),
    done: () => queries.invalidateQueries({ queryKey: NOTIFICATIONS_KEY }),
  });
  return (
    <Paged
      query={query}
      empty={<EmptyState title={t('notifications:none')} hint={t('notifications:noneHint')} />}
    >
      {(items) => (
        <>
          {items.some((item) => !item.read) && (
            <div>
              <Button loading={read.running} onClick={() => items[0] && read.run(items[0].id)}>
                {t('notifications:readAll')}
              </Button>
              <ProblemAlert problem={read.problem} />
            </div>
          )}
          <ul className="kx-cards">
            {items.map((item) => (
              <One key={item.id} item={item} />
            ))}
          </ul>
        </>
      )}
    </Paged>
  );
}

function One({ item: { text, lines, path, createdAt, read } }: { item: Notification }) {
  const { t } = useTranslation();
  return (
    <li className="kx-panel" data-list-item="">
      <p>
        <Link to={path}>{text}</Link> {!read && <Tag tone="open">{t('notifications:new')}</Tag>}
      </p>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p className="kx-second">
        <Minute at={createdAt} />
      </p>
    </li>
  );
}
