import { groupBy, type Tx } from '#libs/platform';
import type { NewEnterpriseContactDto } from '../enterprise-files.dto.js';
import type { FirmDraft, FirmRow, RowFinding } from './firm-row.js';

type Contact = NewEnterpriseContactDto;
type Reach = Pick<Contact, 'name' | 'phone' | 'email'>;

/** One firm of the file: opened where its keeper has no file on it, else only its new contacts are added. */
export interface PlannedFirm {
  /** Where the firm first stands. */
  row: number;
  firm: FirmDraft & { name: string };
  /** Null where a file is to be opened. */
  fileId: string | null;
  /** In which ways its people can be reached, those of the file and those of earlier rows. */
  reached: Set<string>;
  newContacts: Contact[];
  knownContacts: number;
}
export interface FirmPlan {
  firms: PlannedFirm[];
  /** Rows that say nothing to be done. */
  refusedRows: number;
  findings: RowFinding[];
}

interface Known {
  uscc: string;
  name: string;
  nameEn: string | null;
  fileId: string | null;
}

/**
 * What taking the rows over would do, against what is there now: three statements, whatever the number of rows. An import
 * adds and never overwrites, so that the same file again changes nothing.
 */
export async function planFirms(tx: Tx, organisationId: string, rows: FirmRow[]): Promise<FirmPlan> {
  const known = await knownFirms(tx, organisationId, rows);
  const contacts = await knownContacts(tx, [...known.values()]);
  const plan: FirmPlan = { firms: [], refusedRows: 0, findings: [] };
  const planned = new Map<string, PlannedFirm>();
  for (const { row, firm, contact, findings } of rows) {
    plan.findings.push(...findings);
    const entry = firm && (planned.get(firm.uscc) ?? planFirm(row, firm, known.get(firm.uscc), contacts));
    if (!firm || !entry) {
      plan.refusedRows += 1;
      if (firm) plan.findings.push(finding(row, 'REJECTED', 'firm_row_nameless', firm.uscc));
      continue;
    }
    if (!planned.has(firm.uscc)) {
      planned.set(firm.uscc, entry);
      plan.firms.push(entry);
    }
    const own = known.get(firm.uscc) ?? entry.firm;
    if (firm.name !== null && !namesOf(own).includes(bare(firm.name)))
      plan.findings.push(finding(row, 'WARNING', 'firm_name_differs', firm.name, { own: entry.firm.name }));
    // What an earlier row of the same firm left blank.
    entry.firm.district ??= firm.district;
    entry.firm.level ??= firm.level;
    entry.firm.products ??= firm.products;
    if (!contact) continue;
    const reaches = reachesOf(contact);
    if (reaches.some((one) => entry.reached.has(one))) entry.knownContacts += 1;
    else {
      entry.newContacts.push(contact);
      for (const one of reaches) entry.reached.add(one);
    }
  }
  return plan;
}

function planFirm(
  row: number,
  firm: FirmDraft,
  record: Known | undefined,
  contacts: ReadonlyMap<string | null, Reach[]>,
): PlannedFirm | null {
  const name = record?.name ?? firm.name;
  if (name === null) return null;
  const fileId = record?.fileId ?? null;
  const reached = new Set((contacts.get(fileId) ?? []).flatMap(reachesOf));
  return { row, firm: { ...firm, name }, fileId, reached, newContacts: [], knownContacts: 0 };
}

async function knownFirms(tx: Tx, organisationId: string, rows: FirmRow[]): Promise<Map<string, Known>> {
  const codes = [...new Set(rows.flatMap(({ firm }) => firm?.uscc ?? []))];
  const found = await tx.query<Known>(
    `SELECT o.uscc, o.name, o.name_en AS "nameEn", f.id AS "fileId" FROM organisation o
     LEFT JOIN enterprise_file f ON f.firm_id = o.id AND f.organisation_id = $1 WHERE o.uscc = ANY ($2)`,
    [organisationId, codes],
  );
  return new Map(found.map((one) => [one.uscc, one]));
}

async function knownContacts(tx: Tx, firms: Known[]): Promise<Map<string | null, Reach[]>> {
  const found = await tx.query<Reach & { fileId: string }>(
    `SELECT file_id AS "fileId", name, phone, email FROM enterprise_contact WHERE file_id = ANY ($1::uuid[])`,
    [firms.flatMap(({ fileId }) => fileId ?? [])],
  );
  return groupBy<string | null, Reach & { fileId: string }>(found, ({ fileId }) => fileId);
}

/**
 * Two contacts that share one of these are one person: the same name, reached in the same way. Two people of one name are
 * two, one person with a new number is added.
 */
function reachesOf({ name, phone, email }: Reach): string[] {
  return [phone, email].flatMap((by, at) => (by === null ? [] : JSON.stringify([bare(name), at, bare(by)])));
}

function namesOf({ name, nameEn }: { name: string; nameEn?: string | null }): string[] {
  return [name, nameEn ?? name].map(bare);
}

/** Width, case, blanks, dashes do not tell two names or two numbers apart. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-–—]/gu, '')
    .toLowerCase();
}

function finding(
  row: number,
  severity: RowFinding['severity'],
  code: string,
  value: string,
  params: RowFinding['params'] = {},
): RowFinding {
  return { row, column: null, value, severity, code, params: { ...params, value } };
}
