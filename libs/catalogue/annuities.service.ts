import { Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  type FieldFault,
  type LegalDay,
  newId,
  type PersonActor,
  requireSeen,
  type Tx,
  invalidRequest,
} from '#libs/platform';
import {
  type Annuity,
  annuityCalendar,
  type AnnuityFacts,
  type AnnuityPatent,
  patentYear,
  payableOn,
} from './annuity-calendar.js';
import { agrees, followTold, type OpenLicenceTold } from './annuity-told.js';
import type { AnnuitiesDto, AnnuityFactsDto, AnnuityQuestion, NoCalendar } from './annuities.dto.js';
import { AnnuityFact } from './annuity-fact.entity.js';
import type { LegalStatus } from './legal-status.js';
import type { Patent } from './patent.entity.js';
import { termYears } from './patent-term.js';
import { PatentsRepository } from './patents.repository.js';

const NOTHING_STATED: AnnuityFacts = {
  lastPaidYear: null,
  heldReduction: null,
  openLicence: null,
  recordedDay: null,
  withdrawnDay: null,
};
/** Annuities are owed while the right stands; an unknown status is not held against a granted patent. */
const OWING: readonly LegalStatus[] = ['GRANTED_IN_FORCE', 'IN_GRACE', 'PARTLY_INVALID', 'UNKNOWN'];

/** When a holder must pay what to keep a patent alive. */
@Injectable()
export class AnnuitiesService {
  constructor(
    private readonly database: Database,
    private readonly repository: PatentsRepository,
  ) {}

  async one(actor: PersonActor, organisationId: string, patentId: string): Promise<AnnuitiesDto> {
    return this.database.transaction(actor, async (tx) => {
      const patent = await this.repository.held(tx, organisationId, patentId);
      return toDto(patent, await findFacts(tx, organisationId, patentId), tx.today);
    });
  }

  async state(
    actor: PersonActor,
    organisationId: string,
    patentId: string,
    seen: string,
    stated: AnnuityFactsDto,
  ): Promise<AnnuitiesDto> {
    return this.database.transaction(actor, async (tx) => {
      const patent = await this.repository.held(tx, organisationId, patentId, true);
      const known = await findFacts(tx, organisationId, patentId);
      requireSeen(seen, known ?? { version: 0 });
      refuseUnlikely(patent, stated, tx.today);
      const facts = { ...factsOf(stated), source: stated.source };
      const fact: AnnuityFact = {
        ...(known ?? newFact(tx, organisationId, patentId)),
        ...facts,
        version: (known?.version ?? 0) + 1,
        statedAt: tx.now,
        statedBy: actor.personId,
      };
      await tx.repository(AnnuityFact).save(fact);
      await audit(tx, {
        action: 'ANNUITY_FACTS_STATED',
        subjectType: 'annuity_fact',
        subjectId: fact.id,
        organisationId,
        before: known ? { ...factsOf(known), source: known.source } : NOTHING_STATED,
        after: facts,
      });
      return toDto(patent, fact, tx.today);
    });
  }

  /**
   * What became of the open licence of a patent, for each of its holders: the cut is of the patent, whoever pays. What a
   * holder stated otherwise is left alone. Runs as SYSTEM; the same told twice changes nothing.
   */
  async tellOpenLicence(tx: Tx, patentId: string, told: OpenLicenceTold): Promise<void> {
    const holders = await tx.query<{ organisationId: string }>(
      `SELECT organisation_id AS "organisationId" FROM holding WHERE patent_id = $1 ORDER BY organisation_id FOR UPDATE`,
      [patentId],
    );
    for (const { organisationId } of holders) {
      const known = await findFacts(tx, organisationId, patentId);
      const before = known && toldOf(known);
      if (sameTold(before, told)) continue;
      const { recordalNumber, recordedDay, withdrawnDay } = told;
      const fact: AnnuityFact = {
        ...(known ?? {
          ...newFact(tx, organisationId, patentId),
          ...NOTHING_STATED,
          ...{ version: 0, source: `许可合同备案 ${recordalNumber}`, statedAt: tx.now, statedBy: null },
        }),
        ...followTold(known ? factsOf(known) : NOTHING_STATED, before, told),
        ...{
          toldRecordalNumber: recordalNumber,
          toldRecordedDay: recordedDay,
          toldWithdrawnDay: withdrawnDay,
        },
      };
      fact.version += 1;
      await tx.repository(AnnuityFact).save(fact);
      await audit(tx, {
        action: 'ANNUITY_FACTS_TOLD',
        subjectType: 'annuity_fact',
        subjectId: fact.id,
        organisationId,
        before: { ...(known ? factsOf(known) : NOTHING_STATED), told: before },
        after: { ...factsOf(fact), told: { recordalNumber, recordedDay, withdrawnDay } },
      });
    }
  }
}

function newFact(tx: Tx, organisationId: string, patentId: string) {
  const told = { toldRecordalNumber: null, toldRecordedDay: null, toldWithdrawnDay: null };
  return { id: newId(tx.now.getTime()), organisationId, patentId, ...told };
}

function toldOf({
  toldRecordalNumber: recordalNumber,
  toldRecordedDay: recordedDay,
  toldWithdrawnDay: withdrawnDay,
}: AnnuityFact): OpenLicenceTold | null {
  return recordalNumber !== null && recordedDay !== null
    ? { recordalNumber, recordedDay, withdrawnDay }
    : null;
}

function sameTold(before: OpenLicenceTold | null, told: OpenLicenceTold): boolean {
  return (
    before?.recordalNumber === told.recordalNumber &&
    before.recordedDay === told.recordedDay &&
    before.withdrawnDay === told.withdrawnDay
  );
}

function findFacts(tx: Tx, organisationId: string, patentId: string): Promise<AnnuityFact | null> {
  return tx.repository(AnnuityFact).findOneBy({ organisationId, patentId });
}

function factsOf(facts: AnnuityFacts): AnnuityFacts {
  const { lastPaidYear, heldReduction, openLicence, recordedDay, withdrawnDay } = facts;
  return { lastPaidYear, heldReduction, openLicence, recordedDay, withdrawnDay };
}

function toDto(patent: Patent, fact: AnnuityFact | null, today: LegalDay): AnnuitiesDto {
  const facts = fact ? factsOf(fact) : NOTHING_STATED;
  const owed = owedOn(patent);
  const told = fact && toldOf(fact);
  const annuities = typeof owed === 'string' ? [] : annuityCalendar(owed, facts, today);
  return {
    version: fact?.version ?? 0,
    ...facts,
    source: fact?.source ?? null,
    statedAt: fact?.statedAt.toISOString() ?? null,
    noCalendar: typeof owed === 'string' ? owed : null,
    told: told && { ...told, agrees: agrees(facts, told) },
    questions: questionsOf(facts, annuities),
    annuities: annuities.map((annuity) => ({ ...annuity, todayFen: payableOn(annuity, today) })),
  };
}

/** What the calendar is reckoned from, or why there is none. */
function owedOn({ authority, kind, filingDay, grantDay, legalStatus }: Patent): AnnuityPatent | NoCalendar {
  if (authority !== 'CN') return 'NOT_CN';
  if (!OWING.includes(legalStatus)) return 'NOT_IN_FORCE';
  if (kind === 'UNKNOWN') return 'NO_KIND';
  return filingDay === null || grantDay === null ? 'NO_DAYS' : { kind, filingDay, grantDay };
}

function questionsOf(facts: AnnuityFacts, annuities: Annuity[]): AnnuityQuestion[] {
  if (annuities.length === 0) return [];
  const questions: AnnuityQuestion[] = facts.lastPaidYear === null ? ['lastPaidYear'] : [];
  if (!annuities.some(({ reduction }) => reduction === 'UNKNOWN')) return questions;
  if (facts.heldReduction === null) questions.push('heldReduction');
  if (facts.openLicence === null) questions.push('openLicence');
  return questions;
}

function refuseUnlikely(patent: Patent, stated: AnnuityFactsDto, today: LegalDay): void {
  const faults: FieldFault[] = [];
  const { lastPaidYear, openLicence, recordedDay, withdrawnDay } = stated;
  const owed = owedOn(patent);
  if (lastPaidYear !== null && typeof owed !== 'string') {
    const from = patentYear(owed.filingDay, owed.grantDay);
    const to = termYears(owed.kind, owed.filingDay) ?? from;
    if (lastPaidYear < from || lastPaidYear > to)
      faults.push({
        field: 'lastPaidYear',
        code: 'paid_year_outside',
        params: { value: lastPaidYear, from, to },
      });
  }
  if ((openLicence === 'RECORDED') !== (recordedDay !== null))
    faults.push({ field: 'recordedDay', code: 'recordal_day_mismatch', params: {} });
  // The order of the two is free: a licence outlives the declaration and may be recorded after it (PL 50.2).
  if (withdrawnDay !== null && recordedDay === null)
    faults.push({
      field: 'withdrawnDay',
      code: 'withdrawn_without_recordal',
      params: { value: withdrawnDay },
    });
  for (const [field, day] of Object.entries({ recordedDay, withdrawnDay }))
    if (day !== null && day > today) faults.push({ field, code: 'day_in_future', params: { value: day } });
  if (faults.length > 0) throw invalidRequest(faults);
}
