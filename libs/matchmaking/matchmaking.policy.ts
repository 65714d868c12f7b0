import { anyone, inOrganisation, type Policy } from '#libs/platform';

const UNIVERSITY = ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'] as const;

export const matchPolicy = {
  /** Suggestions before anybody outside sees them. */
  review: inOrganisation('SERVICE_STAFF'),
  /** What was sent to this firm or university; row-level security decides which. */
  read: inOrganisation('MEMBER', 'SIGNATORY', ...UNIVERSITY),
  judge: inOrganisation('MEMBER', 'SIGNATORY', 'UNIVERSITY_CLERK', 'CENTRE_STAFF'),
  quality: inOrganisation('SERVICE_STAFF', 'OFFICE_READER', ...UNIVERSITY),
} satisfies Record<string, Policy>;

export const inventorPolicy = {
  read: inOrganisation(...UNIVERSITY),
  ask: inOrganisation('UNIVERSITY_CLERK', 'CENTRE_STAFF'),
  /** The secret in the address decides. */
  byLink: anyone,
} satisfies Record<string, Policy>;
