import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#libs/catalogue';
import { addDays, audit, Database, Handles, type JobHandler, SYSTEM } from '#libs/platform';
import { Declaration } from './declaration.entity.js';
import { declarationTransition } from './declaration.states.js';
import { auditView } from './declaration-steps.js';
import { DeclarationsRepository } from './declarations.repository.js';
import { OfficeActsService } from './office-acts.service.js';
import { ProofsService } from './proofs.service.js';

/** A licence took effect: its public facts and its paper. */
@Injectable()
@Handles({ topic: 'licence.effective', queue: 'documents', concurrency: 2 })
export class MakeProof implements JobHandler {
  constructor(private readonly proofs: ProofsService) {}

  handle(licenceId: string): Promise<void> {
    return this.proofs.make(licenceId);
  }
}

/** A payment was answered or contested later: the verification page follows. */
@Injectable()
@Handles({ topic: 'licence.changed', queue: 'documents', concurrency: 2 })
export class UpdateProof implements JobHandler {
  constructor(private readonly proofs: ProofsService) {}

  handle(licenceId: string): Promise<void> {
    return this.proofs.make(licenceId);
  }
}

/** A fact about a bar was stated: the gate of a standing offer is judged again. */
@Injectable()
@Handles({ topic: 'declaration.recheck', queue: 'licensing' })
export class RecheckDeclaration implements JobHandler {
  constructor(
    private readonly database: Database,
    private readonly office: OfficeActsService,
  ) {}

  handle(declarationId: string): Promise<void> {
    return this.database.transaction(SYSTEM, (tx) => this.office.recheck(tx, declarationId));
  }
}

/** The register says something new of a patent: every standing offer on it is judged again (G ch.11 §2(2)). */
@Injectable()
@Handles({ topic: 'patent.status_changed', queue: 'licensing' })
export class RecheckPatent implements JobHandler {
  constructor(
    private readonly database: Database,
    private readonly office: OfficeActsService,
  ) {}

  handle(patentId: string): Promise<void> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const standing = await tx.query<{ id: string }>(
        `SELECT id FROM declaration WHERE patent_id = $1 AND state IN ('ANNOUNCED', 'WITHDRAWAL_FILED')`,
        [patentId],
      );
      for (const { id } of standing) await this.office.recheck(tx, id);
    });
  }
}

const EXPIRED_AT_ONCE = 200;

/** Terms that have ended. The acceptance judges the term itself; this only tidies the shop window and the desk. */
@Injectable()
@Handles({ topic: 'declaration.expire', queue: 'licensing', everySeconds: 3600 })
export class ExpireDeclarations implements JobHandler {
  constructor(
    private readonly database: Database,
    private readonly repository: DeclarationsRepository,
    private readonly catalogue: CatalogueService,
  ) {}

  async handle(): Promise<void> {
    const ended = await this.database.transaction(SYSTEM, (tx) =>
      tx.query<{ id: string; licensorId: string }>(
        `SELECT id, licensor_id AS "licensorId" FROM declaration WHERE state IN ('ANNOUNCED', 'WITHDRAWAL_FILED') AND term_end < $1
         ORDER BY term_end LIMIT ${EXPIRED_AT_ONCE}`,
        [tx.today],
      ),
    );
    for (const { id, licensorId } of ended) {
      await this.database.transaction(SYSTEM, async (tx) => {
        await this.repository.lockForClosing(tx, id);
        const declaration = await this.repository.ownForUpdate(tx, licensorId, id);
        const facts = { termOrPatentEnded: declaration.termEnd < tx.today, legalDayGiven: true };
        const moved = declarationTransition(declaration.state, 'EXPIRE', facts);
        if (!moved.ok) return;
        const before = { ...declaration };
        // The term's last day still belongs to it: the offer is closed from the day after.
        const closedDay = addDays(declaration.termEnd, 1);
        Object.assign(declaration, {
          state: moved.to,
          closedDay,
          closedRecordedAt: tx.now,
          updatedAt: tx.now,
        });
        await tx.repository(Declaration).save(declaration);
        await this.catalogue.closeOffer(tx, declaration.patentId, id);
        // With the term ends the time of exploitation, and with it the cut of the annuities (PL 51.2).
        await tx.later('declaration.annuities', id);
        await this.repository.addEvent(tx, before, declaration, 'EXPIRE', { legalDay: closedDay });
        await audit(tx, {
          action: 'DECLARATION_EXPIRE',
          subjectType: 'declaration',
          subjectId: id,
          organisationId: licensorId,
          before: auditView(before),
          after: auditView(declaration),
        });
      });
    }
  }
}
