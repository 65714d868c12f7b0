import { anyone, inOrganisation, type Policy } from '#libs/platform';

export const eventPolicy = {
  /** An event from its approval on, and registering for it. */
  open: anyone,
  read: inOrganisation('UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF', 'SERVICE_STAFF'),
  write: inOrganisation('CENTRE_STAFF', 'SERVICE_STAFF'),
  /** Which step is whose stands in the table of transitions. */
  step: inOrganisation('UNIVERSITY_APPROVER', 'CENTRE_STAFF', 'SERVICE_STAFF'),
} satisfies Record<string, Policy>;
