import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation } from 'react-router';
import { membershipsWith, useSession } from '../../app/session';
import { Page } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { EmptyState, PageSkeleton } from '../../shared/states';

/** Where "post this as a need" leads: to the desk of the one firm, or the choice among several. */
export function AskPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session === undefined) return <PageSkeleton />;
  if (session === null) return <Navigate to={pathTo.signIn(pathname + search)} replace />;
  const own = membershipsWith(session, 'MEMBER', 'SIGNATORY', 'SERVICE_STAFF');
  const to = (organisationId: string) => `/desk/${organisationId}/needs/new${search}`;
  const [only] = own;
  if (own.length === 1 && only) return <Navigate to={to(only.organisationId)} replace />;
  return (
    <Page title={t('demand:ask.open')} narrow>
      {own.length === 0 ? (
        <EmptyState title={t('demand:ask.noFirm')} hint={t('demand:ask.noFirmHint')} />
      ) : (
        <ul>
          {own.map(({ organisationId, organisation }) => (
            <li key={organisationId}>
              <Link to={to(organisationId)}>{organisation}</Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
