import { Injectable } from '@nestjs/common';
import { type ActRequest, audit, Files, type Language, LegalActs, type Tx, violates } from '#libs/platform';
import { missingConsents, runGate, statementFindings } from './declaration-check.js';
import type { DeclarationTermsDto } from './declaration.dto.js';
import { Declaration } from './declaration.entity.js';
import { type DeclarationEventName, declarationTransition, type GuardFacts } from './declaration.states.js';
import { DeclarationsReadModel } from './declarations.read-model.js';
import { DeclarationsRepository } from './declarations.repository.js';
import type { GateResult } from './gate.js';
import { refuseLicensing } from './licensing.errors.js';
import { refuseFindings, refuseStep } from './reasons.js';

/** How any step of the table is taken: the university's own and those of the office alike. */
@Injectable()
export class DeclarationSteps {
  constructor(
    private readonly acts: LegalActs,
    private readonly repository: DeclarationsRepository,
    private readonly readModel: DeclarationsReadModel,
    private readonly files: Files,
  ) {}

  /** Refuses a statement with errors; doubts are left to people. */
  async requireSound(tx: Tx, declaration: Declaration): Promise<void> {
    const patent = await this.repository.patent(tx, declaration.patentId);
    const findings = statementFindings(declaration, patent, tx.today);
    const errors = findings.filter(({ severity }) => severity === 'ERROR');
    if (errors.length > 0) throw refuseFindings(errors);
  }

  async gateOf(tx: Tx, declaration: Declaration): Promise<GateResult> {
    const patent = await this.repository.patent(tx, declaration.patentId);
    const licensor = await this.repository.licensor(tx, declaration.licensorId);
    return runGate(tx, this.repository, declaration.id, patent, licensor.name);
  }

  async consentsComplete(
    tx: Tx,
    declaration: Declaration,
    purpose: 'DECLARE' | 'WITHDRAW',
  ): Promise<boolean> {
    const patent = await this.repository.patent(tx, declaration.patentId);
    const licensor = await this.repository.licensor(tx, declaration.licensorId);
    return (
      missingConsents(patent, licensor.name, await this.repository.consents(tx, declaration.id), purpose)
        .length === 0
    );
  }

  /** One event of the table: load, let `prepare` establish the guards' facts, move, keep, tell. */
  take(
    act: ActRequest,
    organisationId: string,
    id: string,
    event: DeclarationEventName,
    more: { stepUp?: boolean; legalDay?: string; reason?: string; fileId?: string; exclusive?: boolean },
    prepare: (
      tx: Tx,
      declaration: Declaration,
      facts: { -readonly [K in keyof GuardFacts]: boolean },
    ) => Promise<void>,
    after?: (tx: Tx, declaration: Declaration) => Promise<void>,
  ): Promise<string> {
    return this.acts.run(act, {
      stepUp: more.stepUp,
      load: async (tx) => {
        if (more.exclusive) await this.repository.lockForClosing(tx, id);
        return this.repository.ownForUpdate(tx, organisationId, id);
      },
      perform: async (tx, declaration) => {
        const before = { ...declaration };
        this.requireRow(declaration, event, act.actor.language);
        if (more.legalDay && more.legalDay > tx.today)
          throw refuseLicensing.day_in_future({ day: more.legalDay });
        if (more.fileId) await this.files.requireOwn(tx, more.fileId, organisationId);
        const facts = {
          legalDayGiven: Boolean(more.legalDay),
          reasonGiven: Boolean(more.reason?.trim()),
          documentGiven: Boolean(more.fileId),
        };
        await prepare(tx, declaration, facts);
        const moved = declarationTransition(before.state, event, facts);
        if (!moved.ok) throw refuseStep(moved, act.actor.language);
        declaration.state = moved.to;
        declaration.updatedAt = tx.now;
        await this.keep(tx, declaration);
        await after?.(tx, declaration);
        await this.repository.addEvent(tx, before, declaration, event, more);
        await audit(tx, {
          action: `DECLARATION_${event}`,
          subjectType: 'declaration',
          subjectId: id,
          organisationId,
          before: auditView(before),
          after: auditView(declaration),
        });
        return this.readModel.one(tx, organisationId, id);
      },
    });
  }

  /** What only the database can tell: another organisation's declaration is not ours to see. */
  private async keep(tx: Tx, declaration: Declaration): Promise<void> {
    try {
      await tx.repository(Declaration).save(declaration);
    } catch (error) {
      if (violates(error, 'declaration_standing')) throw refuseLicensing.declaration_exists();
      if (violates(error, 'declaration_declaration_number_key'))
        throw refuseLicensing.declaration_number_taken({ number: declaration.declarationNumber });
      throw error;
    }
  }

  /** A step that the table does not have from here is told before any missing field. */
  private requireRow(declaration: Declaration, event: DeclarationEventName, language: Language): void {
    const move = declarationTransition(declaration.state, event, {});
    if (!move.ok && move.code === 'step_not_allowed') throw refuseStep(move, language);
  }
}

/** What the audit leaf covers of a declaration: its state and its statement. */
export function auditView(declaration: Declaration): Record<string, unknown> {
  const {
    id,
    patentId,
    licensorId,
    state,
    feeMethod,
    feeParameters,
    firstPaymentDays,
    termEnd,
    termsHash,
    declarationNumber,
  } = declaration;
  return {
    id,
    patentId,
    licensorId,
    state,
    feeMethod,
    feeParameters,
    firstPaymentDays,
    termEnd,
    termsHash,
    declarationNumber,
  };
}

export function columnsOf(terms: DeclarationTermsDto): Partial<Declaration> {
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
  } = terms;
  return {
    feeMethod,
    // Plain objects: what is stored and hashed has no class.
    feeParameters: { ...feeParameters },
    firstPaymentDays: firstPaymentDays ?? null,
    termEnd,
    contact: { ...contact },
    payee: payee ? { ...payee } : null,
    otherMatters: otherMatters ?? null,
    feeRationale: feeRationale ?? null,
    capReason: capReason ?? null,
  };
}
