import { Button, InputNumber, Popconfirm, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { EVENT, isRunning, type PlanRun } from '../../../api/meetings';
import { Facts } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Minute } from '../../../shared/values';
import type { PlanProps } from './plan-page';
import { usePlanAct } from './use-plan-act';

/** Searches for a plan, shows how near it is to the best there can be, and makes it the plan when staff say so. */
export function PlanSearch({ organisationId, eventId, plan }: PlanProps) {
  const { t } = useTranslation();
  const [seconds, setSeconds] = useState(20);
  const at = { organisationId, eventId };
  const path = { params: { path: at } };
  const search = usePlanAct(at, (wanted: { seconds: number }) =>
    answer(api.POST(`${EVENT}/plan/runs`, { ...path, body: wanted })),
  );
  const stop = usePlanAct(at, (runId: string) =>
    answer(api.POST(`${EVENT}/plan/runs/{runId}/stop`, { params: { path: { ...at, runId } } })),
  );
  const takeOver = usePlanAct(at, (runId: string) =>
    answer(api.POST(`${EVENT}/plan/runs/{runId}/take-over`, { params: { path: { ...at, runId } } })),
  );
  const publish = usePlanAct(at, () => answer(api.POST(`${EVENT}/plan/publication`, path)));
  const clear = usePlanAct(at, () => answer(api.DELETE(`${EVENT}/plan/meetings`, path)));
  const { run, pairs, meetings, publishedAt, figures } = plan;
  const running = isRunning(run);
  const papers = `/api/v1/organisations/${organisationId}/events/${eventId}/papers`;
  const problem = search.problem ?? stop.problem ?? takeOver.problem ?? publish.problem ?? clear.problem;
  return (
    <Section title={t('events:plan.search')}>
      {pairs.length === 0 ? (
        <p>{t('events:plan.noPairs')}</p>
      ) : (
        <>
          <p className="kx-second">{t('events:plan.searchLead', { count: pairs.length })}</p>
          <div className="kx-actions">
            <label className="kx-plan-seconds">
              {t('events:plan.seconds')}{' '}
              <InputNumber
                min={1}
                max={120}
                precision={0}
                value={seconds}
                onChange={(value) => setSeconds(value ?? 20)}
              />
            </label>
            <Button
              type={meetings.length === 0 && !run ? 'primary' : 'default'}
              disabled={running}
              loading={search.running}
              onClick={() => search.run({ seconds })}
            >
              {t('events:plan.begin')}
            </Button>
            {running && run && (
              <Button loading={stop.running} onClick={() => stop.run(run.id)}>
                {t('events:plan.stop')}
              </Button>
            )}
          </div>
        </>
      )}
      <ProblemAlert problem={problem} />
      {run && <Run run={run} />}
      {run && !running && run.meetings !== null && !run.takenOver && (
        <Button type="primary" loading={takeOver.running} onClick={() => takeOver.run(run.id)}>
          {t('events:plan.takeOver', { count: run.meetings })}
        </Button>
      )}
      {figures && meetings.length > 0 && (
        <>
          <h3>{t('events:plan.now')}</h3>
          <Facts
            items={[
              [t('events:plan.meetings'), figures.meetings],
              [
                t('events:plan.value'),
                t('events:plan.valueOf', { value: figures.value, asked: figures.asked }),
              ],
              [
                t('events:plan.minimaMet'),
                t('events:plan.minimaMetOf', { met: figures.minimaMet, people: figures.people }),
              ],
              [t('events:plan.gaps'), figures.gaps],
              [
                t('events:plan.published'),
                publishedAt ? <Minute at={publishedAt} /> : t('events:plan.notPublished'),
              ],
            ]}
          />
          <div className="kx-actions">
            {!publishedAt && (
              <Popconfirm
                title={t('events:plan.publishSure', { count: figures.people })}
                okText={t('events:plan.publish')}
                cancelText={t('frame:cancel')}
                onConfirm={() => publish.run(undefined)}
              >
                <Button type="primary" loading={publish.running}>
                  {t('events:plan.publish')}
                </Button>
              </Popconfirm>
            )}
            <a download href={`${papers}/timetables.pdf`}>
              {t('events:papers.timetables')}
            </a>
            <a download href={`${papers}/cards.pdf`}>
              {t('events:papers.cards')}
            </a>
            <Popconfirm
              title={t(publishedAt ? 'events:plan.clearPublishedSure' : 'events:plan.clearSure')}
              okText={t('events:plan.clear')}
              cancelText={t('frame:cancel')}
              onConfirm={() => clear.run(undefined)}
            >
              <Button loading={clear.running}>{t('events:plan.clear')}</Button>
            </Popconfirm>
          </div>
        </>
      )}
    </Section>
  );
}

function Run({ run }: { run: PlanRun }) {
  const { t } = useTranslation();
  const { state, value, bound, minimaMet, gaps, moves, seconds, seed } = run;
  const share = value !== null && bound ? (value / bound) * 100 : null;
  return (
    <>
      <p role="status">
        {t(`events:plan.run.${state}`, { seconds })}
        {share !== null && ` · ${t('events:plan.near', { value, bound, share: share.toFixed(1) })}`}
      </p>
      {(state === 'QUEUED' || state === 'RUNNING') && (
        <Progress
          percent={Math.floor((share ?? 0) * 10) / 10}
          status="active"
          aria-label={t('events:plan.nearLabel')}
        />
      )}
      {minimaMet !== null && (
        <p className="kx-second">{t('events:plan.runFacts', { minimaMet, gaps, moves, seed })}</p>
      )}
    </>
  );
}
