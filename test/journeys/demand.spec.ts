import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindDueSavedSearches } from '#libs/catalogue';
import { SweepDemand } from '#libs/demand';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, type Firm, Given, type University } from '../support/given.js';
import { NOTHING_SAID } from '../support/need-content.js';

const DAY = 86_400_000;

describe('the board of technology needs', () => {
  let app: TestApp;
  let given: Given;
  let firm: Firm;
  let university: University;
  let other: University;
  let centre: { id: string; staff: Client };
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    [firm, university, other] = [
      await given.firm('某机械厂'),
      await given.university(),
      await given.university(),
    ];
    const id = await given.organisation('SERVICE_CENTRE', '某服务中心');
    centre = { id, staff: await given.person(id, 'SERVICE_STAFF') };
  });
  afterAll(() => app.close());

  const needs = (of = firm) => `/api/v1/organisations/${of.id}/needs`;
  const triage = (id: string) => `/api/v1/organisations/${centre.id}/triage/${id}`;
  const answers = (of: { id: string }) => `/api/v1/organisations/${of.id}/answers`;
  const board = async (q = '') =>
    (await expectStatus(200, new Client(app).get(`/api/v1/needs?q=${encodeURIComponent(q)}`))).body;
  const told = async (who: Client) => (await who.get('/api/v1/notifications')).body.items;
  const step = (who: Client, path: string, name: string, more: object = {}) =>
    who.post(`${path}/steps`, { step: name, ...more });

  async function write(more: object, of = firm): Promise<string> {
    const { body } = await expectStatus(201, of.signatory.post(needs(of), { ...NOTHING_SAID, ...more }));
    return String(body.id);
  }
  async function publish(more: object, of = firm): Promise<string> {
    const id = await write({ keywords: ['焊接'], ...more }, of);
    await expectStatus(201, step(of.signatory, `${needs(of)}/${id}`, 'SUBMIT'));
    await expectStatus(201, step(centre.staff, triage(id), 'PUBLISH'));
    await app.jobsDone();
    return id;
  }

  it('takes one sentence, and asks only for what is missing', async () => {
    const { body: draft } = await expectStatus(
      201,
      firm.signatory.post(needs(), { ...NOTHING_SAID, problem: '点焊虚焊多，返工率 8%，想在线发现。' }),
    );
    expect(draft).toMatchObject({
      state: 'DRAFT',
      title: '点焊虚焊多，返工率 8%，想在线发现',
      completeness: 2,
    });
    expect(draft.questions).toEqual([
      'keywords',
      'method',
      'material',
      'application',
      'product',
      'modes',
      'budget',
      'deadline',
    ]);
    const more = {
      ...NOTHING_SAID,
      problem: draft.problem,
      efficacy: '虚焊要少',
      material: '镀锌板',
      keywords: ['点焊'],
    };
    const { body: written } = await expectStatus(
      200,
      firm.signatory.patch(`${needs()}/${draft.id}`, more, '"1"'),
    );
    expect(written.questions).not.toContain('material');
    expect(written.version).toBe(2);
    const stale = await firm.signatory.patch(`${needs()}/${draft.id}`, more, '"1"');
    expect(stale.status).toBe(412);
  });

  it('names what does not fit, and what is missing before others may see it', async () => {
    const wrong = {
      problem: '某问题',
      deadline: '2020-01-01',
      budgetFromFen: 200,
      budgetToFen: 100,
      industry: 'X',
      modes: ['FOR_FREE'],
      admitted: [firm.id],
      publicSummary: '我们用某某牌号的合金做壳体',
      hiddenDetail: '其实我们用某某牌号的合金做壳体，供方是甲',
    };
    const refused = await expectStatus(400, firm.signatory.post(needs(), { ...NOTHING_SAID, ...wrong }));
    expect(refused.body.errors.map(({ code }: { code: string }) => code).sort()).toEqual([
      'budget_order',
      'deadline_past',
      'industry_code',
      'isIn',
      'not_a_university',
      'summary_repeats_hidden',
    ]);
    const id = await write({ problem: '某问题', confidentiality: 'NAMED' });
    const unready = await expectStatus(400, step(firm.signatory, `${needs()}/${id}`, 'SUBMIT'));
    expect(unready.body.errors.map(({ code }: { code: string }) => code).sort()).toEqual([
      'keywords_count',
      'named_needs_universities',
      'summary_needed',
    ]);
  });

  it('is triaged by the service centre: returned with a reason, then published, and the firm hears of both', async () => {
    const id = await write({ problem: '激光切割毛刺大，要求小于 0.05 mm', keywords: ['激光'] });
    expect((await step(centre.staff, triage(id), 'PUBLISH')).status).toBe(404);
    await expectStatus(201, step(firm.signatory, `${needs()}/${id}`, 'SUBMIT'));
    await app.jobsDone();
    expect((await told(centre.staff))[0].text).toContain('激光切割毛刺大');
    const queue = await expectStatus(200, centre.staff.get(`/api/v1/organisations/${centre.id}/triage`));
    expect(queue.body.items.map((item: { id: string }) => item.id)).toContain(id);
    const silent = await step(centre.staff, triage(id), 'RETURN');
    expect(silent.body.errors[0].code).toBe('step_reason_missing');
    await expectStatus(201, step(centre.staff, triage(id), 'RETURN', { reason: '请写明板厚' }));
    await app.jobsDone();
    expect((await told(firm.signatory))[0].text).toBe(
      '需求“激光切割毛刺大，要求小于 0.05 mm”被退回：请写明板厚',
    );
    await expectStatus(201, step(firm.signatory, `${needs()}/${id}`, 'SUBMIT'));
    await expectStatus(201, step(centre.staff, triage(id), 'PUBLISH'));
    await app.jobsDone();
    expect((await board('激光切割')).items).toMatchObject([{ id, firm: '某机械厂', budgetBand: 'OPEN' }]);

    const twin = await write({ problem: '激光切割后毛刺大', keywords: ['激光'] });
    await expectStatus(201, step(firm.signatory, `${needs()}/${twin}`, 'SUBMIT'));
    const judged = await expectStatus(200, centre.staff.get(triage(twin)));
    expect(judged.body.similar[0].id).toBe(id);
    const merged = await expectStatus(201, step(centre.staff, triage(twin), 'MERGE', { into: id }));
    expect(merged.body.state).toBe('WITHDRAWN');
  });

  it('shows each reader what the firm lets it read, and nothing more', async () => {
    const id = await publish({
      problem: '壳体压铸气孔多，真空度怎么调都不行',
      publicSummary: '求降低铝合金压铸件气孔率的工艺',
      hiddenDetail: '客户为某车厂，年 20 万件',
      confidentiality: 'NAMED',
      anonymous: true,
      admitted: [university.id],
    });
    const { body: open } = await expectStatus(200, new Client(app).get(`/api/v1/needs/${id}`));
    expect(open).toMatchObject({ title: '求降低铝合金压铸件气孔率的工艺', firm: null, body: null });
    expect(JSON.stringify(open)).not.toMatch(/真空度|车厂|某机械厂/);
    expect((await board('真空度')).items).toEqual([]);
    const seen = async (by: University) =>
      (await expectStatus(200, by.clerk.get(`/api/v1/organisations/${by.id}/board/${id}`))).body;
    expect(await seen(university)).toMatchObject({
      body: { problem: '壳体压铸气孔多，真空度怎么调都不行' },
      hiddenDetail: '客户为某车厂，年 20 万件',
    });
    expect(await seen(other)).toMatchObject({ body: null, hiddenDetail: null });
    const { body: judged } = await expectStatus(200, centre.staff.get(triage(id)));
    expect(judged.hiddenDetail).toBeNull();
    const proposal = { needId: id, kind: 'PROPOSAL', text: '我们试试' };
    expect((await other.clerk.post(answers(other), proposal)).body.code).toBe('need_for_named');
    expect((await given.firm()).signatory.get(`${needs()}/${id}`)).resolves.toMatchObject({ status: 404 });

    const members = await publish({
      problem: '涂层附着力差，盐雾 200 小时起泡',
      publicSummary: '求提高涂层附着力',
      confidentiality: 'MEMBERS',
    });
    expect((await new Client(app).get(`/api/v1/needs/${members}`)).body.body).toBeNull();
    const read = await other.clerk.get(`/api/v1/organisations/${other.id}/board/${members}`);
    expect(read.body).toMatchObject({
      body: { problem: '涂层附着力差，盐雾 200 小时起泡' },
      hiddenDetail: null,
    });
  });

  it('is answered with a patent, talked about, and taken up', async () => {
    const id = await publish({ problem: '焊缝检测靠人眼，漏检 5%', anonymous: true });
    const patentId = await given.patent(university, { title: '一种焊缝检测方法' });
    const answer = { needId: id, kind: 'PATENT', patentId, text: '可在线检测' };
    const foreign = await other.clerk.post(answers(other), answer);
    expect(foreign.body.errors[0].code).toBe('answer_needs_patent');
    const given1 = await expectStatus(201, university.clerk.post(answers(university), answer));
    expect(given1.body).toMatchObject({
      firm: '',
      turn: 'FIRM',
      subject: '一种焊缝检测方法',
      mySide: 'UNIVERSITY',
    });
    expect((await university.clerk.post(answers(university), answer)).body.code).toBe('answered_already');
    await app.jobsDone();
    expect((await told(firm.signatory))[0].text).toContain('应答了需求“焊缝检测靠人眼，漏检 5%”');
    expect((await firm.signatory.get(`${needs()}/${id}`)).body.state).toBe('MATCHING');

    const mine = `${answers(firm)}/${given1.body.id}`;
    await expectStatus(201, firm.signatory.post(`${mine}/messages`, { text: '节拍 3 秒行吗？' }));
    await app.jobsDone();
    expect((await told(university.clerk))[0].path).toContain(`/answers/${given1.body.id}`);
    const theirs = `${answers(university)}/${given1.body.id}`;
    expect((await step(university.clerk, theirs, 'INTERESTED')).status).toBe(403);
    const taken = await expectStatus(201, step(firm.signatory, mine, 'INTERESTED'));
    expect(taken.body).toMatchObject({ state: 'INTERESTED', turn: 'UNIVERSITY' });
    expect((await firm.signatory.get(`${needs()}/${id}`)).body.state).toBe('IN_TALKS');
    const named = await expectStatus(200, university.clerk.get(theirs));
    expect(named.body).toMatchObject({
      firm: '某机械厂',
      messages: [{ side: 'FIRM', text: '节拍 3 秒行吗？' }],
    });

    const silent = await step(university.clerk, theirs, 'DECLINE');
    expect(silent.body.errors[0].code).toBe('decline_needs_reason');
    await expectStatus(201, step(university.clerk, theirs, 'DECLINE', { reason: 'NO_CAPACITY' }));
    expect((await firm.signatory.post(`${mine}/messages`, { text: '?' })).body.code).toBe('answer_settled');
    expect((await other.clerk.get(theirs.replace(university.id, other.id))).status).toBe(404);
  });

  it('is written by a service centre for a firm that has not registered, which is told and may change it', async () => {
    const wanted = { ...NOTHING_SAID, problem: '车间噪声 95 dB', keywords: ['降噪'], source: 'VISIT' };
    const path = `/api/v1/organisations/${centre.id}/needs`;
    expect((await centre.staff.post(path, wanted)).body.errors[0].code).toBe('firm_missing');
    const uscc = (await firm.signatory.get(`/api/v1/organisations/${firm.id}`)).body.uscc;
    const written = await expectStatus(
      201,
      centre.staff.post(path, { ...wanted, hiddenDetail: '机密', firm: { name: '某机械厂', uscc } }),
    );
    expect(written.body).toMatchObject({ firm: '某机械厂', enteredBy: '某服务中心', state: 'DRAFT' });
    await app.jobsDone();
    expect((await told(firm.signatory))[0].text).toContain('某服务中心代你单位填写了需求');
    const withdrawn = await step(firm.signatory, `${needs()}/${written.body.id}`, 'WITHDRAW');
    expect(withdrawn.body.state).toBe('WITHDRAWN');
  });

  it('leaves the board on its day, comes back when renewed, and a week of silence is called after', async () => {
    const deadline = new Date(Date.now() + 40 * DAY).toISOString().slice(0, 10);
    const id = await publish({ problem: '轴承异响无法提前发现', deadline });
    const waits = await publish({ problem: '齿轮磨损快' });
    const answered = await expectStatus(
      201,
      university.clerk.post(answers(university), { needId: waits, kind: 'PROPOSAL', text: '渗碳工艺' }),
    );
    await app.jobsDone();
    const sweep = async (days: number) => {
      app.clock.shift(days * DAY);
      await app.nest.get(SweepDemand, { strict: false }).handle();
      await app.jobsDone();
      for (const who of [firm.signatory, centre.staff, university.clerk]) await who.signIn();
    };
    await sweep(8);
    const { body: silent } = await centre.staff.get(`/api/v1/organisations/${centre.id}/silent`);
    expect(silent.items).toContainEqual(
      expect.objectContaining({ kind: 'ANSWER', id: answered.body.id, whose: '某机械厂' }),
    );
    expect((await told(firm.signatory)).map(({ text }: { text: string }) => text)).toContain(
      '“齿轮磨损快”已 7 天没有回音，列入催办。',
    );
    await sweep(33);
    expect((await firm.signatory.get(`${needs()}/${id}`)).body.state).toBe('EXPIRED');
    expect((await board('轴承异响')).items).toEqual([]);
    const past = await step(firm.signatory, `${needs()}/${id}`, 'RENEW');
    expect(past.body.errors[0].code).toBe('deadline_past');
  });

  it('can be followed: by alert, by feed', async () => {
    const search = { subject: 'NEEDS', name: '轧辊', query: { q: '轧辊' }, alert: 'SOON' };
    await expectStatus(201, university.clerk.post('/api/v1/saved-searches', search));
    const id = await publish({ problem: '轧辊表面剥落' });
    app.clock.shift(11 * 60_000);
    await app.nest.get(FindDueSavedSearches, { strict: false }).handle();
    await app.jobsDone();
    const [news] = await told(university.clerk);
    expect(news).toMatchObject({ text: '“轧辊”有 1 条新结果。', lines: ['轧辊表面剥落（某机械厂）'] });
    const feed = await expectStatus(200, new Client(app).get('/feeds/needs.json'));
    expect(feed.body.items[0].url).toContain(`/needs/${id}`);
    expect((await expectStatus(200, new Client(app).get('/feeds/needs.xml'))).text).toContain('轧辊表面剥落');
  });

  it('has a directory of teams beside it; a closed one is its own university’s', async () => {
    const base = `/api/v1/organisations/${university.id}/teams`;
    const team = {
      ...{ name: '焊接团队', nameEn: null, college: '机械学院', lead: '某教授', leadTitle: '教授' },
      ...{ fields: '电阻焊在线监测', keywords: ['点焊'], availability: '每周三', open: true },
    };
    const { body } = await expectStatus(201, university.clerk.post(base, team));
    expect((await new Client(app).get('/api/v1/teams?q=点焊')).body.items).toMatchObject([{ id: body.id }]);
    await expectStatus(200, university.clerk.patch(`${base}/${body.id}`, { ...team, open: false }, '"1"'));
    expect((await new Client(app).get('/api/v1/teams')).body.items).toEqual([]);
    expect((await university.clerk.get(base)).body.items).toHaveLength(1);
    await other.clerk.signIn();
    expect((await other.clerk.patch(`${base}/${body.id}`, team, '"2"')).status).toBe(404);
  });

  it('carries drawings and papers, read by whoever may read the whole need', async () => {
    const id = await publish({
      problem: '导轨磨损快，附图一张。',
      confidentiality: 'NAMED',
      publicSummary: '求耐磨导轨。',
      admitted: [university.id],
    });
    const path = `${needs()}/${id}/files`;
    const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
    const { body } = await expectStatus(201, firm.signatory.upload(path, '图纸.html', pdf));
    // Content decides what it is, so the name ends as that wants it.
    expect(body.items).toMatchObject([{ name: '图纸.html.pdf', size: pdf.length }]);
    await expectStatus(422, firm.signatory.upload(path, '程序.pdf', Buffer.from('MZ')));
    await expectStatus(404, university.clerk.upload(path, '图纸.pdf', pdf));
    const fileId = String(body.items[0].fileId);
    const read = (who: Client, of: { id: string }) =>
      who.download(`/api/v1/organisations/${of.id}/need-files/${fileId}`);
    expect((await read(university.clerk, university)).status).toBe(200);
    expect((await read(centre.staff, centre)).status).toBe(200);
    expect((await read(other.clerk, other)).status).toBe(404);
    const seen = (of: University) => of.clerk.get(`/api/v1/organisations/${of.id}/board/${id}`);
    expect((await seen(university)).body.files).toHaveLength(1);
    expect((await seen(other)).body.files).toEqual([]);
    await expectStatus(200, firm.signatory.send('delete', `${path}/${fileId}`));
    expect((await read(university.clerk, university)).status).toBe(404);
  });
});
