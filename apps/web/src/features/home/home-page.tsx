import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { figures, patentSearch } from '../../api/catalogue';
import { useDemonstration } from '../../app/demonstration';
import { useSession } from '../../app/session';
import { useWindowTitle } from '../../shared/page';
import { ResultCard } from '../../shared/result-card';
import { SearchBox } from '../../shared/search-box';
import { CardsSkeleton, EmptyState, Loaded } from '../../shared/states';
import { Minute } from '../../shared/values';
import './home.css';

const EXAMPLES = ['one', 'two', 'three'] as const;
const STEPS = ['declare', 'notify', 'record'] as const;
const DOORS = [
  { who: 'university', to: '/sign-in' },
  { who: 'licensee', to: '/register' },
  { who: 'service', to: '/sign-in' },
] as const;

export function HomePage() {
  const { t } = useTranslation();
  const signedIn = useSession();
  useWindowTitle(t('home:windowTitle'));
  return (
    <div className="kx-page kx-home">
      <section className="kx-home-ask">
        <h1>{t('home:title')}</h1>
        <p className="kx-lead">{t('home:lead')}</p>
        <SearchBox size="large" label={t('frame:search')} placeholder={t('home:placeholder')} />
        <p className="kx-second kx-home-examples">
          {t('home:examples')}
          {EXAMPLES.map((name) => {
            const example = t(`home:example.${name}`);
            return (
              <Link key={name} to={`/search?q=${encodeURIComponent(example)}`}>
                {example}
              </Link>
            );
          })}
        </p>
        <Figures />
        <p className="kx-second kx-home-examples">
          {t('home:needs.what')}
          <Link to="/needs">{t('home:needs.board')}</Link>
          <Link to="/needs/new">{t('home:needs.ask')}</Link>
        </p>
      </section>
      <NewestOffers />
      <section className="kx-stack">
        <h2>{t('home:how')}</h2>
        <ol className="kx-home-steps">
          {STEPS.map((step) => (
            <li key={step}>
              <p>{t(`home:step.${step}.what`)}</p>
              <p className="kx-second">{t(`home:step.${step}.article`)}</p>
            </li>
          ))}
        </ol>
      </section>
      {!signedIn && (
        <section className="kx-stack">
          <h2>{t('home:doors')}</h2>
          <ul className="kx-home-doors">
            {DOORS.map(({ who, to }) => (
              <li key={who} className="kx-panel">
                <h3>{t(`home:door.${who}.who`)}</h3>
                <p>{t(`home:door.${who}.what`)}</p>
                <Link className="kx-button" to={to}>
                  {t(`home:door.${who}.act`)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Figures() {
  const { t } = useTranslation();
  const { data } = useQuery(figures());
  return (
    <div className="kx-home-figures" aria-busy={!data}>
      <dl>
        {(['announcedOffers', 'patents', 'universities'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`home:figure.${name}`)}</dt>
            <dd>
              <Link to={name === 'announcedOffers' ? '/search?offered=true' : '/search'}>
                {data ? data[name].toLocaleString('en-US') : '—'}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
      <p className="kx-second">
        {data && (
          <>
            {t('home:asOf')} <Minute at={data.asOf} />
          </>
        )}
      </p>
    </div>
  );
}

function NewestOffers() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(patentSearch({ offered: ['true'], sort: 'newest', limit: 4 }));
  const shown = query.data?.pages[0]?.items ?? [];
  useDemonstration(shown.some(({ universities }) => universities.some(({ demonstration }) => demonstration)));
  return (
    <section className="kx-stack">
      <div className="kx-page-head">
        <h2>{t('home:newest')}</h2>
        <Link to="/search?offered=true&sort=newest">{t('home:allOffers')}</Link>
      </div>
      <Loaded query={query} skeleton={<CardsSkeleton count={3} />}>
        {({ pages }) =>
          pages[0]?.items.length ? (
            <div className="kx-stack">
              {pages[0].items.map((patent) => (
                <ResultCard key={patent.id} patent={patent} heading="h3" />
              ))}
            </div>
          ) : (
            <EmptyState
              title={t('home:noOffers.title')}
              hint={t('home:noOffers.hint')}
              action={<Link to="/search">{t('home:noOffers.act')}</Link>}
            />
          )
        }
      </Loaded>
    </section>
  );
}
