import { Injectable } from '@nestjs/common';
import { Membership, RegistrationsService, SizeStatementsService, type StateSizeDto } from '#libs/accounts';
import {
  audit,
  Database,
  type FieldFault,
  newId,
  type PersonActor,
  refuse,
  requireSeen,
  type Tx,
  violates,
  invalidRequest,
} from '#libs/platform';
import {
  EnterpriseContact,
  EnterpriseFile,
  EnterpriseFileKept,
  EnterpriseVisit,
} from './enterprise-file.entity.js';
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
        const id = newId(tx.now.getTime());
        const file = tx.repository(EnterpriseFile).create({
          id,
          organisationId,
          firmId: firm.id,
          level: wanted.level,
          version: 1,
          createdAt: tx.now,
          createdBy: actor.personId,
          ownerId: actor.personId,
        });
        await tx.repository(EnterpriseFile).insert(file);
        const kept = { fileId: id, organisationId, firmId: firm.id, since: tx.today };
        await tx.repository(EnterpriseFileKept).insert(kept);
        await this.leaf(tx, 'ENTERPRISE_FILE_OPENED', file);
        return this.toDto(tx, file);
      });
    } catch (error) {
      if (!violates(error, 'enterprise_file_organisation_id_firm_id_key')) throw error;
      throw refuseEnterprise.enterprise_file_exists({ name: wanted.firm.name, uscc: wanted.firm.uscc });
    }
  }

  one(actor: PersonActor, organisationId: string, id: string): Promise<EnterpriseFileDto> {
    return this.database.transaction(actor, async (tx) => this.toDto(tx, await find(tx, organisationId, id)));
  }

  timeline(actor: PersonActor, organisationId: string, id: string): Promise<TimelineDto> {
    return this.database.transaction(actor, async (tx) =>
      this.readModel.timeline(tx, await find(tx, organisationId, id)),
    );
  }

  /** The firm's needs as far as the keeper may know of them, each with what was sent for it. */
  needs(actor: PersonActor, organisationId: string, id: string): Promise<FileNeedsDto> {
    return this.database.transaction(actor, async (tx) =>
      this.fileNeeds.needs(tx, await find(tx, organisationId, id)),
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
      const file = await find(tx, organisationId, id, true);
      requireSeen(seen, file);
      await refuseUnfit(tx, organisationId, change);
      const before = { ...file };
      Object.assign(file, change, { version: file.version + 1 });
      await tx.repository(EnterpriseFile).save(file);
      await this.leaf(tx, 'ENTERPRISE_FILE_CHANGED', file, before);
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
      const file = await find(tx, organisationId, id);
      if (contact.phone === null && contact.email === null)
        throw invalidRequest([{ field: 'phone', code: 'contact_unreachable', params: {} }]);
      refuseAhead(tx, 'basisDay', contact.basisDay);
      const row = { id: newId(tx.now.getTime()), fileId: id, organisationId, ...contact, createdAt: tx.now };
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
      await find(tx, organisationId, id);
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
      const file = await find(tx, organisationId, id);
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
      const file = await find(tx, organisationId, id);
      await this.sizes.state(tx, file.firmId, organisationId, stated);
      return this.toDto(tx, file);
    });
  }

  private async toDto(tx: Tx, file: EnterpriseFile): Promise<EnterpriseFileDto> {
    const [about] = await tx.query<{ firm: FirmDto; owner: string | null }>(
      `SELECT ${FIRM} AS firm, (SELECT name FROM person WHERE id = $2) AS owner FROM organisation o WHERE o.id = $1`,
      [file.firmId, file.ownerId],
    );
    if (!about) throw refuse.not_found();
    const contacts = await tx
      .repository(EnterpriseContact)
      .find({ where: { fileId: file.id, organisationId: file.organisationId }, order: { createdAt: 'ASC' } });
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

  private leaf(tx: Tx, action: string, file: EnterpriseFile, before?: EnterpriseFile): Promise<void> {
    return audit(tx, {
      action,
      subjectType: 'enterprise_file',
      subjectId: file.id,
      organisationId: file.organisationId,
      before: before && writtenIn(before),
      after: writtenIn(file),
    });
  }
}

async function find(tx: Tx, organisationId: string, id: string, lock = false): Promise<EnterpriseFile> {
  const file = await tx.repository(EnterpriseFile).findOne({
    where: { id, organisationId },
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!file) throw refuse.not_found();
  return file;
}

function writtenIn(file: EnterpriseFile): EnterpriseFileChangeDto {
  const { level, ownerId, products, research, intellectualProperty, notes } = file;
  const { nextStep, nextStepDay, reviewedDay } = file;
  const written = { level, ownerId, products, research, intellectualProperty, notes, nextStep, nextStepDay };
  // A file that was just opened has no value where a column is null.
  return Object.fromEntries(
    Object.entries({ ...written, reviewedDay }).map(([key, value]) => [key, value ?? null]),
  ) as unknown as EnterpriseFileChangeDto;
}

async function refuseUnfit(tx: Tx, organisationId: string, change: EnterpriseFileChangeDto): Promise<void> {
  const faults: FieldFault[] = [];
  const { nextStep, nextStepDay, ownerId, reviewedDay } = change;
  if ((nextStep === null) !== (nextStepDay === null))
    faults.push({
      field: nextStep === null ? 'nextStep' : 'nextStepDay',
      code: 'next_step_incomplete',
      params: {},
    });
  if (ownerId !== null && !(await tx.repository(Membership).existsBy({ personId: ownerId, organisationId })))
    faults.push({ field: 'ownerId', code: 'file_owner_outside', params: {} });
  if (reviewedDay !== null && reviewedDay > tx.today)
    faults.push({ field: 'reviewedDay', code: 'day_after_today', params: { value: reviewedDay } });
  if (faults.length > 0) throw invalidRequest(faults);
}

function refuseAhead(tx: Tx, field: string, day: string): void {
  if (day > tx.today) throw invalidRequest([{ field, code: 'day_after_today', params: { value: day } }]);
}
