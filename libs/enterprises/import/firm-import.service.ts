import { Injectable } from '@nestjs/common';
import { RegistrationsService } from '#libs/accounts';
import {
  Database,
  type Language,
  newId,
  type PersonActor,
  render,
  sentenceOf,
  type Tx,
  violates,
} from '#libs/platform';
import { EnterpriseContact } from '../enterprise-file.entity.js';
import { openFiles } from '../open-files.js';
import { refuseEnterprise } from '../enterprises.errors.js';
import { type FirmImportDto, type FirmImportFindingDto, SHOWN_FINDINGS } from './firm-import.dto.js';
import { type FirmPlan, planFirms } from './firm-plan.js';
import { readFirmRow, type RowFinding } from './firm-row.js';
import { type FirmSheet, readFirmSheet } from './firm-sheet.js';

/** Contacts of one statement. */
const CHUNK = 500;

/** Firms and contacts from a centre's own list. The file itself is not kept: the people in it have not agreed to that. */
@Injectable()
export class FirmImportService {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationsService,
  ) {}

  /**
   * Reads a file and, unless it is a trial, takes over every row that is in order, in one transaction.
   * @throws what `readFirmSheet` throws; firms_changed_meanwhile
   */
  async run(
    actor: PersonActor,
    organisationId: string,
    bytes: Buffer,
    dryRun: boolean,
  ): Promise<FirmImportDto> {
    const sheet = await readFirmSheet(bytes);
    try {
      return await this.database.transaction(actor, async (tx) => {
        // One after the other, so that two imports do not both open the same file.
        if (!dryRun)
          await tx.query('SELECT 1 FROM organisation WHERE id = $1 FOR NO KEY UPDATE', [organisationId]);
        const rows = sheet.rows.map((row) => readFirmRow(row, sheet.columns, tx.today));
        const plan = await planFirms(tx, organisationId, rows);
        if (!dryRun) await this.write(tx, actor, organisationId, plan);
        return { committed: !dryRun, ...toReport(sheet, plan, actor.language) };
      });
    } catch (error) {
      if (!violates(error, 'enterprise_file_organisation_id_firm_id_key')) throw error;
      throw refuseEnterprise.firms_changed_meanwhile();
    }
  }

  private async write(
    tx: Tx,
    actor: PersonActor,
    organisationId: string,
    { firms }: FirmPlan,
  ): Promise<void> {
    const opening = firms.filter(({ fileId }) => fileId === null).map(({ firm }) => firm);
    const firmIds = await this.registrations.findOrOpenAll(
      tx,
      opening.map(({ name, uscc, district }) => ({ name, uscc, ...(district !== null && { district }) })),
    );
    const opened = await openFiles(
      tx,
      actor,
      organisationId,
      opening.map(({ uscc, level, products }) => ({
        firmId: firmIds.get(uscc) ?? '',
        level: level ?? 'ORDINARY',
        products,
      })),
    );
    const fileIds = new Map(opening.map(({ uscc }, at) => [uscc, opened[at]?.id]));
    const contacts = firms.flatMap(({ firm, fileId, newContacts }) =>
      newContacts.map((contact) => ({
        id: newId(tx.now.getTime()),
        fileId: fileId ?? fileIds.get(firm.uscc) ?? '',
        organisationId,
        ...contact,
        createdAt: tx.now,
      })),
    );
    for (let at = 0; at < contacts.length; at += CHUNK)
      await tx.repository(EnterpriseContact).insert(contacts.slice(at, at + CHUNK));
  }
}

function toReport(sheet: FirmSheet, plan: FirmPlan, language: Language): Omit<FirmImportDto, 'committed'> {
  const { firms, findings, refusedRows } = plan;
  const opened = firms.filter(({ fileId }) => fileId === null).length;
  const sum = (of: (firm: FirmPlan['firms'][number]) => number) =>
    firms.reduce((total, firm) => total + of(firm), 0);
  return {
    sheet: sheet.sheet,
    columns: sheet.columns.map(({ header, field }) => ({ header, field })),
    counts: {
      rows: sheet.rows.length,
      opened,
      known: firms.length - opened,
      contacts: sum(({ newContacts }) => newContacts.length),
      contactsKnown: sum(({ knownContacts }) => knownContacts),
      refused: refusedRows,
    },
    firms: firms.map(({ row, firm, fileId, newContacts }) => ({
      row,
      name: firm.name,
      uscc: firm.uscc,
      outcome: fileId === null ? 'OPENED' : 'KNOWN',
      contacts: newContacts.length,
    })),
    findings: findings
      .toSorted(
        (a, b) => Number(a.severity === 'WARNING') - Number(b.severity === 'WARNING') || a.row - b.row,
      )
      .slice(0, SHOWN_FINDINGS)
      .map((one) => toFinding(one, language)),
  };
}

function toFinding({ params, ...finding }: RowFinding, language: Language): FirmImportFindingDto {
  const sentence = sentenceOf(finding.code);
  return { ...finding, message: sentence ? render(sentence, params, language) : finding.code };
}
