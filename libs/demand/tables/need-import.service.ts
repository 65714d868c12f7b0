import { Injectable } from '@nestjs/common';
import { RegistrationsService } from '#libs/accounts';
import { type Actor, Database, invalidRequest, newId, type Tx } from '#libs/platform';
import { contentFaults } from '../need-faults.js';
import { newNeed, say } from '../need-draft.js';
import { Need, NeedAdmitted, NeedHidden, type NeedSource } from '../need.entity.js';
import type { NeedContentDto } from '../needs.dto.js';
import { enteredFor } from '../needs.service.js';
import { keyOf, storedKeys } from './known-needs.js';
import { NeedReport } from './need-report.js';
import type { ForFirmQuery, NeedImportDto } from './need-tables.dto.js';
import { type ReadTable, readTable } from './read-table.js';
import { cellOf } from './need-row.js';
import { universitiesNamed } from './universities-named.js';

interface Request {
  organisationId: string;
  bytes: Buffer;
  /** Whether the drafts are written; else nothing is. */
  write: boolean;
  firm?: ForFirmQuery;
}
interface Whose {
  firmId: string | null;
  enteredById: string | null;
  firm: NeedImportDto['firm'];
}

/** A firm's table of needs as drafts: told first, then written in one transaction. Nothing is submitted by it. */
@Injectable()
export class NeedImport {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationsService,
  ) {}

  /**
   * Rows that fit become drafts, those that the firm has already stay as they are, the others are told with what is wrong.
   * @throws need_header_missing and the refusals of a file (422); firm_missing
   */
  async take(actor: Actor, { organisationId, bytes, write, firm = {} }: Request): Promise<NeedImportDto> {
    const table = await readTable(bytes, actor.language);
    return this.database.transaction(actor, async (tx) => {
      const whose = await this.whose(tx, organisationId, firm, write);
      const report = new NeedReport(table, actor.language, write, whose.firm);
      // Of two that take the same file at once the second finds what the first wrote.
      if (write && whose.firmId)
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [whose.firmId]);
      const fit = await judge(tx, organisationId, whose.firmId, table, report);
      if (write && whose.firmId) await store(tx, { ...whose, firmId: whose.firmId }, fit);
      return report.told();
    });
  }

  private async whose(
    tx: Tx,
    organisationId: string,
    { firmName, firmUscc }: ForFirmQuery,
    write: boolean,
  ): Promise<Whose> {
    const { actor } = tx;
    const centre =
      actor.kind === 'PERSON' && (actor.roles.get(organisationId)?.includes('SERVICE_STAFF') ?? false);
    if (!centre) return { firmId: organisationId, enteredById: null, firm: null };
    if (firmName === undefined || firmUscc === undefined)
      throw invalidRequest([{ field: 'firm', code: 'firm_missing', params: {} }]);
    const named = { kind: 'ENTERPRISE' as const, name: firmName, uscc: firmUscc };
    const { known } = await this.registrations.find(tx, named, 'firm');
    const firm = { name: known?.name ?? firmName, registered: known !== null };
    const { id } = known ?? (write ? await this.registrations.findOrOpen(tx, named, 'firm') : { id: null });
    return { firmId: id, enteredById: organisationId, firm };
  }
}

/** What would become a draft, row by row; the report hears of every row. */
async function judge(
  tx: Tx,
  organisationId: string,
  firmId: string | null,
  { rows, columns }: ReadTable,
  report: NeedReport,
): Promise<NeedContentDto[]> {
  const { language } = tx.actor;
  const comma = language === 'en' ? ', ' : '、';
  const known = firmId ? await storedKeys(tx, organisationId, firmId, language) : new Map<string, string>();
  const named = await universitiesNamed(
    tx,
    rows.flatMap(({ read }) => read.universities),
  );
  const seen = new Map<string, number>();
  const fit: NeedContentDto[] = [];
  for (const { rowNumber, read } of rows) {
    const { cells, universities } = read;
    const misnamed = named.faultOf(universities);
    if (misnamed) cells.refuse('universities', misnamed.code, { value: misnamed.names.join(comma) });
    if (!read.content || cells.faults.length > 0) {
      report.refuse(rowNumber, cells.faults);
      continue;
    }
    const content = { ...read.content, admitted: named.idsOf(universities) };
    const key = keyOf(content);
    const needId = known.get(key) ?? null;
    const sameAsRow = seen.get(key) ?? null;
    if (needId !== null || sameAsRow !== null) {
      report.know(rowNumber, content, { needId, sameAsRow: needId === null ? sameAsRow : null });
      continue;
    }
    for (const { field, code, params } of contentFaults(content, tx.today))
      cells.refuse(cellOf(field, columns), code, params);
    if (cells.faults.length > 0) {
      report.refuse(rowNumber, cells.faults);
      continue;
    }
    seen.set(key, rowNumber);
    fit.push(content);
    report.take(rowNumber, content);
  }
  return fit;
}

const BATCH = 500;
const SOURCE: NeedSource = 'ONLINE';

/** A statement a table and 500 drafts; the first row is the newest, so that a list shows them in the file's order. */
async function store(
  tx: Tx,
  { firmId, enteredById }: { firmId: string; enteredById: string | null },
  contents: NeedContentDto[],
): Promise<void> {
  const ids = contents
    .map(() => newId(tx.now.getTime()))
    .sort()
    .reverse();
  const written: Need[] = [];
  for (let from = 0; from < contents.length; from += BATCH) {
    const batch = contents.slice(from, from + BATCH).map((content, at) => {
      const need = newNeed(tx, { firmId, enteredById, source: SOURCE }, ids[from + at]);
      return { content, need: say(need, content) };
    });
    await tx.repository(Need).insert(batch.map(({ need }) => need));
    const whose = { firmId, enteredById };
    const hidden = batch.flatMap(({ need: { id: needId }, content: { hiddenDetail: detail } }) =>
      detail === null ? [] : [{ needId, ...whose, detail }],
    );
    if (hidden.length > 0) await tx.repository(NeedHidden).insert(hidden);
    const admitted = batch.flatMap(({ need: { id: needId }, content }) =>
      content.admitted.map((organisationId) => ({ needId, organisationId, ...whose, admittedAt: tx.now })),
    );
    if (admitted.length > 0) await tx.repository(NeedAdmitted).insert(admitted);
    written.push(...batch.map(({ need }) => need));
  }
  if (enteredById) await enteredFor(tx, written);
}
