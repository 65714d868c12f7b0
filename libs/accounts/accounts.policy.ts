import { anyone, inOrganisation, platformAdmin, type Policy, ROLES, signedIn } from '#libs/platform';
import { LEADING_ROLES } from './roles.js';

/** Sessions, registrations, invitations by link. */
export const sessionPolicy: Record<'open' | 'own', Policy> = { open: anyone, own: signedIn };

export const organisationPolicy: Record<'read' | 'lead' | 'agree' | 'open', Policy> = {
  read: inOrganisation(...ROLES),
  lead: inOrganisation(...LEADING_ROLES),
  agree: inOrganisation('UNIVERSITY_APPROVER'),
  open: platformAdmin,
};
