import { inOrganisation, type Policy, ROLES } from '#libs/platform';

/** A university's centre and a service centre keep files; the university's desk reads its own. */
export const enterpriseFilePolicy = {
  read: inOrganisation('UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF', 'SERVICE_STAFF'),
  write: inOrganisation('CENTRE_STAFF', 'SERVICE_STAFF'),
  /** A firm sees who keeps a file on it. */
  kept: inOrganisation(...ROLES),
} satisfies Record<string, Policy>;
