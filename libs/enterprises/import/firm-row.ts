import { checkCreditCode } from '#libs/accounts';
import { oneLine, parseDay, readCell, shownValue, type TableRow } from '#libs/catalogue';
import { type LegalDay, normaliseEmail, type Params } from '#libs/platform';
import type { FileLevel } from '../enterprise-file.entity.js';
import type { NewEnterpriseContactDto } from '../enterprise-files.dto.js';
import type { FirmField } from './firm-headers.js';
import type { FirmColumn } from './firm-sheet.js';

export interface RowFinding {
  row: number;
  column: string | null;
  value: string | null;
  severity: 'REJECTED' | 'WARNING';
  code: string;
  params: Params;
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
  const cells = new RowReader(table, columns);
  const uscc = usccOf(cells);
  const level = levelOf(cells);
  const firm = {
    name: cells.line('name'),
    district: cells.line('district'),
    products: cells.text('products'),
  };
  const contact = contactOf(cells, today);
  const refused = cells.findings.some(({ severity }) => severity === 'REJECTED');
  return {
    row: table.rowNumber,
    firm: refused || uscc === null ? null : { ...firm, uscc, level },
    contact: refused ? null : contact,
    findings: cells.findings,
  };
}

function usccOf(cells: RowReader): string | null {
  const text = cells.line('uscc');
  if (text === null) {
    cells.reject('uscc_required', 'uscc');
    return null;
  }
  const check = checkCreditCode(text);
  if (check.ok) return check.code;
  if (check.reason === 'FORMAT') cells.reject('uscc_format', 'uscc');
  else cells.reject('uscc_check_digit', 'uscc', { expected: check.expected ?? '' });
  return null;
}

function levelOf(cells: RowReader): FileLevel | null {
  const text = cells.line('level');
  if (text === null) return null;
  const [, level] = LEVELS.find(([words]) => words.test(text)) ?? [];
  if (!level) cells.reject('firm_level_unknown', 'level');
  return level ?? null;
}

/** A person is kept only with the reason why, its day, and a way to reach them. */
function contactOf(cells: RowReader, today: LegalDay): NewEnterpriseContactDto | null {
  const [name, position, phone, address] = (['contact', 'position', 'phone', 'email'] as const).map((field) =>
    cells.line(field),
  ) as [string | null, string | null, string | null, string | null];
  if (name === null) {
    const orphan = (['phone', 'email', 'position'] as const).find((field) => cells.line(field) !== null);
    if (orphan) cells.reject('firm_contact_nameless', orphan);
    return null;
  }
  if (phone === null && address === null) cells.reject('contact_unreachable', 'phone');
  const email = address === null ? null : normaliseEmail(address);
  if (address !== null && email === null) cells.reject('email_format', 'email');
  const basis = cells.line('basis');
  if (basis === null) cells.reject('firm_contact_baseless', 'basis', { name });
  const basisText = cells.line('basisDay');
  const basisDay = basisText === null ? null : parseDay(basisText);
  if (basisText === null) cells.reject('firm_contact_dayless', 'basisDay', { name });
  else if (basisDay === null) cells.reject('firm_day_unreadable', 'basisDay');
  else if (basisDay > today) cells.reject('day_after_today', 'basisDay');
  if (basis === null || basisDay === null) return null;
  return { name, position, phone, email, basis, basisDay };
}

/** One row by field. Of two columns with one field the first that says something counts. */
class RowReader {
  readonly findings: RowFinding[] = [];
  private readonly read = new Map<FirmField, { header: string; text: string }>();
  private readonly headers = new Map<FirmField, string>();
  private readonly refused = new Set<FirmField>();

  constructor(
    private readonly row: TableRow,
    columns: readonly FirmColumn[],
  ) {
    for (const { index, header, field } of columns) {
      if (field === null) continue;
      if (!this.headers.has(field)) this.headers.set(field, header);
      if (row.uncalculated?.includes(index)) this.add('firm_cell_uncalculated', field, header, null);
      const text = readCell(row.cells[index]);
      if (text === null || this.read.has(field)) continue;
      this.read.set(field, { header, text });
      const limit = LENGTHS[field];
      if (limit && text.length > limit) this.reject('firm_cell_too_long', field, { limit });
    }
  }

  text(field: FirmField): string | null {
    return this.read.get(field)?.text ?? null;
  }

  line(field: FirmField): string | null {
    const text = this.text(field);
    return text === null ? null : oneLine(text);
  }

  reject(code: string, field: FirmField, params: Params = {}): void {
    const cell = this.read.get(field);
    this.add(code, field, cell?.header ?? this.headers.get(field) ?? null, cell?.text ?? null, params);
  }

  private add(
    code: string,
    field: FirmField,
    column: string | null,
    value: string | null,
    params: Params = {},
  ): void {
    if (this.refused.has(field)) return;
    this.refused.add(field);
    const shown = value === null ? null : shownValue(value);
    this.findings.push({
      row: this.row.rowNumber,
      column,
      value: shown,
      severity: 'REJECTED',
      code,
      params: { ...params, value: shown },
    });
  }
}
