import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { legalDayOf } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectStatus, type Firm, Given, type University } from '../support/given.js';
import { NOTHING_SAID } from '../support/need-content.js';

const TODAY = legalDayOf(new Date());
const NEED = {
  ...NOTHING_SAID,
  problem: '羽绒服水洗后缝线处钻绒。',
  keywords: ['钻绒'],
  modes: ['OPEN_LICENCE'],
};

describe('the needs and matches in the file of a key enterprise', () => {
  let app: TestApp;
  let given: Given;
  let firm: Firm;
  let uscc: string;
  let university: University;
  let other: University;
  let centre: { id: string; staff: Client };
  const at = ({ id }: { id: string }, path: string) => `/api/v1/organisations/${id}/${path}`;

  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    firm = await given.firm('某羽绒制品有限公司');
    [university, other] = [await given.university(), await given.university()];
    const id = await given.organisation('SERVICE_CENTRE', '某服务中心');
    centre = { id, staff: await given.person(id, 'SERVICE_STAFF') };
    uscc = (await firm.signatory.get(`/api/v1/organisations/${firm.id}`)).body.uscc;
  });
  afterAll(() => app.close());

  async function fileOf(keeper: Client, of: { id: string }): Promise<string> {
    const wanted = { firm: { name: firm.name, uscc }, level: 'KEY' };
    const { body } = await expectStatus(201, keeper.post(at(of, 'enterprise-files'), wanted));
    return at(of, `enterprise-files/${String(body.id)}`);
  }
  async function publish(title: string, more: object = {}): Promise<string> {
    const { body } = await expectStatus(
      201,
      firm.signatory.post(at(firm, 'needs'), { ...NEED, title, ...more }),
    );
    await expectStatus(201, firm.signatory.post(at(firm, `needs/${body.id}/steps`), { step: 'SUBMIT' }));
    await expectStatus(201, centre.staff.post(at(centre, `triage/${body.id}/steps`), { step: 'PUBLISH' }));
    await app.jobsDone();
    return String(body.id);
  }
  async function answer(by: University, needId: string, title: string): Promise<string> {
    const patentId = await given.patent(by, { title });
    const wanted = { needId, kind: 'PATENT', patentId, text: '我们有。' };
    const { body } = await expectStatus(201, by.clerk.post(at(by, 'answers'), wanted));
    await app.jobsDone();
    return String(body.id);
  }
  const needsIn = async (who: Client, file: string) =>
    (await expectStatus(200, who.get(`${file}/needs`))).body.items as {
      title: string;
      onBoard: boolean;
      state: string | null;
      matches: { subject: string; state: string }[];
    }[];
  const toldBy = async (who: Client, file: string) =>
    (await who.get(`${file}/timeline`)).body.items as { kind: string; text: string; day: string }[];

  it('tell what the board names, and what was sent: to a university its own, to a service centre all', async () => {
    const [file, elsewhere] = [
      await fileOf(university.centre, university),
      await fileOf(centre.staff, centre),
    ];
    const needId = await publish('缝线处不再钻绒');
    await answer(university, needId, '一种防钻绒缝合方法');
    await answer(other, needId, '一种针孔密封胶');

    const [own] = await needsIn(university.approver, file);
    expect(own).toMatchObject({ title: '缝线处不再钻绒', onBoard: true, state: 'MATCHING' });
    expect(own?.matches).toMatchObject([{ subject: '一种防钻绒缝合方法', state: 'SENT' }]);
    const [seen] = await needsIn(centre.staff, elsewhere);
    expect(seen?.matches.map(({ subject }) => subject).sort()).toEqual([
      '一种针孔密封胶',
      '一种防钻绒缝合方法',
    ]);
    expect(await toldBy(university.centre, file)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'NEED', day: TODAY, text: '缝线处不再钻绒', needId }),
        expect.objectContaining({ kind: 'MATCH', day: TODAY, text: '一种防钻绒缝合方法' }),
      ]),
    );
  });

  it('do not give away whose an unnamed need is, until the firm says yes to this university', async () => {
    const file = await fileOf(other.centre, other);
    await publish('充绒机计量偏差', { anonymous: true });
    const needId = await publish('充绒量不匀', { anonymous: true });
    const answerId = await answer(other, needId, '一种充绒称量装置');
    const titles = async () => (await needsIn(other.centre, file)).map(({ title }) => title);
    expect(await titles()).toEqual(['缝线处不再钻绒']);
    const before = await toldBy(other.centre, file);
    expect(before.map(({ text }) => text)).not.toContain('一种充绒称量装置');

    await expectStatus(
      201,
      firm.signatory.post(at(firm, `answers/${answerId}/steps`), { step: 'INTERESTED' }),
    );
    await app.jobsDone();
    expect(await titles()).toEqual(['充绒量不匀', '缝线处不再钻绒']);
    const [known] = await needsIn(other.centre, file);
    expect(known?.matches).toMatchObject([{ subject: '一种充绒称量装置', state: 'INTERESTED' }]);
  });

  it('are all there for the service centre that triages them, drafts aside', async () => {
    const { body: files } = await centre.staff.get(at(centre, 'enterprise-files'));
    const file = at(centre, `enterprise-files/${files.items[0].id}`);
    await expectStatus(201, firm.signatory.post(at(firm, 'needs'), { ...NEED, title: '还在写' }));
    const titles = (await needsIn(centre.staff, file)).map(({ title }) => title);
    expect(titles.sort()).toEqual(['充绒机计量偏差', '充绒量不匀', '缝线处不再钻绒']);
  });
});
