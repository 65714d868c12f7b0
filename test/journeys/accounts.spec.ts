import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { creditCodeCheckDigit, RegistrationsService } from '#libs/accounts';
import { SYSTEM } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectStatus, type Firm, Given } from '../support/given.js';

const PASSWORD = 'a-long-password';
let serial = 0;

/** A fictional credit code with the right last digit; the organisation code inside (GB 11714) may differ. */
function creditCode({ innerDiffers = false } = {}): string {
  const subject = `MA9${String(++serial).padStart(5, '0')}`;
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * parseInt(subject.charAt(at), 36), 0);
  // '0' for 11, 'X' for 10.
  const digits = '0X987654321';
  const seventeen = `91310000${subject}${digits.charAt((sum + Number(innerDiffers)) % 11)}`;
  return seventeen + creditCodeCheckDigit(seventeen);
}

function registration(more: { uscc?: string; name?: string; signInName?: string; language?: string } = {}) {
  const {
    uscc = creditCode(),
    name = '某科技公司',
    signInName = `new${++serial}@test.example`,
    language = 'zh',
  } = more;
  return {
    organisation: { kind: 'ENTERPRISE', name, uscc },
    person: { name: '新人', signInName, password: PASSWORD, language },
  };
}

describe('accounts', () => {
  let app: TestApp;
  let given: Given;
  let nobody: Client;
  const register = (body: object, headers = {}) => nobody.post('/api/v1/registrations', body, headers);
  const signedIn = (name: string) => new Client(app, name, PASSWORD).signIn();
  const session = async (who: Client) => (await expectStatus(200, who.get('/api/v1/sessions/current'))).body;

  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    nobody = new Client(app);
  });
  afterAll(() => app.close());

  describe('registering', () => {
    it('makes a firm and its first signatory, who signs in by e-mail', async () => {
      const wanted = registration({ name: '甲公司', signInName: 'Zhang@Test.Example' });
      expect((await expectStatus(202, register(wanted))).body).toEqual({ received: true, warnings: [] });
      const { memberships } = await session(await signedIn('zhang@test.example'));
      expect(memberships).toMatchObject([
        { organisation: '甲公司', organisationKind: 'ENTERPRISE', roles: ['MEMBER', 'SIGNATORY'] },
      ]);
    });

    it('takes names that mail could misread no more, and lets those in who have one since before', async () => {
      const { body } = await expectStatus(400, register(registration({ signInName: 'a;b@test.example' })));
      expect(body.errors).toEqual([expect.objectContaining({ field: 'person.signInName' })]);
      await expectStatus(202, register(registration({ signInName: 'earlier@test.example' })));
      await app.db.transaction(SYSTEM, (tx) =>
        tx.query(`UPDATE person SET sign_in_name = 'a;b@test.example' WHERE sign_in_name = $1`, [
          'earlier@test.example',
        ]),
      );
      expect((await session(await signedIn('A;b@test.example'))).person.name).toBe('新人');
    });

    it('takes a mobile number in any spelling, and knows it again in another', async () => {
      await expectStatus(202, register(registration({ signInName: '+86 139 0000 0001' })));
      await signedIn('13900000001');
      await signedIn('139-0000-0001');
    });

    it('refuses a wrong check digit, names the field and says the right digit', async () => {
      const right = creditCode();
      const wrong = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0');
      const { body } = await expectStatus(400, register(registration({ uscc: wrong })));
      expect(body.errors).toEqual([
        {
          field: 'organisation.uscc',
          code: 'uscc_check_digit',
          params: { value: wrong, expected: right[17] },
          message: expect.stringContaining(`应为 ${right[17]}`),
        },
      ]);
    });

    it('only warns where the organisation code inside differs', async () => {
      const { body } = await expectStatus(
        202,
        register(registration({ uscc: creditCode({ innerDiffers: true }) })),
      );
      const codes = body.warnings.map(({ code }: { code: string }) => code);
      expect(codes).toEqual(['uscc_inner_differs']);
    });

    it('names every fault at once, an unknown field too, and repeats no password', async () => {
      const wanted = registration({ signInName: 'no name' });
      wanted.person.password = 'short';
      const { body } = await expectStatus(400, register(wanted));
      expect(body.errors.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([
        ['person.signInName', 'sign_in_name_format'],
        ['person.password', 'password_short'],
      ]);
      const unknown = await expectStatus(
        400,
        register({ ...registration(), nickname: '小新', person: { password: 'p4ssword!' } }),
      );
      expect(unknown.body.errors).toContainEqual(
        expect.objectContaining({
          field: 'nickname',
          code: 'whitelistValidation',
          message: '没有“nickname”这一项。',
        }),
      );
      expect(unknown.text).not.toContain('p4ssword!');
    });

    it('answers the same for a taken sign-in name, and writes nothing', async () => {
      const first = registration({ signInName: 'taken@test.example' });
      const second = registration({ signInName: 'taken@test.example', name: '不会有的公司' });
      const answers = [await register(first), await register(second)];
      expect(answers.map(({ status, text }) => [status, text])).toEqual([
        [202, answers[0]?.text],
        [202, answers[0]?.text],
      ]);
      expect(await app.db.query("SELECT 1 FROM organisation WHERE name = '不会有的公司'")).toEqual([]);
    });

    it('opens a claim where the credit code is taken, and the platform decides it', async () => {
      const uscc = creditCode();
      await expectStatus(202, register(registration({ uscc, name: '本公司' })));
      await expectStatus(
        202,
        register(registration({ uscc, name: '也说是本公司', signInName: 'claimant@test.example' })),
      );
      const claimant = await signedIn('claimant@test.example');
      expect(await session(claimant)).toMatchObject({
        memberships: [],
        claims: [{ organisation: '本公司', state: 'OPEN', reason: null }],
      });

      const admin = await given.person(await given.organisation('PLATFORM', '平台'), 'PLATFORM_ADMIN');
      const { items } = (await expectStatus(200, admin.get('/api/v1/claims'))).body;
      const claim = items.find(({ statedName }: { statedName: string }) => statedName === '也说是本公司');
      expect(claim).toMatchObject({ organisation: '本公司', uscc, person: '新人', state: 'OPEN' });
      await expectStatus(204, admin.post(`/api/v1/claims/${claim.id}/decision`, { accept: true }));
      expect((await admin.post(`/api/v1/claims/${claim.id}/decision`, { accept: false })).body.code).toBe(
        'claim_decided',
      );
      // A claim makes a member, never somebody who signs for the firm.
      expect(await session(claimant)).toMatchObject({
        memberships: [{ organisation: '本公司', roles: ['MEMBER'] }],
        claims: [{ state: 'ACCEPTED' }],
      });
    });
  });

  it('is one organisation, however many name it at the same moment', async () => {
    const registrations = app.nest.get(RegistrationsService);
    const named = { kind: 'ENTERPRISE' as const, name: '同时点名的公司', uscc: creditCode() };
    const asked = (text: string) => app.db.transaction(SYSTEM, (tx) => tx.query(text));
    const leaves = async () =>
      (await asked(`SELECT 1 FROM audit_leaf WHERE action = 'ORGANISATION_OPENED'`)).length;
    const waiting = `SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE a.datname = current_database() AND NOT l.granted`;
    const before = await leaves();
    const meanwhile = () =>
      Promise.all([
        app.db.transaction(SYSTEM, (tx) => registrations.findOrOpen(tx, named, 'firm')),
        app.db.transaction(SYSTEM, (tx) => registrations.findOrOpenAll(tx, [named])),
        register(registration(named)),
      ]);
    const { first, others } = await app.db.transaction(SYSTEM, async (tx) => {
      const opened = await registrations.findOrOpen(tx, named, 'firm');
      const asking = meanwhile();
      asking.catch(() => undefined);
      await eventually(async () => (await asked(waiting)).length === 3, { what: 'three that wait' });
      return { first: opened, others: () => asking };
    });
    const [one, file, registered] = await others();
    expect([one.id, file.get(named.uscc)]).toEqual([first.id, first.id]);
    expect(registered.status).toBe(202);
    const claims = await asked(`SELECT 1 FROM claim WHERE organisation_id = '${first.id}'`);
    expect([claims.length, (await leaves()) - before]).toEqual([1, 1]);
  });

  describe('signing in', () => {
    it('answers alike for an unknown name and a wrong password', async () => {
      const { signatory } = await given.firm();
      const wrong = await nobody.post('/api/v1/sessions', { name: signatory.name, password: 'not-this-one' });
      const unknown = await nobody.post('/api/v1/sessions', {
        name: 'nobody@test.example',
        password: 'not-this-one',
      });
      expect([wrong.status, unknown.status, wrong.text]).toEqual([401, 401, unknown.text]);
      expect(wrong.headers['set-cookie']).toBeUndefined();
    });

    it('gives a new cookie each time, forgets the one that came, and shows it to no script', async () => {
      const { signatory } = await given.firm();
      const before = signatory.cookie;
      const again = await signatory.send('post', '/api/v1/sessions', {
        name: signatory.name,
        password: PASSWORD,
      });
      expect(String(again.headers['set-cookie'])).toMatch(/^kaixu=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
      expect(String(again.headers['set-cookie']).split(';')[0]).not.toBe(before);
      expect((await signatory.get('/api/v1/sessions/current')).status).toBe(401);
    });

    it('ends with signing out, here or everywhere', async () => {
      const { signatory: laptop } = await given.firm();
      const [phone, tablet] = [await signedIn(laptop.name), await signedIn(laptop.name)];
      await expectStatus(204, tablet.send('delete', '/api/v1/sessions/current'));
      expect([
        (await tablet.get('/api/v1/sessions/current')).status,
        (await phone.get('/api/v1/sessions/current')).status,
      ]).toEqual([401, 200]);
      await expectStatus(204, laptop.send('delete', '/api/v1/sessions'));
      expect((await phone.get('/api/v1/sessions/current')).status).toBe(401);
    });

    it('lasts fourteen days', async () => {
      const { signatory } = await given.firm();
      app.clock.shift(14 * 86_400_000 - 60_000);
      expect((await signatory.get('/api/v1/sessions/current')).status).toBe(200);
      app.clock.shift(120_000);
      expect((await signatory.get('/api/v1/sessions/current')).status).toBe(401);
      app.clock.reset();
    });

    it('speaks the language that the person chose, else the one that the request asks for', async () => {
      const { signatory, id } = await given.firm();
      const refused = async (who: Client, language: string) =>
        (await who.get(`/api/v1/organisations/${id}/patents`, { 'accept-language': language })).body.title;
      expect(await refused(nobody, 'en-GB,en;q=0.9')).toBe('Please sign in first.');
      expect(await refused(nobody, 'fr')).toBe('请先登录。');
      expect(await refused(signatory, 'en')).toBe('你在该单位的角色不能办理此事。');
      await expectStatus(204, signatory.patch('/api/v1/people/me', { language: 'en' }));
      expect(await refused(signatory, 'zh')).toBe('Your role in this organisation does not allow this.');
    });
  });

  describe('the people of an organisation', () => {
    let firm: Firm;
    let base: string;
    const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
    beforeAll(async () => {
      firm = await given.firm();
      base = `/api/v1/organisations/${firm.id}`;
    });

    it('come in by a link that works once and for seven days', async () => {
      const { body } = await expectStatus(
        201,
        firm.signatory.post(`${base}/invitations`, { role: 'MEMBER' }),
      );
      const path = `/api/v1/invitations/${tokenOf(body.link)}`;
      expect((await expectStatus(200, nobody.get(path))).body).toMatchObject({
        organisation: firm.name,
        role: 'MEMBER',
      });
      const person = {
        name: '同事',
        signInName: 'colleague@test.example',
        password: PASSWORD,
        language: 'zh',
      };
      const both = await Promise.all([
        nobody.post(`${path}/acceptances`, { person }),
        nobody.post(`${path}/acceptances`, { person: { ...person, signInName: 'second@test.example' } }),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
      expect((await nobody.get(path)).body.code).toBe('invitation_gone');

      const late = await expectStatus(201, firm.signatory.post(`${base}/invitations`, { role: 'MEMBER' }));
      app.clock.shift(7 * 86_400_000 + 1000);
      expect((await nobody.get(`/api/v1/invitations/${tokenOf(late.body.link)}`)).status).toBe(410);
      app.clock.reset();
    });

    it('who have an account already join as they are', async () => {
      const { signatory: friend } = await given.firm();
      const { body } = await expectStatus(
        201,
        firm.signatory.post(`${base}/invitations`, { role: 'SIGNATORY' }),
      );
      await expectStatus(204, friend.post(`/api/v1/invitations/${tokenOf(body.link)}/acceptances`));
      expect((await session(friend)).memberships).toContainEqual(
        expect.objectContaining({ organisationId: firm.id, roles: ['SIGNATORY'] }),
      );
    });

    it('get roles of their kind of organisation only', async () => {
      const { body } = await expectStatus(
        400,
        firm.signatory.post(`${base}/invitations`, { role: 'UNIVERSITY_APPROVER' }),
      );
      expect(body.errors).toMatchObject([{ field: 'role', code: 'role_not_for_kind' }]);
    });

    it('lose their access with their membership at once, but the last one stays', async () => {
      const alone = await given.organisation('INDIVIDUAL', '独自一人');
      const [owner, helper] = [await given.person(alone, 'SIGNATORY'), await given.person(alone, 'MEMBER')];
      const members = `/api/v1/organisations/${alone}/members`;
      const { items } = (await expectStatus(200, owner.get(members))).body;
      const idOf = (role: string) => items.find((member: { role: string }) => member.role === role).id;
      await expectStatus(204, owner.send('delete', `${members}/${idOf('MEMBER')}`));
      expect((await helper.get(members)).status).toBe(404);
      expect((await owner.send('delete', `${members}/${idOf('SIGNATORY')}`)).body.code).toBe('last_member');
    });

    it('change the record of their organisation only as they saw it', async () => {
      const seen = String((await expectStatus(200, firm.signatory.get(base))).headers['etag']);
      expect((await firm.signatory.patch(base, { district: '浦东新区' })).body.code).toBe('etag_required');
      const changed = await expectStatus(200, firm.signatory.patch(base, { district: '浦东新区' }, seen));
      expect(changed.body.district).toBe('浦东新区');
      expect(changed.headers['etag']).not.toBe(seen);
      const stale = await firm.signatory.patch(base, { district: '徐汇区' }, seen);
      expect([stale.status, stale.body.code]).toEqual([412, 'etag_mismatch']);
    });
  });
});
