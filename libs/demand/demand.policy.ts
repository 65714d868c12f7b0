import { anyone, inOrganisation, type Policy } from '#libs/platform';

/** A need on the firm's desk; a service centre writes for firms that asked it to. */
export const needPolicy = {
  read: inOrganisation('MEMBER', 'SIGNATORY', 'SERVICE_STAFF'),
  write: inOrganisation('MEMBER', 'SIGNATORY', 'SERVICE_STAFF'),
  triage: inOrganisation('SERVICE_STAFF'),
  /** Of those whom the need is open to; row-level security decides which. */
  files: inOrganisation(
    'MEMBER',
    'SIGNATORY',
    'SERVICE_STAFF',
    'UNIVERSITY_CLERK',
    'UNIVERSITY_APPROVER',
    'CENTRE_STAFF',
  ),
  /** The board. */
  open: anyone,
} satisfies Record<string, Policy>;

const UNIVERSITY = ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'] as const;

export const answerPolicy = {
  /** Needs as far as this university may read them. */
  board: inOrganisation(...UNIVERSITY),
  give: inOrganisation('UNIVERSITY_CLERK', 'CENTRE_STAFF'),
  /** Both sides; which of them a member sees, row-level security decides. */
  read: inOrganisation('MEMBER', 'SIGNATORY', ...UNIVERSITY),
  talk: inOrganisation('MEMBER', 'SIGNATORY', 'UNIVERSITY_CLERK', 'CENTRE_STAFF'),
} satisfies Record<string, Policy>;

export const teamPolicy = {
  open: anyone,
  read: inOrganisation(...UNIVERSITY),
  write: inOrganisation('UNIVERSITY_CLERK', 'CENTRE_STAFF'),
} satisfies Record<string, Policy>;
