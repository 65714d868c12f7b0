import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExpireLicences, RECORDAL_FILES } from '#libs/licensing';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, type Firm, Given, type Offer, type University } from '../support/given.js';

/** ① to ④ and ⑥ of the guidelines' list: what a filing without an agent needs. */
const FILES = RECORDAL_FILES.filter((file) => file !== 'POWER_OF_ATTORNEY' && file !== 'OTHER');

interface Taken {
  id: string;
  firm: string;
  university: string;
}

describe('the recordal of a licence', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  let firm: Firm;

  /** A morning on which everybody has signed in again. */
  const on = async (day: string) => {
    app.clock.shift(Date.parse(`${day}T09:00:00+08:00`) - app.clock.now().getTime());
    if (!university) return;
    for (const one of [university.clerk, university.approver, university.centre, firm.signatory])
      await one.signIn();
  };
  const onlyTheFiles = { byAgent: false, files: FILES };

  /** A licence in effect from the day of a letter that reached the university. */
  const take = async (offer: Offer, receivedDay: string, who = firm): Promise<Taken> => {
    const desk = `/api/v1/organisations/${university.id}`;
    const fileId = await given.file(university.clerk, university.id, '通知.pdf');
    const [row] = await app.db.transaction(SYSTEM, (tx) =>
      tx.query<{ uscc: string }>('SELECT uscc FROM organisation WHERE id = $1', [who.id]),
    );
    const { body } = await expectStatus(
      201,
      university.clerk.post(`${desk}/notices`, {
        declarationId: offer.declarationId,
        licensee: { kind: 'ENTERPRISE', name: who.name, uscc: row?.uscc },
        channel: 'LETTER',
        receivedDay,
        fileId,
      }),
    );
    const at = (organisationId: string) =>
      `/api/v1/organisations/${organisationId}/licences/${body.licenceId}`;
    return { id: String(body.licenceId), firm: at(who.id), university: at(university.id) };
  };
  const file = (who: Client, licence: string, filing: object) => who.post(`${licence}/recordals`, filing);
  const lastOf = (body: { recordals: { id: string }[] }) => body.recordals.at(-1)?.id ?? '';
  const matters = async (who: Client, organisationId: string, licence: Taken) =>
    (await who.get(`/api/v1/organisations/${organisationId}/today`)).body.items
      .filter(({ subjectId }: { subjectId: string }) => subjectId === licence.id)
      .map(({ code, day, side }: Record<string, string>) => [code, day, side]);
  const news = async (who: Client) =>
    (await who.get('/api/v1/notifications')).body.items.map(({ text }: { text: string }) => text);

  beforeAll(async () => {
    app = await startTestApp();
    await on('2025-05-06');
    given = new Given(app);
    university = await given.university();
    firm = await given.firm();
  });
  afterAll(() => app.close());

  it('is filed by either side with its files, refused, filed anew and recorded, and both sides follow', async () => {
    const offer = await given.offer(university, { feeMethod: 'LUMP_SUM', announcedDay: '2025-04-08' });
    const licence = await take(offer, '2025-05-06');
    const early = await file(firm.signatory, licence.firm, { filedDay: '2025-05-06', ...onlyTheFiles });
    expect([early.status, early.body.params.rule]).toEqual([409, 'step_not_allowed']);
    const payment = { amountFen: 3_000_000, paidDay: '2025-05-06' };
    await expectStatus(201, university.clerk.post(`${licence.university}/payments`, payment));
    expect(await matters(firm.signatory, firm.id, licence)).toEqual([
      ['today_recordal', '2025-08-06', 'LICENSEE'],
    ]);

    await on('2025-05-20');
    const lacking = await file(firm.signatory, licence.firm, {
      filedDay: '2025-05-20',
      byAgent: true,
      files: FILES.filter((one) => one !== 'IDENTITY'),
    });
    expect([lacking.status, lacking.body.params]).toEqual([
      409,
      { rule: 'recordal_files_missing', reason: '备案文件不齐，缺：④ 请求人身份证明、⑤ 委托书。' },
    ]);
    const filing = { filedDay: '2025-05-20', byAgent: true, files: [...FILES, 'POWER_OF_ATTORNEY'] };
    const key = { 'idempotency-key': 'filed-once' };
    const filed = await expectStatus(201, firm.signatory.post(`${licence.firm}/recordals`, filing, key));
    expect((await firm.signatory.post(`${licence.firm}/recordals`, filing, key)).text).toBe(filed.text);
    expect(filed.body).toMatchObject({
      state: 'RECORDAL_FILED',
      recordals: [{ state: 'FILED', filedBy: 'LICENSEE', filedDay: '2025-05-20', byAgent: true }],
    });
    expect(await matters(firm.signatory, firm.id, licence)).toEqual([
      ['today_await_recordal', null, 'LICENSEE'],
    ]);
    expect(await matters(university.clerk, university.id, licence)).toEqual([]);
    const twice = await file(university.clerk, licence.university, filing);
    expect([twice.status, twice.body.params.rule]).toEqual([409, 'step_not_allowed']);

    const first = `${licence.university}/recordals/${lastOf(filed.body)}`;
    const refused = await expectStatus(
      201,
      university.clerk.post(`${first}/refusal`, {
        day: '2025-05-20',
        reason: '被许可人名称与付款凭证不一致',
      }),
    );
    expect(refused.body.state).toBe('EFFECTIVE');
    await on('2025-07-01');
    const before = await file(university.centre, licence.university, {
      filedDay: '2025-05-19',
      ...onlyTheFiles,
    });
    expect([before.status, before.body.errors]).toEqual([
      400,
      [expect.objectContaining({ field: 'filedDay', code: 'day_before' })],
    ]);
    const again = await expectStatus(
      201,
      file(university.centre, licence.university, { filedDay: '2025-07-01', ...onlyTheFiles }),
    );
    const stale = await university.clerk.post(`${first}/recording`, {
      recordalNumber: 'X2025310000001',
      day: '2025-07-01',
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'recordal_answered']);

    const certificate = await given.file(university.clerk, university.id, '备案证明.pdf');
    const second = `${licence.university}/recordals/${lastOf(again.body)}`;
    const answer = { recordalNumber: 'X2025310000001', fileId: certificate };
    for (const [day, code] of [
      ['2025-06-30', 'day_before'],
      ['2025-07-02', 'day_in_future'],
    ]) {
      const wrong = await university.clerk.post(`${second}/recording`, { ...answer, day });
      expect([wrong.status, wrong.body.errors]).toEqual([
        400,
        [expect.objectContaining({ field: 'day', code })],
      ]);
    }
    await expectStatus(201, university.clerk.post(`${second}/recording`, { ...answer, day: '2025-07-01' }));
    const { body: seen } = await expectStatus(200, firm.signatory.get(licence.firm));
    expect(seen).toMatchObject({
      state: 'RECORDED',
      recordals: [
        { state: 'REFUSED', outcomeDay: '2025-05-20', outcomeBy: 'LICENSOR', filedBy: 'LICENSEE' },
        {
          state: 'RECORDED',
          recordalNumber: 'X2025310000001',
          outcomeDay: '2025-07-01',
          filedBy: 'LICENSOR',
        },
      ],
    });
    await expectStatus(200, firm.signatory.get(`/api/v1/organisations/${firm.id}/files/${certificate}`));

    await app.jobsDone();
    const proof = await new Client(app).get(`/api/v1/proofs/${seen.proofCode}`);
    expect(proof.body).toMatchObject({
      state: 'RECORDED',
      recordalNumber: 'X2025310000001',
      recordedDay: '2025-07-01',
    });
    const leaves = await app.db.transaction(SYSTEM, (tx) =>
      tx.query<{ action: string }>(
        `SELECT action FROM audit_leaf WHERE subject_type = 'recordal' AND subject_id = ANY ($1::uuid[]) ORDER BY seq`,
        [seen.recordals.map(({ id }: { id: string }) => id)],
      ),
    );
    expect(leaves.map(({ action }) => action)).toEqual([
      'RECORDAL_FILED',
      'RECORDAL_REFUSED',
      'RECORDAL_FILED',
      'RECORDAL_RECORDED',
    ]);
  });

  it('is told to the side that did not state it, each once', async () => {
    const title = '一种报送装置';
    const offer = await given.offer(university, { feeMethod: 'FREE', announcedDay: '2025-04-08', title });
    const licence = await take(offer, '2025-07-01');
    const about = async (who: Client) =>
      (await news(who)).filter((message: string) => message.includes(title) && message.includes('备案'));
    const filed = await expectStatus(
      201,
      file(firm.signatory, licence.firm, { filedDay: '2025-07-01', ...onlyTheFiles }),
    );
    await app.jobsDone();
    expect([await about(university.clerk), await about(firm.signatory)]).toEqual([
      [`${firm.name} 已于 2025-07-01 就“${title}”的许可报送备案。`],
      [],
    ]);
    const one = `${licence.university}/recordals/${lastOf(filed.body)}`;
    const recorded = { recordalNumber: 'X9', day: '2025-07-01' };
    await expectStatus(201, university.approver.post(`${one}/recording`, recorded));
    await app.jobsDone();
    expect(await about(firm.signatory)).toEqual([
      `“${title}”的许可已于 2025-07-01 备案，备案号 X9（${university.name} 登记）。`,
    ]);
    expect(await about(university.clerk)).toHaveLength(1);
  });

  it('is too late after three months, from the effect and not from a refusal; the licence stands', async () => {
    const offer = await given.offer(university, { feeMethod: 'FREE', announcedDay: '2025-04-08' });
    const licence = await take(offer, '2025-07-01');
    // Nothing was due, so no payment can be proven.
    const files = FILES.filter((one) => one !== 'PAYMENT_PROOF');
    await on('2025-09-30');
    const filed = await expectStatus(
      201,
      file(firm.signatory, licence.firm, { filedDay: '2025-09-30', byAgent: false, files }),
    );
    await on('2025-10-10');
    await expectStatus(
      201,
      firm.signatory.post(`${licence.firm}/recordals/${lastOf(filed.body)}/refusal`, {
        day: '2025-10-10',
        reason: '文件不清晰',
      }),
    );
    const late = await file(firm.signatory, licence.firm, { filedDay: '2025-10-10', byAgent: false, files });
    expect([late.status, late.body.errors]).toEqual([
      409,
      [
        expect.objectContaining({
          field: 'filedDay',
          code: 'recordal_window_passed',
          params: expect.objectContaining({ day: '2025-10-10', dueDay: '2025-10-01' }),
        }),
      ],
    ]);
    expect((await firm.signatory.get(licence.firm)).body.state).toBe('EFFECTIVE');
    expect(await matters(firm.signatory, firm.id, licence)).toEqual([
      ['today_recordal_over', '2025-10-01', 'LICENSEE'],
    ]);
    await on('2025-11-01');
    expect(await matters(firm.signatory, firm.id, licence)).toEqual([]);
  });

  it('cuts the annuities of the patent by 15 per cent until the declaration is withdrawn', async () => {
    const offer = await given.offer(university, {
      feeMethod: 'FREE',
      announcedDay: '2025-05-12',
      filingDay: '2016-03-10',
      grantDay: '2018-03-23',
    });
    const at = `/api/v1/organisations/${university.id}/patents/${offer.patentId}/annuities`;
    const state = async (facts: object) => {
      const { headers, body } = await university.clerk.get(at);
      const { openLicence, recordedDay, withdrawnDay } = body;
      const stated = { lastPaidYear: 10, heldReduction: 'NONE', openLicence, recordedDay, withdrawnDay };
      return expectStatus(
        200,
        university.clerk.patch(at, { ...stated, source: '缴费收据', ...facts }, headers['etag']),
      );
    };
    const licence = await take(offer, '2025-06-01');
    // The firm records it: the facts are the university's, and no firm may write them.
    const files = { byAgent: false, files: FILES };
    const filed = await expectStatus(
      201,
      file(university.clerk, licence.university, { filedDay: '2025-06-10', ...files }),
    );
    await expectStatus(
      201,
      firm.signatory.post(`${licence.firm}/recordals/${lastOf(filed.body)}/recording`, {
        recordalNumber: 'X2025310000077',
        day: '2025-06-20',
      }),
    );
    await app.jobsDone();
    const { body: told } = await expectStatus(200, university.clerk.get(at));
    expect(told).toMatchObject({
      openLicence: 'RECORDED',
      recordedDay: '2025-06-20',
      withdrawnDay: null,
      source: '许可合同备案 X2025310000077',
      told: { recordalNumber: 'X2025310000077', agrees: true },
    });
    const { body: paid } = await state({});
    expect(paid.annuities[0]).toMatchObject({ year: 11, dueDay: '2026-03-10', dueFen: 340_000 });

    await on('2026-09-02');
    const declaration = `/api/v1/organisations/${university.id}/declarations/${offer.declarationId}`;
    await expectStatus(
      201,
      university.approver.post(`${declaration}/withdrawal`, { day: '2026-08-10', reason: '拟转让' }),
    );
    const fileId = await given.file(university.clerk, university.id);
    await expectStatus(
      201,
      university.clerk.post(`${declaration}/withdrawal-announcement`, { day: '2026-09-01', fileId }),
    );
    await app.jobsDone();
    const { body: ended } = await state({ lastPaidYear: 11 });
    expect(ended).toMatchObject({ withdrawnDay: '2026-09-01', told: { agrees: true } });
    expect(ended.annuities[0]).toMatchObject({ year: 12, dueDay: '2027-03-10', dueFen: 400_000 });
    // The licence outlives the declaration (PL 50.2).
    expect((await firm.signatory.get(licence.firm)).body.state).toBe('RECORDED');
  });

  it('is asked about where the patentee has stated something else, and overwrites nothing', async () => {
    const offer = await given.offer(university, { feeMethod: 'FREE', announcedDay: '2025-05-12' });
    const at = `/api/v1/organisations/${university.id}/patents/${offer.patentId}/annuities`;
    const stated = {
      lastPaidYear: 6,
      heldReduction: 'SINGLE',
      openLicence: 'NONE',
      recordedDay: null,
      withdrawnDay: null,
      source: '台账',
    };
    await expectStatus(200, university.clerk.send('patch', at, stated, { 'if-match': '"0"' }));
    const licence = await take(offer, '2026-09-02');
    const filed = await expectStatus(
      201,
      file(university.clerk, licence.university, { filedDay: '2026-09-02', ...onlyTheFiles }),
    );
    const one = `${licence.university}/recordals/${lastOf(filed.body)}`;
    await expectStatus(
      201,
      university.clerk.post(`${one}/recording`, { recordalNumber: 'X5', day: '2026-09-02' }),
    );
    await app.jobsDone();
    const { body } = await expectStatus(200, university.clerk.get(at));
    expect(body).toMatchObject({
      ...stated,
      told: { recordalNumber: 'X5', recordedDay: '2026-09-02', withdrawnDay: null, agrees: false },
    });
  });

  it('ends with the term of the licence, by the day after it, once', async () => {
    const offer = await given.offer(university, {
      feeMethod: 'FREE',
      announcedDay: '2025-05-12',
      termEnd: '2026-10-31',
      title: '一种到期装置',
    });
    const licence = await take(offer, '2026-09-02');
    await on('2026-10-31');
    const sweep = () => app.nest.get(ExpireLicences, { strict: false }).handle();
    await sweep();
    expect((await firm.signatory.get(licence.firm)).body.state).toBe('EFFECTIVE');
    await on('2026-11-01');
    await sweep();
    await sweep();
    await app.jobsDone();
    const { body } = await firm.signatory.get(licence.firm);
    expect(body).toMatchObject({ state: 'EXPIRED', endedDay: '2026-11-01' });
    expect((await new Client(app).get(`/api/v1/proofs/${body.proofCode}`)).body.state).toBe('EXPIRED');
    for (const who of [firm.signatory, university.clerk])
      expect(
        (await news(who)).filter((message: string) => message.includes('期限已于 2026-10-31')),
      ).toHaveLength(1);
    const leaves = await app.db.transaction(SYSTEM, (tx) =>
      tx.query(`SELECT 1 FROM audit_leaf WHERE subject_id = $1 AND action = 'LICENCE_EXPIRED'`, [licence.id]),
    );
    expect(leaves).toHaveLength(1);
    const late = await file(firm.signatory, licence.firm, { filedDay: '2026-09-03', ...onlyTheFiles });
    expect([late.status, late.body.params.rule]).toEqual([409, 'step_not_allowed']);
  });
});
