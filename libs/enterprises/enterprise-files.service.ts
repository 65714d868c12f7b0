import { Injectable } from '@nestjs/common';
import { RegistrationsService, SizeStatementsService, type StateSizeDto } from '#libs/accounts';
import {
  audit,
  Database,
  newId,
  type PersonActor,
  refuse,
  requireEmail,
  requireSeen,
  type Tx,
  violates,
  invalidRequest,
} from '#libs/platform';
import { EnterpriseContact, EnterpriseFile, EnterpriseVisit } from './enterprise-file.entity.js';
import { fileAct, openFiles } from './open-files.js';
import { refuseAhead, refuseUnfit, writtenIn } from './enterprise-file.rules.js';
import type {
  EnterpriseFileChangeDto,
  EnterpriseFileDto,
  FirmDto,
  NewEnterpriseContactDto,
  NewEnterpriseFileDto,
  NewVisitDto,
  TimelineDto,
} from './enterprise-files.dto.js';
import { EnterpriseFilesReadModel, FIRM } from './enterprise-files.read-model.js';
import type { FileNeedsDto } from './file-needs.dto.js';
import { FileNeedsReadModel } from './file-needs.read-model.js';
import { refuseEnterprise } from './enterprises.errors.js';

/** The file that a centre keeps on a firm: opened, written, and the log of what was done. */
@Injectable()
export class EnterpriseFilesService {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationsService,
    private readonly sizes: SizeStatementsService,
    private readonly readModel: EnterpriseFilesReadModel,
    private readonly fileNeeds: FileNeedsReadModel,
  ) {}

  /**
   * Opens a file. The firm is the organisation with this credit code; where nobody has registered it, it is opened
   * without people, and claims the record when it registers.
   * @throws enterprise_file_exists
   */
  async open(
    actor: PersonActor,
    organisationId: string,
    wanted: NewEnterpriseFileDto,
  ): Promise<EnterpriseFileDto> {
    try {
      return await this.database.transaction(actor, async (tx) => {
        const firm = await this.registrations.findOrOpen(tx, { kind: 'ENTERPRISE', ...wanted.firm }, 'firm');
        const opening = [{ firmId: firm.id, level: wanted.level }];
        const [file] = await openFiles(tx, actor, organisationId, opening);
        return this.toDto(tx, file!);
      });
    } catch (error) {
      if (!violates(error, 'enterprise_file_organisation_id_firm_id_key')) throw error;
      throw refuseEnterprise.enterprise_file_exists({ name: wanted.firm.name, uscc: wanted.firm.uscc });
    }
  }

  one(actor: PersonActor, organisationId: string, id: string): Promise<EnterpriseFileDto> {
    return this.database.transaction(actor, async (tx) =>
      this.toDto(tx, await fileOf(tx, organisationId, id)),
    );
  }

  timeline(actor: PersonActor, organisationId: string, id: string): Promise<TimelineDto> {
    return this.database.transaction(actor, async (tx) =>
      this.readModel.timeline(tx, await fileOf(tx, organisationId, id)),
    );
  }

  /** The firm's needs as far as the keeper may know of them, each with what was sent for it. */
  needs(actor: PersonActor, organisationId: string, id: string): Promise<FileNeedsDto> {
    return this.database.transaction(actor, async (tx) =>
      this.fileNeeds.needs(tx, await fileOf(tx, organisationId, id)),
    );
  }

  async change(
    actor: PersonActor,
    organisationId: string,
    id: string,
    seen: string,
    change: EnterpriseFileChangeDto,
  ): Promise<EnterpriseFileDto> {
    return this.database.transaction(actor, async (tx) => {
      const file = await fileOf(tx, organisationId, id, true);
      requireSeen(seen, file);
      await refuseUnfit(tx, organisationId, change);
      const before = { ...file };
      Object.assign(file, change, { version: file.version + 1 });
      await tx.repository(EnterpriseFile).save(file);
      await audit(tx, fileAct('ENTERPRISE_FILE_CHANGED', file, before));
      return this.toDto(tx, file);
    });
  }

  async addContact(
    actor: PersonActor,
    organisationId: string,
    id: string,
    contact: NewEnterpriseContactDto,
  ): Promise<EnterpriseFileDto> {
    return this.database.transaction(actor, async (tx) => {
      const file = await fileOf(tx, organisationId, id);
      if (contact.phone === null && contact.email === null)
        throw invalidRequest([{ field: 'phone', code: 'contact_unreachable', params: {} }]);
      refuseAhead(tx, 'basisDay', contact.basisDay);
      const email = contact.email === null ? null : requireEmail('email', contact.email);
      const of = { fileId: id, organisationId, ...contact, email };
      const row = { id: newId(tx.now.getTime()), ...of, createdAt: tx.now };
      await tx.repository(EnterpriseContact).insert(row);
      return this.toDto(tx, file);
    });
  }

  /** A contact asked to be forgotten, or is no longer right: the row goes, nothing of it stays. */
  async removeContact(
    actor: PersonActor,
    organisationId: string,
    id: string,
    contactId: string,
  ): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      await fileOf(tx, organisationId, id);
      const { affected } = await tx
        .repository(EnterpriseContact)
        .delete({ id: contactId, fileId: id, organisationId });
      if (!affected) throw refuse.not_found();
    });
  }

  async addVisit(
    actor: PersonActor,
    organisationId: string,
    id: string,
    visit: NewVisitDto,
  ): Promise<TimelineDto> {
    return this.database.transaction(actor, async (tx) => {
      const file = await fileOf(tx, organisationId, id);
      refuseAhead(tx, 'day', visit.day);
      await tx.repository(EnterpriseVisit).insert({
        id: newId(tx.now.getTime()),
        fileId: id,
        organisationId,
        ...visit,
        recordedAt: tx.now,
        recordedBy: actor.personId,
      });
      return this.readModel.timeline(tx, file);
    });
  }

  async stateSize(
    actor: PersonActor,
    organisationId: string,
    id: string,
    stated: StateSizeDto,
  ): Promise<EnterpriseFileDto> {
    return this.database.transaction(actor, async (tx) => {
      const file = await fileOf(tx, organisationId, id);
      await this.sizes.state(tx, file.firmId, organisationId, stated);
      return this.toDto(tx, file);
    });
  }

  async toDto(tx: Tx, file: EnterpriseFile): Promise<EnterpriseFileDto> {
    const [about] = await tx.query<{ firm: FirmDto; owner: string | null }>(
      `SELECT ${FIRM} AS firm, (SELECT name FROM person WHERE id = $2) AS owner FROM organisation o WHERE o.id = $1`,
      [file.firmId, file.ownerId],
    );
    if (!about) throw refuse.not_found();
    const contacts = await tx.repository(EnterpriseContact).find({
      where: { fileId: file.id, organisationId: file.organisationId },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return {
      id: file.id,
      ...about,
      ...writtenIn(file),
      contacts: contacts.map(({ fileId: _, organisationId: __, createdAt: ___, ...contact }) => contact),
      sizes: await this.sizes.of(tx, file.firmId, file.organisationId),
      version: file.version,
      createdAt: file.createdAt.toISOString(),
    };
  }
}

/** The file of this keeper; 404 for any other. */
export async function fileOf(
  tx: Tx,
  organisationId: string,
  id: string,
  lock = false,
): Promise<EnterpriseFile> {
  const file = await tx.repository(EnterpriseFile).findOne({
    where: { id, organisationId },
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!file) throw refuse.not_found();
  return file;
}
