import { Injectable } from '@nestjs/common';
import { type Actor, Database, decodeIdCursor, encodeCursor, type Language, type Tx } from '#libs/platform';
import { coOwners, lastTermDay, runGate, statementFindings } from './declaration-check.js';
import type {
  ConsentDto,
  DeclarationDto,
  DeclarationEventDto,
  DeclarationLineDto,
  DeclarationListDto,
  DeclarationQuery,
  DeclarationFindingDto,
  GateBarDto,
} from './declaration.dto.js';
import type { Declaration } from './declaration.entity.js';
import { DeclarationsRepository } from './declarations.repository.js';
import { DECLARATION_TRANSITIONS, isFinal, OPEN_STATES, PRE_FILING_STATES } from './declaration.states.js';
import { yearOneFen } from './fees.js';
import type { GateBar } from './gate.facts.js';
import type { Finding } from './messages.js';
import { sentence } from './reasons.js';

/** Declarations as the university's desk shows them. */
@Injectable()
export class DeclarationsReadModel {
  constructor(
    private readonly database: Database,
    private readonly repository: DeclarationsRepository,
  ) {}

  async one(tx: Tx, organisationId: string, id: string): Promise<DeclarationDto> {
    const declaration = await this.repository.own(tx, organisationId, id);
    const patent = await this.repository.patent(tx, declaration.patentId);
    const licensor = await this.repository.licensor(tx, organisationId);
    const language = tx.actor.language;
    const gate = isFinal(declaration.state)
      ? []
      : await runGate(tx, this.repository, id, patent, licensor.name);
    const [licences] = await tx.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM licence WHERE declaration_id = $1',
      [id],
    );
    return {
      ...termsOf(declaration),
      id,
      state: declaration.state,
      patent: {
        id: patent.id,
        applicationNumber: patent.applicationNumber,
        title: patent.title,
        titleEn: patent.titleEn,
        kind: patent.kind,
        legalStatus: patent.legalStatus,
        patentees: patent.patentees,
        expiryDay: lastTermDay(patent),
      },
      declarationNumber: declaration.declarationNumber,
      filedDay: declaration.filedDay,
      announcedDay: declaration.announcedDay,
      withdrawalFiledDay: declaration.withdrawalFiledDay,
      closedDay: declaration.closedDay,
      termsHash: declaration.termsHash,
      yearOneFen: safeYearOne(declaration),
      licences: licences?.count ?? 0,
      findings: statementFindings(declaration, patent, tx.today).map((finding) =>
        findingDto(finding, language),
      ),
      gate: gate.map((bar) => gateBarDto(bar, language)),
      consents: await this.consents(tx, declaration, coOwners(patent, licensor.name)),
      events: await this.events(tx, id),
      nextEvents: DECLARATION_TRANSITIONS.filter(({ from }) => from.includes(declaration.state)).map(
        ({ event }) => event,
      ),
      submittedByMe: tx.actor.kind === 'PERSON' && declaration.submittedBy === tx.actor.personId,
      version: declaration.version,
    };
  }

  async list(
    actor: Actor,
    organisationId: string,
    { limit = 20, cursor, state }: DeclarationQuery,
  ): Promise<DeclarationListDto> {
    const after = decodeIdCursor(cursor);
    const rows = await this.database.transaction(actor, (tx) =>
      tx.query<Omit<DeclarationLineDto, 'yearOneFen' | 'updatedAt'> & { updatedAt: Date }>(
        `SELECT d.id, d.state, d.patent_id AS "patentId", p.title, p.application_number AS "applicationNumber",
           d.fee_method AS "feeMethod", d.fee_parameters AS "feeParameters", d.term_end::text AS "termEnd",
           d.declaration_number AS "declarationNumber", d.announced_day::text AS "announcedDay", d.updated_at AS "updatedAt",
           (SELECT count(*)::int FROM licence l WHERE l.declaration_id = d.id) AS licences
         FROM declaration d JOIN patent p ON p.id = d.patent_id
         WHERE d.licensor_id = $1 AND ($2::text[] IS NULL OR d.state = ANY ($2)) AND ($3::uuid IS NULL OR d.id < $3)
         ORDER BY d.id DESC LIMIT $4`,
        [organisationId, state ?? null, after, limit + 1],
      ),
    );
    const items = rows
      .slice(0, limit)
      .map((row) => ({ ...row, yearOneFen: safeYearOne(row), updatedAt: row.updatedAt.toISOString() }));
    return { items, nextCursor: rows.length > limit ? encodeCursor([items.at(-1)?.id ?? null]) : null };
  }

  private async consents(tx: Tx, declaration: Declaration, others: string[]): Promise<ConsentDto[]> {
    const given: ConsentDto[] = await this.repository.consents(tx, declaration.id);
    const states: readonly string[] = [...PRE_FILING_STATES, ...OPEN_STATES];
    if (!states.includes(declaration.state)) return given;
    const purpose = (OPEN_STATES as readonly string[]).includes(declaration.state) ? 'WITHDRAW' : 'DECLARE';
    const missing = others.filter(
      (coOwner) => !given.some((consent) => consent.coOwner === coOwner && consent.purpose === purpose),
    );
    return [...given, ...missing.map((coOwner) => ({ coOwner, purpose, fileId: null }))];
  }

  private async events(tx: Tx, id: string): Promise<DeclarationEventDto[]> {
    const rows = await tx.query<Omit<DeclarationEventDto, 'recordedAt'> & { recordedAt: Date }>(
      `SELECT e.event, e.to_state AS "toState", e.legal_day::text AS "legalDay", e.reason, e.file_id AS "fileId", p.name AS person,
         e.recorded_at AS "recordedAt"
       FROM declaration_event e LEFT JOIN person p ON p.id = e.person_id WHERE e.declaration_id = $1 ORDER BY e.recorded_at, e.id`,
      [id],
    );
    return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
  }
}

function termsOf(declaration: Declaration) {
  const {
    feeMethod,
    feeParameters,
    firstPaymentDays,
    termEnd,
    contact,
    payee,
    otherMatters,
    feeRationale,
    capReason,
  } = declaration;
  return {
    feeMethod,
    feeParameters,
    firstPaymentDays,
    termEnd,
    contact,
    payee,
    otherMatters,
    feeRationale,
    capReason,
  };
}

/** A draft may still lack its amount: then there is no figure to show. */
export function safeYearOne({
  feeMethod,
  feeParameters,
}: Pick<Declaration, 'feeMethod' | 'feeParameters'>): number | null {
  if (feeMethod === 'LUMP_SUM' && feeParameters.lumpSumFen === undefined) return null;
  return feeMethod === 'FREE' || feeMethod === 'LUMP_SUM' || feeMethod === 'RUNNING'
    ? yearOneFen(feeMethod, feeParameters)
    : null;
}

function findingDto(finding: Finding, language: Language): DeclarationFindingDto {
  return { ...finding, message: sentence(finding, language) };
}

function gateBarDto({ code, state, article, fact, cure }: GateBar, language: Language): GateBarDto {
  return { code, state, article, fact: sentence(fact, language), cure: cure && sentence(cure, language) };
}
