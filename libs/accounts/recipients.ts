import type { Language, Recipient, Role, Tx } from '#libs/platform';

interface Row {
  id: string;
  language: Language;
  signInName: string;
  mailWanted: boolean;
}

const PERSON = 'p.id, p.language, p.sign_in_name AS "signInName", p.mail_wanted AS "mailWanted"';

/** The people of an organisation with one of these roles, as those who can be told something; of jobs only. */
export async function recipientsOf(
  tx: Tx,
  organisationId: string,
  roles: readonly Role[],
): Promise<Recipient[]> {
  const rows = await tx.query<Row>(
    `SELECT DISTINCT ${PERSON} FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.organisation_id = $1 AND m.role = ANY ($2) ORDER BY p.id`,
    [organisationId, roles],
  );
  return rows.map(toRecipient);
}

export async function recipientOf(tx: Tx, personId: string): Promise<Recipient[]> {
  return (await tx.query<Row>(`SELECT ${PERSON} FROM person p WHERE p.id = $1`, [personId])).map(toRecipient);
}

/** Who signs in with a mobile number has no address of mail. */
export function hasMailAddress(signInName: string): boolean {
  return signInName.includes('@');
}

function toRecipient({ id, language, signInName, mailWanted }: Row): Recipient {
  return { personId: id, language, mailTo: mailWanted && hasMailAddress(signInName) ? signInName : null };
}
