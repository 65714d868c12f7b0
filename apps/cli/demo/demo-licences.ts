import type { INestApplicationContext } from '@nestjs/common';
import { AcceptancesService, LicencesService, RECORDAL_FILES, RecordalsService } from '#libs/licensing';
import { addDays } from '#libs/platform';
import type { DemoLicence, DemoOffer, DemoRecordal } from './demo-data.js';
import type { DemoDesk } from './demo-desk.js';
import type { DemoStep } from './demo-offers.js';

/** Days until the university has looked at its account. */
const ANSWERED_AFTER = 3;

interface LicenceRow {
  id: string;
  termsHash: string;
  licenceId: string | null;
  paymentId: string | null;
  paymentState: string | null;
}

/** Notices, payments and what the university said of them, recordals and what the office answered. */
export class DemoLicences {
  private readonly acceptances: AcceptancesService;
  private readonly licences: LicencesService;
  private readonly recordals: RecordalsService;

  constructor(
    app: INestApplicationContext,
    private readonly desk: DemoDesk,
  ) {
    this.acceptances = app.get(AcceptancesService);
    this.licences = app.get(LicencesService);
    this.recordals = app.get(RecordalsService);
  }

  steps(licence: DemoLicence, offer: DemoOffer): DemoStep[] {
    const { noticeDay, payment } = licence;
    const steps: DemoStep[] = [{ day: noticeDay, run: () => this.accept(licence, offer) }];
    if (payment) steps.push({ day: payment.paidDay, run: () => this.pay(licence, offer, payment) });
    if (payment?.evidence === 'PAYER' && payment.state !== 'STATED')
      steps.push({
        day: addDays(payment.paidDay, ANSWERED_AFTER),
        run: () => this.answer(licence, offer, payment),
      });
    for (const recordal of licence.recordals ?? []) {
      const { filedDay, outcome } = recordal;
      steps.push({ day: filedDay, run: () => this.file(licence, offer, recordal) });
      if (outcome) steps.push({ day: outcome.day, run: () => this.tell(licence, offer, recordal, outcome) });
    }
    return steps;
  }

  private async accept(licence: DemoLicence, offer: DemoOffer): Promise<void> {
    const { id, termsHash, licenceId } = await this.find(licence, offer);
    if (licenceId) return;
    const organisationId = this.desk.organisation(licence.enterprise);
    const act = this.desk.act(`${licence.enterprise}-signatory`, id, 'ACCEPT');
    await this.acceptances.accept(act, id, { organisationId, termsHash });
  }

  private async pay(licence: DemoLicence, offer: DemoOffer, payment: Payment): Promise<void> {
    const { licenceId, paymentId } = await this.find(licence, offer);
    if (!licenceId || paymentId) return;
    const { amountFen, paidDay, evidence } = payment;
    const byPayer = evidence === 'PAYER';
    const act = this.desk.act(
      byPayer ? `${licence.enterprise}-member` : `${offer.licensor}-clerk`,
      licenceId,
      'PAY',
    );
    const fileId = byPayer ? await this.slip(licence, payment) : undefined;
    const side = this.desk.organisation(byPayer ? licence.enterprise : offer.licensor);
    await this.licences.statePayment(act, side, licenceId, { amountFen, paidDay, fileId });
  }

  private async answer(licence: DemoLicence, offer: DemoOffer, payment: Payment): Promise<void> {
    const { licenceId, paymentId, paymentState } = await this.find(licence, offer);
    if (!licenceId || !paymentId || paymentState !== 'STATED') return;
    const university = this.desk.organisation(offer.licensor);
    const act = this.desk.act(`${offer.licensor}-clerk`, `${licenceId}/${paymentId}`, 'ANSWER');
    if (payment.state === 'CONFIRMED')
      await this.licences.confirmPayment(act, university, licenceId, paymentId);
    else
      await this.licences.contestPayment(act, university, licenceId, paymentId, payment.contestReason ?? '');
  }

  private async file(licence: DemoLicence, offer: DemoOffer, recordal: DemoRecordal): Promise<void> {
    const { licenceId } = await this.find(licence, offer);
    if (!licenceId || (await this.recordal(licenceId, recordal))) return;
    const { filedDay, byAgent } = recordal;
    const { side, act } = this.party(licence, offer, recordal, licenceId, `FILE ${filedDay}`);
    const files = RECORDAL_FILES.filter((one) => one !== 'OTHER' && (byAgent || one !== 'POWER_OF_ATTORNEY'));
    await this.recordals.file(act, side, licenceId, { filedDay, byAgent, files });
  }

  private async tell(
    licence: DemoLicence,
    offer: DemoOffer,
    recordal: DemoRecordal,
    { day, recordalNumber, reason = '' }: NonNullable<DemoRecordal['outcome']>,
  ): Promise<void> {
    const { licenceId } = await this.find(licence, offer);
    const filed = licenceId && (await this.recordal(licenceId, recordal));
    if (!filed || filed.state !== 'FILED') return;
    const { side, act } = this.party(licence, offer, recordal, `${licenceId}/${filed.id}`, 'TELL');
    if (recordalNumber) await this.recordals.record(act, side, licenceId, filed.id, { recordalNumber, day });
    else await this.recordals.refuse(act, side, licenceId, filed.id, { day, reason });
  }

  private party(
    { enterprise }: DemoLicence,
    { licensor }: DemoOffer,
    { by }: DemoRecordal,
    recordId: string,
    item: string,
  ) {
    const byFirm = by === 'LICENSEE';
    return {
      side: this.desk.organisation(byFirm ? enterprise : licensor),
      act: this.desk.act(byFirm ? `${enterprise}-member` : `${licensor}-clerk`, recordId, item),
    };
  }

  private recordal(licenceId: string, { filedDay }: DemoRecordal) {
    return this.desk.row<{ id: string; state: string }>(
      'SELECT id, state FROM recordal WHERE licence_id = $1 AND filed_day = $2',
      [licenceId, filedDay],
    );
  }

  private slip({ enterprise, patentKey }: DemoLicence, { amountFen, paidDay }: Payment): Promise<string> {
    const lines = ['付款回单（演示）', `付款日：${paidDay}`, `金额：${(amountFen / 100).toFixed(2)} 元`];
    return this.desk.paper(enterprise, 'PAYMENT', `${patentKey} 付款回单（演示）.txt`, lines);
  }

  private async find({ patentKey, enterprise }: DemoLicence, { licensor }: DemoOffer): Promise<LicenceRow> {
    const row = await this.desk.row<LicenceRow>(
      `SELECT d.id, d.terms_hash AS "termsHash", l.id AS "licenceId", p.id AS "paymentId", p.state AS "paymentState"
       FROM declaration d LEFT JOIN licence l ON l.declaration_id = d.id AND l.licensee_id = $3
         LEFT JOIN payment p ON p.licence_id = l.id
       WHERE d.patent_id = $1 AND d.licensor_id = $2`,
      [
        this.desk.ids.patents.get(patentKey),
        this.desk.organisation(licensor),
        this.desk.organisation(enterprise),
      ],
    );
    if (!row) throw new Error(`the declaration on ${patentKey} is missing`);
    return row;
  }
}

type Payment = NonNullable<DemoLicence['payment']>;
