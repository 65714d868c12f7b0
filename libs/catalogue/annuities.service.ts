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
        ...(known ?? { id: newId(tx.now.getTime()), organisationId, patentId }),
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
  const annuities = typeof owed === 'string' ? [] : annuityCalendar(owed, facts, today);
  return {
    version: fact?.version ?? 0,
    ...facts,
    source: fact?.source ?? null,
    statedAt: fact?.statedAt.toISOString() ?? null,
    noCalendar: typeof owed === 'string' ? owed : null,
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
  if (withdrawnDay !== null && (recordedDay === null || withdrawnDay < recordedDay))
    faults.push({
      field: 'withdrawnDay',
      code: 'withdrawn_before_recorded',
      params: { value: withdrawnDay, from: recordedDay },
    });
  for (const [field, day] of Object.entries({ recordedDay, withdrawnDay }))
    if (day !== null && day > today) faults.push({ field, code: 'day_in_future', params: { value: day } });
  if (faults.length > 0) throw invalidRequest(faults);
}
