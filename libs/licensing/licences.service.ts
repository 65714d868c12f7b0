import { Injectable } from '@nestjs/common';
import { RegistrationsService } from '#libs/accounts';
import { expiryDay } from '#libs/catalogue';
import {
  type ActRequest,
  audit,
  Files,
  LegalActs,
  type LegalDay,
  newId,
  refuse,
  type Tx,
} from '#libs/platform';
import { AcceptancesService } from './acceptances.service.js';
import { effectOf, noticeVerdict, type PaymentFact, recordalDueDay } from './effective-day.js';
import type { AcceptedDto, LetterNoticeDto, LicenceDto, NewPaymentDto } from './licence.dto.js';
import { Licence, type LicenceFlag, Payment } from './licence.entity.js';
import { licenceTransition } from './licence.states.js';
import { LicencesReadModel } from './licences.read-model.js';
import { refuseLicensing } from './licensing.errors.js';
import { ownLicence } from './own-licence.js';
import { newProofCode } from './proof-code.js';
import { refuseStep, sentence } from './reasons.js';

/** What happens to a licence after the notice: paid, confirmed, contested, closed as unpaid. */
@Injectable()
export class LicencesService {
  constructor(
    private readonly acts: LegalActs,
    private readonly files: Files,
    private readonly acceptances: AcceptancesService,
    private readonly registrations: RegistrationsService,
    private readonly readModel: LicencesReadModel,
  ) {}

  /** A notice by letter or e-mail, entered by the university and judged by its day of receipt. */
  enterNotice(act: ActRequest, organisationId: string, notice: LetterNoticeDto): Promise<string> {
    return this.acts.run(act, {
      load: async (tx) => {
        const standing = await this.acceptances.standing(tx, notice.declarationId, null);
        if (standing.licensorId !== organisationId) throw refuse.not_found();
        return standing;
      },
      perform: async (tx, standing): Promise<AcceptedDto> => {
        if (notice.receivedDay > tx.today) throw refuseLicensing.day_in_future({ day: notice.receivedDay });
        await this.files.requireOwn(tx, notice.fileId, organisationId);
        const verdict = noticeVerdict({
          noticeDay: notice.receivedDay,
          announcedDay: standing.announcedDay,
          termEnd: standing.termEnd,
          closedDay: standing.closedDay,
          expiryDay: standing.filingDay ? expiryDay(standing.kind, standing.filingDay) : null,
        });
        if (!verdict.taken)
          throw refuseLicensing.notice_not_taken({
            reason: verdict.reason ? sentence(verdict.reason, act.actor.language) : '',
          });
        const licensee = await this.registrations.findOrOpen(tx, notice.licensee, 'licensee');
        return this.acceptances.take(tx, standing, {
          licenseeId: licensee.id,
          crossBorder: licensee.country !== 'CN',
          channel: notice.channel,
          noticeDay: notice.receivedDay,
          fileId: notice.fileId,
          flags: verdict.flags,
        });
      },
    });
  }

  /** The payer files its slip, or the payee records the receipt: either proves the payment (G ch.11 §7(3)). */
  statePayment(
    act: ActRequest,
    organisationId: string,
    licenceId: string,
    payment: NewPaymentDto,
  ): Promise<string> {
    return this.acts.run(act, {
      load: (tx) => ownLicence(tx, organisationId, licenceId),
      perform: async (tx, licence) => {
        const isPayer = licence.licenseeId === organisationId;
        if (isPayer && !payment.fileId) throw refuseLicensing.slip_required();
        if (payment.paidDay > tx.today) throw refuseLicensing.day_in_future({ day: payment.paidDay });
        if (payment.fileId) {
          await this.files.requireOwn(tx, payment.fileId, organisationId);
          await this.files.share(tx, payment.fileId, isPayer ? licence.licensorId : licence.licenseeId);
        }
        const row = {
          id: newId(tx.now.getTime()),
          licenceId,
          licensorId: licence.licensorId,
          licenseeId: licence.licenseeId,
          amountFen: payment.amountFen,
          paidDay: payment.paidDay,
          evidence: isPayer ? ('PAYER' as const) : ('PAYEE' as const),
          fileId: payment.fileId ?? null,
          state: isPayer ? ('STATED' as const) : ('CONFIRMED' as const),
          enteredBy: act.actor.personId,
          recordedAt: tx.now,
        };
        await tx.repository(Payment).insert(row);
        await audit(tx, {
          action: 'PAYMENT_STATED',
          subjectType: 'payment',
          subjectId: row.id,
          organisationId,
          after: { ...row, recordedAt: tx.now.toISOString() },
        });
        return this.settle(tx, organisationId, licence);
      },
    });
  }

  confirmPayment(
    act: ActRequest,
    organisationId: string,
    licenceId: string,
    paymentId: string,
  ): Promise<string> {
    return this.answerPayment(act, organisationId, licenceId, paymentId, 'CONFIRMED', null);
  }

  /** The patentee has no veto: contesting flags the licence and sets nothing back (PL 51.1, 52). */
  contestPayment(
    act: ActRequest,
    organisationId: string,
    licenceId: string,
    paymentId: string,
    reason: string,
  ): Promise<string> {
    return this.answerPayment(act, organisationId, licenceId, paymentId, 'CONTESTED', reason);
  }

  /** Either side closes an unpaid notice, with a reason; the firm may give notice again. */
  lapse(act: ActRequest, organisationId: string, licenceId: string, reason: string): Promise<string> {
    return this.acts.run(act, {
      load: (tx) => ownLicence(tx, organisationId, licenceId),
      perform: async (tx, licence) => {
        const moved = licenceTransition(licence.state, 'LAPSE', { reasonGiven: true });
        if (!moved.ok) throw refuseStep(moved, act.actor.language);
        const before = licence.state;
        Object.assign(licence, { state: moved.to, endedDay: tx.today, endReason: reason });
        await tx.repository(Licence).save(licence);
        await audit(tx, {
          action: 'LICENCE_LAPSED',
          subjectType: 'licence',
          subjectId: licenceId,
          organisationId,
          before: { state: before },
          after: { state: moved.to, reason },
        });
        return this.readModel.one(tx, organisationId, licenceId);
      },
    });
  }

  private answerPayment(
    act: ActRequest,
    organisationId: string,
    licenceId: string,
    paymentId: string,
    state: 'CONFIRMED' | 'CONTESTED',
    reason: string | null,
  ): Promise<string> {
    return this.acts.run(act, {
      load: async (tx) => {
        const licence = await ownLicence(tx, organisationId, licenceId);
        const payment = await tx.repository(Payment).findOneBy({ id: paymentId, licenceId });
        // Only the payee answers; the payer learns nothing here that it does not know.
        if (!payment || licence.licensorId !== organisationId) throw refuse.not_found();
        return { licence, payment };
      },
      perform: async (tx, { licence, payment }) => {
        if (payment.state === 'CONFIRMED' || payment.state === state)
          throw refuseLicensing.payment_answered();
        const before = payment.state;
        Object.assign(payment, {
          state,
          contestReason: reason,
          answeredBy: act.actor.personId,
          answeredAt: tx.now,
        });
        await tx.repository(Payment).save(payment);
        await audit(tx, {
          action: `PAYMENT_${state}`,
          subjectType: 'payment',
          subjectId: payment.id,
          organisationId,
          before: { state: before },
          after: { state, reason },
        });
        return this.settle(tx, organisationId, licence);
      },
    });
  }

  /** What the payments now say: the licence takes effect from the later of notice and payment, and never goes back. */
  private async settle(tx: Tx, organisationId: string, licence: Licence): Promise<LicenceDto> {
    const payments: PaymentFact[] = await tx.repository(Payment).findBy({ licenceId: licence.id });
    const { effectiveDay, effectiveBasis } = licence;
    const effective = effectiveDay && effectiveBasis ? { day: effectiveDay, basis: effectiveBasis } : null;
    const effect = effectOf({ noticeDay: licence.noticeDay, dueFen: licence.dueFen, payments, effective });
    licence.flags = await this.flagsOf(tx, licence, effect.disputed, effect.day);
    const becomes =
      effect.day &&
      licenceTransition(licence.state, 'PAYMENT_PROVEN', { duePaid: true, legalDayGiven: true });
    if (effect.day && becomes && becomes.ok) {
      Object.assign(licence, {
        state: becomes.to,
        effectiveDay: effect.day,
        effectiveBasis: effect.basis,
        effectiveRecordedAt: tx.now,
        recordalDueDay: recordalDueDay(effect.day).day,
        proofCode: newProofCode(),
      });
      await audit(tx, {
        action: 'LICENCE_EFFECTIVE',
        subjectType: 'licence',
        subjectId: licence.id,
        organisationId,
        before: { state: 'NOTIFIED' },
        after: { state: becomes.to, effectiveDay: effect.day },
      });
      await tx.later('licence.effective', licence.id);
    } else if (licence.proofCode) await tx.later('licence.changed', licence.id);
    await tx.repository(Licence).save(licence);
    return this.readModel.one(tx, organisationId, licence.id);
  }

  /** A notice before, paid after the closing is a grey zone of the law: marked for people, not decided here. */
  private async flagsOf(
    tx: Tx,
    licence: Licence,
    disputed: boolean,
    effectiveDay: LegalDay | null,
  ): Promise<LicenceFlag[]> {
    const [closing] = await tx.query<{ day: LegalDay | null }>(
      'SELECT closed_day::text AS day FROM declaration WHERE id = $1',
      [licence.declarationId],
    );
    const flags = new Set(licence.flags);
    if (disputed) flags.add('DISPUTED');
    else flags.delete('DISPUTED');
    if (closing?.day && effectiveDay && effectiveDay >= closing.day && licence.noticeDay < closing.day)
      flags.add('PAID_AFTER_CLOSING');
    return [...flags];
  }
}
