import { Navigate, useParams } from 'react-router';
import { PageSkeleton } from '../shared/states';
import { deskOf, membershipOf, useSession } from './session';

/** /desk and /desk/:organisationId lead to where this person's work begins. */
export function DeskDoor() {
  const session = useSession();
  const { organisationId } = useParams();
  if (session === undefined) return <PageSkeleton />;
  if (session === null) return <Navigate to="/sign-in?return=%2Fdesk" replace />;
  const membership = membershipOf(session, organisationId);
  return <Navigate to={deskOf(membership ? { ...session, memberships: [membership] } : session)} replace />;
}
