import type { Schemas } from '../../api/client';
import type { Role } from '../../app/session';

type Kind = Schemas['OrganisationDto']['kind'];
const UNIVERSITY: Role[] = ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'];
const OWN: Partial<Record<Kind, Role[]>> = {
  UNIVERSITY,
  RESEARCH_INSTITUTE: UNIVERSITY,
  SERVICE_CENTRE: ['SERVICE_STAFF'],
  IP_OFFICE: ['OFFICE_READER'],
  EDUCATION_COMMISSION: ['OFFICE_READER'],
  PLATFORM: ['PLATFORM_ADMIN'],
};

/** The roles that an organisation of this kind offers; the server decides. */
export function rolesOf(kind: Kind): Role[] {
  return [...(OWN[kind] ?? []), 'SIGNATORY', 'MEMBER'];
}
