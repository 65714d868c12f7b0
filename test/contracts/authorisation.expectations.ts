import { NOTHING_SAID } from '../support/need-content.js';
import type { Mine, RecordName } from './authorisation.world.js';

/** Kinds of people, each acting for one organisation of its own. */
export const MEMBERS = [
  'member',
  'signatory',
  'clerk',
  'approver',
  'centre',
  'service',
  'office',
  'admin',
] as const;
export type Member = (typeof MEMBERS)[number];
/** `stranger` is signed in and belongs to no organisation. */
export type Reader = 'anonymous' | 'stranger' | Member;

/**
 * `everyone` and `signed in` as they say; `platform`: only its administrator, everybody else 404; a list: those of the
 * organisation that the address names (`:organisationId`), its other people 403, people of elsewhere 404;
 * `in body`: those of the organisation that the body names, everybody else 403.
 */
export type Who = 'everyone' | 'signed in' | 'platform' | readonly Member[] | { inBody: readonly Member[] };

export interface More {
  /** The record that the body names instead of the address. */
  names?: RecordName;
  body?: (mine: Mine) => object;
  /** One file as multipart/form-data. */
  file?: string;
  headers?: Record<string, string>;
  /** Ends the session: each request comes with a new one. */
  signsOut?: boolean;
  /** What an absent record of a public address answers, where it is not 404. */
  absent?: number;
}

/** Method, address, who may, and what they get. A refusal of the matter itself (400, 409, 412) proves that access was given. */
export type Row = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  who: Who,
  then: number,
  more?: More,
];

const DESK = ['clerk', 'approver', 'centre'] as const;
const WRITERS = ['clerk', 'centre'] as const;
const RECORDERS = ['clerk', 'approver'] as const;
const APPROVER = ['approver'] as const;
const KEEPERS = ['centre', 'service'] as const;
const WORD_KEEPERS = ['centre', 'service', 'admin'] as const;
const FIRM = ['member', 'signatory'] as const;
const NEED_WRITERS = [...FIRM, 'service'] as const;
const LEADERS = ['approver', 'signatory', 'service', 'office', 'admin'] as const;

const ORGANISATION = '/api/v1/organisations/:organisationId';
const PATENT = `${ORGANISATION}/patents/:patentId`;
const IMPORT = `${ORGANISATION}/imports/:importId`;
const DECLARATION = `${ORGANISATION}/declarations/:declarationId`;
const LICENCE = `${ORGANISATION}/licences/:licenceId`;
const PAYMENT = `${LICENCE}/payments/:paymentId`;
const RECORDAL = `${LICENCE}/recordals/:recordalId`;
const ENTERPRISE_FILE = `${ORGANISATION}/enterprise-files/:enterpriseFileId`;
const EVENT = `${ORGANISATION}/events/:eventId`;
const NEED_RECORD = `${ORGANISATION}/needs/:needId`;
const REFERENCE = '/api/v1/reference';

const STALE = { headers: { 'if-match': '"0"' }, body: () => ({}) };
const REASON = { body: () => ({ reason: '试' }) };
const OFFICE_ACT = { body: () => ({ day: '2026-05-06', reason: '试' }) };
const TERMS = { feeMethod: 'FREE', feeParameters: {}, termEnd: '2035-12-31', contact: { name: '运营中心' } };
const SHEET = {
  problem: null,
  howItWorks: null,
  benefit: null,
  applications: [],
  trl: null,
  assessedBy: null,
  assessedOn: null,
  evidence: null,
  help: null,
};
const ANNUITY_FACTS = {
  lastPaidYear: null,
  heldReduction: null,
  openLicence: null,
  recordedDay: null,
  withdrawnDay: null,
  source: '缴费收据',
};
const FIGURES = {
  year: 2025,
  sector: 'OTHER',
  employees: 9,
  revenueFen: null,
  assetsFen: null,
  evidence: '试',
};
const FILE_WRITTEN = {
  level: 'KEY',
  ownerId: null,
  products: null,
  research: null,
  intellectualProperty: null,
  notes: null,
  nextStep: null,
  nextStepDay: null,
  reviewedDay: null,
};
const CONTACT = {
  name: '试',
  position: null,
  phone: '021-0',
  email: null,
  basis: '名片',
  basisDay: '2026-06-01',
};
export const REGISTRATION = {
  name: '某人',
  unit: '某单位',
  position: null,
  phone: '13800000000',
  email: null,
  side: 'VISITOR',
  topic: null,
  consent: true,
};
export const EVENT_WRITTEN = {
  type: 'PROMOTION',
  mode: 'ON_SITE',
  title: '推介会',
  titleEn: null,
  intro: '试',
  theme: null,
  coOrganisers: [],
  venue: '某处',
  onlineUrl: null,
  startsAt: '2099-01-02T01:00:00Z',
  endsAt: '2099-01-02T09:00:00Z',
  registrationOpensAt: '2020-01-01T00:00:00Z',
  registrationClosesAt: '2099-01-01T00:00:00Z',
  capacity: null,
  admission: 'AUTOMATIC',
  contact: '某人',
  minutes: null,
  costFen: null,
  budgetSource: null,
  satisfactionBp: null,
  agenda: [],
};
export const PLAN_WRITTEN = {
  sessions: [{ startsAt: '2099-01-02T01:00:00Z', endsAt: '2099-01-02T03:00:00Z' }],
  slotMinutes: 20,
  pauseMinutes: 0,
  tables: 2,
  wishesCloseAt: '2099-01-01T00:00:00Z',
};
const WISHES = { sessions: null, minMeetings: 0, maxMeetings: null, wishes: [] };
const NOBODY = '0198c1a0-0000-7000-8000-000000000000';
const SEAT = { demandId: NOBODY, supplyId: NOBODY, slot: 0, place: 0 };
const SAID = { outcome: 'NO', note: null };
const FOLLOW_UP = { what: '试', owner: '某人', dueDay: '2099-02-01' };
export const INVENTOR_ASKED = { email: 'inventor@test.example', note: null, language: 'zh' };
export const NEED_WRITTEN = { ...NOTHING_SAID, problem: '某问题' };
export const TEAM_WRITTEN = {
  name: '团队',
  nameEn: null,
  college: null,
  lead: '某人',
  leadTitle: null,
  fields: '焊接',
  keywords: [],
  availability: null,
  open: false,
};
const CSV = '申请号,标题\r\n2020199000016,一种装置\r\n';

// One line for each route, to be read as a table.
// prettier-ignore
export const EXPECTATIONS: readonly Row[] = [
  // The site and what stands beside the controllers.
  ['GET', '/health/live', 'everyone', 200],
  ['GET', '/health/ready', 'everyone', 200],
  ['GET', '/*', 'everyone', 200],
  ['GET', '/assets/*', 'everyone', 200],
  ['GET', '/patents/:id', 'everyone', 200],
  ['GET', '/robots.txt', 'everyone', 200],
  ['GET', '/sitemap.xml', 'everyone', 200],
  ['GET', '/sitemaps/:page', 'everyone', 200],
  ['GET', '/feeds/offers.json', 'everyone', 200],
  ['GET', '/feeds/patents.json', 'everyone', 200],
  ['GET', '/feeds/patents.xml', 'everyone', 200],
  ['GET', '/oai', 'everyone', 200],
  ['GET', '/api/v1/openapi.json', 'everyone', 200],
  ['GET', REFERENCE, 'everyone', 200],
  ['GET', `${REFERENCE}/`, 'everyone', 200],
  ['GET', `${REFERENCE}/*`, 'everyone', 200],
  ['GET', `${REFERENCE}/index.html`, 'everyone', 200],
  ['GET', `${REFERENCE}/LICENSE`, 'everyone', 404],
  ['GET', `${REFERENCE}/swagger-ui-init.js`, 'everyone', 200],
  ['GET', `${REFERENCE}/reference/*`, 'everyone', 200],
  ['GET', `${REFERENCE}/reference/swagger-ui-init.js`, 'everyone', 200],

  // Signing in, and coming in.
  ['POST', '/api/v1/sessions', 'everyone', 400],
  ['GET', '/api/v1/sessions/current', 'signed in', 200],
  ['DELETE', '/api/v1/sessions/current', 'signed in', 204, { signsOut: true }],
  ['DELETE', '/api/v1/sessions', 'signed in', 204, { signsOut: true }],
  ['POST', '/api/v1/sessions/current/step-up', 'signed in', 400],
  ['PATCH', '/api/v1/people/me', 'signed in', 204, { body: () => ({ language: 'zh' }) }],
  ['POST', '/api/v1/registrations', 'everyone', 400],
  ['GET', '/api/v1/invitations/:token', 'everyone', 200, { absent: 410 }],
  ['POST', '/api/v1/invitations/:token/acceptances', 'everyone', 400, { body: () => ({ person: {} }), absent: 400 }],

  // What a person was told and follows; another's looks like none.
  ['GET', '/api/v1/notifications', 'signed in', 200],
  ['GET', '/api/v1/notifications/unread', 'signed in', 200],
  ['POST', '/api/v1/notifications/read', 'signed in', 400],
  ['GET', '/api/v1/mail', 'platform', 200],
  ['GET', '/api/v1/jobs', 'platform', 200],
  ['POST', '/api/v1/jobs/failed', 'platform', 400],
  ['GET', '/metrics', 'everyone', 404],
  ['GET', '/api/v1/saved-searches', 'signed in', 200],
  ['POST', '/api/v1/saved-searches', 'signed in', 400],
  ['PATCH', '/api/v1/saved-searches/:savedSearchId', 'signed in', 404, { body: () => ({ name: '甲', alert: 'NEVER' }) }],
  ['DELETE', '/api/v1/saved-searches/:savedSearchId', 'signed in', 404],

  // Supply catalogues.
  ['GET', '/api/v1/supply-editions', 'everyone', 200],
  ['GET', '/api/v1/supply-editions/:editionId', 'everyone', 404],
  ['GET', '/api/v1/supply-editions/:editionId/workbook', 'everyone', 404],
  ['GET', '/api/v1/supply-editions/:editionId/pdf', 'everyone', 404],
  ['GET', `${ORGANISATION}/supply-catalogue`, DESK, 200],
  ['POST', `${ORGANISATION}/supply-catalogue`, WRITERS, 400],

  // Finding without words.
  ['GET', '/api/v1/browse', 'everyone', 200],
  ['GET', '/api/v1/offer-map', 'everyone', 200],

  // The board of needs, its answers and teams.
  ['GET', '/api/v1/needs', 'everyone', 200],
  ['GET', '/api/v1/needs.xlsx', 'everyone', 200],
  ['GET', '/api/v1/needs/:publicNeedId', 'everyone', 200],
  ['GET', '/feeds/needs.json', 'everyone', 200],
  ['GET', '/feeds/needs.xml', 'everyone', 200],
  ['GET', '/api/v1/teams', 'everyone', 200],
  ['GET', `${ORGANISATION}/needs`, NEED_WRITERS, 200],
  ['POST', `${ORGANISATION}/needs`, NEED_WRITERS, 400],
  ['GET', `${ORGANISATION}/needs.xlsx`, NEED_WRITERS, 200],
  ['POST', `${ORGANISATION}/needs/imports/check`, NEED_WRITERS, 400],
  ['POST', `${ORGANISATION}/needs/imports`, NEED_WRITERS, 400],
  ['GET', NEED_RECORD, NEED_WRITERS, 200],
  ['PATCH', NEED_RECORD, NEED_WRITERS, 412, { ...STALE, body: () => NEED_WRITTEN }],
  ['POST', `${NEED_RECORD}/files`, NEED_WRITERS, 400],
  ['DELETE', `${NEED_RECORD}/files/:needFileId`, NEED_WRITERS, 404],
  ['GET', `${ORGANISATION}/need-files/:needFileId`, [...NEED_WRITERS, ...DESK], 404],
  ['POST', `${NEED_RECORD}/steps`, NEED_WRITERS, 400, { body: () => ({ step: 'SUBMIT' }) }],
  ['GET', `${ORGANISATION}/triage`, ['service'], 200],
  ['GET', `${ORGANISATION}/silent`, ['service'], 200],
  ['GET', `${ORGANISATION}/triage/:triagedNeedId`, ['service'], 200],
  ['POST', `${ORGANISATION}/triage/:triagedNeedId/steps`, ['service'], 400, { body: () => ({ step: 'RETURN' }) }],
  ['GET', `${ORGANISATION}/board/:publicNeedId`, DESK, 200],
  ['GET', `${ORGANISATION}/answers`, [...FIRM, ...DESK], 200],
  ['POST', `${ORGANISATION}/answers`, WRITERS, 400],
  ['GET', `${ORGANISATION}/answers/:answerId`, [...FIRM, ...DESK], 200],
  ['POST', `${ORGANISATION}/answers/:answerId/messages`, [...FIRM, ...WRITERS], 201, { body: () => ({ text: '试' }) }],
  ['POST', `${ORGANISATION}/answers/:answerId/steps`, [...FIRM, ...WRITERS], 400, { body: () => ({ step: 'DECLINE' }) }],
  ['GET', `${ORGANISATION}/teams`, DESK, 200],
  ['POST', `${ORGANISATION}/teams`, WRITERS, 201, { body: () => TEAM_WRITTEN }],
  ['PATCH', `${ORGANISATION}/teams/:teamId`, WRITERS, 412, { ...STALE, body: () => TEAM_WRITTEN }],

  // Matches: staff review them, the parties judge what was sent.
  ['GET', `${ORGANISATION}/match-review`, ['service'], 200],
  ['POST', `${ORGANISATION}/match-review/steps`, ['service'], 400],
  ['GET', `${ORGANISATION}/match-quality`, ['service', 'office', ...DESK], 200],
  ['GET', `${ORGANISATION}/matches`, [...FIRM, ...DESK], 200],
  ['GET', `${ORGANISATION}/matches/:matchId`, [...FIRM, ...DESK], 200],
  ['GET', `${ORGANISATION}/matches/:matchId/inventors`, DESK, 200],
  ['POST', `${ORGANISATION}/matches/:matchId/inventors`, WRITERS, 201, { body: () => INVENTOR_ASKED }],
  ['GET', '/api/v1/inventor-questions/:questionCode', 'everyone', 200],
  ['POST', '/api/v1/inventor-questions/:questionCode', 'everyone', 201, { body: () => ({ verdict: 'CAN_HELP' }) }],
  // Last: it ends the link.
  ['DELETE', `${ORGANISATION}/matches/:matchId/inventors/:questionId`, WRITERS, 200],
  ['POST', `${ORGANISATION}/matches/:matchId/verdicts`, [...FIRM, ...WRITERS], 400, { body: () => ({ verdict: 'DECLINED' }) }],

  // Organisations.
  ['GET', '/api/v1/organisations', 'platform', 200],
  ['POST', '/api/v1/organisations', 'platform', 201, { body: () => ({ kind: 'INDIVIDUAL', name: '某人' }) }],
  ['POST', '/api/v1/platform/organisations/:id/invitations', 'platform', 201, { body: () => ({ role: 'MEMBER' }) }],
  ['GET', '/api/v1/claims', 'platform', 200],
  ['POST', '/api/v1/claims/:claimId/decision', 'platform', 409, { body: () => ({ accept: true }) }],
  ['GET', ORGANISATION, MEMBERS, 200],
  ['PATCH', ORGANISATION, LEADERS, 412, STALE],
  ['POST', `${ORGANISATION}/inbox-agreement`, APPROVER, 200],
  ['GET', `${ORGANISATION}/members`, MEMBERS, 200],
  ['DELETE', `${ORGANISATION}/members/:membershipId`, LEADERS, 204],
  ['GET', `${ORGANISATION}/size-statements`, MEMBERS, 200],
  ['POST', `${ORGANISATION}/size-statements`, LEADERS, 201, { body: () => FIGURES }],
  ['POST', `${ORGANISATION}/invitations`, LEADERS, 201, { body: () => ({ role: 'MEMBER' }) }],

  // The public record.
  ['GET', '/api/v1/patents', 'everyone', 200],
  ['GET', '/api/v1/patents.xlsx', 'everyone', 200],
  ['GET', '/api/v1/patent-cards', 'everyone', 200],
  ['GET', '/api/v1/patent-cards.xlsx', 'everyone', 200],
  ['GET', '/api/v1/patents/:patentId', 'everyone', 200],
  ['GET', '/api/v1/patents/:patentId/similar', 'everyone', 200],
  ['GET', '/api/v1/patents/:patentId/figures/:figureId/small', 'everyone', 200],
  ['GET', '/api/v1/patents/:patentId/figures/:figureId/large', 'everyone', 200],
  ['GET', '/api/v1/patents/:patentId/documents/:documentId', 'everyone', 200],
  ['GET', '/api/v1/figures', 'everyone', 200],
  ['GET', '/api/v1/suggestions', 'everyone', 400],

  // Equal words of everybody's search.
  ['GET', `${ORGANISATION}/synonyms`, WORD_KEEPERS, 200],
  ['GET', `${ORGANISATION}/synonyms/counts`, WORD_KEEPERS, 200],
  ['POST', `${ORGANISATION}/synonyms`, WORD_KEEPERS, 400, { body: () => ({ words: ['一个'] }) }],
  ['PATCH', `${ORGANISATION}/synonyms/:synonymId`, WORD_KEEPERS, 412, { ...STALE, body: () => ({ words: ['甲', '乙'] }) }],
  ['DELETE', `${ORGANISATION}/synonyms/:synonymId`, WORD_KEEPERS, 412, STALE],

  // A university's patents. An approver reads; who approves does not also enter.
  ['GET', `${ORGANISATION}/patents`, DESK, 200],
  ['GET', PATENT, DESK, 200],
  ['PATCH', PATENT, WRITERS, 412, STALE],
  ['POST', `${PATENT}/events`, WRITERS, 201, { body: () => ({ type: 'FEE_PAID', day: '2026-03-01', source: '登记簿' }) }],
  ['PATCH', `${PATENT}/patentees`, WRITERS, 200, { body: ({ name }) => ({ patentees: [name], source: '登记簿' }) }],
  ['GET', `${PATENT}/sheet`, DESK, 200],
  ['PATCH', `${PATENT}/sheet`, WRITERS, 412, { headers: { 'if-match': '"9"' }, body: () => SHEET }],
  ['GET', `${PATENT}/documents`, DESK, 200],
  ['POST', `${PATENT}/documents`, WRITERS, 201, { file: '%PDF-1.4' }],
  ['PATCH', `${PATENT}/documents`, WRITERS, 412, { ...STALE, body: () => ({ items: [] }) }],
  ['DELETE', `${PATENT}/documents/:documentId`, WRITERS, 412, STALE],
  ['GET', `${PATENT}/annuities`, DESK, 200],
  ['PATCH', `${PATENT}/annuities`, WRITERS, 412, { headers: { 'if-match': '"9"' }, body: () => ANNUITY_FACTS }],
  ['POST', `${ORGANISATION}/imports`, WRITERS, 201, { file: CSV }],
  ['GET', `${ORGANISATION}/imports`, DESK, 200],
  ['GET', IMPORT, DESK, 200],
  ['POST', `${IMPORT}/sheet`, WRITERS, 409, { body: () => ({ sheet: '试' }) }],
  ['POST', `${IMPORT}/check`, WRITERS, 409],
  ['POST', `${IMPORT}/commit`, WRITERS, 409],
  ['GET', `${IMPORT}/findings`, DESK, 200],
  ['GET', `${IMPORT}/conflicts`, DESK, 200],
  ['POST', `${IMPORT}/conflicts/:conflictId`, WRITERS, 404, { body: () => ({ decision: 'OWN' }) }],
  ['GET', `${ORGANISATION}/patents/:patentId/history`, DESK, 200],
  ['GET', `${IMPORT}/refused-rows`, DESK, 200],
  ['POST', `${IMPORT}/refused-rows`, WRITERS, 409, { body: () => ({ rows: [] }) }],
  ['GET', `${IMPORT}/kept`, DESK, 200],
  ['POST', `${IMPORT}/undo`, WRITERS, 409],

  // Documents of any organisation.
  ['POST', `${ORGANISATION}/files`, MEMBERS, 201, { file: '%PDF-1.4' }],
  ['GET', `${ORGANISATION}/files/:fileId`, MEMBERS, 200],

  // Declarations: the clerk writes, another person approves. The record is a closed one, so an act itself answers 409.
  ['GET', `${ORGANISATION}/declarations`, DESK, 200],
  ['POST', `${ORGANISATION}/declarations`, WRITERS, 201, { names: 'patentId', body: ({ patentId }) => ({ ...TERMS, patentId }) }],
  ['GET', DECLARATION, DESK, 200],
  ['PATCH', DECLARATION, WRITERS, 412, { ...STALE, body: () => TERMS }],
  ['POST', `${DECLARATION}/facts`, WRITERS, 201, { body: () => ({ code: 'E1', barred: false, statedDay: '2026-03-01', source: '登记簿' }) }],
  ['POST', `${DECLARATION}/consents`, WRITERS, 201, { body: ({ fileId }) => ({ coOwner: '某研究所', purpose: 'DECLARE', fileId }) }],
  ['POST', `${DECLARATION}/submission`, WRITERS, 409],
  ['POST', `${DECLARATION}/approval`, APPROVER, 409],
  ['POST', `${DECLARATION}/return`, APPROVER, 409, REASON],
  ['POST', `${DECLARATION}/filing`, RECORDERS, 409, { body: () => ({ day: '2026-03-02' }) }],
  ['POST', `${DECLARATION}/refusal`, RECORDERS, 409, OFFICE_ACT],
  ['POST', `${DECLARATION}/announcement`, RECORDERS, 409, { body: ({ fileId }) => ({ declarationNumber: '测试1', day: '2026-04-07', fileId }) }],
  ['POST', `${DECLARATION}/correction`, APPROVER, 409, { body: () => ({ reason: '试', terms: TERMS }) }],
  ['POST', `${DECLARATION}/withdrawal`, APPROVER, 409, OFFICE_ACT],
  ['POST', `${DECLARATION}/withdrawal-refusal`, RECORDERS, 409, OFFICE_ACT],
  ['POST', `${DECLARATION}/withdrawal-announcement`, RECORDERS, 409, OFFICE_ACT],
  ['POST', `${DECLARATION}/termination`, RECORDERS, 409, OFFICE_ACT],
  ['POST', `${DECLARATION}/revocation`, RECORDERS, 409, OFFICE_ACT],

  // Offers to anybody, and licences as both parties see them. The firm holds this licence already: 409.
  ['GET', '/api/v1/declarations/:declarationId', 'everyone', 200],
  ['POST', '/api/v1/declarations/:declarationId/acceptances', { inBody: ['signatory'] }, 409, { body: ({ organisationId }) => ({ organisationId, termsHash: 'f'.repeat(64) }) }],
  ['GET', '/api/v1/proofs/:code', 'everyone', 200],
  ['GET', `${ORGANISATION}/today`, MEMBERS, 200],
  ['GET', `${ORGANISATION}/licences`, MEMBERS, 200],
  ['GET', LICENCE, MEMBERS, 200],
  ['POST', `${ORGANISATION}/notices`, RECORDERS, 201, { names: 'offerId', body: ({ offerId, fileId }) => ({ declarationId: offerId, licensee: { kind: 'INDIVIDUAL', name: '来信人' }, channel: 'LETTER', receivedDay: '2026-06-01', fileId }) }],
  ['POST', `${LICENCE}/payments`, [...DESK, 'member', 'signatory'], 201, { body: ({ fileId }) => ({ amountFen: 1, paidDay: '2026-06-02', fileId }) }],
  ['POST', `${PAYMENT}/confirmation`, RECORDERS, 409],
  ['POST', `${PAYMENT}/contest`, RECORDERS, 409, REASON],
  ['POST', `${LICENCE}/lapse`, [...RECORDERS, 'signatory'], 409, REASON],
  ['POST', `${LICENCE}/recordals`, [...DESK, 'member', 'signatory'], 409, { body: () => ({ filedDay: '2026-06-02', byAgent: false }) }],
  ['POST', `${RECORDAL}/recording`, [...DESK, 'member', 'signatory'], 409, { body: () => ({ recordalNumber: '测试2', day: '2026-06-02' }) }],
  ['POST', `${RECORDAL}/refusal`, [...DESK, 'member', 'signatory'], 409, { body: () => ({ day: '2026-06-02', reason: '试' }) }],
  ['GET', `${LICENCE}/proof`, MEMBERS, 200],

  // Files on key enterprises: kept by a centre; the firm learns only that there is one.
  ['GET', `${ORGANISATION}/enterprise-files`, [...DESK, 'service'], 200],
  ['POST', `${ORGANISATION}/enterprise-files`, KEEPERS, 400],
  ['POST', `${ORGANISATION}/enterprise-files/imports`, KEEPERS, 422, { file: '企业名称' }],
  ['GET', `${ORGANISATION}/call-list`, [...DESK, 'service'], 200],
  ['GET', `${ORGANISATION}/keepers`, MEMBERS, 200],
  ['GET', ENTERPRISE_FILE, [...DESK, 'service'], 200],
  ['PATCH', ENTERPRISE_FILE, KEEPERS, 412, { ...STALE, body: () => FILE_WRITTEN }],
  ['GET', `${ENTERPRISE_FILE}/timeline`, [...DESK, 'service'], 200],
  ['GET', `${ENTERPRISE_FILE}/needs`, [...DESK, 'service'], 200],
  ['GET', `${ENTERPRISE_FILE}/workbook`, [...DESK, 'service'], 200],
  ['GET', `${ENTERPRISE_FILE}/pdf`, [...DESK, 'service'], 200],
  ['GET', `${ORGANISATION}/enterprise-files.xlsx`, [...DESK, 'service'], 200],
  ['POST', `${ENTERPRISE_FILE}/visits`, KEEPERS, 201, { body: () => ({ kind: 'CALL', day: '2026-06-01', summary: '试', people: null }) }],
  ['POST', `${ENTERPRISE_FILE}/contacts`, KEEPERS, 201, { body: () => CONTACT }],
  ['DELETE', `${ENTERPRISE_FILE}/contacts/:contactId`, KEEPERS, 204],
  ['POST', `${ENTERPRISE_FILE}/size-statements`, KEEPERS, 201, { body: () => FIGURES }],

  // Events: planned by staff, approved by another person, open to anybody from then on.
  ['GET', '/api/v1/events', 'everyone', 200],
  ['GET', '/api/v1/events/:eventId', 'everyone', 200],
  ['GET', '/api/v1/events/:eventId/calendar.ics', 'everyone', 200],
  ['POST', '/api/v1/events/:eventId/registrations', 'everyone', 409, { body: () => REGISTRATION }],
  ['GET', '/api/v1/event-registrations/:eventCode', 'everyone', 200],
  ['DELETE', '/api/v1/event-registrations/:eventCode', 'everyone', 200],
  ['GET', `${ORGANISATION}/events`, [...DESK, 'service'], 200],
  ['POST', `${ORGANISATION}/events`, KEEPERS, 201, { body: () => EVENT_WRITTEN }],
  ['GET', EVENT, [...DESK, 'service'], 200],
  ['PATCH', EVENT, KEEPERS, 412, { ...STALE, body: () => EVENT_WRITTEN }],
  ['POST', `${EVENT}/steps`, ['approver', ...KEEPERS], 409, { body: () => ({ step: 'APPROVE' }) }],
  ['GET', `${EVENT}/registrations`, [...DESK, 'service'], 200],
  ['POST', `${EVENT}/walk-ins`, KEEPERS, 400, { body: () => ({ ...REGISTRATION, phone: '?' }) }],
  ['POST', `${EVENT}/registrations/:registrationId/decision`, KEEPERS, 409, { body: () => ({ state: 'CONFIRMED' }) }],
  ['POST', `${EVENT}/check-ins`, KEEPERS, 200, { body: () => ({ scans: [] }) }],

  // Meetings: wishes by the code of the registration, the plan by staff, outcomes by both sides.
  ['GET', '/api/v1/event-registrations/:eventCode/wishes', 'everyone', 409],
  ['PUT', '/api/v1/event-registrations/:eventCode/wishes', 'everyone', 409, { body: () => WISHES }],
  ['GET', '/api/v1/event-registrations/:eventCode/meetings', 'everyone', 200],
  ['POST', '/api/v1/event-registrations/:eventCode/meetings/:meetingId/outcome', 'everyone', 404, { body: () => SAID }],
  ['GET', `${EVENT}/registrations/:registrationId/wishes`, [...DESK, 'service'], 409],
  ['PUT', `${EVENT}/registrations/:registrationId/wishes`, KEEPERS, 409, { body: () => WISHES }],
  ['PUT', `${EVENT}/registrations/:registrationId/party`, KEEPERS, 204, { body: () => ({ partyId: null }) }],
  ['GET', `${EVENT}/invitations`, [...DESK, 'service'], 200],
  ['POST', `${EVENT}/invitations`, KEEPERS, 201, { body: () => ({ partyIds: [] }) }],
  ['GET', `${EVENT}/plan`, [...DESK, 'service'], 200],
  ['PUT', `${EVENT}/plan`, KEEPERS, 412, { ...STALE, body: () => PLAN_WRITTEN }],
  ['POST', `${EVENT}/plan/runs`, KEEPERS, 202, { body: () => ({ seconds: 1 }) }],
  ['POST', `${EVENT}/plan/runs/:runId/stop`, KEEPERS, 202],
  ['POST', `${EVENT}/plan/runs/:runId/take-over`, KEEPERS, 409],
  ['POST', `${EVENT}/plan/publication`, KEEPERS, 201],
  ['POST', `${EVENT}/plan/meetings`, KEEPERS, 404, { body: () => SEAT }],
  ['PATCH', `${EVENT}/plan/meetings/:meetingId`, KEEPERS, 200, { body: () => ({}) }],
  ['POST', `${EVENT}/plan/absences`, KEEPERS, 404, { body: () => ({ registrationId: SEAT.demandId }) }],
  ['POST', `${EVENT}/plan/meetings/:meetingId/outcome`, KEEPERS, 409, { body: () => ({ ...SAID, side: 'DEMAND' }) }],
  ['POST', `${EVENT}/plan/meetings/:meetingId/follow-ups`, KEEPERS, 201, { body: () => FOLLOW_UP }],
  ['PATCH', `${EVENT}/follow-ups/:followUpId`, KEEPERS, 200, { body: () => ({ doneDay: null, result: null }) }],
  ['GET', `${EVENT}/report`, [...DESK, 'service'], 200],

  // Papers: what holds the keys of registrations is for those who write the event.
  ['GET', `${EVENT}/papers/timetables.pdf`, KEEPERS, 200],
  ['GET', `${EVENT}/papers/cards.pdf`, KEEPERS, 200],
  ['GET', `${EVENT}/papers/sign-in-sheet.pdf`, [...DESK, 'service'], 200],
  ['GET', `${EVENT}/papers/report.pdf`, [...DESK, 'service'], 200],
  ['GET', `${EVENT}/papers/report.xlsx`, [...DESK, 'service'], 200],
  ['GET', '/api/v1/events/:eventId/poster.pdf', 'everyone', 200],
  ['GET', '/api/v1/event-registrations/:eventCode/timetable.pdf', 'everyone', 409],
  ['GET', '/api/v1/event-registrations/:eventCode/calendar.ics', 'everyone', 200],

  ['DELETE', `${EVENT}/plan/meetings/:meetingId`, KEEPERS, 200],
  ['DELETE', `${EVENT}/plan/meetings`, KEEPERS, 200],
];
