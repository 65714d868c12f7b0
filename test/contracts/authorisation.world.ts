import { RECORDAL_FILES } from '#libs/licensing';
import { newId, SYSTEM, type Role } from '#libs/platform';
import type { TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectStatus, Given, type University } from '../support/given.js';
import {
  EVENT_WRITTEN,
  type Member,
  NEED_WRITTEN,
  PLAN_WRITTEN,
  REGISTRATION,
  INVENTOR_ASKED,
  TEAM_WRITTEN,
} from './authorisation.expectations.js';

/** One record of each kind, by the name that addresses and bodies give it; what an organisation lacks is absent. */
export interface Records {
  patentId?: string;
  importId?: string;
  fileId?: string;
  documentId?: string;
  declarationId?: string;
  /** A standing declaration, for what a body names. */
  offerId?: string;
  licenceId?: string;
  paymentId?: string;
  recordalId?: string;
  membershipId?: string;
  enterpriseFileId?: string;
  eventId?: string;
  registrationId?: string;
  meetingId?: string;
  runId?: string;
  followUpId?: string;
  contactId?: string;
  synonymId?: string;
  needId?: string;
  triagedNeedId?: string;
  publicNeedId?: string;
  answerId?: string;
  teamId?: string;
  matchId?: string;
  questionId?: string;
  conflictId?: string;
  needFileId?: string;
}
export type RecordName = keyof Records;
export interface Mine extends Records {
  organisationId: string;
  name: string;
}

export interface World {
  members: Record<Member, { client: Client; mine: Mine }>;
  stranger: Client;
  /** A university that nobody above belongs to, with one of everything. */
  other: Mine;
  /** What addresses without an organisation name. */
  open: Record<
    | 'id'
    | 'savedSearchId'
    | 'publicNeedId'
    | 'patentId'
    | 'figureId'
    | 'documentId'
    | 'declarationId'
    | 'code'
    | 'token'
    | 'claimId'
    | 'eventId'
    | 'eventCode'
    | 'meetingId'
    | 'questionCode',
    string
  >;
}

const DAY = '2026-05-06';

/** Two universities with one of everything, a firm that licenses from each, and the bodies that watch. */
export async function buildWorld(app: TestApp): Promise<World> {
  const given = new Given(app);
  const [university, otherUniversity] = [await given.university(), await given.university()];
  const firm = await given.firm();
  const own = await deskOf(app, given, university, firm);
  const otherFirm = await given.firm();
  const other = await deskOf(app, given, otherUniversity, otherFirm);
  const firmMine: Mine = {
    organisationId: firm.id,
    name: firm.name,
    licenceId: own.licenceId,
    recordalId: own.recordalId,
    ...(await shared(app, given, firm.id, firm.signatory)),
  };
  const synonymId = await synonyms(university);
  const platformId = await given.organisation('PLATFORM', '测试平台');
  const admin = await given.person(platformId, 'PLATFORM_ADMIN');

  const watcher = async (kind: 'SERVICE_CENTRE' | 'IP_OFFICE', role: Role) => {
    const organisationId = await given.organisation(kind, kind);
    const client = await given.person(organisationId, role);
    const kept =
      role === 'SERVICE_STAFF'
        ? {
            ...(await enterpriseFile(client, organisationId)),
            ...(await event(app, client, client, organisationId)),
          }
        : {};
    return {
      client,
      mine: {
        organisationId,
        name: kind,
        synonymId,
        ...kept,
        ...(await shared(app, given, organisationId, client)),
      },
    };
  };
  const service = await watcher('SERVICE_CENTRE', 'SERVICE_STAFF');
  const asked = await demand(app, university, firm, service);
  const askedElsewhere = await demand(app, otherUniversity, otherFirm, service);
  const { draftId, submittedId, enteredId, ...answered } = asked;
  Object.assign(firmMine, { needId: draftId, answerId: asked.answerId, matchId: asked.matchId });
  Object.assign(own, answered, { questionId: await askInventor(university, asked.matchId) });
  Object.assign(service.mine, { needId: enteredId, triagedNeedId: submittedId });
  const world: World = {
    members: {
      member: { client: await given.person(firm.id, 'MEMBER'), mine: firmMine },
      signatory: { client: firm.signatory, mine: firmMine },
      clerk: { client: university.clerk, mine: own },
      approver: { client: university.approver, mine: own },
      centre: { client: university.centre, mine: { ...own, synonymId } },
      service,
      office: await watcher('IP_OFFICE', 'OFFICE_READER'),
      admin: {
        client: admin,
        mine: {
          organisationId: platformId,
          name: '测试平台',
          synonymId,
          ...(await shared(app, given, platformId, admin)),
        },
      },
    },
    stranger: await given.person(firm.id),
    // Equal words are everybody's: no organisation has its own that another could ask for.
    other: {
      ...other,
      synonymId: newId(),
      // Every service centre triages, every university reads the board.
      ...{ triagedNeedId: newId(), publicNeedId: newId() },
      ...{ needId: askedElsewhere.draftId, answerId: askedElsewhere.answerId },
      ...{ teamId: askedElsewhere.teamId, matchId: askedElsewhere.matchId },
      questionId: await askInventor(otherUniversity, askedElsewhere.matchId),
    },
    open: {
      id: firm.id,
      patentId: own.patentId,
      figureId: own.figureId,
      documentId: own.documentId,
      declarationId: own.offerId,
      code: own.code,
      eventId: own.eventId,
      eventCode: own.eventCode,
      meetingId: own.meetingId,
      questionCode: await codeOfQuestion(app),
      token: await invitation(admin, firm.id),
      claimId: await decidedClaim(app, given, firm.id),
      publicNeedId: asked.publicNeedId,
      savedSearchId: await savedSearch(otherUniversity),
    },
  };
  // No import of this world contradicts a person, no need has a file: the way there is judged by what is not there.
  for (const mine of [world.other, ...Object.values(world.members).map((member) => member.mine)])
    Object.assign(mine, { conflictId: newId(), needFileId: newId() });
  return world;
}

/** A university with a closed and a standing declaration, a licence that was paid and recorded, an import that was committed. */
async function deskOf(
  app: TestApp,
  given: Given,
  university: University,
  firm: { id: string; signatory: Client },
) {
  const { id, name, clerk } = university;
  const base = `/api/v1/organisations/${id}`;
  const closed = await given.offer(university);
  const records = {
    ...(await shared(app, given, id, clerk)),
    ...(await enterpriseFile(university.centre, id)),
    ...(await event(app, university.centre, university.approver, id)),
  };
  await expectStatus(
    201,
    clerk.post(`${base}/declarations/${closed.declarationId}/revocation`, {
      day: DAY,
      reason: '试',
      fileId: records.fileId,
    }),
  );
  const offer = await given.offer(university, { feeMethod: 'FREE' });
  const body = { organisationId: firm.id, termsHash: offer.termsHash };
  const accepted = await expectStatus(
    201,
    firm.signatory.post(`/api/v1/declarations/${offer.declarationId}/acceptances`, body),
  );
  const licenceId = String(accepted.body.licenceId);
  const paid = await expectStatus(
    201,
    clerk.post(`${base}/licences/${licenceId}/payments`, { amountFen: 1, paidDay: DAY }),
  );
  const recordals = `${base}/licences/${licenceId}/recordals`;
  const filing = { filedDay: paid.body.effectiveDay, byAgent: false, files: RECORDAL_FILES };
  const filed = await expectStatus(201, clerk.post(recordals, filing));
  const recordalId = String(filed.body.recordals[0].id);
  await expectStatus(
    201,
    clerk.post(`${recordals}/${recordalId}/recording`, {
      recordalNumber: '测试1',
      day: paid.body.effectiveDay,
    }),
  );
  const uploaded = await expectStatus(
    201,
    clerk.upload(`${base}/imports`, '清单.csv', Buffer.from('申请号,标题\r\n不是号码,一种装置\r\n')),
  );
  // Committed and undone, so that every act on it answers 409.
  for (const step of ['commit', 'undo']) {
    await expectStatus(202, clerk.post(`${base}/imports/${uploaded.body.id}/${step}`));
    await app.jobsDone();
  }
  return {
    ...records,
    organisationId: id,
    name,
    patentId: offer.patentId,
    ...(await documents(clerk, `${base}/patents/${offer.patentId}/documents`)),
    importId: String(uploaded.body.id),
    declarationId: closed.declarationId,
    offerId: offer.declarationId,
    licenceId,
    paymentId: String(paid.body.payments[0].id),
    recordalId,
    code: String(paid.body.proofCode),
  };
}

/** An event that is open for registration, somebody who cancelled, somebody who registered, and two who are to meet. */
async function event(app: TestApp, staff: Client, approver: Client, organisationId: string) {
  const base = `/api/v1/organisations/${organisationId}/events`;
  const { body } = await expectStatus(201, staff.post(base, EVENT_WRITTEN));
  await expectStatus(201, approver.post(`${base}/${body.id}/steps`, { step: 'APPROVE' }));
  await expectStatus(201, staff.post(`${base}/${body.id}/steps`, { step: 'OPEN' }));
  const one = `/api/v1/events/${body.id}/registrations`;
  const left = await expectStatus(201, staff.post(one, { ...REGISTRATION, phone: '13800000001' }));
  await expectStatus(200, staff.send('delete', `/api/v1/event-registrations/${left.body.code}`));
  const own = await expectStatus(201, staff.post(one, REGISTRATION));
  const { body: list } = await expectStatus(200, staff.get(`${base}/${body.id}/registrations`));
  return {
    eventId: String(body.id),
    registrationId: String(list.items[0].id),
    eventCode: String(own.body.code),
    ...(await meeting(app, staff, organisationId, String(body.id))),
  };
}

/** Two who are to meet, a search that found nothing yet, something to do afterwards. */
async function meeting(app: TestApp, staff: Client, organisationId: string, eventId: string) {
  for (const [phone, side] of [
    ['13800000002', 'DEMAND'],
    ['13800000003', 'SUPPLY'],
  ])
    await expectStatus(
      201,
      staff.post(`/api/v1/events/${eventId}/registrations`, { ...REGISTRATION, unit: side, phone, side }),
    );
  const plan = `/api/v1/organisations/${organisationId}/events/${eventId}/plan`;
  const { body } = await expectStatus(200, staff.send('put', plan, PLAN_WRITTEN, { 'if-match': '"0"' }));
  const of = (side: string) => body.people.find((one: { side: string }) => one.side === side).id;
  const { body: seated } = await expectStatus(
    201,
    staff.post(`${plan}/meetings`, { demandId: of('DEMAND'), supplyId: of('SUPPLY'), slot: 0, place: 0 }),
  );
  const meetingId = String(seated.meetings[0].id);
  const followUp = await expectStatus(
    201,
    staff.post(`${plan}/meetings/${meetingId}/follow-ups`, {
      what: '试',
      owner: '某人',
      dueDay: '2099-02-01',
    }),
  );
  const runId = newId();
  await app.db.transaction(SYSTEM, (tx) =>
    tx.query(
      `INSERT INTO event_plan_run (id, event_id, organisation_id, state, seconds, seed, requested_at, ended_at)
       VALUES ($1, $2, $3, 'DONE', 1, 1, $4, $4)`,
      [runId, eventId, organisationId, tx.now],
    ),
  );
  return { meetingId, runId, followUpId: String(followUp.body.id) };
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** A figure and a public paper of a patent. */
async function documents(clerk: Client, path: string) {
  const paper = await expectStatus(201, clerk.upload(path, '说明书.pdf', Buffer.from('%PDF-1.4')));
  const figure = await expectStatus(201, clerk.upload(`${path}?kind=FIGURE`, '图.png', PNG));
  return { documentId: String(paper.body.items[0].id), figureId: String(figure.body.items[1].id) };
}

/** A file on an enterprise, with one contact. */
async function enterpriseFile(keeper: Client, organisationId: string) {
  const base = `/api/v1/organisations/${organisationId}/enterprise-files`;
  const firm = { name: '重点企业', uscc: '91310000MA1FL0AB0T' };
  const { body: file } = await expectStatus(201, keeper.post(base, { firm, level: 'KEY' }));
  const { body: written } = await expectStatus(
    201,
    keeper.post(`${base}/${file.id}/contacts`, {
      name: '某人',
      position: null,
      phone: '021-0',
      email: null,
      basis: '名片',
      basisDay: DAY,
    }),
  );
  return { enterpriseFileId: String(file.id), contactId: String(written.contacts[0].id) };
}

/** What every organisation has: a document, and a member who may leave. */
async function shared(app: TestApp, given: Given, organisationId: string, who: Client) {
  const leaver = await given.person(organisationId, 'MEMBER');
  const [row] = await app.db.transaction(SYSTEM, (tx) =>
    tx.query<{ id: string }>(
      'SELECT m.id FROM membership m JOIN person p ON p.id = m.person_id WHERE p.sign_in_name = $1',
      [leaver.name],
    ),
  );
  return { fileId: await given.file(who, organisationId), membershipId: row?.id ?? '' };
}

async function synonyms({ id, centre }: University): Promise<string> {
  const words = ['传送带', '输送带'];
  const { body } = await expectStatus(201, centre.post(`/api/v1/organisations/${id}/synonyms`, { words }));
  return String(body.id);
}

async function invitation(admin: Client, organisationId: string): Promise<string> {
  const path = `/api/v1/platform/organisations/${organisationId}/invitations`;
  const { body } = await expectStatus(201, admin.post(path, { role: 'MEMBER' }));
  return String(body.link).split('/').at(-1) ?? '';
}

async function decidedClaim(app: TestApp, given: Given, organisationId: string): Promise<string> {
  const claimant = await given.person(organisationId);
  const id = newId();
  await app.db.transaction(SYSTEM, (tx) =>
    tx.query(
      `INSERT INTO claim (id, organisation_id, person_id, stated_name, state, created_at)
       SELECT $1, $2, id, '某公司', 'REFUSED', $4 FROM person WHERE sign_in_name = $3`,
      [id, organisationId, claimant.name, tx.now],
    ),
  );
  return id;
}

async function savedSearch({ clerk }: University): Promise<string> {
  const search = { subject: 'PATENTS', name: '阀门', query: { q: '阀门' }, alert: 'NEVER' };
  return String((await expectStatus(201, clerk.post('/api/v1/saved-searches', search))).body.id);
}

/** A firm's draft, one that waits for triage, and one on the board that the university has answered. */
async function demand(
  app: TestApp,
  university: University,
  firm: { id: string; signatory: Client },
  { client: staff, mine }: { client: Client; mine: Mine },
) {
  const needs = (id: string) => `/api/v1/organisations/${id}/needs`;
  const write = async (more: object, who = firm.signatory, of = firm.id) =>
    String((await expectStatus(201, who.post(needs(of), { ...NEED_WRITTEN, ...more }))).body.id);
  const submit = async () => {
    const id = await write({ keywords: ['焊接'] });
    await expectStatus(201, firm.signatory.post(`${needs(firm.id)}/${id}/steps`, { step: 'SUBMIT' }));
    return id;
  };
  const publicNeedId = await submit();
  const triage = `/api/v1/organisations/${mine.organisationId}/triage/${publicNeedId}/steps`;
  await expectStatus(201, staff.post(triage, { step: 'PUBLISH' }));
  const desk = `/api/v1/organisations/${university.id}`;
  const answer = { needId: publicNeedId, kind: 'PROPOSAL', text: '试' };
  const answered = await expectStatus(201, university.clerk.post(`${desk}/answers`, answer));
  const team = await expectStatus(201, university.clerk.post(`${desk}/teams`, TEAM_WRITTEN));
  const unregistered = { firm: { name: '重点企业', uscc: '91310000MA1FL0AB0T' } };
  return {
    draftId: await write({}),
    submittedId: await submit(),
    enteredId: await write(unregistered, staff, mine.organisationId),
    publicNeedId,
    answerId: String(answered.body.id),
    teamId: String(team.body.id),
    matchId: await matchOf(app, firm),
  };
}

async function askInventor({ id, clerk }: University, matchId: string): Promise<string> {
  const path = `/api/v1/organisations/${id}/matches/${matchId}/inventors`;
  const asked = await expectStatus(201, clerk.post(path, INVENTOR_ASKED));
  return String(asked.body.items[0].id);
}

/** It stands in the letter only. */
async function codeOfQuestion(app: TestApp): Promise<string> {
  await app.jobsDone();
  const [letter] = await app.db.transaction(SYSTEM, (tx) =>
    tx.query<{ body: string }>('SELECT body FROM mail WHERE recipient = $1', [INVENTOR_ASKED.email]),
  );
  return /inventor-questions\/([\w-]+)/.exec(letter?.body ?? '')?.[1] ?? '';
}

/** What a job has made of the university's answer. */
async function matchOf(app: TestApp, { id, signatory }: { id: string; signatory: Client }): Promise<string> {
  await app.jobsDone();
  const { body } = await expectStatus(200, signatory.get(`/api/v1/organisations/${id}/matches`));
  return String(body.items[0].id);
}
