import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { answer, api, type Schemas } from '../../api/client';
import { type FailedJob, jobs } from '../../api/jobs';
import { useAct } from '../../api/use-act';
import { NotFoundPage } from '../../app/not-found-page';
import { isPlatformAdmin, useSession } from '../../app/session';
import { DataList } from '../../shared/data-list';
import { Page, Section } from '../../shared/page';
import { ProblemAlert } from '../../shared/problem-alert';
import { Loaded, PageSkeleton } from '../../shared/states';
import { Minute } from '../../shared/values';

/** What waits and what failed for good. */
export function JobsPage() {
  const session = useSession();
  if (session === undefined) return <PageSkeleton />;
  if (session === null) return <Navigate to="/sign-in?return=%2Fplatform%2Fjobs" replace />;
  return isPlatformAdmin(session) ? <Jobs /> : <NotFoundPage />;
}

function Jobs() {
  const { t } = useTranslation();
  return (
    <Page title={t('jobs:title')} lead={t('jobs:lead')}>
      <Loaded query={useQuery(jobs())}>
        {({ queues, failed }) => (
          <>
            <Failed failed={failed} />
            <Section title={t('jobs:queues')}>
              <DataList
                label={t('jobs:queues')}
                rows={queues}
                keyOf={({ name }) => name}
                columns={[
                  {
                    key: 'name',
                    title: t('jobs:queue'),
                    head: true,
                    show: ({ name }) => t(`jobs:name.${name}`),
                  },
                  { key: 'waiting', title: t('jobs:waiting'), number: true, show: ({ waiting }) => waiting },
                  {
                    key: 'oldest',
                    title: t('jobs:oldest'),
                    number: true,
                    show: ({ oldestWaitingSeconds: seconds }) => t('jobs:seconds', { count: seconds }),
                  },
                  { key: 'active', title: t('jobs:active'), number: true, show: ({ active }) => active },
                  { key: 'delayed', title: t('jobs:delayed'), number: true, show: ({ delayed }) => delayed },
                  {
                    key: 'failed',
                    title: t('jobs:failed'),
                    number: true,
                    show: ({ failed: count }) => count,
                  },
                  {
                    key: 'done',
                    title: t('jobs:completed'),
                    number: true,
                    show: ({ completed }) => completed,
                  },
                ]}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Failed({ failed }: { failed: FailedJob[] }) {
  const { t } = useTranslation();
  const take = useAct({
    act: (body: Schemas['FailedJobActDto']) => answer(api.POST('/api/v1/jobs/failed', { body })),
    refreshes: [['jobs']],
  });
  return (
    <Section title={t('jobs:failedTitle')}>
      <ProblemAlert problem={take.problem} />
      {failed.length === 0 ? (
        <p className="kx-second">{t('jobs:none')}</p>
      ) : (
        <DataList
          label={t('jobs:failedTitle')}
          rows={failed}
          keyOf={({ queue, id }) => `${queue} ${id}`}
          columns={[
            { key: 'name', title: t('jobs:job'), head: true, show: ({ name }) => name },
            { key: 'reason', title: t('jobs:reason'), width: 360, show: ({ reason }) => reason },
            { key: 'attempts', title: t('jobs:attempts'), number: true, show: ({ attempts }) => attempts },
            { key: 'at', title: t('jobs:at'), show: ({ failedAt }) => <Minute at={failedAt} /> },
            {
              key: 'act',
              title: t('jobs:act'),
              show: ({ queue, id }) => (
                <div className="kx-actions">
                  <Button size="small" onClick={() => take.run({ queue, id, act: 'RETRY' })}>
                    {t('jobs:retry')}
                  </Button>
                  <Button size="small" danger onClick={() => take.run({ queue, id, act: 'REMOVE' })}>
                    {t('jobs:remove')}
                  </Button>
                </div>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
