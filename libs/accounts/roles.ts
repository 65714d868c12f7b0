import type { Role } from '#libs/platform';
import type { OrganisationKind } from './organisation.entity.js';

const UNIVERSITY_ROLES: Role[] = ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'];
/** Any unit or individual may take a licence (PL 51.1, G ch.11 §1), so every kind may have members and signatories. */
const LICENSEE_ROLES: Role[] = ['MEMBER', 'SIGNATORY'];

const OWN_ROLES: Record<OrganisationKind, Role[]> = {
  UNIVERSITY: UNIVERSITY_ROLES,
  RESEARCH_INSTITUTE: UNIVERSITY_ROLES,
  ENTERPRISE: [],
  INDIVIDUAL: [],
  FOREIGN_BODY: [],
  SERVICE_CENTRE: ['SERVICE_STAFF'],
  IP_OFFICE: ['OFFICE_READER'],
  EDUCATION_COMMISSION: ['OFFICE_READER'],
  PLATFORM: ['PLATFORM_ADMIN'],
};

export function rolesOf(kind: OrganisationKind): Role[] {
  return [...OWN_ROLES[kind], ...LICENSEE_ROLES];
}

/** Who may invite and remove: the approver leads a university's desk, the signatory a licensee's. */
export const LEADING_ROLES: Role[] = [
  'UNIVERSITY_APPROVER',
  'SIGNATORY',
  'SERVICE_STAFF',
  'OFFICE_READER',
  'PLATFORM_ADMIN',
];
export const UNIVERSITY_DESK: Role[] = UNIVERSITY_ROLES;
