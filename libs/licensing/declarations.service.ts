import { Injectable } from '@nestjs/common';
import {
  type ActRequest,
  audit,
  Database,
  Files,
  newId,
  type PersonActor,
  refuse,
  requireSeen,
} from '#libs/platform';
import type {
  DeclarationDto,
  DeclarationTermsDto,
  NewConsentDto,
  NewDeclarationDto,
  NewGateFactDto,
} from './declaration.dto.js';
import { CoOwnerConsent, Declaration, GateFact } from './declaration.entity.js';
import { columnsOf, DeclarationSteps } from './declaration-steps.js';
import { DeclarationsReadModel } from './declarations.read-model.js';
import { DeclarationsRepository } from './declarations.repository.js';
import { blocksSubmission } from './gate.js';
import { refuseLicensing } from './licensing.errors.js';

/** The university's own process: write, submit, approve by another person, return. */
@Injectable()
export class DeclarationsService {
  constructor(
    private readonly database: Database,
    private readonly steps: DeclarationSteps,
    private readonly repository: DeclarationsRepository,
    private readonly readModel: DeclarationsReadModel,
    private readonly files: Files,
  ) {}

  async create(
    actor: PersonActor,
    organisationId: string,
    { patentId, ...terms }: NewDeclarationDto,
  ): Promise<DeclarationDto> {
    return this.database.transaction(actor, async (tx) => {
      if (!(await this.repository.holds(tx, organisationId, patentId)))
        throw refuseLicensing.patent_not_held();
      const declaration = tx.repository(Declaration).create({
        id: newId(tx.now.getTime()),
        patentId,
        licensorId: organisationId,
        state: 'DRAFT',
        ...columnsOf(terms),
        createdBy: actor.personId,
        createdAt: tx.now,
        updatedAt: tx.now,
      });
      await tx.repository(Declaration).insert(declaration);
      await this.repository.addEvent(tx, declaration, declaration, 'CREATE');
      return this.readModel.one(tx, organisationId, declaration.id);
    });
  }

  /** Changes a draft; anything further has been seen by others and must be returned first. */
  async change(
    actor: PersonActor,
    organisationId: string,
    id: string,
    seen: string,
    terms: DeclarationTermsDto,
  ): Promise<DeclarationDto> {
    return this.database.transaction(actor, async (tx) => {
      const declaration = await this.repository.ownForUpdate(tx, organisationId, id);
      requireSeen(seen, declaration);
      if (declaration.state !== 'DRAFT') throw refuse.state_changed({ state: declaration.state });
      Object.assign(declaration, columnsOf(terms), { updatedAt: tx.now });
      await tx.repository(Declaration).save(declaration);
      return this.readModel.one(tx, organisationId, id);
    });
  }

  submit(act: ActRequest, organisationId: string, id: string): Promise<string> {
    return this.steps.take(act, organisationId, id, 'SUBMIT', {}, async (tx, declaration, facts) => {
      await this.steps.requireSound(tx, declaration);
      facts.fieldsValid = true;
      facts.noKnownBar = !blocksSubmission(await this.steps.gateOf(tx, declaration));
      declaration.submittedBy = act.actor.personId;
      declaration.approvedBy = null;
    });
  }

  /** By another person than the one who submitted (four eyes); asks for the password. */
  approve(act: ActRequest, organisationId: string, id: string): Promise<string> {
    return this.steps.take(
      act,
      organisationId,
      id,
      'APPROVE',
      { stepUp: true },
      async (tx, declaration, facts) => {
        facts.anotherPerson = declaration.submittedBy !== act.actor.personId;
        facts.noOpenObjection = true;
        if (facts.anotherPerson && !(await this.repository.licensor(tx, organisationId)).inboxAgreedAt)
          throw refuseLicensing.inbox_not_agreed();
        declaration.approvedBy = facts.anotherPerson ? act.actor.personId : null;
      },
    );
  }

  return(act: ActRequest, organisationId: string, id: string, reason: string): Promise<string> {
    return this.steps.take(act, organisationId, id, 'RETURN', { reason }, async (_tx, declaration, facts) => {
      facts.reasonGiven = true;
      declaration.approvedBy = null;
    });
  }

  /** Somebody states a fact about a bar, with its day and source; it is never overwritten, the newest counts. */
  async stateFact(
    actor: PersonActor,
    organisationId: string,
    id: string,
    fact: NewGateFactDto,
  ): Promise<DeclarationDto> {
    return this.database.transaction(actor, async (tx) => {
      await this.repository.ownForUpdate(tx, organisationId, id);
      if (fact.statedDay > tx.today) throw refuseLicensing.day_in_future({ day: fact.statedDay });
      if (fact.fileId) await this.files.requireOwn(tx, fact.fileId, organisationId);
      const row = {
        id: newId(tx.now.getTime()),
        declarationId: id,
        licensorId: organisationId,
        ...fact,
        fileId: fact.fileId ?? null,
        statedBy: actor.personId,
        recordedAt: tx.now,
      };
      await tx.repository(GateFact).insert(row);
      await audit(tx, {
        action: 'GATE_FACT_STATED',
        subjectType: 'declaration',
        subjectId: id,
        organisationId,
        after: { ...fact },
      });
      await tx.later('declaration.recheck', id);
      return this.readModel.one(tx, organisationId, id);
    });
  }

  async addConsent(
    actor: PersonActor,
    organisationId: string,
    id: string,
    consent: NewConsentDto,
  ): Promise<DeclarationDto> {
    return this.database.transaction(actor, async (tx) => {
      await this.repository.ownForUpdate(tx, organisationId, id);
      await this.files.requireOwn(tx, consent.fileId, organisationId);
      const row = {
        declarationId: id,
        licensorId: organisationId,
        ...consent,
        recordedBy: actor.personId,
        recordedAt: tx.now,
      };
      await tx
        .repository(CoOwnerConsent)
        .upsert(
          { id: newId(tx.now.getTime()), ...row },
          { conflictPaths: ['declarationId', 'coOwner', 'purpose'] },
        );
      await audit(tx, {
        action: 'CONSENT_RECORDED',
        subjectType: 'declaration',
        subjectId: id,
        organisationId,
        after: { ...consent },
      });
      return this.readModel.one(tx, organisationId, id);
    });
  }
}
