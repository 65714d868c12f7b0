import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Arranged, HOUR, type SentMatch, START } from '../support/arranged.js';
import { Client } from '../support/client.js';
import { expectStatus } from '../support/given.js';

describe('a match at an event', () => {
  let app: TestApp;
  let arranged: Arranged;
  let staff: Client;
  let base: string;
  let match: SentMatch;
  const nobody = () => new Client(app);
  beforeAll(async () => {
    app = await startTestApp();
    arranged = await Arranged.open(app);
    ({ base } = arranged);
    ({ staff } = arranged.centre);
    match = await arranged.sentMatch({ anonymous: true });
  });
  afterAll(() => app.close());

  /** Somebody of the firm and somebody of the university, each registered for their organisation. */
  async function bothSides(id: string): Promise<string[]> {
    const { firm, university } = match;
    const sides = [
      await arranged.register(id, '厂长', 'DEMAND', { organisationId: firm.id }, firm.signatory),
      await arranged.register(id, '教授', 'SUPPLY', { organisationId: university.id }, university.clerk),
    ];
    return sides.map(({ code }) => code);
  }

  it('invites who has something to talk about, once, and names no firm before it is interested', async () => {
    const id = await arranged.event();
    const { firm, university, offer, matchId } = match;
    const invitations = `${base}/${id}/invitations`;
    const { body: before } = await expectStatus(200, staff.get(invitations));
    expect(before).toMatchObject({ firms: 1, universities: 1 });
    const partyIds = before.items.map(({ partyId }: { partyId: string }) => partyId);
    await expectStatus(201, staff.post(invitations, { partyIds }));
    await expectStatus(201, staff.post(invitations, { partyIds }));
    await app.jobsDone();
    const { body: news } = await firm.signatory.get('/api/v1/notifications');
    const invited = news.items.filter(({ path }: { path: string }) => path === `/events/${id}`);
    expect(invited).toHaveLength(1);
    expect(invited[0].text).toContain('1 家单位');

    await expectStatus(200, arranged.settle(id));
    const [code = '', other = ''] = await bothSides(id);
    const foreign = await arranged.apply(id, '他人', 'DEMAND', { organisationId: firm.id }, university.clerk);
    expect(foreign.status).toBe(403);
    const suggestedTo = async (to: string) =>
      (await expectStatus(200, nobody().get(`/api/v1/event-registrations/${to}/wishes`))).body.people[0]
        .suggested;
    expect(await suggestedTo(other)).toEqual([]);
    const verdicts = `/api/v1/organisations/${firm.id}/matches/${matchId}/verdicts`;
    await expectStatus(201, firm.signatory.post(verdicts, { verdict: 'INTERESTED' }));
    for (const to of [code, other])
      expect(await suggestedTo(to)).toEqual([
        expect.objectContaining({ matchId, need: '点焊质量靠砸件抽检', patentId: offer.patentId }),
      ]);
  });

  it('leads from the table to the licence, and the report counts what the lists show', async () => {
    const id = await arranged.event();
    const { firm, university, offer, matchId } = match;
    await expectStatus(200, arranged.settle(id));
    const [code = '', other = ''] = await bothSides(id);
    // Nobody wished for anything: the match alone is a reason to meet.
    const { meetings } = await arranged.planned(id);
    expect(meetings).toEqual([expect.objectContaining({ matchId })]);
    const meeting = meetings[0].id;
    const say = (by: string, outcome: string) =>
      nobody().post(`/api/v1/event-registrations/${by}/meetings/${meeting}/outcome`, { outcome, note: null });
    expect((await say(code, 'INTENT')).body.code).toBe('meeting_not_begun');
    const { body: record } = await firm.signatory.get(`/api/v1/organisations/${firm.id}`);
    const kept = { firm: { name: firm.name, uscc: record.uscc }, level: 'KEY' };
    const { body: file } = await expectStatus(201, staff.post(`${arranged.desk}/enterprise-files`, kept));
    /** What the firm's file says of meetings at events. */
    const metInFile = async () => {
      const timeline = staff.get(`${arranged.desk}/enterprise-files/${file.id}/timeline`);
      const { items } = (await expectStatus(200, timeline)).body;
      return items.filter(({ kind }: { kind: string }) => kind === 'EVENT_MEETING');
    };
    expect(await metInFile()).toEqual([]);
    app.clock.shift(START + 3 * HOUR - Date.now());
    try {
      await expectStatus(201, say(other, 'NOT_HELD'));
      expect(await metInFile()).toEqual([]);
      const { body: said } = await expectStatus(201, say(code, 'INTENT'));
      expect(said.items[0]).toMatchObject({
        outcome: 'INTENT',
        next: 'OFFER',
        card: { matchId, declarationId: offer.declarationId, yearOneFen: 3_000_000 },
      });
      expect(await metInFile()).toMatchObject([{ text: '点焊对接会', people: '教授的单位', matchId }]);
      await expectStatus(201, say(other, 'MORE_INFORMATION'));
      await firm.signatory.signIn();
      await staff.signIn();
      const accepted = await firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, {
        ...{ organisationId: firm.id, termsHash: offer.termsHash, origin: `meeting:${meeting}` },
      });
      expect(accepted.status).toBe(201);
      const wrong = await firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, {
        ...{ organisationId: firm.id, termsHash: offer.termsHash, origin: 'hearsay' },
      });
      expect(wrong.body.errors).toEqual([expect.objectContaining({ field: 'origin' })]);

      const followUps = `${base}/${id}/plan/meetings/${meeting}/follow-ups`;
      const { body: todo } = await expectStatus(
        201,
        staff.post(followUps, { what: '约看样机', owner: '小林', dueDay: '2030-01-01' }),
      );
      await expectStatus(
        200,
        staff.patch(`${base}/${id}/follow-ups/${todo.id}`, {
          doneDay: '2029-12-31',
          result: '已看',
        }),
      );
      const { body: report } = await expectStatus(200, staff.get(`${base}/${id}/report`));
      expect(report).toMatchObject({
        contactList: [{ demand: '厂长的单位', supply: '教授的单位', demandWish: null }],
        ...{ contacts: 1, planned: 1, held: 1, intents: 1, licences: 1, receivedFen: 0, noShows: 2 },
        licenceList: [{ licensee: '某座椅厂', licensor: university.name, state: 'NOTIFIED' }],
      });
      expect(report.meetings[0]).toMatchObject({
        ...{ contradicting: true, next: 'OFFER', demandOutcome: 'INTENT' },
        followUps: [{ what: '约看样机', owner: '小林', doneDay: '2029-12-31', result: '已看' }],
      });
    } finally {
      app.clock.reset();
    }
  });

  it('lets only a side itself grade the match and open the need', async () => {
    match = await arranged.sentMatch({ anonymous: false });
    const { firm, university, matchId } = match;
    const id = await arranged.event();
    await expectStatus(200, arranged.settle(id));
    const [code = '', other = ''] = await bothSides(id);
    const { meetings } = await arranged.planned(id);
    expect(meetings).toEqual([expect.objectContaining({ matchId })]);
    const meeting = meetings[0].id;
    const say = (by: string, outcome: string, who: Client) =>
      expectStatus(
        201,
        who.post(`/api/v1/event-registrations/${by}/meetings/${meeting}/outcome`, {
          outcome,
          note: '看样机',
        }),
      );
    const beyondTheEvent = () =>
      app.db.transaction(SYSTEM, async (tx) => {
        const need = 'need_id = (SELECT need_id FROM match WHERE id = $1)';
        const graded = await tx.query<{ side: string; verdict: string }>(
          `SELECT side, verdict FROM match_judgement WHERE ${need} AND side <> 'STAFF' ORDER BY side`,
          [matchId],
        );
        const admitted = await tx.query(`SELECT FROM need_admitted WHERE ${need}`, [matchId]);
        return { graded: graded.map(({ side, verdict }) => `${side} ${verdict}`), admitted: admitted.length };
      });
    app.clock.shift(START + 3 * HOUR - Date.now());
    try {
      for (const person of [firm.signatory, university.clerk, staff]) await person.signIn();
      // A code alone, somebody else's session and staff: the organiser holds every code and may itself be the university.
      expect((await say(code, 'INTENT', nobody())).body).toMatchObject({
        asMember: false,
        items: [{ counted: false }],
      });
      expect((await say(code, 'INTENT', university.clerk)).body.asMember).toBe(false);
      const forSide = { side: 'DEMAND', outcome: 'TRIAL' };
      await expectStatus(204, staff.post(`${base}/${id}/plan/meetings/${meeting}/outcome`, forSide));
      await app.jobsDone();
      expect(await beyondTheEvent()).toEqual({ graded: [], admitted: 0 });
      // Staff who say nothing of the note leave it as the side wrote it.
      const { body: report } = await expectStatus(200, staff.get(`${base}/${id}/report`));
      expect(report.meetings[0]).toMatchObject({ demandOutcome: 'TRIAL', demandNote: '看样机' });

      expect((await say(other, 'NO', university.clerk)).body.asMember).toBe(true);
      await app.jobsDone();
      expect(await beyondTheEvent()).toEqual({ graded: ['UNIVERSITY BAD'], admitted: 0 });
      const { body: own } = await say(code, 'INTENT', firm.signatory);
      expect(own).toMatchObject({ asMember: true, items: [{ counted: true }] });
      await app.jobsDone();
      expect(await beyondTheEvent()).toEqual({ graded: ['FIRM GOOD', 'UNIVERSITY BAD'], admitted: 1 });
    } finally {
      app.clock.reset();
    }
  });
});
