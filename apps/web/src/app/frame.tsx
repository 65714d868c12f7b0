import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { figures } from '../api/catalogue';
import { PageSkeleton } from '../shared/states';
import { BottomBar } from './bottom-bar';
import { useDemonstration, useDemonstrationShown } from './demonstration';
import { Keys } from './keys';
import { chooseScheme, useScheme } from './scheme';
import { membershipOf, useSession } from './session';
import { TopBar } from './top-bar';
import { useOwnSession } from './use-own-session';
import { usePhone } from './use-phone';

export function Frame() {
  const { t } = useTranslation();
  const phone = usePhone();
  const main = useRef<HTMLElement>(null);
  useOwnSession();
  useFocusOnArrival(main);
  useOwnDemonstration();
  const demonstration = useDemonstrationShown();
  const travelling = useNavigation().state === 'loading';

  return (
    <div className="kx-frame">
      <a className="kx-skip" href="#main">
        {t('frame:skip')}
      </a>
      <TopBar />
      <div className={travelling ? 'kx-travel kx-travel-on' : 'kx-travel'} aria-hidden="true" />
      {demonstration && (
        <aside className="kx-demonstration" aria-label={t('frame:demonstrationShort')}>
          {t('frame:demonstration')}
        </aside>
      )}
      <main id="main" ref={main} tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <Foot />
      {phone ? <BottomBar /> : null}
      <Keys />
      <ScrollRestoration />
    </div>
  );
}

function Foot() {
  const { t } = useTranslation();
  return (
    <footer className="kx-foot">
      <span>{t('frame:foot.isNot')}</span>
      <Link to="/about">{t('frame:foot.about')}</Link>
      <Link to="/browse">{t('browse:title')}</Link>
      <Link to="/map">{t('browse:map.title')}</Link>
      <Link to="/supply">{t('supply:title')}</Link>
      <Link to="/basket">{t('basket:title')}</Link>
      <Link to="/needs">{t('demand:board.title')}</Link>
      <Link to="/events">{t('events:title')}</Link>
      <Link to="/verify">{t('frame:foot.verify')}</Link>
      <SchemeSwitch />
    </footer>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const other = useScheme() === 'dark' ? 'light' : 'dark';
  return (
    <button type="button" className="kx-foot-switch" onClick={() => chooseScheme(other)}>
      {t(`frame:foot.${other}`)}
    </button>
  );
}

/** After a change of page the reader of a screen reader stands at its beginning, not at the link that was left. */
function useFocusOnArrival(main: { current: HTMLElement | null }): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}

function useOwnDemonstration(): void {
  const session = useSession();
  const { pathname } = useLocation();
  const acting = membershipOf(session, pathname.split('/')[2]);
  const own = acting ? acting.demonstration : session?.memberships.some(({ demonstration }) => demonstration);
  // Where the installation itself holds the demonstration, its public pages say so whatever they show.
  const { data } = useQuery(figures());
  useDemonstration(Boolean(own) || (!acting && data?.demonstration));
}
