import type { Language } from './messages.js';

/** What a person may do in an organisation. */
export const ROLES = [
  'UNIVERSITY_CLERK',
  'UNIVERSITY_APPROVER',
  'CENTRE_STAFF',
  'MEMBER',
  'SIGNATORY',
  'SERVICE_STAFF',
  'OFFICE_READER',
  'PLATFORM_ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

export interface PersonActor {
  kind: 'PERSON';
  personId: string;
  language: Language;
  /** Roles by organisation. */
  roles: ReadonlyMap<string, readonly Role[]>;
  platformAdmin: boolean;
  /** When this person last gave the password in this session. */
  authenticatedAt: Date;
}

/** Who asks. Row-level security follows it; unknown means nobody. */
export type Actor =
  | { kind: 'ANONYMOUS'; language: Language }
  | PersonActor
  /** Jobs, sign-in and the operator's commands. */
  | { kind: 'SYSTEM'; language: Language };

export const SYSTEM: Actor = { kind: 'SYSTEM', language: 'zh' };

export function hasRole(actor: Actor, organisationId: string, roles: readonly Role[]): boolean {
  return (
    actor.kind === 'PERSON' && (actor.roles.get(organisationId) ?? []).some((role) => roles.includes(role))
  );
}
