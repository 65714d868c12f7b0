import { checkCreditCode } from '#libs/accounts';
import { type CellFault, parseDay, TableCells, type TableRow } from '#libs/catalogue';
import { type LegalDay, normaliseEmail } from '#libs/platform';
import type { FileLevel } from '../enterprise-file.entity.js';
import type { NewEnterpriseContactDto } from '../enterprise-files.dto.js';
import type { FirmField } from './firm-headers.js';
import type { FirmColumn } from './firm-sheet.js';

export interface RowFinding extends CellFault {
  row: number;
  severity: 'REJECTED' | 'WARNING';
}
export interface FirmDraft {
  name: string | null;
  uscc: string;
  district: string | null;
  level: FileLevel | null;
  products: string | null;
}
/** What one row says; `firm` is null where the row is refused. */
export interface FirmRow {
  row: number;
  firm: FirmDraft | null;
  contact: NewEnterpriseContactDto | null;
  findings: RowFinding[];
}

type FirmCells = TableCells<FirmField>;

/** As the file's own fields allow. */
const LENGTHS: Partial<Record<FirmField, number>> = {
  name: 120,
  district: 60,
  products: 2000,
  contact: 60,
  position: 60,
  phone: 40,
  email: 200,
  basis: 200,
};
const LEVELS: [RegExp, FileLevel][] = [
  [/^(重点(企业)?|key)$/iu, 'KEY'],
  [/^(一般(企业)?|普通(企业)?|ordinary)$/iu, 'ORDINARY'],
];

/** Reads one row by the same rules as the pages; every fault names its cell, and a cell has one. */
export function readFirmRow(table: TableRow, columns: readonly FirmColumn[], today: LegalDay): FirmRow {
  const cells: FirmCells = new TableCells(columns, table, 'firm_cell_uncalculated');
  for (const [field, limit] of Object.entries(LENGTHS) as [FirmField, number][])
    if ((cells.text(field)?.length ?? 0) > limit) cells.refuse(field, 'firm_cell_too_long', { limit });
  const uscc = usccOf(cells);
  const level = levelOf(cells);
  const firm = {
    name: cells.line('name'),
    district: cells.line('district'),
    products: cells.text('products'),
  };
  const contact = contactOf(cells, today);
  const refused = cells.faults.length > 0;
  return {
    row: table.rowNumber,
    firm: refused || uscc === null ? null : { ...firm, uscc, level },
    contact: refused ? null : contact,
    findings: cells.faults.map((fault) => ({ row: table.rowNumber, severity: 'REJECTED', ...fault })),
  };
}

function usccOf(cells: FirmCells): string | null {
  const text = cells.line('uscc');
  if (text === null) {
    cells.refuse('uscc', 'uscc_required');
    return null;
  }
  const check = checkCreditCode(text);
  if (check.ok) return check.code;
  if (check.reason === 'FORMAT') cells.refuse('uscc', 'uscc_format');
  else cells.refuse('uscc', 'uscc_check_digit', { expected: check.expected ?? '' });
  return null;
}

function levelOf(cells: FirmCells): FileLevel | null {
  const text = cells.line('level');
  if (text === null) return null;
  const [, level] = LEVELS.find(([words]) => words.test(text)) ?? [];
  if (!level) cells.refuse('level', 'firm_level_unknown');
  return level ?? null;
}

/** A person is kept only with the reason why, its day, and a way to reach them. */
function contactOf(cells: FirmCells, today: LegalDay): NewEnterpriseContactDto | null {
  const [name, position, phone, address] = (['contact', 'position', 'phone', 'email'] as const).map((field) =>
    cells.line(field),
  ) as [string | null, string | null, string | null, string | null];
  if (name === null) {
    const orphan = (['phone', 'email', 'position'] as const).find((field) => cells.line(field) !== null);
    if (orphan) cells.refuse(orphan, 'firm_contact_nameless');
    return null;
  }
  if (phone === null && address === null) cells.refuse('phone', 'contact_unreachable');
  const email = address === null ? null : normaliseEmail(address);
  if (address !== null && email === null) cells.refuse('email', 'email_format');
  const basis = cells.line('basis');
  if (basis === null) cells.refuse('basis', 'firm_contact_baseless', { name });
  const basisText = cells.line('basisDay');
  const basisDay = basisText === null ? null : parseDay(basisText);
  if (basisText === null) cells.refuse('basisDay', 'firm_contact_dayless', { name });
  else if (basisDay === null) cells.refuse('basisDay', 'firm_day_unreadable');
  else if (basisDay > today) cells.refuse('basisDay', 'day_after_today');
  if (basis === null || basisDay === null) return null;
  return { name, position, phone, email, basis, basisDay };
}
