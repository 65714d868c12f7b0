import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gradedPairs, gradedScores, judgeByMeeting, keepRun } from '#libs/matchmaking';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectStatus, type Firm, Given, type University } from '../support/given.js';
import { NOTHING_SAID } from '../support/need-content.js';

const NEED = {
  ...NOTHING_SAID,
  title: '点焊质量靠砸件抽检',
  problem: '每班抽三十只凿开看焊点熔核，希望焊完一个点当场就判定熔核质量，误判不超过 2%。',
  material: '镀锌板',
  efficacy: '熔核质量在线判定，误判不超过 2%',
  keywords: ['点焊', '熔核'],
  modes: ['OPEN_LICENCE'],
  anonymous: true,
  hiddenDetail: '整车厂索赔了两次。',
};

interface Reason {
  element: string;
  coverage: string;
  sentence: string | null;
}
interface One {
  id: string;
  patentId: string;
  state: string;
  band: string;
  firm: string | null;
  reasons: Reason[];
  answerId: string | null;
  firmReason: string | null;
}

describe('needs and patents, brought together', () => {
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
      await given.firm('某座椅厂'),
      await given.university(),
      await given.university(),
    ];
    const id = await given.organisation('SERVICE_CENTRE', '某服务中心');
    centre = { id, staff: await given.person(id, 'SERVICE_STAFF') };
  });
  afterAll(() => app.close());

  const at = ({ id }: { id: string }, path: string) => `/api/v1/organisations/${id}/${path}`;
  const told = async (who: Client) => (await who.get('/api/v1/notifications')).body.items;

  async function patent(of: University, title: string, abstract: string): Promise<string> {
    const id = await given.patent(of, { title });
    await app.db.transaction(SYSTEM, async (tx) => {
      await tx.query(
        'UPDATE patent SET abstract = $2, version = version + 1, updated_at = $3 WHERE id = $1',
        [id, abstract, tx.now],
      );
      await tx.later('patent.changed', id);
    });
    await app.jobsDone();
    return id;
  }
  async function publish(more: object = {}): Promise<string> {
    const { body } = await expectStatus(201, firm.signatory.post(at(firm, 'needs'), { ...NEED, ...more }));
    const id = String(body.id);
    await expectStatus(201, firm.signatory.post(at(firm, `needs/${id}/steps`), { step: 'SUBMIT' }));
    await expectStatus(201, centre.staff.post(at(centre, `triage/${id}/steps`), { step: 'PUBLISH' }));
    await app.jobsDone();
    return id;
  }
  async function waiting(needId: string, state = 'SUGGESTED'): Promise<One[]> {
    const { body } = await expectStatus(
      200,
      centre.staff.get(at(centre, `match-review?state=${state}&limit=100`)),
    );
    return body.items.find((one: { needId: string }) => one.needId === needId)?.matches ?? [];
  }
  const review = (step: string, matchIds: string[], more: object = {}) =>
    centre.staff.post(at(centre, 'match-review/steps'), { step, matchIds, ...more });
  const matchesOf = async (who: Client, of: { id: string }, needId: string): Promise<One[]> =>
    (await expectStatus(200, who.get(at(of, `matches?needId=${needId}`)))).body.items;
  const judge = (who: Client, of: { id: string }, id: string, said: object) =>
    who.post(at(of, `matches/${id}/verdicts`), said);

  it('finds a patent for a need, in the words of the patent, and shows it to nobody but staff', async () => {
    const weld = await patent(
      university,
      '一种电阻点焊熔核质量的在线判定方法',
      '采集动态电阻曲线。焊完当场判定熔核质量，误判率1.5%。适用于镀锌板。',
    );
    await patent(other, '一种稻谷烘干机', '降低稻谷烘干能耗，含水率均匀。');
    const needId = await publish();
    const [first, ...rest] = await waiting(needId);
    expect(first).toMatchObject({ patentId: weld, state: 'SUGGESTED' });
    // No model is set: words alone.
    const { body } = await expectStatus(200, centre.staff.get(at(centre, 'match-quality')));
    expect(body).toMatchObject({ engine: 'grams-2', engines: [{ engine: 'grams-2', count: 1 }] });
    expect(rest).toEqual([]);
    const efficacy = first?.reasons.find(({ element }) => element === 'efficacy');
    expect(efficacy).toMatchObject({ sentence: '焊完当场判定熔核质量，误判率1.5%。' });
    expect(first?.reasons.find(({ element }) => element === 'product')?.coverage).toBe('UNKNOWN');
    expect(await matchesOf(firm.signatory, firm, needId)).toEqual([]);
    expect(await matchesOf(university.clerk, university, needId)).toEqual([]);
  });

  it('is sent by staff; the firm is named and hidden detail opened only by its interest', async () => {
    const needId = await publish({ title: '座椅骨架点焊熔核当场判定' });
    const [match] = await waiting(needId);
    const id = match?.id ?? '';
    await expectStatus(201, review('SEND', [id], { note: '先看数据。' }));
    await expectStatus(409, review('SEND', [id]));
    await app.jobsDone();
    expect((await told(university.clerk))[0]).toMatchObject({ path: `/desk/${university.id}/matches/${id}` });
    const [seen] = await matchesOf(university.clerk, university, needId);
    expect(seen).toMatchObject({ id, firm: null });
    expect((await university.clerk.get(at(university, `board/${needId}`))).body.hiddenDetail).toBeNull();
    await expectStatus(404, other.clerk.get(at(other, `matches/${id}`)));

    await expectStatus(201, judge(firm.signatory, firm, id, { verdict: 'INTERESTED' }));
    await app.jobsDone();
    expect((await matchesOf(university.clerk, university, needId))[0]).toMatchObject({
      firm: '某座椅厂',
      state: 'INTERESTED',
    });
    const { body: board } = await university.clerk.get(at(university, `board/${needId}`));
    expect(board.hiddenDetail).toBe('整车厂索赔了两次。');
    const news = await told(university.clerk);
    expect(news[0].text).toContain('某座椅厂');
  });

  it('never comes again once somebody said no, and the no is kept as a grade with its reason', async () => {
    const needId = await publish({ title: '骨架点焊熔核质量不想再砸件' });
    const [match] = await waiting(needId);
    const id = match?.id ?? '';
    await expectStatus(201, review('SEND', [id]));
    await expectStatus(400, judge(firm.signatory, firm, id, { verdict: 'DECLINED' }));
    await expectStatus(
      201,
      judge(firm.signatory, firm, id, { verdict: 'DECLINED', reason: 'FIGURE_NOT_REACHED' }),
    );
    await expectStatus(409, judge(firm.signatory, firm, id, { verdict: 'INTERESTED' }));
    await app.db.transaction(SYSTEM, (tx) => tx.later('match.need', needId));
    await app.jobsDone();
    expect(await waiting(needId)).toEqual([]);
    expect(await matchesOf(firm.signatory, firm, needId)).toMatchObject([
      { state: 'DECLINED', firmReason: 'FIGURE_NOT_REACHED' },
    ]);
    const { body } = await expectStatus(200, centre.staff.get(at(centre, 'match-quality')));
    expect(body.reasons).toContainEqual({ reason: 'FIGURE_NOT_REACHED', count: 1 });
    expect(body.verdicts).toContainEqual(expect.objectContaining({ side: 'FIRM', bad: 1 }));
  });

  it('meets a need that was there before the patent, and leaves with what it stood on', async () => {
    const needId = await publish({
      title: '羽绒服缝线处钻绒',
      problem: '羽绒服水洗五次后缝线针孔处钻绒，希望缝合后针孔不漏绒。',
      efficacy: null,
      material: null,
      keywords: ['钻绒', '针孔'],
    });
    expect(await waiting(needId)).toEqual([]);
    const down = await patent(other, '一种羽绒服防钻绒缝合方法', '缝线针孔涂覆热熔胶，水洗后针孔不钻绒。');
    expect(await waiting(needId)).toMatchObject([{ patentId: down }]);

    const becomes = async (status: string) => {
      await app.db.transaction(SYSTEM, async (tx) => {
        await tx.query(
          'UPDATE patent SET legal_status = $2, version = version + 1, updated_at = $3 WHERE id = $1',
          [down, status, tx.now],
        );
        await tx.later('patent.changed', down);
      });
      await app.jobsDone();
    };
    await becomes('LAPSED');
    expect(await waiting(needId)).toEqual([]);
    await becomes('GRANTED_IN_FORCE');
    const [again] = await waiting(needId);
    expect(again).toMatchObject({ patentId: down });
    // What was sent is taken back with its ground, and comes back to staff, not to the parties.
    await expectStatus(201, review('SEND', [again?.id ?? '']));
    await becomes('LAPSED');
    expect(await matchesOf(other.clerk, other, needId)).toEqual([]);
    await becomes('GRANTED_IN_FORCE');
    expect(await waiting(needId)).toMatchObject([{ id: again?.id }]);
    expect(await matchesOf(other.clerk, other, needId)).toEqual([]);
    // Once staff reject it, it stays away.
    await expectStatus(201, review('REJECT', [again?.id ?? '']));
    await becomes('LAPSED');
    await becomes('GRANTED_IN_FORCE');
    expect(await waiting(needId)).toEqual([]);
  });

  it('takes over what a university answers by itself, and follows what becomes of the answer', async () => {
    const needId = await publish({ title: '点焊熔核质量判定' });
    const [suggested] = await waiting(needId);
    const answer = { needId, kind: 'PATENT', patentId: suggested?.patentId, text: '可以先试一台。' };
    const given1 = await expectStatus(201, university.clerk.post(at(university, 'answers'), answer));
    const proposal = { needId, kind: 'PROPOSAL', text: '先测一周。' };
    await expectStatus(201, other.clerk.post(at(other, 'answers'), proposal));
    await app.jobsDone();
    expect(await waiting(needId)).toEqual([]);
    const shown = await matchesOf(firm.signatory, firm, needId);
    expect(shown).toHaveLength(2);
    expect(shown).toContainEqual(
      expect.objectContaining({ id: suggested?.id, answerId: given1.body.id, state: 'SENT' }),
    );
    await expectStatus(409, judge(firm.signatory, firm, suggested?.id ?? '', { verdict: 'INTERESTED' }));
    // Taken back and given again: still one row for the pair.
    const back = { step: 'WITHDRAW' };
    await expectStatus(201, university.clerk.post(at(university, `answers/${given1.body.id}/steps`), back));
    await app.jobsDone();
    const given2 = await expectStatus(201, university.clerk.post(at(university, 'answers'), answer));
    await app.jobsDone();
    expect(await matchesOf(firm.signatory, firm, needId)).toContainEqual(
      expect.objectContaining({ id: suggested?.id, answerId: given2.body.id, state: 'SENT' }),
    );
    const step = { step: 'DECLINE', reason: 'TOO_DEAR' };
    await expectStatus(201, firm.signatory.post(at(firm, `answers/${given2.body.id}/steps`), step));
    await app.jobsDone();
    expect(await matchesOf(firm.signatory, firm, needId)).toContainEqual(
      expect.objectContaining({ id: suggested?.id, state: 'DECLINED', firmReason: 'TOO_DEAR' }),
    );
  });

  it('is taken back when the need leaves the board, and never left the universities that the firm named', async () => {
    const named = await publish({
      title: '点焊熔核判定，仅限指定高校',
      confidentiality: 'NAMED',
      publicSummary: '座椅厂求焊点检查办法。',
      hiddenDetail: null,
      admitted: [other.id],
    });
    expect(await waiting(named)).toEqual([]);

    const needId = await publish({ title: '座椅点焊熔核在线判定' });
    const [match] = await waiting(needId);
    await expectStatus(201, review('SEND', [match?.id ?? '']));
    await expectStatus(201, firm.signatory.post(at(firm, `needs/${needId}/steps`), { step: 'SATISFY' }));
    await app.jobsDone();
    expect(await matchesOf(university.clerk, university, needId)).toEqual([]);
  });

  it('is graded by what people said, in the form that a measurement reads', async () => {
    const { needs, pairs } = await gradedPairs(app.db);
    expect(pairs.map(({ level }) => level).sort()).toEqual([1, 2, 3, 4]);
    expect(new Set(pairs.map((pair) => pair.need_id))).toEqual(new Set(needs.map((need) => need.need_id)));
    expect(new Set(pairs.map((pair) => pair.achievement_owner))).toEqual(new Set([university.id, other.id]));
    expect(needs[0]?.text).toContain('熔核');
    const scores = await gradedScores(app.db, 'grams-2');
    expect(scores.map(({ level }) => level).sort()).toEqual([1, 2, 3, 4]);
    expect(scores.every(({ score }) => score > 0.2)).toBe(true);
    expect(await gradedScores(app.db, 'grams-1')).toEqual([]);
    const results = [{ name: 'kaixu', ndcg10: 0.7471, auc: 0.8866, goodInFirst5: 0.86 }];
    await keepRun(app.db, { engine: 'grams-2', source: 'needs.jsonl', needs: 3, pairs: 3, results });
    const { body } = await expectStatus(200, centre.staff.get(at(centre, 'match-quality')));
    expect(body.lastRun).toMatchObject({
      source: 'needs.jsonl',
      results: [{ name: 'kaixu', ndcg10: 747, auc: 887, goodInFirst5: 860 }],
    });
  });

  it('is graded by the last word, whenever a job comes to it', async () => {
    const needId = await publish({ title: '点焊熔核在线判定，已见过面' });
    const [match] = await waiting(needId);
    const id = match?.id ?? '';
    await expectStatus(201, review('SEND', [id]));
    const no = { verdict: 'DECLINED', reason: 'FIGURE_NOT_REACHED' };
    await expectStatus(201, judge(firm.signatory, firm, id, no));
    const kept = () =>
      app.db.transaction(SYSTEM, (tx) =>
        tx.query<{ verdict: string; reason: string | null; by: string | null; at: Date }>(
          `SELECT verdict, reason, judged_by AS by, judged_at AS at FROM match_judgement
           WHERE need_id = $1 AND organisation_id = $2`,
          [needId, firm.id],
        ),
      );
    const met = (verdict: 'GOOD' | 'BAD', saidAt: Date) =>
      app.db.transaction(SYSTEM, (tx) => judgeByMeeting(tx, id, 'FIRM', verdict, saidAt));
    const [written] = await kept();
    expect(written).toMatchObject({ verdict: 'BAD', reason: 'FIGURE_NOT_REACHED', by: expect.any(String) });
    const minutes = (count: number) => new Date((written?.at.getTime() ?? 0) + 60_000 * count);
    await met('GOOD', minutes(-1));
    expect(await kept()).toEqual([written]);
    await met('GOOD', minutes(2));
    await met('BAD', minutes(1));
    expect(await kept()).toEqual([{ verdict: 'GOOD', reason: null, by: null, at: minutes(2) }]);
  });
});
