import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answer, api, type Schemas } from '../api/client';
import { isProblem } from '../api/problem';
import { chosenLanguage, type Language, rememberLanguage, showLanguage } from './language';

export type Session = Schemas['SessionDto'];
export type Membership = Schemas['MembershipDto'];
export type Role = Schemas['InviteDto']['role'];

export const SESSION_KEY = ['session'];
export const UNIVERSITY_ROLES: Role[] = ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'];
export const LICENSEE_ROLES: Role[] = ['MEMBER', 'SIGNATORY'];
/** Who speaks for a firm or a university about a need; an approver reads along. */
export const NEGOTIATING_ROLES: Role[] = [...LICENSEE_ROLES, 'UNIVERSITY_CLERK', 'CENTRE_STAFF'];

async function currentSession(): Promise<Session | null> {
  try {
    return await answer(api.GET('/api/v1/sessions/current'));
  } catch (error) {
    if (isProblem(error) && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in: undefined while asking, null for nobody. */
export function useSession(): Session | null | undefined {
  // Who is known stays known while the server cannot be reached.
  const { data, isError } = useQuery({ queryKey: SESSION_KEY, queryFn: currentSession, staleTime: 60_000 });
  return data === undefined && isError ? null : data;
}

export function hasRole(membership: Membership | undefined, ...roles: Role[]): boolean {
  return membership?.roles.some((role) => roles.includes(role as Role)) ?? false;
}

export function membershipOf(
  session: Session | null | undefined,
  organisationId?: string,
): Membership | undefined {
  return session?.memberships.find((membership) => membership.organisationId === organisationId);
}

/** The organisations for which this person holds one of `roles`. */
export function membershipsWith(session: Session | null | undefined, ...roles: Role[]): Membership[] {
  return session?.memberships.filter((membership) => hasRole(membership, ...roles)) ?? [];
}

export function isPlatformAdmin(session: Session | null | undefined): boolean {
  return session?.memberships.some((membership) => hasRole(membership, 'PLATFORM_ADMIN')) ?? false;
}

/** A choice made on this device wins over the one stored with the person, and is stored there. */
export function useSignedIn(): (session: Session) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (session: Session) => {
      queries.clear();
      queries.setQueryData(SESSION_KEY, session);
      const chosen = chosenLanguage();
      if (!chosen) await showLanguage(session.person.language);
      else if (chosen !== session.person.language) await storeLanguage(chosen);
    },
    [queries],
  );
}

export function useChooseLanguage(): (language: Language) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (language: Language) => {
      rememberLanguage(language);
      await showLanguage(language);
      if (queries.getQueryData(SESSION_KEY)) await storeLanguage(language);
      // Sentences come from the server in the reader's language.
      await queries.invalidateQueries();
    },
    [queries],
  );
}

async function storeLanguage(language: Language): Promise<void> {
  await api.PATCH('/api/v1/people/me', { body: { language } }).catch(() => undefined);
}

/** Where a person's own work begins, by the role. */
export function deskOf(session: Session): string {
  const university = session.memberships.find((membership) => hasRole(membership, ...UNIVERSITY_ROLES));
  if (university) return `/desk/${university.organisationId}/today`;
  if (isPlatformAdmin(session)) return '/platform';
  const licensee = session.memberships.find((membership) => hasRole(membership, ...LICENSEE_ROLES));
  if (licensee) return `/desk/${licensee.organisationId}/licences`;
  const other = session.memberships[0];
  return other ? `/desk/${other.organisationId}/organisation` : '/account';
}
