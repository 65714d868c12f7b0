import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, legalDayOf } from '#libs/platform';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectStatus, Given, type University } from '../support/given.js';

const TODAY = legalDayOf(new Date());
const NOT_REGISTERED = { name: '某某精密机械有限公司', uscc: '91310000MA1FL0AB0T', district: '嘉定区' };
const UNWRITTEN = {
  ownerId: null,
  products: null,
  research: null,
  intellectualProperty: null,
  notes: null,
  nextStep: null,
  nextStepDay: null,
  reviewedDay: null,
};

describe('the file of a key enterprise', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  let base: string;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
    university = await given.university();
    base = `/api/v1/organisations/${university.id}`;
  });
  afterAll(() => app.close());

  const open = (firm: object, level = 'KEY') =>
    university.centre.post(`${base}/enterprise-files`, { firm, level });

  it('opens on a firm that nobody registered, and the firm claims the record when it registers', async () => {
    const { body: file } = await expectStatus(201, open(NOT_REGISTERED));
    expect(file).toMatchObject({ firm: NOT_REGISTERED, level: 'KEY', contacts: [], version: 1 });
    const again = await open({ ...NOT_REGISTERED, name: '另一写法' });
    expect([again.status, again.body.code]).toEqual([409, 'enterprise_file_exists']);

    const registration = {
      organisation: { kind: 'ENTERPRISE', name: '某某精密机械', uscc: NOT_REGISTERED.uscc },
      person: { name: '王某', signInName: 'wang@firm.example', password: 'a-long-password', language: 'zh' },
    };
    await expectStatus(202, university.clerk.post('/api/v1/registrations', registration));
    const stillOne = await university.centre.get(`${base}/enterprise-files?q=91310000MA1FL0AB0T`);
    expect(stillOne.body.total).toBe(1);
  });

  it('holds contacts with the reason why they may be kept, visits, licences and money on one time line', async () => {
    const firm = await given.firm('时间线有限公司');
    const offer = await given.offer(university);
    const { body: organisation } = await firm.signatory.get(`/api/v1/organisations/${firm.id}`);
    const { body: file } = await expectStatus(201, open({ name: firm.name, uscc: organisation.uscc }));
    const at = `${base}/enterprise-files/${file.id}`;

    const contact = {
      name: '李工',
      position: '总工',
      phone: null,
      email: null,
      basis: '名片',
      basisDay: TODAY,
    };
    const unreachable = await university.centre.post(`${at}/contacts`, contact);
    expect(unreachable.body.errors).toEqual([expect.objectContaining({ code: 'contact_unreachable' })]);
    const unreadable = await university.centre.post(`${at}/contacts`, { ...contact, email: '见名片' });
    expect(unreadable.body.errors).toEqual([
      expect.objectContaining({
        field: 'email',
        code: 'email_format',
        message: expect.stringContaining('见名片'),
      }),
    ]);
    const reach = { phone: '021-5550', email: ' Li@Firm.Example ' };
    const kept = await expectStatus(201, university.centre.post(`${at}/contacts`, { ...contact, ...reach }));
    expect(kept.body.contacts[0].email).toBe('li@firm.example');
    const [{ id: contactId }] = kept.body.contacts;

    const visit = {
      kind: 'VISIT',
      day: addDays(TODAY, -3),
      summary: '看了涂布线，缺在线测厚。',
      people: '李工',
    };
    await expectStatus(201, university.centre.post(`${at}/visits`, visit));
    await expectStatus(
      201,
      firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, {
        organisationId: firm.id,
        termsHash: offer.termsHash,
      }),
    );
    const { body: timeline } = await university.approver.get(`${at}/timeline`);
    expect(timeline.items.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'FILE_OPENED',
      'NOTICE',
      'VISIT',
    ]);

    await expectStatus(204, university.centre.send('delete', `${at}/contacts/${contactId}`));
    expect((await university.centre.get(at)).body.contacts).toEqual([]);
  });

  it('puts what is due and who was left alone on the call list', async () => {
    const { body: file } = await expectStatus(
      201,
      open({ name: '待办有限公司', uscc: '91310000123456784N' }),
    );
    const at = `${base}/enterprise-files/${file.id}`;
    const change = { level: 'KEY', ...UNWRITTEN, nextStep: '送样后回访', nextStepDay: addDays(TODAY, 2) };
    const half = await university.centre.send(
      'patch',
      at,
      { ...change, nextStepDay: null },
      { 'if-match': '"1"' },
    );
    expect(half.body.errors).toEqual([
      expect.objectContaining({ field: 'nextStepDay', code: 'next_step_incomplete' }),
    ]);
    await expectStatus(200, university.centre.send('patch', at, change, { 'if-match': '"1"' }));
    const { body: calls } = await university.centre.get(`${base}/call-list`);
    expect(calls.due.map(({ id }: { id: string }) => id)).toEqual([file.id]);
    expect(calls.silent).toEqual([]);

    app.clock.shift(91 * 86_400_000);
    try {
      await university.centre.signIn();
      const { body: later } = await university.centre.get(`${base}/call-list`);
      expect(later.due.map(({ id }: { id: string }) => id)).toEqual([file.id]);
      expect(later.silent.map(({ firm }: { firm: { name: string } }) => firm.name)).toContain(
        NOT_REGISTERED.name,
      );
    } finally {
      app.clock.reset();
      await university.centre.signIn();
    }
  });

  it('states the size by its figures, and the firm states its own', async () => {
    const firm = await given.firm('规模有限公司');
    const { body: organisation } = await firm.signatory.get(`/api/v1/organisations/${firm.id}`);
    const { body: file } = await expectStatus(201, open({ name: firm.name, uscc: organisation.uscc }));
    const figures = {
      year: 2025,
      sector: 'INDUSTRY',
      employees: 299,
      revenueFen: 50_000_000_000,
      assetsFen: null,
      evidence: '年度财务报表',
    };
    const missing = await university.centre.post(`${base}/enterprise-files/${file.id}/size-statements`, {
      ...figures,
      revenueFen: null,
    });
    expect(missing.body.errors).toEqual([
      expect.objectContaining({ field: 'revenueFen', code: 'size_figure_missing' }),
    ]);
    const stated = await expectStatus(
      201,
      university.centre.post(`${base}/enterprise-files/${file.id}/size-statements`, figures),
    );
    expect(stated.body.sizes).toEqual([expect.objectContaining({ year: 2025, sizeClass: 'SMALL' })]);
    expect(stated.body.firm.sizeClass).toBeNull();

    const own = `/api/v1/organisations/${firm.id}/size-statements`;
    expect((await firm.signatory.get(own)).body.items).toEqual([]);
    await expectStatus(201, firm.signatory.post(own, { ...figures, employees: 300 }));
    const { body: seen } = await university.centre.get(`${base}/enterprise-files/${file.id}`);
    expect(seen.firm).toMatchObject({ sizeClass: 'MEDIUM', sizeYear: 2025 });
  });

  it('stays with its keeper: another centre sees nothing, the firm only that it exists', async () => {
    const firm = await given.firm('被建册有限公司');
    const { body: organisation } = await firm.signatory.get(`/api/v1/organisations/${firm.id}`);
    const { body: file } = await expectStatus(201, open({ name: firm.name, uscc: organisation.uscc }));
    const other = await given.university();
    const elsewhere = `/api/v1/organisations/${other.id}/enterprise-files`;
    expect((await other.centre.get(elsewhere)).body).toMatchObject({ items: [], total: 0 });
    expect((await other.centre.get(`${elsewhere}/${file.id}`)).status).toBe(404);
    const keepers = await firm.signatory.get(`/api/v1/organisations/${firm.id}/keepers`);
    expect(keepers.body.items).toEqual([
      { organisationId: university.id, name: university.name, nameEn: null, since: TODAY },
    ]);
  });
});
