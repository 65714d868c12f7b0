import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, type Firm, Given, type Offer, type University } from '../support/given.js';

describe('the first licence', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  let firm: Firm;
  let offer: Offer;
  const accept = (who: Firm, on: Offer, headers = {}) =>
    who.signatory.post(
      `/api/v1/declarations/${on.declarationId}/acceptances`,
      { organisationId: who.id, termsHash: on.termsHash },
      headers,
    );

  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
    firm = await given.firm();
    offer = await given.offer(university);
  });
  afterAll(() => app.close());

  it('shows anybody the whole offer', async () => {
    const { body } = await expectStatus(
      200,
      new Client(app).get(`/api/v1/declarations/${offer.declarationId}`),
    );
    expect(body).toMatchObject({
      termsHash: offer.termsHash,
      yearOneFen: 3_000_000,
      dueFen: 3_000_000,
      feeMethod: 'LUMP_SUM',
    });
    expect(body.terms).toMatchObject({
      patentees: [university.name],
      contact: { name: '运营中心' },
      firstPaymentDays: 15,
    });
  });

  it('makes a notice, then with the payment a licence, then a proof that anyone can verify', async () => {
    const accepted = await expectStatus(201, accept(firm, offer));
    expect(accepted.body).toEqual({ licenceId: expect.any(String), state: 'NOTIFIED' });
    const licence = `/api/v1/organisations/${firm.id}/licences/${accepted.body.licenceId}`;
    expect((await firm.signatory.get(licence)).body).toMatchObject({
      state: 'NOTIFIED',
      dueFen: 3_000_000,
      effectiveDay: null,
      proofCode: null,
    });

    const today = new Date().toISOString().slice(0, 10);
    const slip = await given.file(firm.signatory, firm.id, '回单.pdf');
    const paid = await expectStatus(
      201,
      firm.signatory.post(`${licence}/payments`, { amountFen: 3_000_000, paidDay: today, fileId: slip }),
    );
    expect(paid.body).toMatchObject({
      state: 'EFFECTIVE',
      effectiveBasis: 'PAYMENT',
      unconfirmedPayment: true,
    });

    await app.jobsDone();
    const proof = await firm.signatory.get(`${licence}/proof`);
    expect([proof.status, proof.headers['content-type'], proof.body.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    const verified = await expectStatus(
      200,
      new Client(app).get(`/api/v1/proofs/${paid.body.proofCode.toLowerCase()}`),
    );
    expect(verified.body).toMatchObject({
      licensee: firm.name,
      licensor: university.name,
      unconfirmedPayment: true,
    });

    const mine = `/api/v1/organisations/${university.id}/licences/${accepted.body.licenceId}`;
    await expectStatus(
      201,
      university.clerk.post(`${mine}/payments/${paid.body.payments[0].id}/confirmation`),
    );
    await app.jobsDone();
    expect((await new Client(app).get(`/api/v1/proofs/${paid.body.proofCode}`)).body.unconfirmedPayment).toBe(
      false,
    );
  });

  it('takes one live notice for each firm and declaration, and again after an unpaid one was closed', async () => {
    const other = await given.firm();
    const first = await expectStatus(201, accept(other, offer));
    expect((await accept(other, offer)).body.code).toBe('licence_exists');
    await expectStatus(
      201,
      university.clerk.post(`/api/v1/organisations/${university.id}/licences/${first.body.licenceId}/lapse`, {
        reason: '逾期未付',
      }),
    );
    await expectStatus(201, accept(other, offer));
  });

  it('is effective at once where nothing is due, and says on what basis', async () => {
    const free = await given.offer(university, { feeMethod: 'FREE' });
    const { body } = await expectStatus(201, accept(firm, free));
    expect(body.state).toBe('EFFECTIVE');
    const licence = await firm.signatory.get(`/api/v1/organisations/${firm.id}/licences/${body.licenceId}`);
    expect(licence.body).toMatchObject({
      effectiveBasis: 'NOTHING_DUE',
      dueFen: 0,
      recordalDueDay: expect.any(String),
    });
  });

  it('answers in the order of the house', async () => {
    const path = `/api/v1/declarations/${offer.declarationId}/acceptances`;
    const body = { organisationId: firm.id, termsHash: 'f'.repeat(64) };
    const stranger = await given.firm();
    expect((await new Client(app).post(path, body)).body.code).toBe('not_signed_in');
    expect((await stranger.signatory.post(path, body)).body.code).toBe('forbidden');
    expect((await firm.signatory.post(path.replace(offer.declarationId, university.id), body)).status).toBe(
      404,
    );
    expect((await firm.signatory.send('post', path, body)).body.code).toBe('idempotency_key_required');
    const stale = await firm.signatory.post(path, body);
    expect([stale.status, stale.body.code, stale.body.params.termsHash]).toEqual([
      409,
      'terms_changed',
      offer.termsHash,
    ]);
  });

  it('replays the same bytes under the same key, and refuses another request under it', async () => {
    const third = await given.firm();
    const key = { 'idempotency-key': 'one-intent' };
    const answers = await Promise.all([accept(third, offer, key), accept(third, offer, key)]);
    const again = await accept(third, offer, key);
    expect(again.status).toBe(201);
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
    expect(answers.filter(({ status }) => status === 201).every(({ text }) => text === again.text)).toBe(
      true,
    );
    const path = `/api/v1/declarations/${offer.declarationId}/acceptances`;
    const reused = await third.signatory.post(
      path,
      { organisationId: third.id, termsHash: 'a'.repeat(64) },
      key,
    );
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('asks for the password again after ten minutes', async () => {
    const late = await given.firm();
    app.clock.shift(11 * 60_000);
    expect((await accept(late, offer)).body.code).toBe('step_up_required');
    await expectStatus(
      204,
      late.signatory.post('/api/v1/sessions/current/step-up', { password: late.signatory.password }),
    );
    await expectStatus(201, accept(late, offer));
    app.clock.reset();
  });
});
