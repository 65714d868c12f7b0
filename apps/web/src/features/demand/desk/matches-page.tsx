import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';
import { patentCards } from '../../../api/catalogue';
import { type Match, matchPage } from '../../../api/matches';
import type { Membership } from '../../../app/session';
import { Page } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { EmptyState } from '../../../shared/states';
import { useListKeys } from '../../../shared/use-list-keys';
import { Candidate } from './match-parts';

/** The university's match desk: needs that one of its patents may solve. */
export function MatchesPage() {
  const { t } = useTranslation();
  const { organisationId } = useOutletContext<Membership>();
  useListKeys();
  const query = usePaged(['matches', organisationId, 'list'], (cursor) => matchPage(organisationId, cursor));
  return (
    <Page
      title={t('demand:nav.matches')}
      lead={t('demand:match.lead')}
      actions={<Link to={`/desk/${organisationId}/match-quality`}>{t('demand:quality.title')}</Link>}
    >
      <Paged
        query={query}
        empty={
          <EmptyState
            title={t('demand:match.noneSent')}
            hint={t('demand:match.noneSentHint')}
            action={<Link to="/needs">{t('demand:answers.toBoard')}</Link>}
          />
        }
      >
        {(rows) => <Matches rows={rows} organisationId={organisationId} />}
      </Paged>
    </Page>
  );
}

export function Matches({ rows, organisationId }: { rows: readonly Match[]; organisationId: string }) {
  const { t } = useTranslation();
  const cards = useQuery(
    patentCards([...new Set(rows.flatMap(({ patentId }) => patentId ?? []))].slice(0, 100)),
  );
  return (
    <div className="kx-stack">
      {rows.map((match) => (
        <section key={match.id} className="kx-stack" data-list-item>
          <h2 className="kx-result-title">
            <Link to={`/desk/${organisationId}/board/${match.needId}`}>{match.need}</Link>
          </h2>
          <p className="kx-second">{match.firm ?? t('demand:anonymous')}</p>
          <Candidate
            match={match}
            card={cards.data?.items.find(({ id }) => id === match.patentId)}
            organisationId={organisationId}
            side="UNIVERSITY"
          />
        </section>
      ))}
    </div>
  );
}
