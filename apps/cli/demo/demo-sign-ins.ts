import { type Database, type Role, SYSTEM } from '#libs/platform';
import { type DemoOrganisation, type DemoPerson, readDemoData } from './demo-data.js';

/** One for every demonstration sign-in, printed wherever the demonstration is loaded: it protects nothing. */
export const DEMO_PASSWORD = 'kaixu-demo-2026';

const DESK: Record<Role, string> = {
  UNIVERSITY_CLERK: 'clerk',
  UNIVERSITY_APPROVER: 'approver',
  CENTRE_STAFF: 'centre',
  MEMBER: 'member',
  SIGNATORY: 'signatory',
  SERVICE_STAFF: 'staff',
  OFFICE_READER: 'reader',
  PLATFORM_ADMIN: 'admin',
};

/** What a sign-in is for, in the words that tools and tests go by. Members of firms may sign in and are not listed. */
const LISTED: Partial<Record<Role, string>> = {
  UNIVERSITY_CLERK: 'university_clerk',
  UNIVERSITY_APPROVER: 'university_approver',
  CENTRE_STAFF: 'university_centre',
  SIGNATORY: 'licensee_signatory',
  SERVICE_STAFF: 'service_centre',
  OFFICE_READER: 'office',
  PLATFORM_ADMIN: 'platform_admin',
};

export interface DemoSignIn {
  role: string;
  name: string;
  password: string;
  organisationId: string;
  organisation: string;
}

/** `clerk.linjiang@demo.kaixu.example`: a reserved domain, to which no mail can go. */
export function signInNameOf(organisation: DemoOrganisation, person: DemoPerson): string {
  const [role = 'MEMBER'] = person.roles;
  return `${DESK[role]}.${organisation.key}@demo.kaixu.example`;
}

/** The sign-ins of a loaded demonstration, universities first; none where it was not loaded. */
export async function demoSignIns(database: Database): Promise<{ signIns: DemoSignIn[] }> {
  const rows = await database.transaction(SYSTEM, (tx) =>
    tx.query<{ id: string; uscc: string; name: string; signInName: string }>(
      `SELECT o.id, o.uscc, o.name, p.sign_in_name AS "signInName" FROM organisation o
       JOIN membership m ON m.organisation_id = o.id JOIN person p ON p.id = m.person_id WHERE o.demonstration`,
    ),
  );
  const signIns = readDemoData().organisations.flatMap((organisation) =>
    organisation.people.flatMap((person): DemoSignIn[] => {
      const role = person.roles.map((held) => LISTED[held]).find(Boolean);
      const name = signInNameOf(organisation, person);
      const row = rows.find(({ uscc, signInName }) => uscc === organisation.uscc && signInName === name);
      return role && row
        ? [{ role, name, password: DEMO_PASSWORD, organisationId: row.id, organisation: row.name }]
        : [];
    }),
  );
  return { signIns };
}
