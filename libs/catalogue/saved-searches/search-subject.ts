import type { Language } from '#libs/platform';

/** A record that entered a list, as an alert names it. */
export interface Listed {
  id: string;
  line(language: Language): string;
}

/** A list that can be followed; the lib that has it registers it. */
export interface SearchSubject {
  name: string;
  /** Where the list is read, `/search`. */
  path: string;
  /** The parameters that may be kept, read by the list's own rules. @throws invalid_request */
  read(query: unknown): Record<string, string | string[]>;
  since(query: unknown, since: Date, limit: number): Promise<Listed[]>;
}

const subjects = new Map<string, SearchSubject>();

export function registerSubject(subject: SearchSubject): void {
  subjects.set(subject.name, subject);
}

export function subjectOf(name: string): SearchSubject | undefined {
  return subjects.get(name);
}
