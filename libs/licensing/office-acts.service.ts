import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#libs/catalogue';
import { type ActRequest, audit, LegalActs, refuse, type Tx } from '#libs/platform';
import type {
  AnnouncementDto,
  CorrectionDto,
  DeclarationTermsDto,
  OfficeActDto,
  WithdrawalDto,
} from './declaration.dto.js';
import { Declaration } from './declaration.entity.js';
import { DeclarationsReadModel } from './declarations.read-model.js';
import { DeclarationsRepository } from './declarations.repository.js';
import { auditView, columnsOf, DeclarationSteps } from './declaration-steps.js';
import { type DeclarationEventName, isOpenForNotices } from './declaration.states.js';
import { yearOneBand, yearOneFen } from './fees.js';
import { blocksFiling, blocksSubmission, metBars, openQuestions } from './gate.js';
import { refuseLicensing } from './licensing.errors.js';
import { refuseFindings } from './reasons.js';
import { freezeTerms, termsHash } from './terms.js';

/** What went to the office and what came back: filed, announced, withdrawn, ended. We record it; the office does it. */
@Injectable()
export class OfficeActsService {
  constructor(
    private readonly steps: DeclarationSteps,
    private readonly repository: DeclarationsRepository,
    private readonly readModel: DeclarationsReadModel,
    private readonly catalogue: CatalogueService,
    private readonly acts: LegalActs,
  ) {}

  /** Filed with the office: nothing unknown, every co-owner's consent there (G ch.11 §3.2, §3.3). */
  file(act: ActRequest, organisationId: string, id: string, day: string): Promise<string> {
    return this.steps.take(
      act,
      organisationId,
      id,
      'FILE',
      { legalDay: day },
      async (tx, declaration, facts) => {
        await this.steps.requireSound(tx, declaration);
        const gate = await this.steps.gateOf(tx, declaration);
        const barsAndQuestions = [...metBars(gate), ...openQuestions(gate)];
        if (blocksFiling(gate))
          throw refuseFindings(
            barsAndQuestions.map((bar) => ({ severity: 'ERROR', field: `gate.${bar.code}`, ...bar.fact })),
          );
        await this.requireAlone(tx, declaration);
        Object.assign(facts, { fieldsValid: true, noKnownBar: true, noUnknownFact: true });
        facts.consentsComplete = await this.steps.consentsComplete(tx, declaration, 'DECLARE');
        declaration.filedDay = day;
      },
    );
  }

  refuseByOffice(
    act: ActRequest,
    organisationId: string,
    id: string,
    { day, fileId, reason }: OfficeActDto,
  ): Promise<string> {
    return this.steps.take(
      act,
      organisationId,
      id,
      'REFUSE',
      { legalDay: day, fileId, reason },
      async () => undefined,
    );
  }

  /** The announcement: from its day the offer stands (G ch.11 §3.5). The terms are frozen here. */
  announce(
    act: ActRequest,
    organisationId: string,
    id: string,
    { declarationNumber, day, fileId }: AnnouncementDto,
  ): Promise<string> {
    return this.steps.take(
      act,
      organisationId,
      id,
      'ANNOUNCE',
      { legalDay: day, fileId },
      async (tx, declaration, facts) => {
        if (declaration.filedDay && day < declaration.filedDay)
          throw refuseLicensing.day_before({ day, earliest: declaration.filedDay });
        facts.declarationNumberGiven = true;
        declaration.declarationNumber = declarationNumber;
        declaration.announcedDay = day;
        declaration.announcedFileId = fileId;
        declaration.announcedRecordedAt = tx.now;
        await this.freeze(tx, declaration);
      },
      (tx, declaration) => this.publish(tx, declaration),
    );
  }

  /** Changes nothing by itself: the offer stands until the withdrawal is announced (PL 50.2, G ch.11 §4). */
  fileWithdrawal(
    act: ActRequest,
    organisationId: string,
    id: string,
    { day, reason }: WithdrawalDto,
  ): Promise<string> {
    const more = { legalDay: day, reason, stepUp: true };
    return this.steps.take(
      act,
      organisationId,
      id,
      'FILE_WITHDRAWAL',
      more,
      async (tx, declaration, facts) => {
        facts.consentsComplete = await this.steps.consentsComplete(tx, declaration, 'WITHDRAW');
        declaration.withdrawalFiledDay = day;
        declaration.withdrawalReason = reason;
      },
    );
  }

  refuseWithdrawal(
    act: ActRequest,
    organisationId: string,
    id: string,
    { day, fileId, reason }: OfficeActDto,
  ): Promise<string> {
    return this.steps.take(
      act,
      organisationId,
      id,
      'REFUSE_WITHDRAWAL',
      { legalDay: day, fileId, reason },
      async (_tx, declaration) => {
        declaration.withdrawalFiledDay = null;
        declaration.withdrawalReason = null;
      },
    );
  }

  /**
   * Records that the declaration ended: a withdrawal announced, or ended or revoked by the office. Takes the closing
   * lock, so that an acceptance is before it or after it. Licences stay (PL 50.2); notices received on or after a day
   * that we learned of later are flagged, not dropped.
   */
  close(
    act: ActRequest,
    organisationId: string,
    id: string,
    event: Extract<DeclarationEventName, 'ANNOUNCE_WITHDRAWAL' | 'TERMINATE_BY_OFFICE' | 'REVOKE'>,
    { day, fileId, reason }: OfficeActDto,
  ): Promise<string> {
    return this.steps.take(
      act,
      organisationId,
      id,
      event,
      { legalDay: day, fileId, reason, exclusive: true },
      async (tx, declaration) => {
        const earliest = declaration.announcedDay ?? declaration.filedDay;
        if (earliest && day < earliest) throw refuseLicensing.day_before({ day, earliest });
        declaration.closedDay = day;
        declaration.closedFileId = fileId ?? null;
        declaration.closedRecordedAt = tx.now;
      },
      async (tx, declaration) => {
        await this.catalogue.closeOffer(tx, declaration.patentId, declaration.id);
        await tx.later('declaration.annuities', id);
        await tx.query(
          `UPDATE licence SET flags = array_append(flags, 'AFTER_CLOSING'), version = version + 1
           WHERE declaration_id = $1 AND notice_day >= $2 AND NOT 'AFTER_CLOSING' = ANY (flags)`,
          [id, day],
        );
      },
    );
  }

  /** Our transcription differed from the announcement: corrected with a reason, the earlier terms kept. */
  correct(
    act: ActRequest,
    organisationId: string,
    id: string,
    { reason, terms }: CorrectionDto,
  ): Promise<string> {
    return this.acts.run(act, {
      stepUp: true,
      load: async (tx) => {
        await this.repository.lockForClosing(tx, id);
        return this.repository.ownForUpdate(tx, organisationId, id);
      },
      perform: async (tx, declaration) => {
        if (!isOpenForNotices(declaration.state)) throw refuse.state_changed({ state: declaration.state });
        const before = auditView(declaration);
        Object.assign(declaration, columnsOf(terms as DeclarationTermsDto), { updatedAt: tx.now });
        await this.steps.requireSound(tx, declaration);
        await this.freeze(tx, declaration);
        await tx.repository(Declaration).save(declaration);
        await this.publish(tx, declaration);
        await this.repository.addEvent(tx, declaration, declaration, 'CORRECT', { reason });
        await audit(tx, {
          action: 'TERMS_CORRECTED',
          subjectType: 'declaration',
          subjectId: id,
          organisationId,
          before,
          after: auditView(declaration),
        });
        return this.readModel.one(tx, organisationId, id);
      },
    });
  }

  /** Runs the gate of a standing offer again: a bar that arose pauses the passing-on of notices, and says why. */
  async recheck(tx: Tx, declarationId: string): Promise<void> {
    const declaration = await tx.repository(Declaration).findOneBy({ id: declarationId });
    if (!declaration || !isOpenForNotices(declaration.state)) return;
    const gate = await this.steps.gateOf(tx, declaration);
    const reason = blocksSubmission(gate)
      ? metBars(gate)
          .map(({ code }) => code)
          .join(',')
      : null;
    await this.catalogue.pauseOffer(tx, declaration.patentId, reason);
  }

  private async freeze(tx: Tx, declaration: Declaration): Promise<void> {
    const patent = await this.repository.patent(tx, declaration.patentId);
    declaration.terms = freezeTerms({
      ...declaration,
      declarationNumber: declaration.declarationNumber ?? '',
      applicationNumber: patent.applicationNumber,
      patentees: patent.patentees,
    });
    declaration.termsHash = termsHash(declaration.terms);
  }

  private async publish(tx: Tx, declaration: Declaration): Promise<void> {
    const { terms, termsHash: hash, declarationNumber, announcedDay } = declaration;
    if (!terms || !hash || !declarationNumber || !announcedDay)
      throw new Error('an announced declaration without terms');
    await this.repository.keepTerms(tx, declaration.id, terms, hash);
    const fen = yearOneFen(declaration.feeMethod, declaration.feeParameters);
    await this.catalogue.publishOffer(tx, {
      patentId: declaration.patentId,
      declarationId: declaration.id,
      licensorId: declaration.licensorId,
      declarationNumber,
      announcedDay,
      feeMethod: declaration.feeMethod,
      yearOneFen: fen,
      yearOneBand: yearOneBand(fen),
      termEnd: declaration.termEnd,
      terms: { ...terms },
      termsHash: hash,
      missing: declaration.feeRationale?.trim() ? [] : ['fee_rationale'],
      feeRationale: declaration.feeRationale,
    });
    // A bar may have arisen between the filing and the announcement.
    await tx.later('declaration.recheck', declaration.id);
  }

  private async requireAlone(tx: Tx, declaration: Declaration): Promise<void> {
    // Another co-owner's filed declaration is not ours to see: the unique index keeps the rule, this names it early.
    const rows = await tx.query(
      `SELECT 1 FROM declaration WHERE patent_id = $1 AND id <> $2 AND state IN ('FILED', 'ANNOUNCED', 'WITHDRAWAL_FILED')`,
      [declaration.patentId, declaration.id],
    );
    if (rows.length > 0) throw refuseLicensing.declaration_exists();
  }
}
