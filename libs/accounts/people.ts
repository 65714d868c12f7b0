import { type FieldFault, newId, type Role, type Tx } from '#libs/platform';
import type { RegisteredPersonDto } from './accounts.dto.js';
import { checkCreditCode } from './credit-code.js';
import type { OrganisationKind } from './organisation.entity.js';
import { hashPassword } from './password.js';
import { normaliseSignInName } from './sign-in-name.js';

const PASSWORD_MIN = 10;

export function personFaults(person: RegisteredPersonDto): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!normaliseSignInName(person.signInName))
    faults.push({
      field: 'person.signInName',
      code: 'sign_in_name_format',
      params: { value: person.signInName },
    });
  if ([...person.password].length < PASSWORD_MIN)
    faults.push({ field: 'person.password', code: 'password_short', params: {} });
  return faults;
}

/** The code as it is kept, or what is wrong with it; `warn` where only the inner digit differs. */
export function creditCodeOf(
  kind: OrganisationKind,
  text: string | undefined,
  field: string,
): { uscc: string | null; faults: FieldFault[]; warn: boolean } {
  if (!text) {
    const optional = kind === 'INDIVIDUAL' || kind === 'FOREIGN_BODY';
    return {
      uscc: null,
      faults: optional ? [] : [{ field, code: 'uscc_required', params: {} }],
      warn: false,
    };
  }
  const check = checkCreditCode(text);
  if (check.ok) return { uscc: check.code, faults: [], warn: check.innerCheck === 'DIFFERS' };
  const code = check.reason === 'FORMAT' ? 'uscc_format' : 'uscc_check_digit';
  return {
    uscc: null,
    faults: [{ field, code, params: { value: text, expected: check.expected ?? '' } }],
    warn: false,
  };
}

/** A new person with a password; null where the sign-in name is taken. */
export async function createPerson(tx: Tx, person: RegisteredPersonDto): Promise<string | null> {
  const signInName = normaliseSignInName(person.signInName) ?? '';
  const passwordHash = await hashPassword(person.password);
  const id = newId(tx.now.getTime());
  const rows = await tx.query(
    `INSERT INTO person (id, name, sign_in_name, password_hash, language, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (sign_in_name) DO NOTHING RETURNING id`,
    [id, person.name, signInName, passwordHash, person.language, tx.now],
  );
  return rows.length > 0 ? id : null;
}

export async function addMembership(
  tx: Tx,
  personId: string,
  organisationId: string,
  role: Role,
): Promise<void> {
  await tx.query(
    `INSERT INTO membership (id, person_id, organisation_id, role, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (person_id, organisation_id, role) DO NOTHING`,
    [newId(tx.now.getTime()), personId, organisationId, role, tx.now],
  );
}
