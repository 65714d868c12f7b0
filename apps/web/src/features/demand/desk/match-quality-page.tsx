import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import { type MatchQuality, matchQuality } from '../../../api/matches';
import type { Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { Page, Section } from '../../../shared/page';
import { EmptyState, Loaded } from '../../../shared/states';

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

function Figures({ quality }: { quality: MatchQuality }) {
  const { t } = useTranslation();
  const reasons = quality.reasons.filter(({ count }) => count > 0);
  return (
    <>
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
        <p className="kx-second">{t('demand:quality.engine', { engine: quality.engine })}</p>
      </Section>
    </>
  );
}
