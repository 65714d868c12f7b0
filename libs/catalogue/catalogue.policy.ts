import { anyone, inOrganisation, type Policy, ROLES, signedIn } from '#libs/platform';
import { UNIVERSITY_DESK } from '#libs/accounts';

/** The public record. */
export const patentPolicy: Record<'read', Policy> = { read: anyone };

/** What a university knows of its patents. An approver reads; who approves does not also enter. */
export const holdingPolicy: Record<'read' | 'write', Policy> = {
  read: inOrganisation(...UNIVERSITY_DESK),
  write: inOrganisation('UNIVERSITY_CLERK', 'CENTRE_STAFF'),
};

export const importPolicy: Record<'read' | 'write', Policy> = holdingPolicy;

/** Equal words of everybody's search: those who know how firms and workshops speak. */
export const synonymPolicy: Record<'keep', Policy> = {
  keep: inOrganisation('CENTRE_STAFF', 'SERVICE_STAFF', 'PLATFORM_ADMIN'),
};

/** Documents of any organisation: which of them a member sees, row-level security decides. */
export const filePolicy: Record<'use', Policy> = { use: inOrganisation(...ROLES) };

/** What somebody follows is that person's own. */
export const savedSearchPolicy: Record<'own', Policy> = { own: signedIn };
