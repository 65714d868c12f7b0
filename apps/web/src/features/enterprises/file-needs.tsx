import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';
import { type FileNeed, needsOf } from '../../api/enterprises';
import { hasRole, type Membership } from '../../app/session';
import { CardsSkeleton, Loaded } from '../../shared/states';
import { Day } from '../../shared/values';

/** The firm's needs as far as the keeper may know of them, each with what was sent for it. */
export function FileNeeds({ fileId }: { fileId: string }) {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const triages = hasRole(membership, 'SERVICE_STAFF');
  const query = useQuery(needsOf(organisationId, fileId));
  const pathTo = ({ id, onBoard }: FileNeed) =>
    triages ? `/desk/${organisationId}/triage/${id}` : onBoard ? `/desk/${organisationId}/board/${id}` : null;
  return (
    <section className="kx-part">
      <h2>{t('enterprises:needs.title')}</h2>
      <Loaded query={query} skeleton={<CardsSkeleton count={1} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t(triages ? 'enterprises:needs.nothing' : 'enterprises:needs.nothingKnown')}</p>
          ) : (
            <ul className="kx-events">
              {items.map((need) => {
                const path = pathTo(need);
                const title = need.title ?? t('enterprises:needs.gone');
                return (
                  <li key={need.id}>
                    {need.day && <Day day={need.day} />} {path ? <Link to={path}>{title}</Link> : title}
                    {need.state && <span className="kx-second"> {t(`demand:state.${need.state}`)}</span>}
                    <Matches need={need} link={!triages} organisationId={organisationId} />
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Matches({ need, link, organisationId }: { need: FileNeed; link: boolean; organisationId: string }) {
  const { t } = useTranslation();
  if (need.matches.length === 0) return null;
  return (
    <ul aria-label={t('enterprises:needs.matches')}>
      {need.matches.map(({ id, subject, university, state, sentDay }) => {
        const called = subject ?? t('enterprises:needs.proposal');
        return (
          <li key={id}>
            <Day day={sentDay} />{' '}
            {link ? <Link to={`/desk/${organisationId}/matches/${id}`}>{called}</Link> : called}
            <span className="kx-second">
              {' '}
              {link ? '' : `${university} · `}
              {t(`demand:matchState.${state}`)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
