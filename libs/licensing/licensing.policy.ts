import { anyone, forOrganisationInBody, inOrganisation, type Policy, ROLES } from '#libs/platform';

/** The clerk writes, another person approves, the centre's staff follow (经办人 / 审批人 / 中心专员). */
export const declarationPolicy = {
  read: inOrganisation('UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'),
  edit: inOrganisation('UNIVERSITY_CLERK', 'CENTRE_STAFF'),
  approve: inOrganisation('UNIVERSITY_APPROVER'),
  /** Recording what the office did. */
  record: inOrganisation('UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER'),
  withdraw: inOrganisation('UNIVERSITY_APPROVER'),
} satisfies Record<string, Policy>;

export const licencePolicy = {
  /** An offer to anybody (PL 50), and a proof by its code. */
  offer: anyone,
  /** A signatory of any kind of organisation (PL 51.1: any entity or person). */
  accept: forOrganisationInBody('SIGNATORY'),
  read: inOrganisation(...ROLES),
  pay: inOrganisation('UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF', 'MEMBER', 'SIGNATORY'),
  answer: inOrganisation('UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER'),
  lapse: inOrganisation('UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'SIGNATORY'),
  /** Either party files and tells what the office answered (IR 87); the centre's staff follow the days. */
  recordal: inOrganisation('UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF', 'MEMBER', 'SIGNATORY'),
  today: inOrganisation(...ROLES),
} satisfies Record<string, Policy>;
