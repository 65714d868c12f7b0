import { Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  type FieldFault,
  newId,
  type PersonActor,
  requireSeen,
  type Tx,
  invalidRequest,
} from '#libs/platform';
import type { Patent } from './patent.entity.js';
import { PatentsRepository, type Reader } from './patents.repository.js';
import { markChanged } from './patent-changes.js';
import { differenceOf, noteFields } from './history/field-history.js';
import { draftFromAbstract } from './sheet-draft.js';
import { EMPTY_SHEET, type SheetContent, statesOf } from './sheet-parts.js';
import { PatentSheet } from './sheet.entity.js';
import type { PublicSheetDto, SheetContentDto, SheetDto } from './sheets.dto.js';

/** A patent in plain words: written at the desk, read by anybody. */
@Injectable()
export class SheetsService {
  constructor(
    private readonly database: Database,
    private readonly repository: PatentsRepository,
  ) {}

  async one(actor: PersonActor, organisationId: string, patentId: string): Promise<SheetDto> {
    return this.database.transaction(actor, async (tx) => {
      const patent = await this.repository.held(tx, organisationId, patentId);
      return this.toDto(tx, patent, await findSheet(tx, organisationId, patentId));
    });
  }

  /** Confirms the sheet as it is written now: from then on anybody reads it. */
  async confirm(
    actor: PersonActor,
    organisationId: string,
    patentId: string,
    seen: string,
    written: SheetContentDto,
  ): Promise<SheetDto> {
    const content = tidy(written);
    return this.database.transaction(actor, async (tx) => {
      const patent = await this.repository.held(tx, organisationId, patentId, true);
      const known = await findSheet(tx, organisationId, patentId);
      requireSeen(seen, known ?? { version: 0 });
      refuseUnproven(content, tx.today);
      const sheet: PatentSheet = {
        ...(known ?? { id: newId(tx.now.getTime()), organisationId, patentId, firstConfirmedAt: tx.now }),
        ...content,
        version: (known?.version ?? 0) + 1,
        confirmedAt: tx.now,
        confirmedBy: actor.personId,
      };
      await tx.repository(PatentSheet).save(sheet);
      const before = known ? contentOf(known) : EMPTY_SHEET;
      const difference = differenceOf(sheetColumns(before), sheetColumns(content));
      await noteFields(tx, [{ patentId, organisationId, source: 'SHEET', public: difference }]);
      // Matching reads the sheet, too.
      await markChanged(tx, [patentId]);
      await audit(tx, {
        action: 'SHEET_CONFIRMED',
        subjectType: 'patent_sheet',
        subjectId: sheet.id,
        organisationId,
        before,
        after: content,
      });
      return this.toDto(tx, patent, sheet);
    });
  }

  /** Of several holders' sheets the one of who offers a licence counts, else the one confirmed first. */
  async published(reader: Reader, patentId: string): Promise<PublicSheetDto | null> {
    const sheet = await this.repository.publishedSheet(reader, patentId);
    if (!sheet) return null;
    const { organisationId, organisation, organisationEn, confirmedAt } = sheet;
    return {
      ...contentOf(sheet),
      organisationId,
      organisation,
      organisationEn,
      confirmedAt: confirmedAt.toISOString(),
    };
  }

  private async toDto(tx: Tx, patent: Patent, sheet: PatentSheet | null): Promise<SheetDto> {
    const content = sheet ? contentOf(sheet) : EMPTY_SHEET;
    const draft = draftFromAbstract(patent.abstract);
    const [person] = await tx.query<{ name: string }>('SELECT name FROM person WHERE id = $1', [
      sheet?.confirmedBy ?? null,
    ]);
    return {
      ...content,
      version: sheet?.version ?? 0,
      confirmedAt: sheet?.confirmedAt.toISOString() ?? null,
      confirmedBy: person?.name ?? null,
      parts: statesOf(content, draft),
      draft,
    };
  }
}

function findSheet(tx: Tx, organisationId: string, patentId: string): Promise<PatentSheet | null> {
  return tx.repository(PatentSheet).findOneBy({ organisationId, patentId });
}

function contentOf(sheet: SheetContent): SheetContent {
  const { problem, howItWorks, benefit, applications, trl, assessedBy, assessedOn, evidence, help } = sheet;
  return { problem, howItWorks, benefit, applications, trl, assessedBy, assessedOn, evidence, help };
}

function sheetColumns(content: SheetContent): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(contentOf(content)).map(([name, value]) => [`sheet_${name}`, value]),
  );
}

function tidy(written: SheetContentDto): SheetContent {
  const applications = written.applications.map((one) => one.trim()).filter((one) => one !== '');
  return { ...contentOf(written), applications: [...new Set(applications)] };
}

/** A level is worth what stands behind it: who found it, when, by what (GB/T 22900). */
function refuseUnproven({ trl, assessedBy, assessedOn, evidence }: SheetContent, today: string): void {
  const faults: FieldFault[] = [];
  const proof = { assessedBy, assessedOn, evidence };
  for (const [field, value] of Object.entries(proof))
    if (trl !== null && value === null)
      faults.push({ field, code: 'readiness_unproven', params: { value: trl } });
  if (trl === null && Object.values(proof).some((value) => value !== null))
    faults.push({ field: 'trl', code: 'readiness_without_level', params: {} });
  if (assessedOn !== null && assessedOn > today)
    faults.push({ field: 'assessedOn', code: 'day_in_future', params: { value: assessedOn } });
  if (faults.length > 0) throw invalidRequest(faults);
}
