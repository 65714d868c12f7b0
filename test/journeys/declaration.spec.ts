import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExpireDeclarations } from '#libs/licensing';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, Given, type University } from '../support/given.js';

describe('a declaration', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  let base: string;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
    base = `/api/v1/organisations/${university.id}/declarations`;
  });
  afterAll(() => app.close());

  const draftOf = async (more: object = {}, patent: { patentees?: string[] } = {}) => {
    const patentId = await given.patent(university, patent);
    const { body } = await expectStatus(
      201,
      university.clerk.post(base, { patentId, ...given.terms(), ...more }),
    );
    return `${base}/${String(body.id)}`;
  };

  it('names what is wrong before anybody is asked to approve', async () => {
    const one = await draftOf({
      termEnd: '2041-01-01',
      feeParameters: { lumpSumFen: 2_000_000_001 },
      contact: { name: '中心' },
    });
    const answer = await expectStatus(409, university.clerk.post(`${one}/submission`));
    expect(answer.body.errors.map(({ code }: { code: string }) => code).sort()).toEqual([
      'contact_required',
      'lump_sum_above_cap',
      'term_beyond_patent',
    ]);
    expect((await university.clerk.get(one)).body.state).toBe('DRAFT');
  });

  it('is approved by another person than the one who submitted it', async () => {
    const both = await given.person(university.id, 'UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER');
    const one = await draftOf();
    await expectStatus(201, both.post(`${one}/submission`));
    const own = await expectStatus(409, both.post(`${one}/approval`));
    expect(own.body.params.rule).toBe('approver_is_submitter');
    expect((await expectStatus(201, university.approver.post(`${one}/approval`))).body.state).toBe(
      'APPROVED',
    );
  });

  it('is filed only when every unknown fact is stated with its day and source', async () => {
    const one = await draftOf();
    await expectStatus(201, university.clerk.post(`${one}/submission`));
    await expectStatus(201, university.approver.post(`${one}/approval`));
    const early = await expectStatus(409, university.clerk.post(`${one}/filing`, { day: '2026-03-02' }));
    expect(early.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'gate.E1',
      'gate.E3',
      'gate.E4',
    ]);
    await given.stateFacts(university, one);
    expect(
      (await expectStatus(201, university.clerk.post(`${one}/filing`, { day: '2026-03-02' }))).body.state,
    ).toBe('FILED');
  });

  it('of a co-owned patent needs the uploaded consent of each co-owner', async () => {
    const one = await draftOf({}, { patentees: [university.name, '另一演示大学'] });
    await given.stateFacts(university, one);
    await expectStatus(201, university.clerk.post(`${one}/submission`));
    await expectStatus(201, university.approver.post(`${one}/approval`));
    const refused = await expectStatus(409, university.clerk.post(`${one}/filing`, { day: '2026-03-02' }));
    expect(refused.body.params.rule).toBe('consents_missing');
    const fileId = await given.file(university.clerk, university.id, '同意书.pdf');
    await expectStatus(
      201,
      university.clerk.post(`${one}/consents`, { coOwner: '另一演示大学', purpose: 'DECLARE', fileId }),
    );
    await expectStatus(201, university.clerk.post(`${one}/filing`, { day: '2026-03-02' }));
  });

  it('is edited by one person at a time', async () => {
    const one = await draftOf();
    const seen = await university.clerk.get(one);
    expect((await university.clerk.patch(one, given.terms())).status).toBe(428);
    await expectStatus(
      200,
      university.clerk.patch(one, given.terms({ feeMethod: 'FREE' }), seen.headers['etag']),
    );
    expect((await university.clerk.patch(one, given.terms(), seen.headers['etag'])).status).toBe(412);
  });

  it('stands until its withdrawal is announced, and the licences stay after it', async () => {
    const offer = await given.offer(university, { feeMethod: 'FREE' });
    const [early, late] = [await given.firm(), await given.firm()];
    const accept = (firm: typeof early) =>
      firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, {
        organisationId: firm.id,
        termsHash: offer.termsHash,
      });
    const one = `${base}/${offer.declarationId}`;
    await expectStatus(
      201,
      university.approver.post(`${one}/withdrawal`, { day: '2026-06-01', reason: '拟转让专利权' }),
    );
    const licence = await expectStatus(201, accept(early));
    const fileId = await given.file(university.clerk, university.id);
    await expectStatus(
      201,
      university.clerk.post(`${one}/withdrawal-announcement`, { day: '2026-06-20', fileId }),
    );

    expect((await accept(late)).body.code).toBe('declaration_closed');
    expect((await new Client(app).get(`/api/v1/declarations/${offer.declarationId}`)).status).toBe(404);
    const kept = await early.signatory.get(
      `/api/v1/organisations/${early.id}/licences/${licence.body.licenceId}`,
    );
    // Its notice came after a closing day that was recorded later: kept, and marked for people to judge.
    expect(kept.body).toMatchObject({ state: 'EFFECTIVE', flags: ['AFTER_CLOSING'] });
  });

  it('takes each concurrent notice before its closing or after it, never both', async () => {
    const offer = await given.offer(university, { feeMethod: 'FREE' });
    const one = `${base}/${offer.declarationId}`;
    const firms = await Promise.all(Array.from({ length: 8 }, () => given.firm()));
    await expectStatus(
      201,
      university.approver.post(`${one}/withdrawal`, { day: '2026-06-01', reason: '拟转让' }),
    );
    const fileId = await given.file(university.clerk, university.id);
    const today = new Date().toISOString().slice(0, 10);
    const [closing, ...answers] = await Promise.all([
      university.clerk.post(`${one}/withdrawal-announcement`, { day: today, fileId }),
      ...firms.map((firm) =>
        firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, {
          organisationId: firm.id,
          termsHash: offer.termsHash,
        }),
      ),
    ]);
    expect(closing.status).toBe(201);
    const taken = answers.filter(({ status }) => status === 201).length;
    expect(answers.every(({ status, body }) => status === 201 || body.code === 'declaration_closed')).toBe(
      true,
    );
    const list = await university.clerk.get(
      `/api/v1/organisations/${university.id}/licences?side=LICENSOR&limit=100`,
    );
    const mine = list.body.items.filter(
      ({ declarationId }: { declarationId: string }) => declarationId === offer.declarationId,
    );
    expect(mine).toHaveLength(taken);
    // Taken before the closing was recorded, on its very day: every one is flagged.
    expect(mine.every(({ flags }: { flags: string[] }) => flags.includes('AFTER_CLOSING'))).toBe(true);
  });

  it('passes on no notices while a bar has arisen, and says why', async () => {
    const offer = await given.offer(university);
    const firm = await given.firm();
    const one = `${base}/${offer.declarationId}`;
    await expectStatus(
      201,
      university.clerk.post(`${one}/facts`, {
        code: 'E4',
        barred: true,
        statedDay: '2026-05-01',
        source: '质押登记通知书',
      }),
    );
    await app.jobsDone();
    const refused = await firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, {
      organisationId: firm.id,
      termsHash: offer.termsHash,
    });
    expect([refused.status, refused.body.code, refused.body.params.bars]).toEqual([
      409,
      'notices_paused',
      'E4',
    ]);
    await expectStatus(
      201,
      university.clerk.post(`${one}/facts`, {
        code: 'E4',
        barred: false,
        statedDay: '2026-05-20',
        source: '质押注销通知书',
      }),
    );
    await app.jobsDone();
    expect(
      (await new Client(app).get(`/api/v1/declarations/${offer.declarationId}`)).body.pausedReason,
    ).toBeNull();
  });

  it('is judged again when an import brings a new legal status', async () => {
    const offer = await given.offer(university);
    const number = (await new Client(app).get(`/api/v1/declarations/${offer.declarationId}`)).body
      .applicationNumber;
    const file = Buffer.from(`申请号,法律状态\n${number},失效`);
    const imports = `/api/v1/organisations/${university.id}/imports`;
    const uploaded = await expectStatus(201, university.clerk.upload(imports, '状态.csv', file));
    await expectStatus(202, university.clerk.post(`${imports}/${uploaded.body.id}/commit`));
    await app.jobsDone();
    expect((await new Client(app).get(`/api/v1/declarations/${offer.declarationId}`)).body.pausedReason).toBe(
      'E5',
    );
  });

  it('ends with its term: closed from the day after its last, with an event and an audit leaf', async () => {
    const offer = await given.offer(university, { termEnd: '2027-06-30' });
    app.clock.shift(Date.parse('2027-07-01T00:00:00+08:00') - Date.now());
    await app.nest.get(ExpireDeclarations, { strict: false }).handle();
    app.clock.reset();
    const { body } = await university.clerk.get(`${base}/${offer.declarationId}`);
    expect(body).toMatchObject({ state: 'EXPIRED', closedDay: '2027-07-01' });
    const leaves = await app.db.transaction(SYSTEM, (tx) =>
      tx.query(`SELECT 1 FROM audit_leaf WHERE subject_id = $1 AND action = 'DECLARATION_EXPIRE'`, [
        offer.declarationId,
      ]),
    );
    expect(leaves).toHaveLength(1);
  });

  it('takes no notice after its term, whatever the sweep has done', async () => {
    const offer = await given.offer(university, { termEnd: '2027-12-31' });
    const firm = await given.firm();
    app.clock.shift(Date.parse('2028-01-01T00:00:00+08:00') - Date.now());
    const someone = await new Client(app, firm.signatory.name, firm.signatory.password).signIn();
    const refused = await someone.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, {
      organisationId: firm.id,
      termsHash: offer.termsHash,
    });
    expect(refused.body.code).toBe('declaration_closed');
    app.clock.reset();
  });

  it('enters a notice by letter, judged by its day of receipt', async () => {
    const offer = await given.offer(university);
    const fileId = await given.file(university.clerk, university.id, '来函.pdf');
    const letter = {
      declarationId: offer.declarationId,
      licensee: { kind: 'INDIVIDUAL', name: '某发明爱好者' },
      channel: 'LETTER',
      fileId,
    };
    const notices = `/api/v1/organisations/${university.id}/notices`;
    const early = await university.clerk.post(notices, { ...letter, receivedDay: '2026-04-01' });
    expect([early.status, early.body.code]).toEqual([409, 'notice_not_taken']);
    const taken = await expectStatus(
      201,
      university.clerk.post(notices, { ...letter, receivedDay: '2026-05-06' }),
    );
    const licence = await university.clerk.get(
      `/api/v1/organisations/${university.id}/licences/${taken.body.licenceId}`,
    );
    expect(licence.body).toMatchObject({
      channel: 'LETTER',
      noticeDay: '2026-05-06',
      dueDay: '2026-05-21',
      state: 'NOTIFIED',
    });
  });

  it('shows a person what changed when our transcription was corrected', async () => {
    const offer = await given.offer(university);
    const firm = await given.firm();
    const terms = { ...given.terms(), payee: { name: '测试大学资产公司' } };
    const one = `${base}/${offer.declarationId}`;
    await expectStatus(
      201,
      university.approver.post(`${one}/correction`, { reason: '收款单位录入有误', terms }),
    );
    const stale = await firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, {
      organisationId: firm.id,
      termsHash: offer.termsHash,
    });
    expect(stale.body.code).toBe('terms_changed');
    expect(stale.body.params.difference).toEqual([
      { key: 'payee', before: { name: '测试大学财务处' }, after: { name: '测试大学资产公司' } },
    ]);
  });
});
