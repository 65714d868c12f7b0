import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import { type MatchQuality, matchQuality } from '../../../api/matches';
import type { Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { Page, Section } from '../../../shared/page';
import { EmptyState, Loaded } from '../../../shared/states';
import { Minute } from '../../../shared/values';

/** How good suggestions were, by what people said of them. */
export function MatchQualityPage() {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  return (
    <Page title={t('demand:quality.title')} lead={t('demand:quality.lead')}>
      <Loaded query={useQuery(matchQuality(organisationId))}>
        {(quality) => <Figures quality={quality} />}
      </Loaded>
    </Page>
  );
}

/** A measurement on graded needs, beside the methods it is held against. */
function LastRun({ run }: { run: MatchQuality['lastRun'] }) {
  const { t } = useTranslation();
  const figure = (thousandths: number) => (thousandths / 1000).toFixed(3);
  return (
    <Section title={t('demand:quality.run')}>
      {run === null ? (
        <p className="kx-second">{t('demand:quality.noRun')}</p>
      ) : (
        <>
          <p className="kx-second">
            {t('demand:quality.ranOn', {
              source: run.source,
              needs: run.needs,
              pairs: run.pairs,
              engine: run.engine,
            })}{' '}
            <Minute at={run.ranAt} />
          </p>
          <DataList
            label={t('demand:quality.run')}
            rows={run.results}
            keyOf={({ name }) => name}
            columns={[
              { key: 'name', title: t('demand:quality.method'), head: true, show: ({ name }) => name },
              { key: 'ndcg', title: 'nDCG@10', number: true, show: ({ ndcg10 }) => figure(ndcg10) },
              { key: 'auc', title: 'AUC', number: true, show: ({ auc }) => figure(auc) },
              {
                key: 'first',
                title: t('demand:quality.firstFive'),
                number: true,
                show: ({ goodInFirst5 }) => figure(goodInFirst5),
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}

function Figures({ quality }: { quality: MatchQuality }) {
  const { t } = useTranslation();
  const reasons = quality.reasons.filter(({ count }) => count > 0);
  return (
    <>
      <LastRun run={quality.lastRun} />
      <Section title={t('demand:quality.verdicts')}>
        {quality.verdicts.length === 0 ? (
          <EmptyState title={t('demand:quality.none')} hint={t('demand:quality.noneHint')} />
        ) : (
          <DataList
            label={t('demand:quality.verdicts')}
            rows={quality.verdicts}
            keyOf={({ side, band }) => `${side} ${band}`}
            columns={[
              {
                key: 'side',
                title: t('demand:quality.side'),
                head: true,
                show: ({ side }) => t(`demand:side.${side}`),
              },
              {
                key: 'band',
                title: t('demand:quality.band'),
                show: ({ band }) => (band ? t(`demand:matchBand.${band}`) : '—'),
              },
              { key: 'good', title: t('demand:quality.good'), number: true, show: ({ good }) => good },
              { key: 'bad', title: t('demand:quality.bad'), number: true, show: ({ bad }) => bad },
              {
                key: 'share',
                title: t('demand:quality.share'),
                number: true,
                show: ({ good, bad }) => `${Math.round((100 * good) / (good + bad))} %`,
              },
            ]}
          />
        )}
      </Section>
      {reasons.length > 0 && (
        <Section title={t('demand:quality.reasons')}>
          <DataList
            label={t('demand:quality.reasons')}
            rows={reasons}
            keyOf={({ reason }) => reason}
            columns={[
              {
                key: 'reason',
                title: t('demand:field.reason'),
                head: true,
                show: ({ reason }) => t(`demand:decline.${reason}`),
              },
              { key: 'count', title: t('demand:quality.count'), number: true, show: ({ count }) => count },
            ]}
          />
        </Section>
      )}
      <Section title={t('demand:quality.states')}>
        <DataList
          label={t('demand:quality.states')}
          rows={quality.states}
          keyOf={({ state }) => state}
          columns={[
            {
              key: 'state',
              title: t('demand:field.state'),
              head: true,
              show: ({ state }) => t(`demand:matchState.${state}`),
            },
            { key: 'count', title: t('demand:quality.count'), number: true, show: ({ count }) => count },
          ]}
        />
      </Section>
      <Section title={t('demand:quality.engines')}>
        <p className="kx-second">
          {t('demand:quality.engine', { engine: quality.engine })} {t('demand:quality.enginesHint')}
        </p>
        {quality.engines.length > 0 && (
          <DataList
            label={t('demand:quality.engines')}
            rows={quality.engines}
            keyOf={({ engine }) => engine}
            columns={[
              {
                key: 'engine',
                title: t('demand:quality.engineName'),
                head: true,
                show: ({ engine }) => engine,
              },
              { key: 'count', title: t('demand:quality.count'), number: true, show: ({ count }) => count },
            ]}
          />
        )}
      </Section>
    </>
  );
}
