import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { patentCards } from '../../../api/catalogue';
import { candidatesOf, type Match } from '../../../api/matches';
import { CardsSkeleton, EmptyState, Loaded } from '../../../shared/states';
import { Candidate } from './match-parts';

interface Props {
  organisationId: string;
  needId: string;
}

/** At most ten patents that staff sent for this need: offered ones first, then other trades, then what nobody offers yet. */
export function CandidatesOf({ organisationId, needId }: Props) {
  const { t } = useTranslation();
  return (
    <section className="kx-stack">
      <h2>{t('demand:match.candidates')}</h2>
      <p className="kx-second">{t('demand:match.honest')}</p>
      <Loaded query={useQuery(candidatesOf(organisationId, needId))} skeleton={<CardsSkeleton count={2} />}>
        {({ items }) => (
          <Lanes items={items.filter(({ patentId }) => patentId !== null)} organisationId={organisationId} />
        )}
      </Loaded>
    </section>
  );
}

function Lanes({ items, organisationId }: { items: Match[]; organisationId: string }) {
  const { t } = useTranslation();
  const cards = useQuery(patentCards(items.flatMap(({ patentId }) => patentId ?? [])));
  if (items.length === 0)
    return <EmptyState title={t('demand:match.noneYet')} hint={t('demand:match.noneYetHint')} />;
  const lanes = [
    ['main', items.filter(({ lane, offered }) => lane === 'MAIN' && offered)],
    ['otherTrade', items.filter(({ lane, offered }) => lane === 'OTHER_TRADE' && offered)],
    ['notOffered', items.filter(({ offered }) => !offered)],
  ] as const;
  return (
    <>
      {lanes.map(([lane, own]) =>
        own.length === 0 ? null : (
          <div key={lane} className="kx-stack">
            {lane !== 'main' && <h3>{t(`demand:lane.${lane}`)}</h3>}
            {own.map((match) => (
              <Candidate
                key={match.id}
                match={match}
                card={cards.data?.items.find(({ id }) => id === match.patentId)}
                organisationId={organisationId}
                side="FIRM"
              />
            ))}
          </div>
        ),
      )}
    </>
  );
}
