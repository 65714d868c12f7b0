import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Outlet, useLocation, useParams } from 'react-router';
import { PageSkeleton } from '../shared/states';
import type { DeskItem } from './feature';
import { currentLanguage } from './language';
import { NotFoundPage } from './not-found-page';
import { hasRole, type Membership, membershipOf, useSession } from './session';
import { useOwnSession } from './use-own-session';

/** A desk: whose it is, its tasks at the left (above, on phones), one of them in the middle. */
export function DeskFrame({ navigation }: { navigation: DeskItem[] }) {
  return (
    <Members>
      {(membership) => (
        <div className="kx-desk">
          <DeskNavigation membership={membership} navigation={navigation} />
          <div className="kx-desk-page">
            <Outlet context={membership} />
          </div>
        </div>
      )}
    </Members>
  );
}

/** A page of a desk that has the whole window for itself. */
export function DeskScreen() {
  useOwnSession();
  return (
    <main id="main">
      <Members>{(membership) => <Outlet context={membership} />}</Members>
    </main>
  );
}

/** Lets members in; others are asked to sign in, or find nothing. */
function Members({ children }: { children: (membership: Membership) => ReactNode }) {
  const session = useSession();
  const { organisationId } = useParams();
  const { pathname, search } = useLocation();
  if (session === undefined) return <PageSkeleton />;
  if (session === null)
    return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search)}`} replace />;
  const membership = membershipOf(session, organisationId);
  // Another's desk and one that does not exist look alike.
  if (!membership) return <NotFoundPage />;
  return children(membership);
}

function DeskNavigation({ membership, navigation }: { membership: Membership; navigation: DeskItem[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const row = useRef<HTMLElement>(null);
  // On a phone the row is wider than the screen: the task at hand is brought into sight.
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const mine = navigation.filter(({ roles }) => hasRole(membership, ...roles));
  return (
    <nav ref={row} className="kx-desk-nav" aria-label={t('frame:deskNavigation')}>
      <p className="kx-desk-whose">
        {(currentLanguage() === 'en' && membership.organisationEn) || membership.organisation}
      </p>
      <ul>
        {mine.map(({ path, label, icon }) => (
          <li key={path}>
            <NavLink to={`/desk/${membership.organisationId}/${path}`}>
              {icon}
              {t(label)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
